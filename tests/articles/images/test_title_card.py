"""Cards are drawn alike every time, on every machine."""

from __future__ import annotations

import pytest

from articles.images import lettering
from articles.images.palettes import PALETTES, palette_of
from articles.images.title_card import SQUARE, WIDE, draw, draw_listed

TITLE = "负债 30 万如何在 3 年内上岸？一份写给普通家庭的还款计划"


def card(title: str = TITLE, **changes):
    return draw(title, **{"category": "债务协商", "site_name": "明白", "accent": 3} | changes)


@pytest.mark.parametrize(("layout", "size"), [(WIDE, (1200, 630)), (SQUARE, (630, 630))])
def test_cards_have_the_size_that_networks_ask_for(layout, size):
    assert card(layout=layout).size == size


def test_the_picture_for_lists_is_three_to_two():
    assert draw_listed(TITLE, accent=3).size == (600, 400)


def test_the_same_words_give_the_same_pixels():
    assert card().tobytes() == card().tobytes()
    assert draw_listed(TITLE, accent=3).tobytes() == draw_listed(TITLE, accent=3).tobytes()


def test_another_title_gives_another_landscape():
    assert draw_listed(TITLE, accent=3).tobytes() != draw_listed("另一个标题", accent=3).tobytes()


def test_every_category_has_one_of_eight_palettes():
    assert [palette_of(number) for number in range(8)] == list(PALETTES)
    assert palette_of(1_000_003) == PALETTES[1_000_003 % 8]


def test_words_stand_inside_the_margins():
    """Left and right of the margins the sky is empty, however long the title."""
    picture = card("一张表看懂个人征信报告里的五级分类、逾期标记与查询记录，以及它们各自保留多久" * 2)
    sky = picture.getpixel((0, 0))
    above = picture.crop((WIDE.size[0] - WIDE.margin, 0, WIDE.size[0], WIDE.size[1] - WIDE.ground))

    assert above.getcolors() == [(above.width * above.height, sky)]


@pytest.mark.parametrize("palette", PALETTES)
def test_words_can_be_read_on_the_sky(palette):
    assert contrast(palette.ink, palette.sky) >= 7
    assert contrast(palette.accent, palette.sky) >= 4.5
    assert contrast(palette.sky, palette.hills[-1]) >= 4.5


def contrast(one: str, other: str) -> float:
    """As WCAG defines it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.fixture
def _no_font_installed(monkeypatch):
    monkeypatch.setattr(lettering, "INSTALLED", [])
    for kept in (lettering._fonts, lettering._font_with, lettering._advance):
        kept.cache_clear()
    yield
    for kept in (lettering._fonts, lettering._font_with, lettering._advance):
        kept.cache_clear()


@pytest.mark.usefixtures("_no_font_installed")
def test_a_bare_machine_draws_every_character_of_gb2312():
    ends = range(0xA1, 0xFF)
    rows = [bytes([row, end]) for row in range(0xB0, 0xF8) for end in ends]
    characters = "".join(pair.decode("gb2312", errors="ignore") for pair in rows)

    assert len(characters) == 6763
    assert lettering.drawable(characters) == characters


@pytest.mark.usefixtures("_no_font_installed")
def test_what_no_font_has_is_left_out():
    assert lettering.drawable("逾期😀怎么𠮷办？“A1”，￥100％") == "逾期怎么办？“A1”，￥100％"


@pytest.mark.usefixtures("_no_font_installed")
def test_a_title_of_nothing_drawable_still_gives_a_card():
    assert card("😀😀", category="", site_name="").size == WIDE.size
