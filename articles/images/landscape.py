"""A small landscape of hills and a sun: the same seed always draws the same place."""

from __future__ import annotations

import math
import random

from PIL import Image as Pillow
from PIL import ImageDraw

from articles.images.palettes import Palette

# Drawn larger by so much and made smaller, edges become smooth; gentle slopes need it most in height.
FINER = (2, 3)
STEP = 12


def landscape(size: tuple[int, int], palette: Palette, *, seed: int, sky: str, sun_from: float = 0.0) -> Pillow.Image:
    """Hills from the lower edge up to the top; the sun stands right of ``sun_from`` (0 left, 1 right)."""
    chance = random.Random(seed)  # noqa: S311 (a drawing, not a secret)
    width, height = size[0] * FINER[0], size[1] * FINER[1]
    picture = Pillow.new("RGB", (width, height), sky)
    draw = ImageDraw.Draw(picture)
    x = width * (sun_from + (1 - sun_from) * chance.uniform(0.2, 0.8))
    y, radius = height * chance.uniform(0.2, 0.26), size[1] * chance.uniform(0.14, 0.17)
    across, down = radius * FINER[0], radius * FINER[1]
    draw.ellipse((x - across, y - down, x + across, y + down), fill=palette.sun)
    for number, colour in enumerate(palette.hills):
        level = height * (0.37 + 0.13 * number)
        draw.polygon(_ridge(width, height, level, chance, number), fill=colour)
    return picture.reduce(FINER)


def _ridge(width: int, height: int, level: float, chance: random.Random, number: int) -> list[tuple[float, float]]:
    """A line of two waves, closed along the lower edge; nearer hills are longer and lower."""
    swing = height * (0.11 - 0.02 * number)
    long, short = chance.uniform(0.7, 1.25), chance.uniform(1.8, 2.9)
    shift, other = chance.uniform(0, math.tau), chance.uniform(0, math.tau)
    points = []
    for x in range(0, width + STEP, STEP):
        turn = math.tau * x / width
        points.append((x, level - swing * (math.sin(long * turn + shift) + 0.35 * math.sin(short * turn + other))))
    return [*points, (width, height), (0, height)]
