"""Single values as files write them: dates, names, sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from articles.editing.content import Source
from articles.transfer.parcel import Named


class UnreadableValue(ValueError):
    """A value cannot be understood; the sentence says which one."""


def text(value: Any) -> str:
    """A string or a number as text; nothing as the empty string."""
    if value is None:
        return ""
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return str(value).strip()
    raise UnreadableValue(_("“%(value)s” is not a text.") % {"value": str(value)[:40]})


def moment(value: Any) -> datetime | None:
    """A moment with its zone; a mere day is its morning in Beijing.

    Raises:
        UnreadableValue: the value is no date, or a time without a zone.
    """
    if value in (None, ""):
        return None
    if isinstance(value, str):
        value = _parsed(value)
    if isinstance(value, datetime):
        if timezone.is_naive(value):
            raise UnreadableValue(_("The time “%(value)s” needs a zone, such as +08:00.") % {"value": value})
        return value
    if isinstance(value, date):
        return timezone.make_aware(datetime.combine(value, time(8)))
    raise UnreadableValue(
        _("“%(value)s” is not a date such as 2025-01-31T09:30:00+08:00.") % {"value": str(value)[:40]}
    )


def _parsed(value: str) -> Any:
    try:
        return date.fromisoformat(value) if len(value) == 10 else parse_datetime(value) or value.encode()
    except ValueError:
        return value.encode()


def whole_number(value: Any) -> int:
    """Zero or more; nothing counts as zero."""
    if value in (None, ""):
        return 0
    if isinstance(value, bool) or not (str(value).isascii() and str(value).isdigit() and len(str(value)) <= 9):
        raise UnreadableValue(_("“%(value)s” is not a whole number.") % {"value": str(value)[:40]})
    return int(value)


def named(value: Any) -> Named | None:
    """``{"name": …, "slug": …}`` or a mere name."""
    if value in (None, "", {}):
        return None
    if isinstance(value, dict):
        name = text(value.get("name")) or text(value.get("slug"))
        return Named(name, text(value.get("slug"))) if name else None
    return Named(text(value))


def several(value: Any) -> tuple[Named, ...]:
    """A list of names; a single one counts as a list of one."""
    items: Iterable[Any] = value if isinstance(value, list) else [value]
    return tuple(found for item in items if (found := named(item)) is not None)


def sources(value: Any) -> tuple[Source, ...]:
    """A list of ``{"title", "issuer", "url", "date"}``."""
    if value in (None, ""):
        return ()
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise UnreadableValue(_("Sources must be a list, each with a title."))
    return tuple(
        Source(**{key: text(_day(item.get(key))) for key in ("title", "issuer", "url", "date")}) for item in value
    )


def _day(value: Any) -> Any:
    return value.isoformat()[:10] if isinstance(value, date) else value
