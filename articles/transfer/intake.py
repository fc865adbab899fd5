"""Bring parcels into the site: new ones in batches, known ones one at a time, none twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editing.arrivals import Arrival, bring_in
from articles.editing.content import ArticleContent
from articles.editing.errors import EditingError
from articles.editing.publish import missing_for_readers, publish
from articles.editing.save import create, release, reserve, save
from articles.models import Article, Version
from articles.permissions import Actor
from articles.transfer.addressing import usable_slugs
from articles.transfer.markup import body_html
from articles.transfer.outcome import Fate, Row, row
from articles.transfer.parcel import Parcel, Problem, Read, Teaser
from articles.transfer.readers.text import key_of_title
from articles.transfer.resolving import Names

# Batches keep the write lock short: editors at work wait for one of them at most.
ARTICLES_A_BATCH = 20
KEYS_A_BATCH = 500
T = TypeVar("T")


def bring_all(read: Callable[[], Read], *, by: Actor, publish_them: bool) -> Iterator[Row]:
    """Import what ``read`` yields, twice over: first the keys, so that links may point ahead, then the articles.

    Yields one row for each article, and for each problem. Articles that
    somebody edited since their import are left alone. Stopping half-way
    leaves whole articles; running again goes on from there.
    """
    for batch in _batches(_keys(read), KEYS_A_BATCH):
        reserve(batch)
    intake = _Intake(by=by, publish_them=publish_them)
    failed: list[str] = []
    for items in _batches(read(), ARTICLES_A_BATCH):
        yield from _problems(items)
        for line in intake.bring([item for item in items if isinstance(item, Parcel)]):
            failed += [line.key] if line.fate == "failed" else []
            yield line
    release(failed)


def rehearse(read: Callable[[], Read], *, by: Actor, publish_them: bool) -> Iterator[Row]:
    """The rows that ``bring_all`` would yield; every batch is undone, so nothing changes."""
    known = set(_keys(read))
    intake = _Intake(by=by, publish_them=publish_them)
    for items in _batches(read(), ARTICLES_A_BATCH):
        yield from _problems(items)
        parcels = [item for item in items if isinstance(item, Parcel)]
        with transaction.atomic():
            reserve({key for parcel in parcels for key in (parcel.key, *parcel.related) if key in known})
            rows = intake.bring(parcels)
            transaction.set_rollback(True)
        intake.forget()
        yield from rows


def _keys(read: Callable[[], Read]) -> Iterator[str]:
    return (item.key for item in read() if isinstance(item, Parcel))


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _problems(items: Iterable[Parcel | Problem]) -> Iterator[Row]:
    for item in items:
        if isinstance(item, Problem):
            yield row(item.origin, "warning" if item.is_warning else "failed", item.message)


class _Intake:
    def __init__(self, *, by: Actor, publish_them: bool) -> None:
        self._by = by
        self._publish_them = publish_them
        self._names = Names(by=by)

    def forget(self) -> None:
        self._names.forget()

    def bring(self, parcels: list[Parcel]) -> list[Row]:
        """One row a parcel; if the batch cannot be written as a whole, each is tried by itself."""
        try:
            with transaction.atomic():
                return self._bring_batch(parcels)
        except (EditingError, DatabaseError, ValueError) as error:
            self._names.forget()
            if len(parcels) == 1:
                return [row(parcels[0].origin, "failed", str(error), parcel=parcels[0])]
            return [line for parcel in parcels for line in self.bring([parcel])]

    def _bring_batch(self, parcels: list[Parcel]) -> list[Row]:
        articles = self._articles(parcels)
        slugs = usable_slugs(parcels, {key: article.pk for key, article in articles.items()})
        rows: list[Row] = []
        arrivals: list[Arrival] = []
        brought: set[str] = set()
        for parcel in parcels:
            article = articles[parcel.key]
            if parcel.key in brought:
                rows.append(row(parcel.origin, "skipped", _("The file holds this article twice."), parcel=parcel))
                continue
            brought.add(parcel.key)
            content, notes = self._content(parcel, article, articles)
            rows += [row(parcel.origin, "warning", note, parcel=parcel) for note in notes]
            if parcel.slug and slugs[parcel.key] != parcel.slug:
                note = _("The address “%(slug)s” is malformed or taken; another was made.") % {"slug": parcel.slug[:60]}
                rows.append(row(parcel.origin, "warning", note, parcel=parcel))
            if article.working_version is None:
                arrivals.append(self._arrival(parcel, article, content, slugs[parcel.key]))
                rows.append(row(parcel.origin, "created", parcel=parcel))
            else:
                rows.append(self._again(parcel, article, content))
        bring_in(arrivals, by=self._by)
        return rows

    def _articles(self, parcels: list[Parcel]) -> dict[str, Article]:
        """Articles of the parcels and of what they link to, by key."""
        keys = {key for parcel in parcels for key in (parcel.key, *parcel.related)}
        keys |= {key_of_title(teaser.title) for parcel in parcels for teaser in parcel.teasers}
        found = Article.objects.filter(import_key__in=keys).select_related("working_version").defer("body")
        return {article.import_key: article for article in found if article.import_key}

    def _content(
        self, parcel: Parcel, article: Article, articles: dict[str, Article]
    ) -> tuple[ArticleContent, list[str]]:
        unknown = [key for key in parcel.related if key not in articles]
        notes = [_("Related article “%(key)s” was not found.") % {"key": key.partition(":")[2]} for key in unknown]
        category = self._names.category(parcel.category) if parcel.category else None
        pinned = [articles[key].pk for key in parcel.related if key in articles]
        pinned += [self._teased(teaser, category, articles) for teaser in parcel.teasers]
        content = ArticleContent(
            title=parcel.title,
            summary=parcel.summary,
            body=body_html(parcel),
            category=category,
            authors=tuple(self._names.author(named) for named in parcel.authors),
            tags=tuple(self._names.tag(named) for named in parcel.tags),
            pinned=tuple(key for key in pinned if key != article.pk),
            seo_title=parcel.seo_title,
            seo_description=parcel.seo_description,
            sources=parcel.sources,
        )
        return content, notes

    def _teased(self, teaser: Teaser, category: int | None, articles: dict[str, Article]) -> int:
        """An article of which only title and excerpt are known: a draft, until it is imported itself."""
        key = key_of_title(teaser.title)
        if key not in articles:
            content = ArticleContent(title=teaser.title, summary=teaser.excerpt, category=category)
            articles[key] = create(content, by=self._by, kind=Version.Kind.IMPORT, import_key=key)
        return articles[key].pk

    def _arrival(self, parcel: Parcel, article: Article, content: ArticleContent, slug: str) -> Arrival:
        is_public = self._publish_them and not parcel.is_draft
        if is_public and parcel.date and parcel.date > timezone.now():
            raise ValueError(_("The date of publication lies in the future."))
        return Arrival(
            article_id=article.pk,
            import_key=parcel.key,
            slug=slug,
            content=content,
            is_public=is_public,
            published_at=parcel.date,
            updated_at=parcel.updated,
            views=parcel.views,
        )

    def _again(self, parcel: Parcel, article: Article, content: ArticleContent) -> Row:
        """An article that is here already."""
        version = article.working_version
        assert version is not None  # noqa: S101 - told apart by the caller
        fate: Fate = "unchanged"
        if ArticleContent.from_json(version.content) != content:
            if version.kind != Version.Kind.IMPORT:
                message = _("Edited here since its import; left alone.")
                return row(parcel.origin, "skipped", message, parcel=parcel)
            article = save(article, content, by=self._by, kind=Version.Kind.IMPORT)
            fate = "updated"
        wanted = article.live_version_id is not None or (self._publish_them and not parcel.is_draft)
        if wanted and article.live_version_id != article.working_version_id and not missing_for_readers(content):
            publish(article, by=self._by, first_published=parcel.date, updated=parcel.updated)
            fate = "updated"
        return row(parcel.origin, fate, parcel=parcel)
