"""The job runner."""

from __future__ import annotations

import signal
from argparse import ArgumentParser
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils.translation import gettext as _

from site_config.operations.jobs import run_all, run_due

SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_AFTER_TROUBLE = 5.0


class Command(BaseCommand):
    help = "Run the background jobs: generated covers, smaller pictures, clean-up. Stop with Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="run every job until nothing is left to do, and end")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        if once:
            self.stdout.write(_("Done: %(number)d items.") % {"number": run_all()})
            return
        stop = Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda _number, _frame: stop.set())
        while not stop.is_set():
            stop.wait(self._look(stop))

    def _look(self, stop: Event) -> float:
        """Run what is due; returns the seconds to wait. A database that is away for a while is waited for."""
        try:
            close_old_connections()
            return 0 if run_due(stopping=stop.is_set) else SECONDS_BETWEEN_LOOKS
        except DatabaseError as error:
            self.stderr.write(f"run_jobs: {error}")
            return SECONDS_AFTER_TROUBLE
