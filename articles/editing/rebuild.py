"""Make derived rows anew from the articles, while the site is live."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Count, Q

from articles.editing import listings
from articles.models import Article, Category, Listing, ListingEntry, State, Tag

BATCH = 200


def rebuild_listings(*, under: Category | None = None, tagged: Tag | None = None) -> int:
    """Place public articles in their lists again; returns how many articles were looked at."""
    return sum(1 for _ in listings_rebuilt(under=under, tagged=tagged))


def listings_rebuilt(*, under: Category | None = None, tagged: Tag | None = None, after: int = 0) -> Iterator[int]:
    """The same, one article id after another, for a progress bar; may be stopped and taken up ``after`` an id."""
    articles = Article.objects.filter(Q(state=State.PUBLISHED) | Q(listing_entries__isnull=False))
    if under:
        articles = articles.filter(category__path__startswith=under.path)
    if tagged:
        articles = articles.filter(tagged_items__tag=tagged)
    last = after
    while ids := list(articles.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True).distinct()[:BATCH]):
        with transaction.atomic():
            _place(ids)
        yield from ids
        last = ids[-1]


def _place(ids: list[int]) -> None:
    chosen = Article.objects.select_for_update(of=("self",)).filter(pk__in=ids).select_related("category")
    for article in chosen.prefetch_related("tagged_items__tag", "bylines").defer("body"):
        if article.state != State.PUBLISHED:
            listings.place(article, set())
            continue
        tags = [item.tag_id for item in article.tagged_items.all() if item.tag.status == Tag.Status.ACCEPTED]
        authors = [byline.author_id for byline in article.bylines.all()]
        listings.place(article, listings.keys_of(article, tags=tags, authors=authors))


@transaction.atomic
def rebuild_counts() -> int:
    """Set every stored count to what it should be; returns how many were wrong."""
    counted = dict(ListingEntry.objects.values("listing").annotate(number=Count("pk")).values_list("listing", "number"))
    wrong = 0
    for listing in Listing.objects.select_for_update():
        right = counted.get(listing.pk, 0)
        if listing.article_count != right:
            Listing.objects.filter(pk=listing.pk).update(article_count=right)
            wrong += 1
    return wrong
