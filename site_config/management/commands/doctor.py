"""Is the installation well?"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from site_config.operations.doctor import findings


class Command(BaseCommand):
    help = "Check the running installation and say what to do. Ends with 1 if something is wrong."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, as_json: bool, **options: Any) -> None:
        found = list(findings())
        if as_json:
            self.stdout.write(json.dumps([asdict(finding) for finding in found], ensure_ascii=False, indent=1))
        else:
            styles = {"ok": self.style.SUCCESS, "warning": self.style.WARNING, "error": self.style.ERROR}
            for finding in found:
                self.stdout.write(f"{styles[finding.level](finding.level.ljust(8))} {finding.name}: {finding.message}")
        errors = sum(finding.level == "error" for finding in found)
        if errors:
            raise CommandError(_("%(number)d things need care.") % {"number": errors})
