"""Round brackets around or after Chinese words."""

from __future__ import annotations

import re

from articles.text.characters import HAN

_PIECE = re.compile(rf"[()\n]|[{HAN}]+")
_HAN = re.compile(f"[{HAN}]")


def fold_brackets(text: str) -> str:
    """Make a pair of half-width brackets full width when Han stands inside or right before it.

    ``合同(见附件)`` and ``平台(P2P)`` fold, ``f(x)`` stays. Pairs may be nested; none spans two lines.
    """
    if "(" not in text:
        return text
    characters = list(text)
    open_pairs: list[tuple[int, bool]] = []  # where it opens, whether it is Chinese as far as we know
    for match in _PIECE.finditer(text):
        position = match.start()
        match match[0]:
            case "\n":
                open_pairs.clear()
            case "(":
                open_pairs.append((position, bool(position and _HAN.match(text, position - 1))))
            case ")" if open_pairs:
                start, is_chinese = open_pairs.pop()
                if is_chinese:
                    characters[start], characters[position] = "（", "）"
                    _note_han(open_pairs)
            case ")":
                pass
            case _:
                _note_han(open_pairs)
    return "".join(characters)


def _note_han(open_pairs: list[tuple[int, bool]]) -> None:
    """The innermost open pair holds Han; those around it learn it when it closes."""
    if open_pairs:
        open_pairs[-1] = (open_pairs[-1][0], True)
