"""Static files as readers fetch them: hashed, compressed, and the style sheet in one piece.

The style is written one file a component. Fetched like that it would cost two
dozen requests before the first line of text is drawn, so collecting the files
puts the parts of ``css/site.css`` into it. With ``DEBUG`` the browser follows
the ``@import`` lines instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLE = "css/site.css"
PART = re.compile(r'@import "([\w./-]+)";')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    def save(self, name: str | None, content: Any, max_length: int | None = None) -> str:
        if name == STYLE:
            content = ContentFile(whole_style().encode())
        return super().save(name, content, max_length)

    def post_process(self, paths: dict[str, tuple[Any, str]], *args: Any, **options: Any) -> Iterator[Any]:
        # Django hashes what it finds at the source; of the style it must take the whole one saved above.
        if STYLE in paths:
            paths[STYLE] = (self, STYLE)
        yield from super().post_process(paths, *args, **options)


def whole_style() -> str:
    """The text of ``css/site.css`` with its parts in place of the imports, comments and idle space left out."""
    folder, entry = STYLE.rsplit("/", 1)
    text = PART.sub(lambda found: _read(f"{folder}/{found[1]}"), _read(f"{folder}/{entry}"))
    tight = re.sub(r"\s+", " ", COMMENT.sub("", text))
    return re.sub(r" ?([{};,]) ?", r"\1", tight).strip()


def _read(name: str) -> str:
    place = finders.find(name)
    if place is None:
        raise FileNotFoundError(f"static/{name} is missing")
    return Path(str(place)).read_text(encoding="utf-8")
