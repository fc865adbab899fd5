import re

import pytest
from django.utils.html import conditional_escape

from articles.templatetags.typography import phrases


def test_title_is_set_phrase_by_phrase():
    assert phrases("催收给家人打电话，合规吗？可以怎样回应") == (
        '<span class="phrase">催收给家人打电话，</span>'
        '<span class="phrase">合规吗？</span>'
        '<span class="phrase">可以怎样回应</span>'
    )


@pytest.mark.parametrize("title", ["一份家庭预算表", "", "有一个问号？"])
def test_title_of_one_phrase_is_left_alone(title):
    assert phrases(title) == title


def test_closing_quote_stays_with_its_phrase():
    assert phrases("他说：“别怕！”然后挂了") == (
        '<span class="phrase">他说：</span><span class="phrase">“别怕！”</span><span class="phrase">然后挂了</span>'
    )


def test_markup_in_a_title_is_shown_as_it_was_typed():
    assert "<b>" not in conditional_escape(phrases("<b>先查，</b>再还"))


@pytest.mark.parametrize("title", ["，，先查，再还……", "A/B：3.5% 与 “呆账”、坏账", "…"])
def test_no_character_is_lost(title):
    assert re.sub(r"<[^>]+>", "", phrases(title)) == title
