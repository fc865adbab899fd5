"""Addresses of a batch of parcels: the given ones where they can be used."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError

from articles.editing.addresses import article_path, free_article_slug
from articles.models import Article, Redirect
from articles.models.article import SLUG_LIMIT, valid_slug
from articles.text.slugs import distinct_slug
from articles.transfer.parcel import Parcel


def usable_slugs(parcels: list[Parcel], ids: Mapping[str, int]) -> dict[str, str]:
    """A free slug for each parcel's key: the given one if it is well formed and free, else one from the title."""
    given = {parcel.slug for parcel in parcels if _is_well_formed(parcel.slug)}
    taken = dict(Article.objects.filter(slug__in=given).values_list("slug", "pk"))
    leading = Redirect.objects.filter(old_path__in=[article_path(slug) for slug in given])
    redirected = set(leading.values_list("old_path", flat=True))
    chosen: dict[str, str] = {}
    used: set[str] = set()
    for parcel in parcels:
        slug = parcel.slug
        free = (
            slug in given
            and taken.get(slug, ids[parcel.key]) == ids[parcel.key]
            and article_path(slug) not in redirected
        )
        if not free or slug in used:
            slug = free_article_slug(parcel.title, own_id=ids[parcel.key])
            slug = distinct_slug(slug, used.__contains__, fallback="article")
        used.add(slug)
        chosen.setdefault(parcel.key, slug)
    return chosen


def _is_well_formed(slug: str) -> bool:
    try:
        valid_slug(slug)
    except ValidationError:
        return False
    return len(slug) <= SLUG_LIMIT
