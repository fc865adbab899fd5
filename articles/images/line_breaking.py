"""Set a Chinese title in lines of even length, broken where a reader would pause."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import rjieba

CLOSING = "，。、；：？！”’）》】〉」』…—～·%％℃,.;:?!)]}"
OPENING = "“‘（《【〈「『([{"
ELLIPSIS = "…"
_SENTENCE = "，。；：？！—?!"
_UNITS = "年月日天元个万亿岁条招步次种大问期篇集章节款项位笔家分倍折"
# A Latin word, a number with its unit, an ordinal, or one character; spaces are kept to see where words end.
_ATOM = re.compile(
    rf"第?[A-Za-z0-9À-ÿ]+(?:[.,:'’/+#&@_–-][A-Za-z0-9À-ÿ]+)*[+#%％℃]*(?:(?<=[0-9%]) ?[{_UNITS}])?"
    rf"|第[一二三四五六七八九十百千零〇两]+[{_UNITS}]?|\s+|.",
    re.S,
)

# What a break costs, measured against (empty part of the line)²: inside a word it must save much.
_AFTER_SENTENCE, _AFTER_MARK, _BETWEEN_WORDS, _BETWEEN_LATIN, _INSIDE_WORD = -0.12, -0.03, 0.0, 0.06, 0.15


@dataclass(frozen=True)
class Broken:
    """Lines, and how far they are from what a typesetter would choose: 0 is fine, 1 is bad."""

    lines: list[str]
    strain: float


@dataclass(frozen=True)
class _Atom:
    """What must stay on one line, and the cost of breaking behind it."""

    text: str
    cost: float


def lines_of(text: str, *, width_of: Callable[[str], float], room: float, most: int) -> Broken | None:
    """``text`` in at most ``most`` lines of at most ``room``; None when it does not fit.

    No line begins with a closing mark or ends with an opening one, and no
    Latin word or number is split unless it is longer than a line. Of all
    ways to break, the one with the fewest lines, then the most even ones,
    is chosen. ``width_of`` measures a piece of text in the unit of ``room``.
    """
    atoms = _atoms(text, width_of, room)
    widths = [width_of(atom.text) for atom in atoms]
    for number in range(1, most + 1):
        strain, ends = _cheapest(atoms, widths, room, number)
        if ends:
            starts = [0, *ends[:-1]]
            lines = [_joined(atoms[start:end]) for start, end in zip(starts, ends, strict=True)]
            return Broken(lines, strain)
    return None


def shortened(text: str, *, width_of: Callable[[str], float], room: float, most: int) -> Broken:
    """As ``lines_of``; what does not fit gives way to an ellipsis."""
    whole = lines_of(text, width_of=width_of, room=room, most=most)
    if whole is not None:
        return whole
    low, high = 0, len(text)
    best = Broken([ELLIPSIS], 1.0)
    while low < high:
        middle = (low + high + 1) // 2
        kept = text[:middle].rstrip().rstrip(CLOSING + OPENING) + ELLIPSIS
        broken = lines_of(kept, width_of=width_of, room=room, most=most)
        if broken is None:
            high = middle - 1
        else:
            low, best = middle, broken
    return best


def _atoms(text: str, width_of: Callable[[str], float], room: float) -> list[_Atom]:
    """The smallest parts that may stand alone on a line, marks attached to their neighbours."""
    ends = _word_ends(text)
    atoms: list[_Atom] = []
    opened = ""
    position = 0
    for piece in _ATOM.findall(" ".join(text.split())):
        position += len(piece)
        if piece in OPENING:
            opened += piece
        elif atoms and not opened and (piece in CLOSING or piece.isspace()):
            before = atoms[-1]
            atoms[-1] = _Atom(before.text + piece, _cost_behind(before, piece))
        else:
            if atoms and atoms[-1].text.endswith(" ") and not piece[0].isascii():
                atoms[-1] = _Atom(atoms[-1].text, _BETWEEN_WORDS)
            cost = _BETWEEN_WORDS if position in ends else _INSIDE_WORD
            parts = _pieces(opened + piece, width_of, room)
            atoms += [_Atom(part, _INSIDE_WORD) for part in parts[:-1]] + [_Atom(parts[-1], cost)]
            opened = ""
    return [*atoms, _Atom(opened, 0)] if opened else atoms


def _cost_behind(atom: _Atom, mark: str) -> float:
    """Of a break behind ``mark``, which follows ``atom``."""
    if mark.isspace():
        return _BETWEEN_LATIN
    return _AFTER_SENTENCE if mark in _SENTENCE else _AFTER_MARK


def _word_ends(text: str) -> set[int]:
    ends, position = set(), 0
    for word in rjieba.cut(" ".join(text.split())):
        position += len(word)
        ends.add(position)
    return ends


def _pieces(word: str, width_of: Callable[[str], float], room: float) -> list[str]:
    """``word`` whole, or cut into lengths that fit when it is longer than a line."""
    if width_of(word) <= room:
        return [word]
    pieces = [""]
    for character in word:
        if pieces[-1] and width_of(pieces[-1] + character) > room:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _cheapest(atoms: list[_Atom], widths: list[float], room: float, number: int) -> tuple[float, list[int]]:
    """Where ``number`` lines end so that the sum of costs is least; empty when they cannot hold the text."""
    # best[k] maps an end to (cost, ends so far) of the first k lines.
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    total = sum(widths)
    for line in range(number):
        following: dict[int, tuple[float, list[int]]] = {}
        for start, (cost, ends) in best.items():
            filled = 0.0
            for end in range(start + 1, len(atoms) + 1):
                filled += widths[end - 1]
                if filled - _trailing(atoms[end - 1], widths[end - 1]) > room:
                    break
                is_last = line == number - 1
                if is_last != (end == len(atoms)):
                    continue
                slack = (filled - total / number) / room
                here = cost + slack * slack + (0 if is_last else atoms[end - 1].cost)
                if end not in following or here < following[end][0]:
                    following[end] = (here, [*ends, end])
        best = following
    return best.get(len(atoms), (0.0, []))


def _trailing(atom: _Atom, width: float) -> float:
    """The space behind a word does not count at the end of a line."""
    stripped = atom.text.rstrip()
    return width * (len(atom.text) - len(stripped)) / len(atom.text) if stripped != atom.text else 0


def _joined(atoms: list[_Atom]) -> str:
    return "".join(atom.text for atom in atoms).strip()
