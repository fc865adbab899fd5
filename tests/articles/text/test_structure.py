from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.cleaning import plain_text, sanitise
from articles.text.structure import html_from_lines


def test_typed_numbers_make_headings_and_stay_in_their_text():
    html = html_from_lines("一、先看账单\n\n1.1 打电话之前\n\n（一）材料\n\n准备好合同。")

    assert html == "<h2>一、先看账单</h2>\n<h3>1.1 打电话之前</h3>\n<h3>（一）材料</h3>\n<p>准备好合同。</p>"


def test_numbered_lines_make_one_list_without_their_numbers():
    html = html_from_lines(
        "通常分为几个阶段：\n\n1. 短信提醒：先收到短信。\n\n2. 电话提醒：再接到电话。\n\n3. 走法律程序。"
    )

    assert html == (
        "<p>通常分为几个阶段：</p>\n"
        "<ol><li><strong>短信提醒：</strong>先收到短信。</li>"
        "<li><strong>电话提醒：</strong>再接到电话。</li><li>走法律程序。</li></ol>"
    )


def test_name_and_explanation_lines_make_a_list_from_two_on():
    two = html_from_lines("本金：借的钱。\n利息：借钱的价。")
    one = html_from_lines("注意：先核对。")

    assert two == "<ul><li><strong>本金：</strong>借的钱。</li><li><strong>利息：</strong>借钱的价。</li></ul>"
    assert one == "<p>注意：先核对。</p>"


def test_a_list_that_does_not_begin_at_one_says_so():
    assert html_from_lines("3. 丙。\n4. 丁。") == '<ol start="3"><li>丙。</li><li>丁。</li></ol>'


def test_numbers_inside_text_are_no_lists():
    assert (
        html_from_lines("1.5万元以下的欠款不多。\n2.4%的年利率。")
        == "<p>1.5万元以下的欠款不多。</p>\n<p>2.4%的年利率。</p>"
    )


def test_markup_in_text_is_shown_as_text():
    assert html_from_lines("<script>x</script>") == "<p>&lt;script&gt;x&lt;/script&gt;</p>"


@given(st.text(alphabet="一二、1.2 名称：说明。\n<&>-•（）", max_size=120))
def test_no_word_is_lost_or_made_up(text):
    html = html_from_lines(text)

    assert sanitise(html).count("<li>") == html.count("<li>")
    assert len(plain_text(html).replace("\n", "")) <= len(text)


@pytest.mark.parametrize(
    "text",
    ["https://a.example/x\nhttps://b.example/y", "10:30 开门\n17:30 关门", "-5度很冷。\n-3度也冷。"],
)
def test_addresses_times_and_signs_are_neither_names_nor_bullets(text):
    assert html_from_lines(text) == "\n".join(f"<p>{line}</p>" for line in text.splitlines())


@pytest.mark.parametrize("text", ["（1）甲\n（2）乙", "①甲\n②乙", "1、甲\n2、乙", "1)甲\n2)乙"])
def test_each_way_to_number_items_makes_a_list(text):
    assert html_from_lines(text) == "<ol><li>甲</li><li>乙</li></ol>"


@pytest.mark.parametrize("text", ["- 甲\n- 乙", "• 甲\n•乙", "· 甲\n· 乙"])
def test_bullets_make_a_list(text):
    assert html_from_lines(text) == "<ul><li>甲</li><li>乙</li></ul>"
