"""Plain lines of text as HTML: headings, lists and paragraphs that writers only hinted at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from articles.text.typed_numbers import ITEM, heading_level, item_number

_BULLET = re.compile(r"^(?:[-*–]\s+|[•·●▪]\s*)(?=\S)")
# A time (10:30) and an address (https://) are no names.
_LEAD_IN = re.compile(r"^(?!\d+:\d)([^。！？；：:，,“”\s]{1,12})(?:：|:(?!//))\s*(\S.*)$")


@dataclass(frozen=True)
class _Line:
    text: str
    kind: str  # "heading", "item", "bullet", "lead_in" or "plain"
    number: int = 0


def html_from_lines(text: str) -> str:
    """HTML of a plain text whose paragraphs stand a line each.

    ``一、`` and ``1.1`` lines become headings with their numbers kept; runs of
    ``1.``, bullets or ``名称：说明`` lines become lists, names in bold.
    """
    lines = [_classified(line) for line in map(str.strip, text.splitlines()) if line]
    return "\n".join(_blocks(lines))


def _classified(text: str) -> _Line:
    if level := heading_level(text):
        return _Line(text, "heading", level)
    if (number := item_number(text)) is not None:
        return _Line(text, "item", number)
    if _BULLET.match(text):
        return _Line(text, "bullet")
    return _Line(text, "lead_in" if _LEAD_IN.match(text) else "plain")


def _blocks(lines: list[_Line]) -> Iterator[str]:
    start = 0
    while start < len(lines):
        end = _run_end(lines, start)
        yield _block(lines[start:end])
        start = end


def _run_end(lines: list[_Line], start: int) -> int:
    """Where the run of lines of one kind ends; only list-like kinds run on."""
    first = lines[start]
    end = start + 1
    if first.kind in ("item", "bullet", "lead_in"):
        while end < len(lines) and lines[end].kind == first.kind and _follows(lines[end - 1], lines[end]):
            end += 1
    return end


def _follows(before: _Line, after: _Line) -> bool:
    return before.kind != "item" or after.number == before.number + 1


def _block(lines: list[_Line]) -> str:
    first = lines[0]
    if first.kind == "heading":
        return f"<h{first.number}>{escape(first.text, quote=False)}</h{first.number}>"
    if first.kind == "plain" or (len(lines) == 1 and first.kind != "bullet"):
        return f"<p>{escape(first.text, quote=False)}</p>"
    if first.kind == "item":
        start = f' start="{first.number}"' if first.number != 1 else ""
        return f"<ol{start}>{''.join(_item(ITEM.sub('', line.text, count=1)) for line in lines)}</ol>"
    return f"<ul>{''.join(_item(_BULLET.sub('', line.text, count=1)) for line in lines)}</ul>"


def _item(text: str) -> str:
    if match := _LEAD_IN.match(text):
        return f"<li><strong>{escape(match[1], quote=False)}：</strong>{escape(match[2], quote=False)}</li>"
    return f"<li>{escape(text, quote=False)}</li>"
