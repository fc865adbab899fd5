from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.widths import (
    display_width,
    fold_for_comparison,
    fold_punctuation,
    fold_punctuation_html,
    strip_control_characters,
)

chinese = st.text(alphabet="逾期怎么办还款?!:,;.()（）“”《》5%aA1 /:@-", max_size=60)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("吗?解析", "吗？解析"),
        ("申请简单:用户提交", "申请简单：用户提交"),
        ("先核对,再联系;别着急!", "先核对，再联系；别着急！"),
        ("贷款24%,利率", "贷款24%，利率"),
        ("P2P逾期,怎么办?", "P2P逾期，怎么办？"),
        ("(参见合同)", "（参见合同）"),
        ("按时还款.逾期要加倍.", "按时还款。逾期要加倍。"),
        ("还有很多...", "还有很多……"),
        ("Ｐ２Ｐ平台", "P2P平台"),
        ("年利率5.4%", "年利率5.4%"),
        ("上午10:30开门", "上午10:30开门"),
        ("小于1,000元", "小于1,000元"),
        ("请看https://example.com/a?b=1,2:3", "请看https://example.com/a?b=1,2:3"),
        ("写信到help@example.com", "写信到help@example.com"),
        ("Hello, world: yes?", "Hello, world: yes?"),
        ("你会还吗??真的?!", "你会还吗？？真的？！"),
        ("他问:“还得起吗?”", "他问：“还得起吗？”"),
        ("平台(P2P)和(甲(乙)丙)", "平台（P2P）和（甲（乙）丙）"),
        ("函数f(x)的值", "函数f(x)的值"),
        ("写信到help@example.com,再等回信", "写信到help@example.com，再等回信"),
        ("详见https://example.com/a?b=1,再核对", "详见https://example.com/a?b=1，再核对"),
        ("第1.步", "第1.步"),
        ("P2P:网贷", "P2P:网贷"),
    ],
)
def test_marks_fold_in_chinese_text_only(typed, folded):
    assert fold_punctuation(typed) == folded


@given(chinese)
def test_folding_twice_changes_nothing(text):
    once = fold_punctuation(text)

    assert fold_punctuation(once) == once


@given(st.text(alphabet="0123456789.,:%", max_size=30))
def test_numbers_are_never_touched(text):
    assert fold_punctuation(text) == text


def test_html_is_folded_in_its_text_only():
    html = '<p title="甲,乙">甲,乙&amp;丙</p><code>甲,乙</code>'

    assert fold_punctuation_html(html) == '<p title="甲,乙">甲，乙&amp;丙</p><code>甲,乙</code>'


@pytest.mark.parametrize(
    ("one", "other"), [("Ｐ2P", "p2p"), ("信用卡  逾期", " 信用卡 逾期 "), ("逾\u200b期", "逾期"), ("ＡＢ", "ab")]
)
def test_names_alike_but_for_width_case_and_spaces_compare_equal(one, other):
    assert fold_for_comparison(one) == fold_for_comparison(other)


@given(st.text(max_size=80))
def test_comparison_form_is_its_own_comparison_form(text):
    once = fold_for_comparison(text)

    assert fold_for_comparison(once) == once


def test_what_nobody_sees_is_dropped_and_emoji_stay_whole():
    assert strip_control_characters("a\0b\u202ec\u200bd\ufeffe\n") == "abcde\n"
    assert strip_control_characters("👩\u200d👩\u200d👧") == "👩\u200d👩\u200d👧"


def test_a_han_character_is_two_columns_wide():
    assert display_width("逾期 P2P，") == 4 + 1 + 3 + 2


@pytest.mark.parametrize(
    ("html", "folded"),
    [
        ("<p><strong>本金</strong>:借的钱</p>", "<p><strong>本金</strong>：借的钱</p>"),
        ("<p>约<b>5</b>,000元</p>", "<p>约<b>5</b>,000元</p>"),
        ("<p>甲</p>:乙", "<p>甲</p>:乙"),
        ("<pre><code>a</code>甲,乙</pre>甲,乙", "<pre><code>a</code>甲,乙</pre>甲，乙"),
        ('<a title="甲>乙,丙">甲,乙</a>', '<a title="甲>乙,丙">甲，乙</a>'),
        ("甲&lt;乙;丙", "甲&lt;乙；丙"),
    ],
)
def test_marks_are_judged_through_inline_tags_and_never_inside_markup(html, folded):
    assert fold_punctuation_html(html) == folded
    assert fold_punctuation_html(folded) == folded


def test_half_characters_go_and_line_ends_become_one_kind():
    assert strip_control_characters("a\r\nb\rc\ud83d") == "a\nb\nc"


def test_an_accent_takes_no_column_of_its_own():
    assert display_width("e\u0301") == 1
