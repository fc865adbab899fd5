"""Keys that several formats share, as a parcel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from django.utils.translation import gettext as _

from articles.transfer import values
from articles.transfer.parcel import Origin, Parcel

KNOWN = frozenset(
    "id source_id title slug summary author authors category tags date updated views related "
    "cover status seo sources".split()
)
STATUSES = ("", "published", "draft")
Markup = Literal["html", "markdown", "text"]


def parcel_of(data: Mapping[str, Any], *, prefix: str, origin: Origin, body: str, markup: Markup) -> Parcel:
    """The parcel of one mapping.

    Raises:
        UnreadableValue: a value is missing or malformed; the sentence names it.
    """
    source_id = values.text(data.get("source_id", data.get("id")))
    title = values.text(data.get("title"))
    status = values.text(data.get("status"))
    if not source_id:
        raise values.UnreadableValue(_("“id” or “source_id” is missing."))
    if not title:
        raise values.UnreadableValue(_("“title” is missing."))
    if status not in STATUSES:
        raise values.UnreadableValue(_("“status” must be published or draft."))
    seo = data.get("seo") if isinstance(data.get("seo"), dict) else {}
    related = data.get("related") or []
    return Parcel(
        key=f"{prefix}:{source_id}"[:200],
        origin=origin,
        title=title,
        body=body,
        markup=markup,
        summary=values.text(data.get("summary")),
        slug=values.text(data.get("slug")),
        authors=values.several(data.get("authors") or data.get("author")),
        category=values.named(data.get("category")),
        tags=values.several(data.get("tags")),
        date=values.moment(data.get("date")),
        updated=values.moment(data.get("updated")),
        views=values.whole_number(data.get("views")),
        related=tuple(f"{prefix}:{values.text(item)}"[:200] for item in related),
        is_draft=status == "draft",
        seo_title=values.text((seo or {}).get("title")),
        seo_description=values.text((seo or {}).get("description")),
        sources=values.sources(data.get("sources")),
    )
