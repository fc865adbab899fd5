"""No text, however odd, takes longer than its length explains.

The limit is far above what a linear function needs and far below what a
quadratic one took (5 to 50 seconds), so that a busy machine fails nothing.
"""

from __future__ import annotations

import time

import pytest

from articles.text.byline import parse_byline
from articles.text.cleaning import plain_text, sanitise
from articles.text.excerpt import clean_teaser, excerpt
from articles.text.outline import outline
from articles.text.reading_time import reading_minutes
from articles.text.slugs import slugify
from articles.text.structure import html_from_lines
from articles.text.tag_names import InvalidTagName, split_tag_names
from articles.text.widths import fold_punctuation, fold_punctuation_html, strip_control_characters

LENGTH = 32_000
SECONDS = 3.0
UNITS = [
    "汉", "a", "a@", "a.", "(", "(汉", "汉.", "汉, ", "www.", "…", ". ", " ", "\n", "\u200d", "😀\u200d",
    "<", "<a ", '<a "', "<a '\"", "<!--", "<code>", "<pre ", "&a", "&#", "<h2>", "</h2>", "<h2", "<p>", "<p>一、x</p>",
    "<h2>x</h2><p>1. 甲</p>", "<img ", "<b>", "<b><p>", "<i></b>", "<blockquote>", "<li ", "<svg>",
    "1. 甲\n", "- 甲\n", "甲：乙\n", "一、", "小编导语 ", "导语：", "甲 ", "，", "2025-01-",
]  # fmt: skip


def _tags(text: str) -> list[str]:
    try:
        return split_tag_names(text)
    except InvalidTagName:
        return []


FUNCTIONS = [
    fold_punctuation, fold_punctuation_html, strip_control_characters, sanitise, plain_text, outline, html_from_lines,
    excerpt, clean_teaser, slugify, reading_minutes, parse_byline, _tags,
]  # fmt: skip


@pytest.mark.parametrize("function", FUNCTIONS)
def test_no_repeated_piece_makes_a_function_slow(function):
    function("先热身")
    slow = []
    for unit in UNITS:
        started = time.perf_counter()
        function(unit * (LENGTH // len(unit)))
        function(unit * (LENGTH // len(unit)) + "\x00a")
        if time.perf_counter() - started > SECONDS:
            slow.append(unit)

    assert slow == []


def test_repeats_of_a_title_are_not_compared_at_length():
    started = time.perf_counter()
    excerpt(("乙甲丙" * 60 + "\n") * 170, title="甲" * 200)

    assert time.perf_counter() - started < SECONDS
