"""Paragraphs and headings of sanitised HTML, found in one pass, and put back with new tags."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from articles.text.cleaning import plain_text

_TAG = re.compile(r"<(/?)(p|h[2-4]|ul|ol|dl|li|dd|dt|td|th|blockquote|aside|details|figure|table|pre)\b([^<>]*)>", re.S)


@dataclass
class Block:
    """A ``p`` or ``h2`` to ``h4``: where it stands, what it holds."""

    start: int
    end: int
    attributes: str
    inner: str
    level: int  # 0 for a paragraph
    is_nested: bool  # in a list, a table, a quotation or a box
    was: str

    @cached_property
    def text(self) -> str:
        return " ".join(plain_text(self.inner).split("\n"))


def blocks(html: str) -> list[Block]:
    """The paragraphs and headings of sanitised ``html``, in order; one that is never closed is no block."""
    found: list[Block] = []
    opened: re.Match[str] | None = None
    depth = 0
    for tag in _TAG.finditer(html):
        closes, name = tag[1], tag[2]
        if name != "p" and name[0] != "h":
            depth += -1 if closes else 1
        elif not closes:
            opened = tag
        elif opened and opened[2] == name:
            inner = html[opened.end() : tag.start()]
            level = int(name[1]) if name[0] == "h" else 0
            found.append(Block(opened.start(), tag.end(), opened[3], inner, level, depth > 0, name))
            opened = None
    return found


def rewritten(html: str, headings: Iterable[Block], ids: Iterable[str]) -> str:
    """``html`` with each of ``headings`` under its level and id; the rest character for character."""
    pieces, position = [], 0
    for heading, id_ in zip(headings, ids, strict=True):
        pieces += [
            html[position : heading.start],
            f'<h{heading.level} id="{id_}">{heading.inner}</h{heading.level}>',
        ]
        position = heading.end
    return "".join([*pieces, html[position:]])
