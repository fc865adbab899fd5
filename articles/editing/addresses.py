"""Choose and change the addresses of articles, categories, tags and authors."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.editing import audit
from articles.editing.errors import InvalidContent, NotPossible, not_allowed
from articles.editing.locking import locked
from articles.models import Article, Author, Category, Redirect, State, Tag, TagAlias, Transition
from articles.models.article import SLUG_LIMIT, valid_slug
from articles.permissions import Actor, may_edit, may_publish
from articles.text.slugs import distinct_slug, slugify


def free_article_slug(title: str, *, own_id: int = 0) -> str:
    """A slug from the title that no article has and no redirect answers to."""

    def is_taken(slug: str) -> bool:
        if Article.objects.filter(slug=slug).exclude(pk=own_id).exists():
            return True
        return Redirect.objects.filter(old_path=article_path(slug)).exclude(article=own_id).exists()

    return distinct_slug(slugify(title), is_taken, fallback="article")


def free_slug(model: type[Author] | type[Category] | type[Tag] | type[TagAlias], name: str, *, own_id: int = 0) -> str:
    """A slug from the name that no other row of ``model`` has; tags and aliases share one set of addresses."""
    models = (Tag, TagAlias) if model in (Tag, TagAlias) else (model,)

    def is_taken(slug: str) -> bool:
        return any(
            other.objects.filter(slug=slug).exclude(pk=own_id if other is model else 0).exists() for other in models
        )

    return distinct_slug(slugify(name), is_taken, fallback=model.__name__.lower())


def article_path(slug: str) -> str:
    return f"/articles/{slug}/"


@transaction.atomic
def move(article: Article, slug: str, *, by: Actor) -> Article:
    """Give ``article`` a new address; if readers knew the old one, it leads to the new one.

    Raises:
        NotAllowed: ``by`` may not move this article.
        InvalidContent: the slug is malformed or another article has it.
        NotPossible: the article is in the trash.
    """
    article = locked(article)
    if slug == article.slug:
        return article
    may_move = may_publish if article.live_version_id else may_edit
    if not may_move(by, article):
        raise not_allowed()
    if article.state == State.TRASHED:
        raise NotPossible(_("Take the article out of the trash first."))
    check_slug(slug, article)

    old_path = article_path(article.slug)
    Article.objects.filter(pk=article.pk).update(slug=slug)
    article.slug = slug
    # An address that is in use again must not lead away; pointing at the article itself keeps chains at one hop.
    Redirect.objects.filter(old_path=article_path(slug)).delete()
    if article.live_version_id:
        Redirect.objects.update_or_create(old_path=old_path, defaults={"article": article})
    audit.record(article, Transition.Action.MOVE, by=by, from_state=article.state, note=f"{old_path} → {slug}")
    return article


def check_slug(slug: str, article: Article | None) -> None:
    try:
        valid_slug(slug)
    except ValidationError as error:
        raise InvalidContent({"slug": list(error.messages)}) from error
    if len(slug) > SLUG_LIMIT:
        raise InvalidContent({"slug": [_("Use at most %(limit)d characters.") % {"limit": SLUG_LIMIT}]})
    if Article.objects.filter(slug=slug).exclude(pk=article.pk if article else 0).exists():
        raise InvalidContent({"slug": [_("Another article already has this address.")]})


def keep_old_path(old_path: str, **target: Author | Category | Tag) -> None:
    """Let the old address of a category, tag or author lead to the thing itself."""
    (thing,) = target.values()
    Redirect.objects.filter(old_path=thing.get_absolute_url()).delete()
    Redirect.objects.update_or_create(old_path=old_path, defaults=dict(target))
