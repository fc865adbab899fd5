"""Full width and half width: what is the same character, and which form stands in Chinese text."""

from __future__ import annotations

import re
import unicodedata

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f〇々"
_CLOSING = "》」』”’）】〉"
_FULL = {"?": "？", "!": "！", ":": "：", ",": "，", ";": "；"}
# A mark stands in Chinese text when a Han character (or a closing mark) is before it and no number or Latin follows.
_BETWEEN = re.compile(rf"(?<=[{HAN}{_CLOSING}])([?!:,;])(?=\s*(?:[{HAN}“‘《「（(【？！]|$)|[?!])", re.M)
_BEFORE_MORE = re.compile(rf"(?<=[{HAN}{_CLOSING}])([?!:,;])(?=[A-Za-z0-9])")
_AFTER_LATIN = re.compile(rf"(?<=[A-Za-z0-9%])([?!,;])(?=[{HAN}“《])")
_FULL_STOP = re.compile(rf"(?<=[{HAN}{_CLOSING}])\.(?=\s*$|[{HAN}])", re.M)
_DOTS = re.compile(rf"(?<=[{HAN}])\.{{3,}}|(?<=[{HAN}])…(?!…)(?=\s*$)", re.M)
_BRACKETS = re.compile(rf"\(([^()（）\n]*[{HAN}][^()（）\n]*)\)")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\u3000-\u9fff，。；）]+|[\w.+-]+@[\w-]+\.[\w.]+")
_ZERO_WIDTH = re.compile("[\u200b\u200c\u2060\ufeff\u00ad]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_JOINER = re.compile(
    "(?<![\U0001f000-\U0001faff\u2600-\u27bf\ufe0f])\u200d|\u200d(?![\U0001f000-\U0001faff\u2600-\u27bf])"
)
_WIDE_ALNUM = {0xFF01 + n: 0x21 + n for n in range(94) if chr(0x21 + n).isalnum()}


def fold_punctuation(text: str) -> str:
    """Write half-width marks between Chinese characters in full width.

    Numbers, times, addresses and Latin sentences keep theirs: ``5.4%``, ``10:30``.
    Full-width letters and digits become half width. Folding twice changes nothing.
    """
    parts = _ADDRESS.split(text)
    kept = _ADDRESS.findall(text)
    folded = [_fold_part(part) for part in parts]
    return folded[0] + "".join(address + part for address, part in zip(kept, folded[1:], strict=True))


def _fold_part(text: str) -> str:
    text = _BRACKETS.sub(r"（\1）", text.translate(_WIDE_ALNUM))
    for pattern in (_BETWEEN, _BEFORE_MORE, _AFTER_LATIN):
        text = pattern.sub(lambda match: _FULL[match[1]], text)
    text = _DOTS.sub("……", text)
    return _FULL_STOP.sub("。", text)


def fold_punctuation_html(html: str) -> str:
    """The same for the text of HTML; tags, attributes, ``code`` and ``pre`` stay as they are."""
    pieces = re.split(r"(<(?:code|pre)\b.*?</(?:code|pre)>|<[^>]*>|&[#\w]+;)", html, flags=re.S)
    return "".join(piece if index % 2 else fold_punctuation(piece) for index, piece in enumerate(pieces))


def fold_for_comparison(text: str) -> str:
    """The form by which names are compared: Ｐ2P, P2P and p2p are one name."""
    folded = unicodedata.normalize("NFKC", strip_control_characters(text)).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())


def display_width(text: str) -> int:
    """Columns that ``text`` takes: a Han character counts two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def strip_control_characters(text: str) -> str:
    """Drop what nobody can see: controls, bidirectional overrides, zero-width characters; compose the rest (NFC).

    The joiner between the parts of an emoji stays.
    """
    for pattern in (_CONTROL, _BIDI, _ZERO_WIDTH, _JOINER):
        text = pattern.sub("", text)
    return unicodedata.normalize("NFC", text)
