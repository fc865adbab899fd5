"""Keep every list of published articles, and its count, in step with the articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.db.models import F
from django.utils import timezone

from articles.editing.rows import insert_rows
from articles.models import Article, Listing, ListingEntry
from articles.models.listing import HOME


def keys_of(article: Article, *, tags: Iterable[int], authors: Iterable[int]) -> set[str]:
    """Every list a published article stands in: home, category and above, tags, authors, Beijing month."""
    keys = {HOME}
    if article.published_at is not None:
        keys.add(f"month:{timezone.localtime(article.published_at):%Y-%m}")
    if article.category is not None:
        keys |= {f"category:{key}" for key in article.category.ancestor_ids}
    return keys | {f"tag:{key}" for key in tags} | {f"author:{key}" for key in authors}


def place(article: Article, keys: set[str], *, is_new: bool = False) -> None:
    """Let ``article`` stand in exactly the lists of these keys; counts follow.

    ``is_new`` spares the search for entries of an article that was never public.
    """
    have = (
        {}
        if is_new
        else {
            key: (pk, listing, moment)
            for key, pk, listing, moment in article.listing_entries.values_list(
                "listing__key", "pk", "listing_id", "published_at"
            )
        }
    )
    leaving = have.keys() - keys
    entering = keys - have.keys()
    moved = [pk for key, (pk, _listing, moment) in have.items() if key in keys and moment != article.published_at]
    if leaving:
        ListingEntry.objects.filter(pk__in=[have[key][0] for key in leaving]).delete()
    if moved:
        ListingEntry.objects.filter(pk__in=moved).update(published_at=article.published_at)
    entered = _enter(article, article.published_at, entering) if entering and article.published_at else []
    _count([have[key][1] for key in leaving], by=-1)
    _count(entered, by=+1)
    _count([have[key][1] for key in keys & have.keys()], by=0)


def place_new(placed: Iterable[tuple[Article, set[str]]]) -> None:
    """Let many articles that were never public enter their lists; a few statements for all of them."""
    placed = list(placed)
    ids = _listing_ids({key for _, keys in placed for key in keys})
    insert_rows(
        ListingEntry,
        ("listing", "article", "published_at"),
        ((ids[key], article.pk, article.published_at) for article, keys in placed for key in sorted(keys)),
    )
    growth = Counter(ids[key] for _, keys in placed for key in keys)
    for by in set(growth.values()):
        _count([listing for listing, grown in growth.items() if grown == by], by=by)


def _enter(article: Article, published_at: datetime, keys: set[str]) -> list[int]:
    ids = _listing_ids(keys)
    ListingEntry.objects.bulk_create(
        ListingEntry(listing_id=listing, article=article, published_at=published_at) for listing in ids.values()
    )
    return list(ids.values())


def _listing_ids(keys: set[str]) -> dict[str, int]:
    ids = dict(Listing.objects.filter(key__in=keys).values_list("key", "id"))
    if missing := keys - ids.keys():
        Listing.objects.bulk_create((Listing(key=key) for key in sorted(missing)), ignore_conflicts=True)
        ids |= dict(Listing.objects.filter(key__in=missing).values_list("key", "id"))
    return ids


def _count(listings: list[int], *, by: int) -> None:
    if listings:
        Listing.objects.filter(pk__in=listings).update(article_count=F("article_count") + by, changed_at=timezone.now())
