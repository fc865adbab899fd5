"""A few words that say what a text is about."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from articles.text.characters import HAN
from articles.text.cleaning import plain_text
from articles.text.typed_numbers import heading_level
from articles.text.widths import fold_for_comparison

LIMIT = 100
_FILLER = re.compile(r"\s*(?:小编(?:导语|引言)\s*[：:]?|(?:导语|引言|摘要|前言)(?:\s*[：:]|\s+|$))\s*")
# Before the marker stands the title, whole or damaged.
_FILLER_INSIDE = re.compile(r"小编(?:导语|引言)\s*[：:]?\s*")
FILLER_WITHIN = 60
# Share of neighbouring pairs of characters that a line and the title have in common.
ALIKE = 0.7
# A question mark inside an address ends no sentence.
_SENTENCE = re.compile(r".*?(?:[。！？]|[!?](?=[\s!?”’』」）)]|$))+[”’』」）)]*|.+$", re.S)
_CLOSING = "”’』」）)"
_AROUND_MARKS = re.compile(r"(?<=[，。！？；：、,])\s+|\s+(?=[，。！？；：、,])")
_PAUSES = "，、；：,;"
_HEADINGS = re.compile(r"<h([1-6])\b[^<>]*>.*?(?:</h\1>|\Z)", re.S)
_MARKS = re.compile(rf"[^{HAN}a-z0-9]")


def excerpt(body: str, *, title: str = "", limit: int = LIMIT) -> str:
    """The opening of ``body`` (HTML or text), ending with a sentence where one ends within ``limit`` characters.

    Headings, repeats of the title and words such as 小编导语 are passed over.
    """
    lines = plain_text(_HEADINGS.sub("\n", body)).splitlines()
    said = (_without_filler(line) for line in lines if not heading_level(line))
    return _shortened(_opening((line for line in said if line and not is_repeat(line, title)), 2 * limit), limit)


def _opening(lines: Iterable[str], enough: int) -> str:
    """The first ``lines``, as many as make ``enough`` characters: the rest of a long text is not looked at."""
    opening = ""
    for line in lines:
        opening = f"{opening} {line}" if opening else line
        if len(opening) > enough:
            break
    return opening


def _without_filler(text: str) -> str:
    filler = _FILLER.match(text)
    return text[filler.end() :].strip() if filler else text.strip()


def clean_teaser(text: str, *, title: str = "", limit: int = LIMIT) -> str:
    """A teaser cut by another site: title and filler before it dropped, its end made whole."""
    text, was_cut = _without_dots(" ".join(text[: 20 * limit].replace("\ufffd", "").split()))
    if (marker := _FILLER_INSIDE.search(text)) and marker.start() < FILLER_WITHIN:
        text = text[marker.end() :]
    text = _AROUND_MARKS.sub("", _without_repeats(text, title))
    if not was_cut:
        return _shortened(text, limit)
    sentences = "".join(match[0] for match in _SENTENCE.finditer(text) if _ends_a_sentence(match[0]))
    if len(sentences) >= _least(limit):
        return _shortened(sentences, limit)
    return _cut(text, min(limit, len(text) + 1)) if text else ""


def _without_dots(text: str) -> tuple[str, bool]:
    """``text`` less the dots where it was cut, and whether there were any; a full stop before them stays."""
    whole = text.rstrip(" .．。…")
    tail = text[len(whole) :].replace(" ", "")
    was_cut = "…" in tail or len(tail) > 1
    if not was_cut:
        return text, False
    return whole + ("。" if tail.startswith("。") else ""), True


def _without_repeats(text: str, title: str) -> str:
    """``text`` less the titles and fillers that it begins with."""
    before = None
    while before != text:
        before = text
        text = _without_filler(text)
        head, _, rest = text.partition(" ")
        if title and rest and is_repeat(head, title):
            text = rest
        elif title and text.startswith(title) and text != title:
            text = text[len(title) :].strip()
    return text


def is_repeat(line: str, title: str) -> bool:
    """Whether ``line`` says the title again, give or take a few characters."""
    ours, theirs = _bare(line), _bare(title)
    if not ours or not theirs or len(ours) > len(theirs) + 6:
        return False
    if ours == theirs or (len(ours) >= 5 and (ours in theirs or theirs in ours)):
        return True
    one, other = Counter(pairwise(ours)), Counter(pairwise(theirs))
    return 2 * (one & other).total() > ALIKE * (one.total() + other.total())


def _bare(text: str) -> str:
    return _MARKS.sub("", fold_for_comparison(text[:200]))


def _shortened(text: str, limit: int) -> str:
    text = text.replace("\ufffd", "").strip()
    if len(text) <= limit:
        return text
    kept = ""
    for match in _SENTENCE.finditer(text[: limit + 1]):
        if len(kept) + len(match[0]) > limit or not _ends_a_sentence(match[0]):
            break
        kept += match[0]
    return kept.strip() if len(kept) >= _least(limit) else _cut(text, limit)


def _least(limit: int) -> int:
    """Characters that sentences must have to stand alone: 好的。 says nothing."""
    return limit // 8


def _ends_a_sentence(text: str) -> bool:
    return text.rstrip(_CLOSING)[-1:] in ("。", "！", "？", "!", "?")


def _cut(text: str, limit: int) -> str:
    """Cut at a pause if there is one in the second half, else at a character; a Latin word stays whole."""
    head = text[: limit - 1]
    pause = max(head.rfind(mark) for mark in _PAUSES)
    if pause >= limit // 2:
        head = head[:pause]
    elif re.search(r"[A-Za-z0-9]\Z", head) and re.match(r"[A-Za-z0-9]", text[len(head) :]):
        head = re.sub(r"[A-Za-z0-9]+\Z", "", head) or head
    return _whole(head, text).rstrip(_PAUSES + " ") + "…"


def _whole(head: str, text: str) -> str:
    """``head`` of ``text`` without the beginning of a character that goes on after it: an accent, an emoji's parts."""
    while head and (_continues(text[len(head) : len(head) + 1]) or head.endswith("\u200d")):
        head = head[:-1]
    return head


def _continues(char: str) -> bool:
    return char == "\u200d" or "\U0001f3fb" <= char <= "\U0001f3ff" or unicodedata.category(char or " ").startswith("M")
