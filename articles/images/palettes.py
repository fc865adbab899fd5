"""Colours that go together, one set for each kind of title card."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """``hills`` go from far to near; ``ink`` is readable on ``sky``, ``haze`` is a sky without words."""

    sky: str
    haze: str
    hills: tuple[str, str, str, str]
    sun: str
    ink: str
    accent: str


PALETTES = (
    Palette("#f6f2e7", "#e7ebde", ("#d3e2d2", "#a3c8b3", "#5f9f86", "#14604e"), "#f2b84b", "#123f34", "#14604e"),
    Palette("#eef4f2", "#dfebeb", ("#cbdfe2", "#98c2cb", "#5796a5", "#1d5a6c"), "#f4c268", "#123f4d", "#1d5a6c"),
    Palette("#f1f2f7", "#e3e7f1", ("#d0d8e8", "#a4b4d3", "#6982b0", "#30497a"), "#f3b36a", "#1e3056", "#30497a"),
    Palette("#f5f1f6", "#ebe4ef", ("#ddd2e6", "#bba8ce", "#8c74a8", "#533d70"), "#f0b279", "#392a50", "#533d70"),
    Palette("#faf1ef", "#f5e5e3", ("#efd5d3", "#dcaaab", "#b76f77", "#7a3543"), "#f3c078", "#561e2b", "#7a3543"),
    Palette("#fbf3e9", "#f7e8d9", ("#f2d8c2", "#e2b08d", "#c07b54", "#853f22"), "#f4bd52", "#582812", "#853f22"),
    Palette("#fbf6e6", "#f6eed1", ("#f0e2b4", "#dec67a", "#b6943f", "#73561a"), "#e88f45", "#46350d", "#73561a"),
    Palette("#f5f5e8", "#ebedd7", ("#dde3bf", "#b9c68a", "#859653", "#485a22"), "#f0b447", "#2f3c16", "#485a22"),
)


def palette_of(accent: int) -> Palette:
    """The same palette for the same number, whatever the number."""
    return PALETTES[accent % len(PALETTES)]
