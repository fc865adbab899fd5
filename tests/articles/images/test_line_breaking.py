"""Titles break where a typesetter would break them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.images.line_breaking import CLOSING, ELLIPSIS, OPENING, lines_of, shortened


def width_of(text: str) -> float:
    """One for a Han character or full-width mark, half for the others."""
    return sum(0.5 if character.isascii() else 1 for character in text)


def broken(text: str, room: float, most: int = 4) -> list[str] | None:
    found = lines_of(text, width_of=width_of, room=room, most=most)
    return found.lines if found else None


@pytest.mark.parametrize(
    ("title", "room", "lines"),
    [
        ("什么是征信", 8, ["什么是征信"]),
        ("协商还款，先做这三件事", 8, ["协商还款，", "先做这三件事"]),
        ("信用卡逾期第12问：应该怎么办", 10, ["信用卡逾期第12问：", "应该怎么办"]),
        ("iPhone 16 Pro Max 以旧换新值不值", 9, ["iPhone 16 Pro Max", "以旧换新值不值"]),
        ("年利率超过15.4%还用还吗", 8, ["年利率超过", "15.4%还用还吗"]),
    ],
)
def test_lines_break_where_a_reader_pauses(title, room, lines):
    assert broken(title, room) == lines


def test_a_closing_mark_never_begins_a_line():
    # Ten characters fill the line exactly; the mark after them must not go to the next one alone.
    lines = broken("一二三四五六七八九十，然后呢", 10)

    assert lines is not None
    assert len(lines) == 2
    assert lines[1][0] not in CLOSING


def test_an_opening_mark_never_ends_a_line():
    lines = broken("先看清楚合同里的（违约责任）条款", 9)

    assert lines is not None
    assert [line for line in lines if line[-1] in OPENING] == []


def test_words_and_numbers_are_not_split():
    lines = broken("用Excel管理30000元的账单和2026年的预算", 6)

    assert lines is not None
    assert [word for word in ("Excel", "30000元", "2026年") if not any(word in line for line in lines)] == []


def test_a_word_longer_than_a_line_is_cut():
    assert broken("A" * 30, 5) == ["A" * 10] * 3


def test_what_does_not_fit_is_none_or_ends_with_an_ellipsis():
    title = "一张表看懂个人征信报告里的五级分类，以及它们各自保留多久"

    assert broken(title, 6, most=3) is None
    lines = shortened(title, width_of=width_of, room=6, most=3).lines
    assert len(lines) == 3
    assert lines[-1].endswith(ELLIPSIS)
    assert title.startswith("".join(lines).removesuffix(ELLIPSIS))


def test_nothing_gives_no_lines():
    assert shortened("", width_of=width_of, room=6, most=3).lines == [ELLIPSIS]


TITLES = st.text(alphabet=st.sampled_from("债务协商怎么办的了和123ABcd .%，。：？！“”（）《》… "), max_size=60)


@given(TITLES, st.integers(min_value=4, max_value=20))
def test_the_rules_hold_for_every_title(title, room):
    lines = broken(title, room)

    for line in lines or []:
        assert width_of(line) <= room
    for line in (lines or [])[1:]:
        assert line[0] not in CLOSING
    if lines is not None:
        assert "".join("".join(lines).split()) == "".join(title.split())
