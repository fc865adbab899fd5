"""How long a text is, and how long it takes to read."""

from __future__ import annotations

import math
import re

from articles.text.characters import HAN

LATIN_WORDS_A_MINUTE = 220
SECONDS_AN_IMAGE = 10
_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile(r"[A-Za-z0-9]+(?:[.,'%-][A-Za-z0-9]+)*")


def character_count(text: str) -> int:
    """Han characters, and Latin words or numbers as one each."""
    return len(_HAN.findall(text)) + len(_LATIN.findall(text))


def reading_minutes(text: str, *, images: int = 0, characters_a_minute: int = 400) -> int:
    """Whole minutes to read ``text``, rounded up, at least 1."""
    minutes = len(_HAN.findall(text)) / characters_a_minute
    minutes += len(_LATIN.findall(text)) / LATIN_WORDS_A_MINUTE
    minutes += images * SECONDS_AN_IMAGE / 60
    return max(1, math.ceil(minutes))
