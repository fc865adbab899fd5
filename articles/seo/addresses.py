"""Whole addresses in place of those that only this site understands."""

from __future__ import annotations

import re
from urllib.parse import urljoin

_LOCAL = re.compile(r'(<[^>]*?\s(?:src|href)=")([/#][^"]*)"')


def absolute(address: str, origin: str) -> str:
    """``/media/a.jpg`` as ``https://www.example.com/media/a.jpg``; whole addresses stay."""
    return urljoin(f"{origin}/", address)


def with_absolute_addresses(html: str, page: str) -> str:
    """``html`` of the page at the whole address ``page``, for readers that see it elsewhere."""
    return _LOCAL.sub(lambda found: f'{found[1]}{urljoin(page, found[2])}"', html)
