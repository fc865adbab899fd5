"""Where an old address leads now."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from articles.models import Article, Author, Listing, Redirect, Tag
from articles.models.redirect import path_on_this_site

LONGEST_PATH = 255


def new_path(old_path: str) -> str | None:
    """The address that took the place of ``old_path``; none when there is none that readers may see."""
    if len(old_path) > LONGEST_PATH or "\0" in old_path:
        return None
    redirect = Redirect.objects.select_related("category", "tag", "author").filter(old_path=old_path).first()
    if redirect is None:
        return None
    path = _target(redirect)
    return path if path != old_path else None


def _target(redirect: Redirect) -> str | None:
    if redirect.article_id is not None:
        return public_article_path(redirect.article_id)
    if redirect.category is not None:
        return redirect.category.get_absolute_url()
    if redirect.tag is not None:
        return tag_path(redirect.tag)
    if redirect.author is not None:
        return redirect.author.get_absolute_url() if _is_listed(redirect.author) else None
    return _local(redirect.path)


def _local(path: str) -> str | None:
    """What was written past the form must not lead to another site."""
    try:
        path_on_this_site(path)
    except ValidationError:
        return None
    return path


def public_article_path(article_id: int) -> str | None:
    """The address of a published article."""
    article = Article.objects.published().only("slug").filter(pk=article_id).first()
    return article.get_absolute_url() if article else None


def tag_path(tag: Tag) -> str | None:
    """The address of an accepted tag that published articles carry."""
    return tag.get_absolute_url() if tag.status == Tag.Status.ACCEPTED and _is_listed(tag) else None


def _is_listed(thing: Tag | Author) -> bool:
    return Listing.objects.filter(key=thing.listing_key, article_count__gt=0).exists()
