"""Serve the site."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from site_config.operations.server import Server, is_free
from site_config.operations.static_files import collect, is_collected


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
        self._refuse_a_used_port(host, port)
        if not settings.DEBUG and not is_collected():
            self._say(_("Preparing the static files …"))
            collect()
            self._refuse_a_used_port(host, port)
        self._say(_("The site is at %(address)s - stop it with Ctrl-C.") % {"address": _address(host, port)})
        code = Server(host, port, workers, with_jobs=not no_jobs).run()
        if code:
            raise CommandError(_("The web server stopped unexpectedly; its last lines above say why."), returncode=code)

    def _refuse_a_used_port(self, host: str, port: int) -> None:
        try:
            free = is_free(host, port)
        except OSError as error:
            raise CommandError(
                _("%(host)s, port %(port)d cannot be used: %(error)s.")
                % {"host": host, "port": port, "error": error.strerror}
            ) from error
        if not free:
            raise CommandError(
                _("Port %(port)d is in use. Stop the other program, or choose another port with --port.")
                % {"port": port}
            )

    def _say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()


def _address(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
