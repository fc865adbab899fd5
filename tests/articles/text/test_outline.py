from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.cleaning import plain_text, sanitise
from articles.text.outline import Heading, outline, tree

pieces = st.lists(
    st.sampled_from(
        [
            "<h2>一、账单</h2>",
            "<h2>账单</h2>",
            "<h2></h2>",
            "<h2>2025</h2>",
            "<h2>！！</h2>",
            "<h3>1.1 电话</h3>",
            '<h3 id="mine">材料</h3>',
            "<h4>细节</h4>",
            "<p>二、协商</p>",
            "<p>（一）材料</p>",
            "<p>2.1 步骤</p>",
            "<p>1. 准备</p>",
            "<p>2. 核对</p>",
            "<p><strong>三、起诉</strong></p>",
            "<p>第一章 总则</p>",
            "<p>1.1.1 细则</p>",
            "<blockquote><p>引用</p><p>四、引用里</p></blockquote>",
            "<h2><h3>套着</h3></h2>",
            "<div>五、盒子里</div>",
            "<p>一句话，不是标题。</p>",
            "<ul><li><p>三、列表里</p></li></ul>",
        ]
    ),
    max_size=10,
).map("".join)


def test_typed_lines_become_headings_with_anchors():
    outlined = outline("<p>一、先看账单</p><p>1.1 打电话之前</p><p>准备好合同。</p>")

    assert outlined.headings == (
        Heading(2, "xian-kan-zhang-dan", "一、先看账单"),
        Heading(3, "da-dian-hua-zhi-qian", "1.1 打电话之前"),
    )
    assert outlined.body == (
        '<h2 id="xian-kan-zhang-dan">一、先看账单</h2>'
        '<h3 id="da-dian-hua-zhi-qian">1.1 打电话之前</h3><p>准备好合同。</p>'
    )


def test_typed_lines_stay_text_where_real_headings_of_that_level_stand():
    outlined = outline("<h2>账单</h2><p>一、不是标题</p>")

    assert [heading.text for heading in outlined.headings] == ["账单"]


def test_lone_numbered_lines_before_text_are_headings_of_the_third_level():
    outlined = outline("<h2>一、步骤</h2><p>1. 准备材料</p><p>带上合同。</p><p>2. 打电话</p><p>说明困难。</p>")

    assert [(heading.level, heading.text) for heading in outlined.headings] == [
        (2, "一、步骤"), (3, "1. 准备材料"), (3, "2. 打电话"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "html",
    [
        "<h2>一、步骤</h2><p>1. 准备</p><p>2. 核对</p><p>3. 还款</p><p>然后等回信。</p>",  # a list
        "<p>1. 准备</p><p>带上合同。</p>",  # nothing above it
        "<h2>一、步骤</h2><p>1. 短信：逾期后会收到</p><p>先核对。</p>",  # a name and its explanation
        "<h2>一、步骤</h2><ul><li><p>1. 准备</p><p>带上合同。</p></li></ul>",
        "<p>一、账单<br>先核对</p>",
        "<blockquote><p>他说</p><p>一、账单</p></blockquote>",
        "<p>3.5 万元以上</p>",
        "<p>一、先核对账单；再打电话。</p>",
    ],
)
def test_what_only_looks_like_a_heading_stays_text(html):
    outlined = outline(html)

    assert [heading.text for heading in outlined.headings] in ([], ["一、步骤"])
    assert outlined.body == html.replace("<h2>", '<h2 id="bu-zhou">')


def test_a_typed_heading_in_bold_is_bold_once():
    assert outline("<p><strong>一、账单</strong></p>").body == '<h2 id="zhang-dan">一、账单</h2>'


def test_many_equal_headings_are_counted_on():
    ids = [heading.id for heading in outline("<h2>总结</h2>" * 3 + '<h2 id="zong-jie-2">甲</h2>').headings]

    assert ids == ["zong-jie", "zong-jie-3", "zong-jie-4", "zong-jie-2"]


def test_levels_have_no_gaps():
    outlined = outline("<h3>甲</h3><h4>乙</h4><h2>丙</h2><h4>丁</h4>")

    assert [heading.level for heading in outlined.headings] == [2, 3, 2, 3]


def test_equal_headings_get_different_anchors():
    outlined = outline("<h2>总结</h2><h2>总结</h2>")

    assert [heading.id for heading in outlined.headings] == ["zong-jie", "zong-jie-2"]


def test_an_anchor_survives_new_words_in_its_heading():
    before = outline("<h2>先看账单</h2>")

    assert outline(before.body.replace("先看账单", "先核对账单")).headings[0].id == "xian-kan-zhang-dan"
    assert outline("<h2>先看账单</h2>", keep={"先看账单": "bill"}).headings[0].id == "bill"


def test_tree_nests_by_level():
    headings = (Heading(2, "a", "甲"), Heading(3, "b", "乙"), Heading(2, "c", "丙"))

    assert tree(headings) == [
        {"id": "a", "text": "甲", "level": 2, "children": [{"id": "b", "text": "乙", "level": 3, "children": []}]},
        {"id": "c", "text": "丙", "level": 2, "children": []},
    ]


@given(pieces)
def test_outlining_twice_changes_nothing_and_anchors_are_unique(html):
    once = outline(sanitise(html))
    ids = [heading.id for heading in once.headings]

    assert outline(once.body) == once
    assert sanitise(once.body) == once.body
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]{0,39}", id_) for id_ in ids)


@given(pieces)
def test_a_number_is_never_typed_twice(html):
    texts = [heading.text for heading in outline(sanitise(html)).headings]

    assert not any(re.match(r"([一二三四五六七八九十]、|\d\.\d ).*\1", text) for text in texts)


@given(pieces)
def test_levels_are_sound_and_no_word_is_lost(html):
    clean = sanitise(html)
    outlined = outline(clean)
    levels = [heading.level for heading in outlined.headings]

    assert levels[:1] in ([], [2])
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert plain_text(outlined.body) == plain_text(clean)
