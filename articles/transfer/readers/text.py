"""A page saved as text: title, glued byline, body, and a list of related articles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.text.byline import Byline, parse_byline
from articles.text.excerpt import clean_teaser, excerpt, is_repeat
from articles.text.typed_numbers import heading_level
from articles.text.widths import fold_for_comparison, fold_punctuation
from articles.transfer.parcel import Named, Origin, Parcel, Problem, Read, Teaser
from articles.transfer.readers.files import file_text

RELATED_HEADINGS = {"相关文章", "相关阅读", "推荐阅读"}
BYLINE_WITHIN = 8
SHORTEST_TEASER = 40


def key_of_title(title: str) -> str:
    """Text pages carry no id: their title tells them apart."""
    return f"text:{fold_for_comparison(fold_punctuation(title))}"[:200]


def read_text(path: Path) -> Read:
    origin = Origin(str(path))
    try:
        lines = [line.strip() for line in fold_punctuation(file_text(path)).splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        yield Problem(origin, _("The file cannot be read: %(error)s.") % {"error": error})
        return
    if not lines:
        yield Problem(origin, _("The file is empty."))
        return
    title, (byline, body), related = lines[0], _byline_and_body(lines), _related(lines)
    body = list(_without_repeats(body, title))
    yield Parcel(
        key=key_of_title(title),
        origin=origin,
        title=title,
        body="\n".join(body),
        markup="text",
        summary=excerpt("\n".join(body), title=title),
        authors=(Named(byline.author),) if byline else (),
        category=Named(byline.category) if byline and byline.category else None,
        date=timezone.make_aware(datetime.combine(byline.date, time(8))) if byline else None,
        views=byline.views if byline else 0,
        teasers=tuple(related),
    )


def _byline_and_body(lines: list[str]) -> tuple[Byline | None, list[str]]:
    end = next((index for index, line in enumerate(lines) if line in RELATED_HEADINGS), len(lines))
    for index, line in enumerate(lines[1:BYLINE_WITHIN], start=1):
        if byline := parse_byline(line):
            return byline, lines[1:index] + lines[index + 1 : end]
    return None, lines[1:end]


def _without_repeats(body: list[str], title: str) -> Iterator[str]:
    """The title stands again and again before the first heading; below it only its exact words are dropped."""
    below_heading = False
    for line in body:
        below_heading = below_heading or heading_level(line) is not None
        if fold_for_comparison(line) == fold_for_comparison(title) or (not below_heading and is_repeat(line, title)):
            continue
        yield line


def _related(lines: list[str]) -> Iterator[Teaser]:
    start = next((index + 1 for index, line in enumerate(lines) if line in RELATED_HEADINGS), len(lines))
    rest = lines[start:]
    index = 0
    while index < len(rest):
        title = rest[index]
        index += 1
        while index < len(rest) and fold_for_comparison(rest[index]) == fold_for_comparison(title):
            index += 1
        teaser = ""
        if index < len(rest) and _is_teaser(rest, index):
            teaser = clean_teaser(rest[index], title=title)
            index += 1
        yield Teaser(title[:100], teaser)


def _is_teaser(rest: list[str], index: int) -> bool:
    """A long or cut line tells about the title before it; a line that comes twice is a title."""
    line = rest[index]
    doubled = index + 1 < len(rest) and rest[index + 1] == line
    return not doubled and (len(line) >= SHORTEST_TEASER or line.endswith(("…", "...", "。")))
