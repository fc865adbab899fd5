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
from articles.models import Article, State, Version
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
        ids = self._ids(parcels)
        known = self._known(parcels)
        slugs = usable_slugs(parcels, ids)
        rows: list[Row] = []
        arrivals: list[Arrival] = []
        brought: set[str] = set()
        for parcel in parcels:
            if parcel.key in brought:
                rows.append(row(parcel.origin, "skipped", _("The file holds this article twice."), parcel=parcel))
                continue
            brought.add(parcel.key)
            rows += [row(parcel.origin, "warning", note, parcel=parcel) for note in _notes(parcel, ids, slugs)]
            content = self._content(parcel, ids)
            if parcel.key in known:
                rows.append(self._again(parcel, known[parcel.key], content))
            else:
                arrivals.append(self._arrival(parcel, ids[parcel.key], content, slugs[parcel.key]))
                rows.append(row(parcel.origin, "created", parcel=parcel))
        bring_in(arrivals, by=self._by)
        return rows

    def _ids(self, parcels: list[Parcel]) -> dict[str, int]:
        """Ids of the parcels' articles and of what they link to, by key."""
        keys = {key for parcel in parcels for key in (parcel.key, *parcel.related)}
        keys |= {key_of_title(teaser.title) for parcel in parcels for teaser in parcel.teasers}
        rows = Article.objects.filter(import_key__in=keys).values_list("import_key", "pk")
        return {key: pk for key, pk in rows if key}

    def _known(self, parcels: list[Parcel]) -> dict[str, Article]:
        """Articles that are more than a reservation, with what editors see of them."""
        keys = [parcel.key for parcel in parcels]
        found = Article.objects.filter(import_key__in=keys, working_version__isnull=False)
        return {article.import_key or "": article for article in found.select_related("working_version").defer("body")}

    def _content(self, parcel: Parcel, ids: dict[str, int]) -> ArticleContent:
        category = self._names.category(parcel.category) if parcel.category else None
        pinned = [ids[key] for key in parcel.related if key in ids]
        pinned += [self._teased(teaser, category, ids) for teaser in parcel.teasers]
        return ArticleContent(
            title=parcel.title,
            summary=parcel.summary,
            body=body_html(parcel),
            category=category,
            authors=tuple(self._names.author(named) for named in parcel.authors),
            tags=tuple(self._names.tag(named) for named in parcel.tags),
            pinned=tuple(key for key in pinned if key != ids[parcel.key]),
            seo_title=parcel.seo_title,
            seo_description=parcel.seo_description,
            sources=parcel.sources,
        )

    def _teased(self, teaser: Teaser, category: int | None, ids: dict[str, int]) -> int:
        """An article of which only title and excerpt are known: a draft, until it is imported itself."""
        key = key_of_title(teaser.title)
        if key not in ids:
            content = ArticleContent(title=teaser.title, summary=teaser.excerpt, category=category)
            ids[key] = create(content, by=self._by, kind=Version.Kind.IMPORT, import_key=key).pk
        return ids[key]

    def _arrival(self, parcel: Parcel, article_id: int, content: ArticleContent, slug: str) -> Arrival:
        is_public = self._publish_them and not parcel.is_draft
        if is_public and parcel.date and parcel.date > timezone.now():
            raise ValueError(_("The date of publication lies in the future."))
        return Arrival(
            article_id=article_id,
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
        if article.state in (State.WITHDRAWN, State.TRASHED):
            # Somebody decided that readers shall not see it: an import does not bring it back.
            return row(parcel.origin, "skipped", _("Edited here since its import; left alone."), parcel=parcel)
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


def _notes(parcel: Parcel, ids: dict[str, int], slugs: dict[str, str]) -> Iterator[str]:
    """What could not be done as the file says."""
    for key in parcel.related:
        if key not in ids:
            yield _("Related article “%(key)s” was not found.") % {"key": key.partition(":")[2]}
    if parcel.slug and slugs[parcel.key] != parcel.slug:
        yield _("The address “%(slug)s” is malformed or taken; another was made.") % {"slug": parcel.slug[:60]}
