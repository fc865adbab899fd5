"""A few words that say what a text is about."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from articles.text.cleaning import plain_text
from articles.text.typed_numbers import heading_level
from articles.text.characters import HAN
from articles.text.widths import fold_for_comparison

LIMIT = 100
_FILLER = re.compile(r"^\s*(?:小编导语|小编引言|导语|引言|摘要|前言)\s*[：:]?\s*")
# Before the marker stands the title, whole or damaged.
_FILLER_INSIDE = re.compile(r"小编(?:导语|引言)\s*[：:]?\s*")
FILLER_WITHIN = 60
_DOTS = re.compile(r"[.．。]{2,}\s*$|…+\s*$")
_SENTENCE = re.compile(r".*?[。！？!?]+[”’』」）)]*|.+$", re.S)
_PAUSES = "，、；：,;"
_HEADINGS = re.compile(r"<h[1-6]\b.*?</h[1-6]>", re.S)
_MARKS = re.compile(rf"[^{HAN}a-z0-9]")


def excerpt(body: str, *, title: str = "", limit: int = LIMIT) -> str:
    """The opening of ``body`` (HTML or text), ending with a sentence where one ends within ``limit`` characters.

    Headings, repeats of the title and words such as 小编导语 are passed over.
    """
    lines = plain_text(_HEADINGS.sub("\n", body)).splitlines()
    kept = (_FILLER.sub("", line).strip() for line in lines if not heading_level(line))
    return _shortened(" ".join(line for line in kept if line and not is_repeat(line, title)), limit)


def clean_teaser(text: str, *, title: str = "", limit: int = LIMIT) -> str:
    """A teaser cut by another site: title and filler before it dropped, its end made whole."""
    text = " ".join(text.replace("\ufffd", "").split())
    was_cut = bool(_DOTS.search(text))
    text = _DOTS.sub("", text)
    if (marker := _FILLER_INSIDE.search(text)) and marker.start() < FILLER_WITHIN:
        text = text[marker.end() :]
    before = None
    while before != text:
        before = text
        text = _FILLER.sub("", text).strip()
        head, _, rest = text.partition(" ")
        if title and rest and is_repeat(head, title):
            text = rest
        elif title and text.startswith(title) and text != title:
            text = text[len(title) :].strip()
    text = re.sub(r"\s+(?=[，。！？；：、,])|(?<=[，。！？；：、,])\s+", "", text)
    if not was_cut:
        return _shortened(text, limit)
    sentences = "".join(
        match[0] for match in _SENTENCE.finditer(text) if match[0].rstrip("”’』」）)")[-1:] in "。！？!?"
    )
    if len(sentences) >= limit // 4:
        return _shortened(sentences, limit)
    return _cut(text, min(limit, len(text) + 1)) if text else ""


def is_repeat(line: str, title: str) -> bool:
    """Whether ``line`` says the title again, give or take a few characters."""
    ours, theirs = _bare(line), _bare(title)
    if not ours or not theirs or len(ours) > len(theirs) + 6:
        return False
    if ours == theirs or (len(ours) >= 5 and (ours in theirs or theirs in ours)):
        return True
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio() > 0.85


def _bare(text: str) -> str:
    return _MARKS.sub("", fold_for_comparison(text[:200]))


def _shortened(text: str, limit: int) -> str:
    text = text.replace("\ufffd", "").strip()
    if len(text) <= limit:
        return text
    kept = ""
    for match in _SENTENCE.finditer(text[: limit + 1]):
        if len(kept) + len(match[0]) > limit or match[0].rstrip("”’』」）)")[-1:] not in "。！？!?":
            break
        kept += match[0]
    return kept.strip() if len(kept) >= limit // 4 else _cut(text, limit)


def _cut(text: str, limit: int) -> str:
    """Cut at a pause if there is one in the second half, else at a character; a Latin word stays whole."""
    head = text[: limit - 1]
    pause = max(head.rfind(mark) for mark in _PAUSES)
    if pause >= limit // 2:
        head = head[:pause]
    elif re.search(r"[A-Za-z0-9]\Z", head) and re.match(r"[A-Za-z0-9]", text[len(head) :]):
        head = re.sub(r"[A-Za-z0-9]+\Z", "", head) or head
    return head.rstrip(_PAUSES + " ") + "…"
