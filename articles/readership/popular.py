"""What is read most."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Sum
from django.utils import timezone

from articles.models import Article, ViewDay, ViewTotal

# How many more are named than asked for: some may not be public any more.
SPARE = 10


def most_read(*, days: int | None = None, limit: int, at: datetime | None = None) -> list[tuple[int, int]]:
    """Article ids with their readings, most read first: of the last ``days`` Beijing days, or ever. One query.

    Not all of them need be published still.
    """
    if days is None:
        totals = ViewTotal.objects.filter(count__gt=0).order_by("-count", "-article_id")
        return list(totals.values_list("article_id", "count")[: limit + SPARE])
    first = timezone.localdate(at or timezone.now()) - timedelta(days=days - 1)
    read = ViewDay.objects.filter(day__gte=first).values("article_id").annotate(views=Sum("count"))
    return list(read.order_by("-views", "-article_id").values_list("article_id", "views")[: limit + SPARE])


def favourites(limit: int) -> list[Article]:
    """The published articles that were read most ever; title and address only. One query."""
    read = Article.objects.published().filter(view_total__count__gt=0)
    return list(read.order_by("-view_total__count", "view_total__article_id").only("title", "slug")[:limit])
