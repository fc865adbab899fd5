"""Collect static files when they changed, and only then."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

FINGERPRINT = "fingerprint.txt"


def collect() -> None:
    """Collect, compress and name the static files by their content.

    Files of earlier releases stay: pages that readers have open still ask for them.
    """
    call_command("collectstatic", interactive=False, verbosity=0)
    (Path(settings.STATIC_ROOT) / FINGERPRINT).write_text(_fingerprint())


def is_collected() -> bool:
    """Whether the collected files are those of this release; costs some milliseconds."""
    noted = Path(settings.STATIC_ROOT) / FINGERPRINT
    return noted.exists() and noted.read_text() == _fingerprint()


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = Path(storage.path(name)).stat()
            digest.update(f"{name}:{found.st_size}:{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
