"""Keep what an editor wrote, as a new version. Saving never makes anything public."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editing import audit, live
from articles.editing.addresses import check_slug, free_article_slug
from articles.editing.content import ArticleContent
from articles.editing.errors import NotPossible, not_allowed
from articles.editing.locking import locked, refuse_stale
from articles.models import Article, State, Transition, Version
from articles.permissions import Actor, may_create, may_edit
from articles.text.slugs import slugify


@transaction.atomic
def create(
    content: ArticleContent, *, by: Actor, slug: str = "", kind: str = Version.Kind.SAVE, import_key: str | None = None
) -> Article:
    """A new article: always a draft, with this content as its first version.

    Raises:
        NotAllowed: ``by`` may not write articles.
        InvalidContent: the slug is malformed or taken.
    """
    if not may_create(by):
        raise not_allowed()
    if slug:
        check_slug(slug, None)
    article = Article(
        slug=slug or free_article_slug(content.title),
        title=content.title,
        import_key=import_key,
        created_by_id=audit.account(by),
    )
    article.save()
    _add_version(article, content, by=by, kind=kind, note="")
    live.write(article, content, by=by, is_new=True)
    article.save()
    audit.record(article, Transition.Action.CREATE, by=by, version=article.working_version_id)
    return article


@transaction.atomic
def save(
    article: Article,
    content: ArticleContent,
    *,
    by: Actor,
    base: int | None = None,
    slug: str = "",
    kind: str = Version.Kind.SAVE,
    note: str = "",
) -> Article:
    """Keep ``content`` as the working version of ``article``; readers go on seeing what is live.

    Content equal to the working version makes no new one. ``base`` is the id
    of the version that the writer began from. ``slug`` is the address of an
    article that was never public; a public one is moved with ``addresses.move``.

    Raises:
        NotAllowed: ``by`` may not edit this article.
        NotPossible: the article is in the trash.
        StaleArticle: another version was saved since ``base``.
    """
    article = locked(article)
    if not may_edit(by, article):
        raise not_allowed()
    if article.state == State.TRASHED:
        raise NotPossible(_("Take the article out of the trash first."))
    refuse_stale(article, base)
    _choose_slug(article, slug, content.title)
    if article.working_version and ArticleContent.from_json(article.working_version.content) == content:
        article.save(update_fields=["slug"])
        return article

    _add_version(article, content, by=by, kind=kind, note=note)
    if article.live_version_id is None:
        live.write(article, content, by=by)
    article.save()
    return article


def _add_version(article: Article, content: ArticleContent, *, by: Actor, kind: str, note: str) -> None:
    base = article.working_version
    article.saved_at = timezone.now()
    article.working_version = Version.objects.create(
        article=article,
        number=base.number + 1 if base else 1,
        kind=kind,
        content=content.to_json(),
        base=base,
        note=note[:200],
        created_by_id=audit.account(by),
        created_at=article.saved_at,
    )


def _choose_slug(article: Article, slug: str, title: str) -> None:
    """Until readers know the address, it is the given one, or follows the title it was made from."""
    if article.live_version_id is not None:
        return
    if slug and slug != article.slug:
        check_slug(slug, article)
        article.slug = slug
    elif not slug and (article.working_version is None or _was_made_from_title(article, title)):
        article.slug = free_article_slug(title, own_id=article.pk)


def _was_made_from_title(article: Article, new_title: str) -> bool:
    made = slugify(article.title)
    return bool(made) and new_title != article.title and article.slug.startswith(made)


@transaction.atomic
def reserve(import_keys: Iterable[str]) -> dict[str, int]:
    """Article ids for source ids, so that imported articles can link to ones still to come.

    A reserved article is an identity without a version; nobody sees it until
    it is saved. ``release`` removes those that never were.
    """
    keys = set(import_keys)
    have = _ids(keys)
    Article.objects.bulk_create(
        Article(slug=f"reserved-{secrets.token_hex(8)}", import_key=key, title="") for key in sorted(keys - have.keys())
    )
    return have | _ids(keys - have.keys())


@transaction.atomic
def release(import_keys: Iterable[str]) -> int:
    """Drop reservations that were not used; returns how many."""
    unused = Article.objects.filter(import_key__in=set(import_keys), working_version__isnull=True)
    return unused.delete()[1].get("articles.Article", 0)


def _ids(keys: set[str]) -> dict[str, int]:
    rows = Article.objects.filter(import_key__in=keys).values_list("import_key", "id")
    return {key: pk for key, pk in rows if key is not None}
