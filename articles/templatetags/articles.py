"""How dates and numbers are written for readers: Beijing time, Chinese counts."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils import timezone

register = template.Library()

TEN_THOUSAND = 10_000
HUNDRED_MILLION = 100_000_000


@register.filter
def beijing_date(moment: datetime | None) -> str:
    """``2026年3月12日``."""
    if not moment:
        return ""
    local = timezone.localtime(moment)
    return f"{local.year}年{local.month}月{local.day}日"


@register.filter
def iso(moment: datetime | None) -> str:
    """``2026-03-12T08:30:00+08:00``, as ``time`` elements and machines want it."""
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else ""


@register.filter
def chinese_count(number: int | None) -> str:
    """9999 as it is, 12,345 as ``1.2万``, 130,000,000 as ``1.3亿``; never rounded up."""
    number = number or 0
    for unit, name in ((HUNDRED_MILLION, "亿"), (TEN_THOUSAND, "万")):
        if number >= unit:
            tenths = number * 10 // unit
            return f"{tenths // 10}{name}" if tenths % 10 == 0 else f"{tenths / 10:.1f}{name}"
    return str(number)
