"""Send an answer with as few bytes as the asker permits: not again, not uncompressed, not for HEAD."""

from __future__ import annotations

import gzip
import hashlib

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags

WORTH_COMPRESSING = 200
LEVEL = 6
TEXT = ("text/", "application/json", "application/xml", "application/rss+xml", "application/atom+xml")


def deliver(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """``response`` with a strong ETag of exactly the bytes that are sent; 304 when the asker has them."""
    if response.streaming:
        return response
    compressed = _compress(request, response)
    if response.status_code == 200 and "no-store" not in response.headers.get("Cache-Control", ""):
        response.headers["ETag"] = _etag(response.content, compressed=compressed)
        if _has_it(request, response.headers["ETag"]):
            return _not_modified(response)
    response.headers["Content-Length"] = str(len(response.content))
    if request.method == "HEAD":
        response.content = b""
    return response


def _compress(request: HttpRequest, response: HttpResponse) -> bool:
    if (
        len(response.content) < WORTH_COMPRESSING
        or response.has_header("Content-Encoding")
        or not response.headers.get("Content-Type", "").startswith(TEXT)
        or not _accepts_gzip(request.headers.get("Accept-Encoding", ""))
    ):
        return False
    # Without a time stamp, equal pages are equal bytes. Django's own middleware adds random ones against
    # attacks on secrets in compressed pages; public pages hold none.
    response.content = gzip.compress(response.content, LEVEL, mtime=0)
    response.headers["Content-Encoding"] = "gzip"
    return True


def _accepts_gzip(header: str) -> bool:
    for part in header.lower().split(","):
        coding, _, weight = part.partition(";")
        if coding.strip() in ("gzip", "*"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def _etag(content: bytes, *, compressed: bool) -> str:
    return f'"{hashlib.sha256(content).hexdigest()[:32]}{"-gzip" if compressed else ""}"'


def _has_it(request: HttpRequest, etag: str) -> bool:
    if request.method not in ("GET", "HEAD"):
        return False
    known = [tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-None-Match", ""))]
    return etag in known or "*" in known


def _not_modified(response: HttpResponse) -> HttpResponse:
    answer = HttpResponseNotModified()
    for name, value in response.headers.items():
        if name not in ("Content-Type", "Content-Length", "Content-Encoding"):
            answer.headers[name] = value
    return answer
