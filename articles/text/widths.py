"""Full width and half width: what is the same character, and which form stands in Chinese text."""

from __future__ import annotations

import re
import unicodedata

from articles.text.brackets import fold_brackets
from articles.text.characters import CLOSING, HAN
from articles.text.markup import INLINE, TAG, VERBATIM, tag_name

_FULL = str.maketrans("?!:,;", "？！：，；")
_WIDE_ALNUM = {0xFF01 + n: 0x21 + n for n in range(94) if chr(0x21 + n).isalnum()}
# Stands for an address while the text around it is folded; one that the text brought along stands for itself.
_ADDRESS_MARK = "\ufdd0"
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]*[A-Za-z0-9/#=&_~-]"
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}"
    rf"|{_ADDRESS_MARK}",
)
# A mark stands in Chinese text when a Han character (or a closing mark) is before it, and Han, a quotation,
# the end of the line or, without a space, Latin or a number after it.
_AFTER_HAN = re.compile(
    rf"(?<=[{HAN}{CLOSING}？！])(?:[?!]+|[:,;])"
    rf"(?=\s*(?:[{HAN}{CLOSING}“‘《「『（(【〈？！]|$)|[A-Za-z0-9{_ADDRESS_MARK}\"])",
    re.M,
)
_AFTER_LATIN = re.compile(rf"(?<=[A-Za-z0-9%{_ADDRESS_MARK}])(?:[?!]+|[,;])(?=[{HAN}“《])")
_FULL_STOP = re.compile(rf"(?<=[{HAN}{CLOSING}])\.(?=\s*$|[{HAN}{CLOSING}])", re.M)
_DOTS = re.compile(rf"(?<=[{HAN}{CLOSING}])\.{{3,}}")

_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff"  # controls, halves of characters
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # writing direction
    "\u200b\u200c\u2060\ufeff\u00ad"  # no width
    "]"
)
_EMOJI = "\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff"
_STRAY_JOINER = re.compile(f"(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])")


def fold_punctuation(text: str) -> str:
    """Write half-width marks between Chinese characters in full width.

    Numbers, times, addresses and Latin sentences keep theirs: ``5.4%``, ``10:30``.
    Full-width letters and digits become half width. Folding twice changes nothing.
    """
    text = text.translate(_WIDE_ALNUM)
    addresses = iter(_ADDRESS.findall(text))
    text = fold_brackets(_ADDRESS.sub(_ADDRESS_MARK, text))
    for pattern in (_AFTER_HAN, _AFTER_LATIN):
        text = pattern.sub(lambda match: match[0].translate(_FULL), text)
    text = _FULL_STOP.sub("。", _DOTS.sub("……", text))
    return re.sub(_ADDRESS_MARK, lambda _: next(addresses), text)


def fold_punctuation_html(html: str) -> str:
    """The same for the text of HTML; tags, attributes, ``code`` and ``pre`` stay as they are.

    A mark after bold words or a link is judged as if the tag were not there.
    """
    pieces = _texts_and_markup(html)
    before = _neighbours(pieces, last=True)
    after = _neighbours(pieces[::-1], last=False)[::-1]
    for index in range(0, len(pieces), 2):
        left, right = before[index], after[index]
        folded = fold_punctuation(left + pieces[index] + right)
        pieces[index] = folded[len(left) : len(folded) - len(right)]
    return "".join(pieces)


def _texts_and_markup(html: str) -> list[str]:
    """Text and markup by turns, text first and last; an entity is markup."""
    pieces, position = [], 0
    for match in _MARKUP.finditer(html):
        pieces += [html[position : match.start()], match[0]]
        position = match.end()
    return [*pieces, html[position:]]


_MARKUP = re.compile(rf"(?is:{VERBATIM.pattern})|(?:{TAG.pattern})|<!--(?s:.*?)(?:-->|\Z)|&#?\w{{1,31}};")


def _neighbours(pieces: list[str], *, last: bool) -> list[str]:
    """For each piece the letter that touches it when inline tags are looked through; empty at other borders."""
    found, near = [], ""
    for index, piece in enumerate(pieces):
        found.append(near)
        if index % 2 == 0:
            near = (piece[-1] if last else piece[0]) if piece else near
            near = near if near.isalnum() or near in CLOSING else ""
        elif (match := TAG.fullmatch(piece)) is None or tag_name(match) not in INLINE:
            near = ""
    return found


def fold_for_comparison(text: str) -> str:
    """The form by which names are compared: Ｐ2P, P2P and p2p are one name."""
    folded = unicodedata.normalize("NFKC", strip_control_characters(text)).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())


def display_width(text: str) -> int:
    """Columns that ``text`` takes: a Han character counts two, an accent that sits on a letter none."""
    return sum(
        0
        if unicodedata.category(char) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in text
    )


def strip_control_characters(text: str) -> str:
    """Drop what nobody can see: controls, bidirectional overrides, zero-width characters; compose the rest (NFC).

    Line ends become ``\\n``. The joiner between the parts of an emoji stays.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _STRAY_JOINER.sub("", _UNSEEN.sub("", text)))
