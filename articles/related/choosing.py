"""Which articles to show below another, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import CharField, DateTimeField, F, IntegerField, QuerySet, Value
from django.utils.translation import gettext as _

from articles.models import Article, ListingEntry, RelatedLink
from articles.models.listing import HOME

MOST_SHOWN = 6
# Pinned articles may still be drafts, which readers do not see: some more are asked for than shown.
MOST_PINNED = 12
NEWEST = 24
CATEGORY = "category"


@dataclass(frozen=True)
class RelatedArticle:
    article: Article
    reason: str


@dataclass(frozen=True)
class Candidate:
    """An article that could be shown, if it is published."""

    article_id: int
    reason: str


def candidates(article: Article) -> list[Candidate]:
    """Pinned articles in their order, then the newest of the category, then of the whole site: one query.

    Blocked ones and the article itself are left out.
    """
    rows = list(_rows(article))
    taken = {article.pk, *(target for kind, target, *_rest in rows if kind == RelatedLink.Kind.BLOCKED)}
    pinned = [target for target in _in_order(rows, RelatedLink.Kind.PINNED) if target not in taken][:MOST_PINNED]
    taken.update(pinned)
    chosen = [Candidate(target, _("The editors recommend it")) for target in pinned]
    for kind, reason in ((CATEGORY, _("From the same category")), (HOME, _("Newly published"))):
        fresh = [target for target in _in_order(rows, kind) if target not in taken]
        fresh = fresh[: MOST_SHOWN + len(pinned) - len(chosen)]
        taken.update(fresh)
        chosen += [Candidate(target, reason) for target in fresh]
    return chosen


def related_articles(found: Iterable[Candidate], published: dict[int, Article]) -> list[RelatedArticle]:
    """The first candidates that are ``published``, ready to be shown."""
    shown = [RelatedArticle(published[item.article_id], item.reason) for item in found if item.article_id in published]
    return shown[:MOST_SHOWN]


def _rows(article: Article) -> QuerySet:
    links = RelatedLink.objects.filter(source=article, kind__in=[RelatedLink.Kind.PINNED, RelatedLink.Kind.BLOCKED])
    rows = links.order_by().values_list(
        "kind", "target_id", "position", Value(None, output_field=DateTimeField()), named=False
    )
    newest = [_newest(HOME, HOME)]
    if article.category is not None:
        newest.append(_newest(CATEGORY, article.category.listing_key))
    return rows.union(*newest, all=True)


def _newest(kind: str, key: str) -> QuerySet:
    chosen = ListingEntry.objects.filter(listing__key=key).newest_first().values("pk")[:NEWEST]
    return (
        ListingEntry.objects.filter(pk__in=chosen)
        .order_by()
        .annotate(kind=Value(kind, output_field=CharField()), place=Value(0, output_field=IntegerField()))
        .values_list("kind", "article_id", "place", F("published_at"))
    )


def _in_order(rows: list[tuple], kind: str) -> list[int]:
    """Pinned links by position, entries newest first."""
    own = [(place, moment, target) for name, target, place, moment in rows if name == kind]
    if kind == RelatedLink.Kind.PINNED:
        return [target for _place, _moment, target in sorted(own, key=lambda row: row[0])]
    return [target for _place, _moment, target in sorted(own, key=lambda row: (row[1], row[2]), reverse=True)]
