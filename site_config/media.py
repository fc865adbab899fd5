"""Stored pictures, when no web server in front hands them out."""

from __future__ import annotations

import mimetypes

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

# The only folders that hold what readers may see.
PUBLIC_FOLDERS = ("images/", "cards/", "site/")
TYPES = ("image/jpeg", "image/png", "image/webp", "image/gif", "image/avif")
HEADERS = {
    # Even if a file were something else than a picture, a browser must not run it.
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "cross-origin",
    # Names are random and files never change.
    "Cache-Control": "public, max-age=31536000, immutable",
}


@require_safe
def media(request: HttpRequest, name: str) -> FileResponse:
    """A file below one of the public folders."""
    kind = mimetypes.guess_type(name)[0]
    if not name.startswith(PUBLIC_FOLDERS) or kind not in TYPES or "\0" in name or ".." in name.split("/"):
        raise Http404
    try:
        file = default_storage.open(name)
        file.seek(0)
    except (OSError, SuspiciousFileOperation) as error:
        raise Http404 from error
    return FileResponse(file, content_type=kind, headers=HEADERS)
