"""Look at the running installation, and say what to do where something is wrong."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import django
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count, F
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, JobRun, Listing
from articles.models.listing import HOME
from site_config.operations.jobs import HEARTBEAT
from site_config.operations.static_files import is_collected

Level = Literal["ok", "warning", "error"]
LEAST_FREE_BYTES = 500 * 1024 * 1024
SAFE_SQLITE = (3, 51, 3)
LATEST_HEARTBEAT = timedelta(minutes=5)
OLDEST_CLOCK = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Finding:
    name: str
    level: Level
    message: str


def findings() -> Iterator[Finding]:
    """Every check in turn. One that fails itself is an error, and the others still run."""
    for name, check in CHECKS.items():
        try:
            level, message = check()
        except (DatabaseError, OSError) as error:
            level, message = "error", f"{type(error).__name__}: {error}"
        yield Finding(name, level, message)


Answer = tuple[Level, str]


def _versions() -> Answer:
    names = ("granian", "nh3", "pillow", "django-taggit", "rjieba")
    return "ok", f"Django {django.get_version()}, " + ", ".join(f"{name} {version(name)}" for name in names)


def _debug() -> Answer:
    if settings.DEBUG:
        return "warning", _("DEBUG is on: good for development, never for a public site.")
    return "ok", _("DEBUG is off.")


def _address() -> Answer:
    host = urlsplit(settings.SITE_URL).hostname
    if host in ("127.0.0.1", "localhost"):
        return "warning", _("SITE_URL is %(url)s. Set it to the public address.") % {"url": settings.SITE_URL}
    return "ok", settings.SITE_URL


def _clock() -> Answer:
    if timezone.now() < OLDEST_CLOCK:
        return "error", _("The clock says %(now)s. Set it; dates of articles depend on it.") % {"now": timezone.now()}
    return "ok", timezone.localtime().isoformat(timespec="seconds")


def _data_folder() -> Answer:
    free = shutil.disk_usage(settings.DATA_DIR).free
    if free < LEAST_FREE_BYTES:
        return "error", _("Only %(free)d MB are free in the data folder. Make room.") % {"free": free // 1024**2}
    return "ok", _("%(free)d MB free.") % {"free": free // 1024**2}


def _secret_key() -> Answer:
    path = Path(settings.DATA_DIR) / "secret_key"
    if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
        return "error", _("Others can read the secret key. Run: chmod 600 %(path)s") % {"path": path}
    return "ok", _("The secret key is readable by its owner only.")


def _migrations() -> Answer:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        return "error", _("%(number)d migrations are missing. Run: manage.py migrate") % {"number": len(missing)}
    return "ok", _("All migrations are applied.")


def _database() -> Answer:
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT version()")
            return "ok", str(cursor.fetchone()[0]).partition(" on ")[0]
    wanted = {"journal_mode": "wal", "synchronous": 2, "mmap_size": 0}
    with connection.cursor() as cursor:
        for name, value in wanted.items():
            cursor.execute(f"PRAGMA {name}")
            found = (cursor.fetchone() or (0,))[0]
            if found != value:
                message = _("SQLite: %(name)s is %(found)s, it must be %(value)s.")
                return "error", message % {"name": name, "found": found, "value": value}
    if sqlite3.sqlite_version_info < SAFE_SQLITE:
        return "warning", _(
            "SQLite %(version)s has a rare fault that can lose data when several programs write at once (mended in "
            "3.51.3). The site's settings avoid its known cause; keep backups, or use PostgreSQL."
        ) % {"version": sqlite3.sqlite_version}
    return "ok", f"SQLite {sqlite3.sqlite_version}"


def _jobs() -> Answer:
    beat = JobRun.objects.filter(name=HEARTBEAT).first()
    if beat is None or beat.started_at is None or beat.started_at < timezone.now() - LATEST_HEARTBEAT:
        return "warning", _("The job runner is not at work. Start manage.py serve, or manage.py run_jobs.")
    failed = list(JobRun.objects.exclude(error="").values_list("name", "error"))
    if failed:
        return "error", "; ".join(f"{name}: {error}" for name, error in failed)
    return "ok", timezone.localtime(beat.started_at).isoformat(timespec="seconds")


def _counts() -> Answer:
    wrong = Listing.objects.annotate(counted=Count("entries")).exclude(counted=F("article_count")).count()
    if wrong:
        return "error", _("%(number)d stored counts are wrong. Run: manage.py rebuild counts") % {"number": wrong}
    return "ok", _("All stored counts are right.")


def _listings() -> Answer:
    listed = Listing.objects.filter(key=HOME).values_list("article_count", flat=True).first() or 0
    public = Article.objects.published().count()
    if listed != public:
        message = _("%(public)d articles are public and %(listed)d are listed. Run: manage.py rebuild listings")
        return "error", message % {"public": public, "listed": listed}
    return "ok", _("%(number)d public articles, all listed.") % {"number": public}


def _static() -> Answer:
    if settings.DEBUG or is_collected():
        return "ok", _("Static files are collected.")
    return "warning", _("Static files changed since they were collected. manage.py serve collects them.")


CHECKS: dict[str, Callable[[], Answer]] = {
    "versions": _versions,
    "debug": _debug,
    "address": _address,
    "clock": _clock,
    "data folder": _data_folder,
    "secret key": _secret_key,
    "database": _database,
    "migrations": _migrations,
    "jobs": _jobs,
    "counts": _counts,
    "listings": _listings,
    "static files": _static,
}
