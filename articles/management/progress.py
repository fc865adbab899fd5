"""A progress bar for people; nothing for logs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from tqdm import tqdm

T = TypeVar("T")


def track(items: Iterable[T], *, total: int | None = None, label: str, out: Any) -> Iterator[T]:
    """``items``, with a bar on ``out`` (a management command's stream) when a person watches it."""
    stream = getattr(out, "_out", out)
    watched = bool(getattr(stream, "isatty", lambda: False)())
    yield from tqdm(items, total=total, desc=label, file=stream, disable=not watched, unit="", dynamic_ncols=True)
