"""How many published articles a thing has, read from the stored counts."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from articles.models import Article, Listing


def counted(rows: QuerySet[Any], kind: str) -> QuerySet[Any]:
    """``rows`` with ``article_count`` and ``listed_at``, when their list last changed.

    ``kind`` is the first word of their listing keys.
    """
    listing = Listing.objects.filter(key=_key(kind))
    return rows.annotate(
        article_count=Coalesce(Subquery(listing.values("article_count")), 0),
        listed_at=Subquery(listing.values("changed_at")),
    )


def in_use(rows: QuerySet[Any], kind: str) -> QuerySet[Any]:
    """The counted rows that have at least one article that readers may see.

    The stored count alone could let a name slip out; the second look finds an article at once.
    """
    seen = Article.objects.published().filter(listing_entries__listing__key=_key(kind))
    return counted(rows, kind).filter(Exists(seen), article_count__gt=0)


def _key(kind: str) -> Concat:
    return Concat(Value(f"{kind}:"), Cast(OuterRef("pk"), CharField()))
