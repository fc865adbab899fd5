"""Whole small files as text."""

from __future__ import annotations

from pathlib import Path

LARGEST = 20 * 1024 * 1024


def file_text(path: Path) -> str:
    """The text of a file in UTF-8, with or without a mark, or in GB 18030.

    Raises:
        UnicodeDecodeError: it is neither.
        OSError: it cannot be read, or is larger than 20 MB.
    """
    if path.stat().st_size > LARGEST:
        raise OSError(f"larger than {LARGEST // 1024 // 1024} MB")
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030")
