"""Who counts as a reader, and when a second look is a new reading."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections import OrderedDict
from datetime import date, datetime, timedelta

from django.utils import timezone

AGAIN_AFTER = timedelta(minutes=30)
MOST_REMEMBERED = 100_000
_PROGRAM = re.compile(
    r"(?<!cu)bot\b|spider|crawl|slurp|preview|fetch|monitor|headless|lighthouse|scrapy|python|curl|wget|httpx?[/-]"
    r"|java/|go-http|okhttp|libwww|axios|node|perl|ruby|feed|archiver|validator|facebookexternalhit",
    re.I,
)


def is_program(agent: str) -> bool:
    """Whether the user agent names a program, or nothing at all."""
    return not agent.strip() or bool(_PROGRAM.search(agent))


class Visits:
    """Remembers, for half an hour, who read what.

    Only hashes are kept, in memory, with a salt that is thrown away every
    Beijing day: nobody can be found again in them.
    """

    def __init__(self, *, limit: int = MOST_REMEMBERED) -> None:
        self._limit = limit
        self._seen: OrderedDict[bytes, datetime] = OrderedDict()
        self._day: date | None = None
        self._salt = b""

    def is_new(self, address: str, agent: str, article_id: int, *, at: datetime) -> bool:
        """Whether this reading counts; asking remembers it."""
        self._change_salt(timezone.localdate(at))
        text = f"{address}\0{agent[:500]}\0{article_id}".encode("utf-8", "replace")
        key = hashlib.blake2b(text, key=self._salt, digest_size=16).digest()
        before = self._seen.get(key)
        if before is not None and at - before < AGAIN_AFTER:
            return False
        self._seen[key] = at
        self._seen.move_to_end(key)
        if len(self._seen) > self._limit:
            self._seen.popitem(last=False)
        return True

    def _change_salt(self, day: date) -> None:
        if day != self._day:
            self._day, self._salt = day, secrets.token_bytes(32)
            self._seen.clear()


# The one memory of this process.
visits = Visits()
