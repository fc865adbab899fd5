"""The headings of a body: stable anchors, sound levels, a contents list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from articles.text.cleaning import plain_text
from articles.text.slugs import distinct_slug, slugify
from articles.text.typed_numbers import heading_level, is_short, item_number, without_number

LONGEST_ID = 40
_HEADING = re.compile(r"<h([2-4])((?:[^>\"]|\"[^\"]*\")*)>(.*?)</h\1>", re.S)
_PARAGRAPH = re.compile(
    r"(?P<before><(?:li|blockquote|td|th|dd|aside)\b[^>]*>\s*)?<p>(?P<inner>(?:(?!</?p>).)*)</p>(?=\s*(?P<next><p>)?)",
    re.S,
)
_ID = re.compile(r'\sid="([a-z][a-z0-9-]*)"')


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
    """
    html = _structured(html)
    found = [(int(match[1]), match[2], match[3]) for match in _HEADING.finditer(html)]
    headings: list[Heading] = []
    used = {id_ for _, attributes, _ in found if (id_ := _id_in(attributes))}
    seen: set[str] = set()
    for level, attributes, inner in found:
        text = plain_text(inner).replace("\n", " ")
        own = _id_in(attributes)
        id_ = own if own and own not in seen else _new_id(text, keep or {}, used | seen, len(headings) + 1)
        seen.add(id_)
        headings.append(Heading(level, id_, text))
    waiting = iter(headings)
    body = _HEADING.sub(lambda match: _tagged(next(waiting), match[3]), html)
    return Outlined(body, tuple(headings))


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


def _tagged(heading: Heading, inner: str) -> str:
    return f'<h{heading.level} id="{heading.id}">{inner}</h{heading.level}>'


def _id_in(attributes: str) -> str:
    match = _ID.search(attributes)
    return match[1] if match else ""


def _new_id(text: str, keep: Mapping[str, str], used: set[str], number: int) -> str:
    kept = keep.get(text, "")
    if kept and kept not in used:
        return kept
    return distinct_slug(_slug(text), used.__contains__, fallback=f"section-{number}", limit=LONGEST_ID)


@lru_cache(maxsize=4096)
def _slug(text: str) -> str:
    slug = slugify(without_number(text), limit=LONGEST_ID - 2)
    return f"s-{slug}" if slug[:1].isdigit() else slug


def _sound_levels(levels: list[int]) -> list[int]:
    """Levels without gaps, the first of them 2; order of depth is kept."""
    sound: list[int] = []
    path: list[tuple[int, int]] = []
    for level in levels:
        while path and path[-1][0] >= level:
            path.pop()
        path.append((level, path[-1][1] + 1 if path else 2))
        sound.append(path[-1][1])
    return sound


def _structured(html: str) -> str:
    """Typed headings made real, and all levels sound; each may call for the other, so until nothing changes."""
    previous = None
    while html != previous:
        previous = html
        html = _with_sound_levels(_with_typed_headings(html))
    return html


def _with_sound_levels(html: str) -> str:
    levels = iter(_sound_levels([int(match[1]) for match in _HEADING.finditer(html)]))
    return _HEADING.sub(lambda match: f"<h{(level := next(levels))}{match[2]}>{match[3]}</h{level}>", html)


def _with_typed_headings(html: str) -> str:
    real = {int(match[1]) for match in _HEADING.finditer(html)}
    html = _PARAGRAPH.sub(lambda match: _numbered_heading(match, real), html)
    now = {int(match[1]) for match in _HEADING.finditer(html)}
    if 2 in now and 3 not in now:
        html = _PARAGRAPH.sub(_item_heading, html)
    return html


def _numbered_heading(match: re.Match[str], real: set[int]) -> str:
    level = None if match["before"] else heading_level(plain_text(match["inner"]))
    if level is None or level in real:
        return match[0]
    return f"<h{level}>{match['inner']}</h{level}>"


def _item_heading(match: re.Match[str]) -> str:
    """``1. 标题`` before a paragraph that is no item itself is a heading of the third level."""
    text = plain_text(match["inner"])
    if match["before"] or not match["next"] or item_number(text) is None or not is_short(text):
        return match[0]
    following = _PARAGRAPH.match(match.string, match.end("next") - 3)
    if following is None or item_number(plain_text(following["inner"])) is not None:
        return match[0]
    return f"<h3>{match['inner']}</h3>"
