"""How many published articles a thing has, read from the stored counts."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from articles.models import Listing


def counted(rows: QuerySet[Any], kind: str) -> QuerySet[Any]:
    """``rows`` with ``article_count`` and ``listed_at``, when their list last changed.

    ``kind`` is the first word of their listing keys.
    """
    key = Concat(Value(f"{kind}:"), Cast(OuterRef("pk"), CharField()))
    listing = Listing.objects.filter(key=key)
    return rows.annotate(
        article_count=Coalesce(Subquery(listing.values("article_count")), 0),
        listed_at=Subquery(listing.values("changed_at")),
    )


def in_use(rows: QuerySet[Any], kind: str) -> QuerySet[Any]:
    """The counted rows that have at least one published article."""
    return counted(rows, kind).filter(article_count__gt=0)
