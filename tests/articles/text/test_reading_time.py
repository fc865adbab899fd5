from __future__ import annotations

import pytest

from articles.text.reading_time import character_count, reading_minutes


@pytest.mark.parametrize(("text", "count"), [("逾期怎么办？", 5), ("P2P逾期3天", 5), ("", 0), ("用APP还款 5.4%", 5)])
def test_han_characters_and_latin_words_are_counted(text, count):
    assert character_count(text) == count


@pytest.mark.parametrize(
    ("text", "images", "minutes"),
    [
        ("贷" * 1242, 0, 4),
        ("贷" * 2000, 0, 5),
        ("贷" * 400, 0, 1),
        ("贷" * 400, 6, 2),
        ("", 0, 1),
        ("word " * 440, 0, 2),
    ],
)
def test_reading_time_is_rounded_up(text, images, minutes):
    assert reading_minutes(text, images=images) == minutes


def test_reading_speed_is_a_setting():
    assert reading_minutes("贷" * 1000, characters_a_minute=250) == 4


def test_a_number_with_commas_is_one_word():
    assert character_count("约1,242.50元") == 3
