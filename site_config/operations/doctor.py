"""Look at the running installation, and say what to do where something is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import DatabaseError

from site_config.operations.checks import content, database, machine
from site_config.operations.checks.finding import Check, Finding

FIRST: list[tuple[str, Check]] = [
    ("versions", machine.versions),
    ("debug", machine.debug),
    ("address", machine.address),
    ("data folder", machine.data_folder),
    ("secret key", machine.secret_key),
    ("fonts", machine.fonts),
    ("static files", machine.static_files),
    ("database", database.database),
    ("migrations", database.migrations),
]
# These read tables, so they wait for the migrations.
WITH_TABLES: list[tuple[str, Check]] = [
    ("clock", database.clock),
    ("jobs", content.jobs),
    ("owner", content.owner),
    ("listings", content.listings),
    ("counts", content.counts),
]


def findings() -> Iterator[Finding]:
    """Every check in turn. One that fails itself is an error, and the others still run."""
    has_tables = False
    for name, check in FIRST:
        finding = _finding(name, check)
        has_tables = finding.level == "ok"
        yield finding
    if has_tables:
        for name, check in WITH_TABLES:
            yield _finding(name, check)


def _finding(name: str, check: Check) -> Finding:
    try:
        level, message = check()
    except (DatabaseError, OSError) as error:
        return Finding(name, "error", f"{type(error).__name__}: {error}")
    return Finding(name, level, message)
