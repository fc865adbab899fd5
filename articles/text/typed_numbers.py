"""Numbers that writers type by hand before headings and list items."""

from __future__ import annotations

import re

_NUMERALS = "一二三四五六七八九十百"
LONGEST_HEADING = 40
_SENTENCE_END = re.compile(r"[。；;\n]|[！!？?](?=.)")
_UNITS = "万亿元倍折年月日天个岁%％‰"

SECTION = re.compile(rf"^(?:[{_NUMERALS}]{{1,4}}、|第[{_NUMERALS}\d]{{1,4}}(?:章|节|部分|步)[、：:\s]?)\s*(?=\S)")
PART = re.compile(rf"^[（(][{_NUMERALS}]{{1,4}}[）)]\s*(?=\S)")
DECIMAL = re.compile(rf"^\d{{1,2}}\.\d{{1,2}}(?:[、．.]|\s)\s*(?=[^\d\s{_UNITS}])")
DEEP_DECIMAL = re.compile(r"^\d{1,2}\.\d{1,2}\.\d{1,2}[、．.]?\s*(?=[^\d\s.])")
ITEM = re.compile(r"^(?:(\d{1,3})(?:[、．]|\.(?!\d)|[)）])|[（(](\d{1,3})[）)]|([①-⑳]))\s*(?=\S)")
_LEVELS = ((DEEP_DECIMAL, 4), (DECIMAL, 3), (PART, 3), (SECTION, 2))


def heading_level(line: str) -> int | None:
    """2 for ``一、``, 3 for ``（一）`` and ``1.1``, 4 for ``1.1.1``; ``None`` when the line is no heading."""
    if not is_short(line):
        return None
    return next((level for pattern, level in _LEVELS if pattern.match(line)), None)


def is_short(line: str) -> bool:
    """Short enough for a heading, and not a sentence."""
    return (
        len(line) <= LONGEST_HEADING and not _SENTENCE_END.search(line) and not line.endswith(("，", "、", "：", ":"))
    )


def item_number(line: str) -> int | None:
    """The number of a typed list item: ``1.``, ``2、``, ``（3）``, ``④``."""
    match = ITEM.match(line)
    if match is None:
        return None
    return ord(match[3]) - ord("①") + 1 if match[3] else int(match[1] or match[2])


def without_number(line: str) -> str:
    """``line`` less the number typed before it."""
    for pattern in (DEEP_DECIMAL, DECIMAL, PART, SECTION, ITEM):
        if match := pattern.match(line):
            return line[match.end() :]
    return line
