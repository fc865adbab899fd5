"""The demo content."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.images.jobs import make_due_cards
from articles.management.progress import track
from articles.models import Article
from site_config.operations.demo import load


class Command(BaseCommand):
    help = "Load the demo content once. Running it again adds what is missing and changes nothing that was edited."

    def handle(self, *args: Any, **options: Any) -> None:
        counts: Counter[str] = Counter()
        for row in track(load(), label=_("Demo"), out=self.stderr):
            counts[row.fate] += 1
            if row.message:
                self.stderr.write(f"{row.file}:{row.line}: {row.message}")
        self._draw_cards()
        self.stdout.write(_("Demo: %(number)d articles added.") % {"number": counts["created"]})
        if counts["failed"]:
            raise CommandError(
                _("%(number)d articles could not be imported; see above.") % {"number": counts["failed"]}
            )

    def _draw_cards(self) -> None:
        """Now, so that the first page has pictures; the job runner would take its time."""
        waiting = Article.objects.without_card().count()
        one_by_one = iter(lambda: make_due_cards(1), 0)
        for _card in track(one_by_one, total=waiting, label=_("Title cards"), out=self.stderr):
            pass
