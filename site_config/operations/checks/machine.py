"""The machine: libraries, addresses, folders, files."""

from __future__ import annotations

import shutil
import stat
import tempfile
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

import django
from django.conf import settings
from django.utils.translation import gettext as _

from articles.images.lettering import drawable
from site_config.operations.checks.finding import Answer
from site_config.operations.static_files import is_collected

LIBRARIES = ("granian", "pillow", "nh3", "django-taggit", "django-allauth", "rjieba")
MEGABYTE = 1024 * 1024
LEAST_FREE_MEGABYTES = 500
COMMON_CHARACTERS = "逾期征信催收还款"


def versions() -> Answer:
    return "ok", f"Django {django.get_version()}, " + ", ".join(f"{name} {version(name)}" for name in LIBRARIES)


def debug() -> Answer:
    if settings.DEBUG:
        return "warning", _("DEBUG is on: good for development, never for a public site.")
    return "ok", _("DEBUG is off.")


def address() -> Answer:
    parts = urlsplit(settings.SITE_URL)
    if parts.hostname in ("127.0.0.1", "localhost"):
        return "warning", _("SITE_URL is %(url)s. Set it to the public address.") % {"url": settings.SITE_URL}
    if parts.scheme != "https":
        return "warning", _("SITE_URL is %(url)s: without https, passwords travel readable. Serve the site by TLS.") % {
            "url": settings.SITE_URL
        }
    return "ok", _("%(url)s; the site answers to %(hosts)s.") % {
        "url": settings.SITE_URL,
        "hosts": ", ".join(settings.ALLOWED_HOSTS),
    }


def data_folder() -> Answer:
    with tempfile.TemporaryFile(dir=settings.DATA_DIR) as file:
        file.write(b"can be written")
    free = shutil.disk_usage(settings.DATA_DIR).free // MEGABYTE
    if free < LEAST_FREE_MEGABYTES:
        return "error", _("Only %(free)d MB are free in the data folder. Make room.") % {"free": free}
    return "ok", _("The data folder can be written; %(free)d MB are free.") % {"free": free}


def secret_key() -> Answer:
    path = Path(settings.DATA_DIR) / "secret_key"
    if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
        return "error", _("Others can read the secret key. Run: chmod 600 %(path)s") % {"path": path}
    return "ok", _("The secret key is readable by its owner only.")


def fonts() -> Answer:
    if drawable(COMMON_CHARACTERS) != COMMON_CHARACTERS:
        return "error", _("The Chinese font of the title cards is missing. Install the project again.")
    return "ok", _("Title cards can write Chinese.")


def static_files() -> Answer:
    if settings.DEBUG or is_collected():
        return "ok", _("Static files are collected.")
    return "warning", _("Static files changed since they were collected. manage.py serve collects them.")
