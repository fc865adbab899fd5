"""Bylines whose parts are glued together: ``小花2025-01-11债务优化26``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_GLUED = re.compile(
    r"^\s*(?P<author>[^\d\s][^\d]{0,29}?)\s*(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
    r"\s*(?P<category>[^\d\s]\D{0,29}?)?\s*(?P<views>\d{1,9})?\s*$"
)


@dataclass(frozen=True)
class Byline:
    author: str
    date: date
    category: str
    views: int


def parse_byline(line: str) -> Byline | None:
    """The four parts of a glued byline; ``None`` when the line is something else."""
    match = _GLUED.match(line[:120])
    if match is None:
        return None
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return Byline(match["author"].strip(), day, (match["category"] or "").strip(), int(match["views"] or 0))
