"""One or two sentences about a page, as long as search engines show."""

from __future__ import annotations

import re
import unicodedata

from articles.models import Article
from articles.text.excerpt import excerpt

# In half-width units: a Han character counts two.
SHORTEST, LONGEST = 60, 220
# Where lines were joined: Chinese puts no space between sentences.
_GAP = re.compile(r"(?<=[。！？：；，、”）]) ")


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def article_description(article: Article) -> str:
    """What the editor wrote for search engines, else the summary; a short one goes on with the opening."""
    written = article.seo_description or article.summary
    if width(written) >= SHORTEST:
        return shortened(written)
    opening = excerpt(article.body, title=article.title)
    return shortened(opening if opening.startswith(written) else f"{written}{opening}")


def described(*sentences: str) -> str:
    """The first of ``sentences``, and the following ones while it is too short."""
    text = ""
    for sentence in sentences:
        if width(text) < SHORTEST:
            text += " ".join(sentence.split())
    return shortened(text)


def shortened(text: str) -> str:
    text = _GAP.sub("", text)
    if width(text) <= LONGEST:
        return text
    return _GAP.sub("", excerpt(text, limit=LONGEST // 2))
