"""The picture of an article that has none: its title above a small landscape."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PIL import Image as Pillow
from PIL import ImageDraw

from articles.images import lettering
from articles.images.landscape import landscape
from articles.images.line_breaking import Broken, lines_of, shortened
from articles.images.palettes import Palette, palette_of

LINE_HEIGHT = 1.36
MOST_LINES = 4
# How much strain one step of size is worth when lines break badly.
SMALLER_HURTS = 0.02


@dataclass(frozen=True)
class Layout:
    """Where things stand on one shape of card, in pixels."""

    size: tuple[int, int]
    margin: int
    label: int
    title_sizes: tuple[int, ...]
    title_top: int
    ground: int


WIDE = Layout((1200, 630), 76, 34, (112, 100, 90, 82, 74, 66, 58, 52), 132, 196)
SQUARE = Layout((630, 630), 48, 28, (84, 76, 68, 62, 56, 50, 44, 40), 104, 164)
LISTED = (600, 400)


def draw(title: str, *, category: str, site_name: str, accent: int, layout: Layout = WIDE) -> Pillow.Image:
    """A card of 1200 × 630 (``WIDE``) or 630 × 630 (``SQUARE``); the same words give the same pixels."""
    palette = palette_of(accent)
    picture = Pillow.new("RGB", layout.size, palette.sky)
    ground = landscape((layout.size[0], layout.ground), palette, seed=_seed(title), sky=palette.sky, sun_from=0.5)
    picture.paste(ground, (0, layout.size[1] - layout.ground))
    pen = ImageDraw.Draw(picture)
    _label(pen, category, layout, palette)
    _title(pen, title, layout, palette)
    _signature(pen, site_name, layout, palette)
    return picture


def draw_listed(title: str, *, accent: int) -> Pillow.Image:
    """The landscape alone, 600 × 400: in a list the title stands beside it."""
    palette = palette_of(accent)
    return landscape(LISTED, palette, seed=_seed(title), sky=palette.haze)


def _seed(title: str) -> int:
    return zlib.crc32(title.encode())


def _label(pen: ImageDraw.ImageDraw, category: str, layout: Layout, palette: Palette) -> None:
    text = lettering.drawable(category)
    if not text:
        return
    height = layout.label
    pen.rounded_rectangle(
        (layout.margin, layout.margin - height * 0.1, layout.margin + height * 0.22, layout.margin + height * 0.95),
        radius=height * 0.11,
        fill=palette.sun,
    )
    at = (layout.margin + height * 0.6, layout.margin + height * 0.82)
    lettering.write(pen, at, text, height, palette.accent)


def _title(pen: ImageDraw.ImageDraw, title: str, layout: Layout, palette: Palette) -> None:
    size, lines = _fitted(lettering.drawable(title), layout)
    free = layout.size[1] - layout.ground - layout.title_top
    step = size * LINE_HEIGHT
    top = layout.title_top + max(0, (free - step * len(lines)) * 0.45)
    for number, line in enumerate(lines):
        lettering.write(pen, (layout.margin, top + step * number + size), line, size, palette.ink)


def _fitted(title: str, layout: Layout) -> tuple[int, list[str]]:
    """The size and lines that read best: large, but not at the price of broken words."""
    found: list[tuple[float, int, Broken]] = []
    for step, size in enumerate(layout.title_sizes):
        broken = lines_of(title, width_of=_measure(size), room=_room(layout), most=_most_lines(layout, size))
        if broken:
            found.append((broken.strain + step * SMALLER_HURTS, size, broken))
    if found:
        best = min(found, key=lambda choice: choice[0])
        return best[1], best[2].lines
    size = layout.title_sizes[-1]
    return size, shortened(title, width_of=_measure(size), room=_room(layout), most=_most_lines(layout, size)).lines


def _measure(size: int) -> Callable[[str], float]:
    return partial(lettering.width_of, size=size)


def _room(layout: Layout) -> int:
    return layout.size[0] - 2 * layout.margin


def _most_lines(layout: Layout, size: int) -> int:
    """As many as stand above the hills, never more than ``MOST_LINES``."""
    free = layout.size[1] - layout.ground - layout.title_top
    return min(MOST_LINES, int(free / (size * LINE_HEIGHT)))


def _signature(pen: ImageDraw.ImageDraw, site_name: str, layout: Layout, palette: Palette) -> None:
    """The site's name on the nearest hill."""
    text = lettering.drawable(site_name)
    at = (layout.margin, layout.size[1] - layout.label * 0.85)
    lettering.write(pen, at, text, round(layout.label * 0.9), palette.sky)
