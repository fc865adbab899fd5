"""From files to parcels: one reader a format, each a stream."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from articles.transfer.parcel import Read
from articles.transfer.readers.html import read_html
from articles.transfer.readers.jsonl import read_jsonl
from articles.transfer.readers.markdown import read_markdown
from articles.transfer.readers.text import read_text

READERS: dict[str, Callable[[Path], Read]] = {
    "text": read_text,
    "markdown": read_markdown,
    "html": read_html,
    "jsonl": read_jsonl,
}
_ENDINGS = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}


def format_of(path: Path) -> str | None:
    """The format that a file's name tells; ``None`` when it tells none."""
    return _ENDINGS.get(path.suffix.lower())


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that the paths name, folders walked in order of names; hidden ones are passed over."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for found in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in found.relative_to(path).parts)
            if found.is_file() and not hidden and format_of(found):
                yield found
