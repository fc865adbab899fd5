"""The database: which one, set how, and up to date."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import JobRun, Transition
from site_config.operations.checks.finding import Answer

# SQLite before this may lose data when two programs reset the write-ahead log at once.
SAFE_SQLITE = (3, 51, 3)
WANTED_OF_SQLITE = {"journal_mode": "wal", "synchronous": 2, "mmap_size": 0}
CLOCK_TOLERANCE = timedelta(minutes=5)


def database() -> Answer:
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT version()")
            return "ok", str(cursor.fetchone()[0]).partition(" on ")[0]
    for name, value in WANTED_OF_SQLITE.items():
        found = _pragma(name)
        if found != value:
            message = _("SQLite: %(name)s is %(found)s, it must be %(value)s.")
            return "error", message % {"name": name, "found": found, "value": value}
    if sqlite3.sqlite_version_info < SAFE_SQLITE:
        return "warning", _(
            "SQLite %(version)s has a rare fault that can lose data when several programs write at once (mended in "
            "3.51.3). The site's settings avoid its known cause; keep backups, or use PostgreSQL."
        ) % {"version": sqlite3.sqlite_version}
    return "ok", f"SQLite {sqlite3.sqlite_version}"


def _pragma(name: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return (cursor.fetchone() or (0,))[0]


def migrations() -> Answer:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        return "error", _("%(number)d migrations are missing. Run: manage.py migrate") % {"number": len(missing)}
    return "ok", _("All migrations are applied.")


def clock() -> Answer:
    """Nothing that was written down may lie ahead: dates and schedules of articles depend on the clock."""
    noted = [
        JobRun.objects.aggregate(last=Max("started_at"))["last"],
        Transition.objects.aggregate(last=Max("at"))["last"],
    ]
    now = timezone.localtime()
    latest = max((moment for moment in noted if moment), default=now)
    if latest > now + CLOCK_TOLERANCE:
        return "error", _("The clock says %(now)s, but things were written down at %(latest)s. Set the clock.") % {
            "now": now.isoformat(timespec="seconds"),
            "latest": timezone.localtime(latest).isoformat(timespec="seconds"),
        }
    return "ok", now.isoformat(timespec="seconds")
