"""Collect static files when they changed, and only then."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

FINGERPRINT = "fingerprint.txt"


def collect_if_changed() -> bool:
    """Collect, compress and name the static files by their content; returns whether there was anything to do."""
    root = Path(settings.STATIC_ROOT)
    noted, current = root / FINGERPRINT, _fingerprint()
    if noted.exists() and noted.read_text() == current:
        return False
    call_command("collectstatic", interactive=False, verbosity=0, clear=root.exists())
    noted.write_text(current)
    return True


def is_collected() -> bool:
    noted = Path(settings.STATIC_ROOT) / FINGERPRINT
    return noted.exists() and noted.read_text() == _fingerprint()


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = Path(storage.path(name)).stat()
            digest.update(f"{name}:{found.st_size}:{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
