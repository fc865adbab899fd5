"""Letters for the title cards: the font that is shipped, another where it has a gap."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageDraw, ImageFont

SHIPPED = Path(__file__).parent / "fonts" / "NotoSansSC-Bold-subset.otf"
# Where Debian, Fedora and Arch put Noto CJK.
INSTALLED = [
    Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"),
    Path("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Bold.ttc"),
    Path("/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Bold.ttc"),
    Path("/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc"),
]
NOT_A_CHARACTER = "\U0010ffff"
SIMPLIFIED_CHINESE = 2  # the third font of Noto's collection


def drawable(text: str) -> str:
    """``text`` without what no font at hand can draw (emoji, rare characters)."""
    return "".join(character for character in text if _font_with(character) is not None)


def width_of(text: str, size: int) -> float:
    """The length of ``text`` in pixels; characters stand side by side without kerning."""
    return sum(_advance(character, size) for character in text)


def write(draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: int, colour: str) -> None:
    """Write one line whose letters stand on the height ``at[1]``."""
    x, y = at
    for font, part in _runs(text, size):
        draw.text((x, y), part, fill=colour, font=font, anchor="ls")
        x += sum(_advance(character, size) for character in part)


def _runs(text: str, size: int) -> list[tuple[ImageFont.FreeTypeFont, str]]:
    """``text`` in pieces of one font each."""
    runs: list[tuple[Path, str]] = []
    for character in text:
        path = _font_with(character) or SHIPPED
        if runs and runs[-1][0] == path:
            runs[-1] = (path, runs[-1][1] + character)
        else:
            runs.append((path, character))
    return [(_font(path, size), part) for path, part in runs]


@lru_cache(maxsize=65536)
def _advance(character: str, size: int) -> float:
    return _font(_font_with(character) or SHIPPED, size).getlength(character)


@lru_cache(maxsize=8192)
def _font_with(character: str) -> Path | None:
    return next((path for path in _fonts() if _has(path, character)), None)


@cache
def _fonts() -> list[Path]:
    return [SHIPPED, *[path for path in INSTALLED if path.exists()][:1]]


def _has(path: Path, character: str) -> bool:
    if character == " ":
        return True
    font = _font(path, 20)
    missing, drawn = font.getmask(NOT_A_CHARACTER), font.getmask(character)
    return drawn.size != (0, 0) and (drawn.size != missing.size or bytes(drawn) != bytes(missing))


@lru_cache(maxsize=64)
def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    index = SIMPLIFIED_CHINESE if path.suffix == ".ttc" else 0
    return ImageFont.truetype(path, size, index=index, layout_engine=ImageFont.Layout.BASIC)
