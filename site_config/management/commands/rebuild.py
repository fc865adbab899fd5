"""Derived data anew."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from articles.editing.rebuild import listings_rebuilt, rebuild_counts
from articles.management.progress import track
from articles.models import Article

PARTS = ("listings", "search", "related", "counts", "pages", "all")
NOTHING_STORED = ("search", "related", "pages")


class Command(BaseCommand):
    help = "Make derived data anew from the articles, while the site is live. Safe to stop and to run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("part", choices=PARTS)
        parser.add_argument("--after", type=int, default=0, metavar="ID", help="listings: go on after this article id")

    def handle(self, *args: Any, part: str, after: int, **options: Any) -> None:
        chosen = [name for name in PARTS if part in (name, "all") and name != "all"]
        for name in chosen:
            if name == "listings":
                self._rebuild_listings(after)
            elif name == "counts":
                self.stdout.write(_("counts: %(number)d were wrong and are mended.") % {"number": rebuild_counts()})
            elif part != "all":
                self.stdout.write(
                    _("%(part)s: computed when a page is read; there is nothing stored to rebuild.") % {"part": name}
                )

    def _rebuild_listings(self, after: int) -> None:
        total = Article.objects.published().filter(pk__gt=after).count()
        done = sum(
            1 for _article in track(listings_rebuilt(after=after), total=total, label="listings", out=self.stderr)
        )
        self.stdout.write(_("listings: %(number)d articles placed.") % {"number": done})
