"""Serve the site."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from site_config.operations.server import Server, is_free
from site_config.operations.static_files import collect_if_changed


class Command(BaseCommand):
    help = "Run the web server and the job runner together. Stop both with Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=min(4, os.cpu_count() or 1))
        parser.add_argument("--no-jobs", action="store_true", help="the web server alone")

    def handle(self, *args: Any, host: str, port: int, workers: int, no_jobs: bool, **options: Any) -> None:
        if not 0 < port < 65536 or workers < 1:
            raise CommandError(_("Choose a port between 1 and 65535, and at least one worker."))
        if not is_free(host, port):
            raise CommandError(
                _("Port %(port)d is in use. Stop the other program, or choose another port with --port.")
                % {"port": port}
            )
        if not settings.DEBUG:
            collect_if_changed()
        self.stdout.write(
            _("The site is at http://%(host)s:%(port)d/ - stop it with Ctrl-C.") % {"host": host, "port": port}
        )
        self.stdout.flush()
        code = Server(host, port, workers, with_jobs=not no_jobs).run()
        if code:
            raise CommandError(_("The web server stopped unexpectedly; its last lines above say why."), returncode=code)
