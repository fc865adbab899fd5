"""Bring articles in from files."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.management.progress import track
from articles.permissions import System
from articles.transfer.intake import bring_all, rehearse
from articles.transfer.outcome import Report, Row
from articles.transfer.parcel import Origin, Problem, Read
from articles.transfer.readers import READERS, files_in, format_of

IMPORTER = System("import_articles")
FATES = ("created", "updated", "unchanged", "skipped", "failed")


class Command(BaseCommand):
    help = "Import articles from files or folders. Safe to stop and to run again: nothing comes in twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file or a folder")
        parser.add_argument("--format", default="auto", metavar="FORMAT", help=f"auto, {', '.join(READERS)}")
        parser.add_argument("--publish", action="store_true", help="publish what comes in; without it, all are drafts")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
        parser.add_argument("--report", type=Path, metavar="FILE", help="one row an article, as CSV or .json")

    def handle(self, *args: Any, paths: list[Path], **options: Any) -> None:
        files = self._files(paths, options["format"])
        run = rehearse if options["dry_run"] else bring_all
        counts: Counter[str] = Counter()
        try:
            with Report(options["report"]) as report:
                rows = run(lambda: _read(files, options["format"]), by=IMPORTER, publish_them=options["publish"])
                for line in track(rows, label=_("Import"), out=self.stderr):
                    counts[line.fate] += 1
                    report.write(line)
                    self._tell(line)
        except OSError as error:
            raise CommandError(_("The report cannot be written: %(error)s.") % {"error": error}) from error
        self._sum_up(counts, is_rehearsal=options["dry_run"])

    def _files(self, paths: list[Path], chosen: str) -> list[Path]:
        if chosen not in ("auto", *READERS):
            allowed = ", ".join(["auto", *READERS])
            raise CommandError(
                _("The format %(format)s is not known. Use %(allowed)s.") % {"format": chosen, "allowed": allowed}
            )
        for path in paths:
            if not path.exists():
                raise CommandError(_("%(path)s does not exist.") % {"path": path})
        files = list(files_in(paths))
        if not files:
            raise CommandError(_("There is nothing to import here: no file of a known format."))
        for file in files:
            if chosen == "auto" and format_of(file) is None:
                raise CommandError(_("The format of %(path)s is not clear. Name it with --format.") % {"path": file})
        return files

    def _tell(self, line: Row) -> None:
        if line.message:
            style = self.style.WARNING if line.fate in ("warning", "skipped") else self.style.ERROR
            self.stderr.write(style(f"{line.file}:{line.line}: {line.message}"))

    def _sum_up(self, counts: Counter[str], *, is_rehearsal: bool) -> None:
        words = {
            "created": _("created"),
            "updated": _("updated"),
            "unchanged": _("unchanged"),
            "skipped": _("skipped"),
            "failed": _("failed"),
        }
        summary = "，".join(f"{words[fate]} {counts[fate]}" for fate in FATES)
        if is_rehearsal:
            summary = _("Nothing was changed. It would be: %(summary)s") % {"summary": summary}
        self.stdout.write(summary)
        if counts["failed"]:
            raise CommandError(
                _("%(number)d articles could not be imported; see above.") % {"number": counts["failed"]}
            )


def _read(files: list[Path], chosen: str) -> Read:
    for file in files:
        yield from _read_file(file, chosen)


def _read_file(file: Path, chosen: str) -> Iterator[Any]:
    name = format_of(file) if chosen == "auto" else chosen
    if name is None:
        yield Problem(
            Origin(str(file)), _("The format of %(path)s is not clear. Name it with --format.") % {"path": file}
        )
        return
    yield from READERS[name](file)
