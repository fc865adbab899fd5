"""Bring many new articles in at once, with the consequences that saving and publishing each would have.

One article through ``save`` and ``publish`` costs about fifty small queries;
a batch here costs about fifteen, whatever its size. Only reserved articles
(``save.reserve``) arrive this way: they have no version, so nothing can be overwritten.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles.editing import audit, listings, live
from articles.editing.addresses import article_path
from articles.editing.content import ArticleContent
from articles.editing.errors import InvalidContent, not_allowed
from articles.editing.publish import missing_for_readers
from articles.editing.rows import insert_rows
from articles.editing.tags import tags_named
from articles.models import (
    Article,
    Byline,
    Category,
    Redirect,
    RelatedLink,
    State,
    Tag,
    TaggedArticle,
    Transition,
    Version,
    ViewTotal,
)
from articles.permissions import Actor, may_create
from articles.text.widths import fold_for_comparison


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """A reserved article, and what it shall be. ``slug`` is checked and free.

    A draft keeps the date it was first published elsewhere, and its views, until it is published here.
    """

    article_id: int
    import_key: str
    slug: str
    content: ArticleContent
    is_public: bool = False
    published_at: datetime | None = None
    updated_at: datetime | None = None
    views: int = 0


@transaction.atomic
def bring_in(arrivals: list[Arrival], *, by: Actor) -> None:
    """Save every arrival as its first version, and publish those with a date; all or none.

    Raises:
        NotAllowed: ``by`` may not write articles.
        InvalidContent: an article to be published lacks something that readers need.
        IntegrityError: a slug, author, cover or linked article is taken or gone.
    """
    if not may_create(by):
        raise not_allowed()
    for arrival in arrivals:
        if arrival.is_public and (problems := missing_for_readers(arrival.content)):
            raise InvalidContent(problems)
    tags = _tags_by_name(arrivals, by=by)
    articles = _write_articles(arrivals, _write_versions(arrivals, by=by), by=by)
    _write_relations(arrivals, tags)
    _write_audit(articles, by=by)
    _publish(
        [(arrival, article) for arrival, article in zip(arrivals, articles, strict=True) if arrival.is_public], tags
    )


def _tags_by_name(arrivals: list[Arrival], *, by: Actor) -> dict[str, Tag]:
    names = {fold_for_comparison(name): name for arrival in arrivals for name in arrival.content.tags}
    tags_named(names.values(), by=by)
    found = {tag.folded: tag for tag in Tag.objects.filter(folded__in=names)}
    # What is left are aliases, which lead to a tag of another name.
    return found | {key: tags_named([names[key]], by=by)[0] for key in names.keys() - found.keys()}


def _tags_of(content: ArticleContent, tags: dict[str, Tag]) -> list[Tag]:
    return list({(tag := tags[fold_for_comparison(name)]).pk: tag for name in content.tags}.values())


def _write_versions(arrivals: list[Arrival], *, by: Actor) -> list[Version]:
    return Version.objects.bulk_create(
        Version(
            article_id=arrival.article_id,
            number=1,
            kind=Version.Kind.IMPORT,
            content=arrival.content.to_json(),
            created_by_id=audit.account(by),
        )
        for arrival in arrivals
    )


def _write_articles(arrivals: list[Arrival], versions: list[Version], *, by: Actor) -> list[Article]:
    articles = [_article(arrival, version, by=by) for arrival, version in zip(arrivals, versions, strict=True)]
    columns = [field.name for field in Article._meta.concrete_fields if not field.primary_key]
    Article.objects.bulk_create(articles, update_conflicts=True, unique_fields=["id"], update_fields=columns)
    return articles


def _article(arrival: Arrival, version: Version, *, by: Actor) -> Article:
    article = Article(pk=arrival.article_id, import_key=arrival.import_key, slug=arrival.slug)
    live.fill_columns(article, arrival.content)
    article.working_version = version
    article.created_by_id = audit.account(by)
    article.published_at = arrival.published_at
    if arrival.is_public:
        article.state = State.PUBLISHED
        article.live_version = version
        article.published_at = arrival.published_at or timezone.now()
    if arrival.updated_at and article.published_at:
        article.updated_at = max(arrival.updated_at, article.published_at)
    return article


def _write_relations(arrivals: list[Arrival], tags: dict[str, Tag]) -> None:
    insert_rows(
        Byline,
        ("article", "author", "position"),
        (
            (arrival.article_id, author, position)
            for arrival in arrivals
            for position, author in enumerate(arrival.content.authors)
        ),
    )
    insert_rows(
        TaggedArticle,
        ("content_object", "tag"),
        ((arrival.article_id, tag.pk) for arrival in arrivals for tag in _tags_of(arrival.content, tags)),
    )
    insert_rows(
        RelatedLink,
        ("source", "target", "kind", "position", "score", "reason"),
        (
            (arrival.article_id, target, kind, position, 0, "")
            for arrival in arrivals
            for kind, targets in (("pinned", arrival.content.pinned), ("blocked", arrival.content.blocked))
            for position, target in enumerate(targets)
            if target != arrival.article_id
        ),
    )
    insert_rows(
        ViewTotal,
        ("article", "count"),
        ((arrival.article_id, arrival.views) for arrival in arrivals if arrival.is_public or arrival.views),
    )


def _write_audit(articles: list[Article], *, by: Actor) -> None:
    account, name, now = audit.account(by), audit.name_of(by)[:150], timezone.now()
    insert_rows(
        Transition,
        ("article", "action", "from_state", "to_state", "version", "note", "at", "by", "by_name"),
        (
            (article.pk, *step, article.working_version_id, "", now, account, name)
            for article in articles
            for step in _steps(article)
        ),
    )


def _steps(article: Article) -> Iterable[tuple[str, str, str]]:
    """Action, state before and state after."""
    yield Transition.Action.CREATE, "", State.DRAFT
    if article.state == State.PUBLISHED:
        yield Transition.Action.PUBLISH, State.DRAFT, State.PUBLISHED


def _publish(public: list[tuple[Arrival, Article]], tags: dict[str, Tag]) -> None:
    """The consequences of ``consequences.after_publish``, for many articles that were never public."""
    categories = Category.objects.in_bulk({article.category_id for _, article in public if article.category_id})
    placed: list[tuple[Article, set[str]]] = []
    for arrival, article in public:
        article.category = categories[article.category_id] if article.category_id else None
        accepted = [tag.pk for tag in _tags_of(arrival.content, tags) if tag.status == Tag.Status.ACCEPTED]
        placed.append((article, listings.keys_of(article, tags=accepted, authors=arrival.content.authors)))
    listings.place_new(placed)
    Redirect.objects.filter(old_path__in=[article_path(arrival.slug) for arrival, _ in public]).delete()
