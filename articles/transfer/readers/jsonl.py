"""JSON Lines: one article a line, however many lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from articles.transfer.parcel import Origin, Parcel, Problem, Read
from articles.transfer.readers.mapping import KNOWN, Markup, parcel_of
from articles.transfer.values import UnreadableValue, text

LONGEST_LINE = 8 * 1024 * 1024
BODIES: dict[str, Markup] = {"body_html": "html", "body_markdown": "markdown", "body_text": "text"}


def read_jsonl(path: Path) -> Read:
    try:
        with path.open("rb") as file:
            number = 0
            while line := file.readline(LONGEST_LINE):
                number += 1
                if line.strip(b" \t\r\n\xef\xbb\xbf"):
                    yield from _read_line(line, Origin(str(path), number))
    except OSError as error:
        yield Problem(Origin(str(path)), _("The file cannot be read: %(error)s.") % {"error": error})


def _read_line(line: bytes, origin: Origin) -> Read:
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        yield Problem(origin, _("This line is not JSON: %(error)s.") % {"error": error})
        return
    if not isinstance(data, dict):
        yield Problem(origin, _("This line is not an object with keys."))
        return
    for key in sorted(data.keys() - KNOWN - BODIES.keys()):
        yield Problem(
            origin, _("The key “%(key)s” is not known and was passed over.") % {"key": key[:40]}, is_warning=True
        )
    try:
        yield _parcel(data, origin)
    except (UnreadableValue, TypeError) as error:
        yield Problem(origin, str(error))


def _parcel(data: dict[str, Any], origin: Origin) -> Parcel:
    given = next((key for key in BODIES if data.get(key)), "body_html")
    return parcel_of(data, prefix="jsonl", origin=origin, body=text(data.get(given)), markup=BODIES[given])
