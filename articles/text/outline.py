"""The headings of a body: stable anchors, sound levels, a contents list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from articles.text.blocks import Block, blocks, rewritten
from articles.text.slugs import numbered, slugify
from articles.text.typed_headings import make_real
from articles.text.typed_numbers import without_number

LONGEST_ID = 40
_ID = re.compile(r'\sid="([a-z][a-z0-9-]*)"')
_KEPT_ID = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True)
class Heading:
    level: int
    id: str
    text: str


@dataclass(frozen=True)
class Outlined:
    body: str
    headings: tuple[Heading, ...]


def outline(html: str, *, keep: Mapping[str, str] | None = None) -> Outlined:
    """Give every heading of sanitised ``html`` a sound level and a stable id.

    Paragraphs typed as headings (``一、…``, ``1.1 …``) become headings, unless
    the body has real ones of that level. Ids in the body stay; ``keep`` maps
    texts of headings to the ids they had before. Outlining twice changes nothing.

    Cost: grows linearly with the length; 0.4 ms for an article of 5 kB.
    """
    found = blocks(html)
    make_real(found, html)
    real = [block for block in found if block.level]
    ids = _ids(real, keep or {})
    body = rewritten(html, real, ids)
    return Outlined(body, tuple(Heading(block.level, id_, block.text) for block, id_ in zip(real, ids, strict=True)))


def tree(headings: Iterable[Heading]) -> list[dict[str, Any]]:
    """Headings as nested dicts: ``{"id", "text", "level", "children"}``."""
    roots: list[dict[str, Any]] = []
    path: list[dict[str, Any]] = []
    for heading in headings:
        node = {"id": heading.id, "text": heading.text, "level": heading.level, "children": []}
        while path and path[-1]["level"] >= heading.level:
            path.pop()
        (path[-1]["children"] if path else roots).append(node)
        path.append(node)
    return roots


def _ids(headings: list[Block], keep: Mapping[str, str]) -> list[str]:
    """An id for each heading: its own, else the kept one, else a new one; the first of two equal ones stands."""
    own = [_ID.search(heading.attributes) for heading in headings]
    reserved = {match[1] for match in own if match}
    given: set[str] = set()
    counts: dict[str, int] = {}
    ids = []
    for position, (heading, match) in enumerate(zip(headings, own, strict=True), 1):
        kept = keep.get(heading.text, "")
        if match and match[1] not in given:
            id_ = match[1]
        elif kept not in reserved | given and _KEPT_ID.fullmatch(kept):
            id_ = kept
        else:
            id_ = _free(_slug(heading.text) or f"section-{position}", reserved, given, counts)
        given.add(id_)
        ids.append(id_)
    return ids


def _free(base: str, reserved: set[str], given: set[str], counts: dict[str, int]) -> str:
    """``base`` or the first ``base-2``, ``base-3``… that is free; goes on counting where it stopped."""
    while True:
        counts[base] = counts.get(base, 0) + 1
        id_ = numbered(base, counts[base], LONGEST_ID)
        if id_ not in reserved and id_ not in given:
            return id_


@lru_cache(maxsize=4096)
def _slug(text: str) -> str:
    slug = slugify(without_number(text), limit=LONGEST_ID - 2)
    return f"s-{slug}" if slug[:1].isdigit() else slug
