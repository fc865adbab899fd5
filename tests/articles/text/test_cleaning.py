from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser

from articles.text.cleaning import ALLOWED_ATTRIBUTES, ALLOWED_TAGS, plain_text, sanitise

HOSTILE = """
<script>x()</script>
<script src=//evil.example/x.js></script>
<scr<script>ipt>x()</scr</script>ipt>
<SCRIPT>x()</SCRIPT>
<img src=x onerror=x()>
<img src="/media/a.png" onload="x()">
<img src='https://a.example/"onerror="x()'>
<svg onload=x()>
<svg><script>x()</script></svg>
<svg><animate onbegin=x() attributeName=x></svg>
<svg><a xlink:href="javascript:x()"><text>t</text></a></svg>
<math><mi xlink:href="javascript:x()">t</mi></math>
<math><mtext><table><mglyph><style><img src=x onerror=x()>
<iframe src="javascript:x()"></iframe>
<iframe srcdoc="<script>x()</script>"></iframe>
<object data="data:text/html,<script>x()</script>"></object>
<embed src="javascript:x()">
<a href="javascript:x()">t</a>
<a href="JaVaScRiPt:x()">t</a>
<a href=" javascript:x()">t</a>
<a href="java&#10;script:x()">t</a>
<a href="java&#9;script:x()">t</a>
<a href="&#106;avascript:x()">t</a>
<a href="java\u200bscript:x()">t</a>
<a href="java\u202escript:x()">t</a>
<a href="java&#x200b;script:x()">t</a>
<a href="\x01javascript:x()">t</a>
<a href="vbscript:x()">t</a>
<a href="data:text/html;base64,PHNjcmlwdD4=">t</a>
<a href="//evil.example">t</a>
<a href="/\\evil.example">t</a>
<a href="\\\\evil.example">t</a>
<a href="https://ok.example" onclick="x()" style="position:fixed">t</a>
<a href="https://ok.example" target="_blank">t</a>
<img src="data:image/svg+xml,<svg onload=x()>">
<img src="//evil.example/a.png">
<img src="javascript:x()">
<img src="file:///etc/passwd">
<img alt="only">
<p style="background:url(javascript:x())">t</p>
<p onclick=x()>t</p>
<p class="evil" id="evil">t</p>
<h2 id="a b">t</h2>
<h2 id="A1&quot; onclick=&quot;x()">t</h2>
<style>@import "//evil.example";</style>
<link rel=stylesheet href=//evil.example>
<meta http-equiv=refresh content="0;url=javascript:x()">
<base href="//evil.example/">
<form action="javascript:x()"><input type=submit></form>
<button formaction="javascript:x()">t</button>
<input autofocus onfocus=x()>
<video><source onerror=x()></video>
<audio src=x onerror=x()>
<body onload=x()>
<details open ontoggle=x()><summary>t</summary></details>
<marquee onstart=x()>t</marquee>
<noscript><p title="</noscript><img src=x onerror=x()>">
<textarea><img src=x onerror=x()></textarea>
<template><script>x()</script></template>
<!--><img src=x onerror=x()>-->
<!-- <script>x()</script> -->
<![CDATA[<script>x()</script>]]>
<?xml version="1.0"?><script>x()</script>
<p title="</p><script>x()</script>">t</p>
<table background="javascript:x()"><tr><td background="javascript:x()">t</td></tr></table>
<xmp><script>x()</script></xmp>
<plaintext><script>x()
<a href="tel:12378" onmouseover="x()">12378</a>
<aside class="notice evil">t</aside>
<ol start="1;x()"><li>t</li></ol>
<td colspan="99999999">t</td>
<img src="/media/../admin/logout/">
<img src="/media/%2e%2E/admin/logout/">
<img src="/media/a.png" alt="<img "> t <a title=" onmouseover=x() ">t</a>
<a href="https:evil.example">t</a>
<a href="HTTP://evil.example" rel="opener">t</a>
<select><option onclick=x()>t</select>
<p><svg><style><!--</style><img src=x onerror=x()>--></svg>
<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=x()>
<h2 id="a"><div onclick=x()><p>t</p></div></h2>
<custom-element onclick=x()>t</custom-element>
\0<script>x()</script>
\u202e<b>t</b>\ufeff
""".strip().splitlines()

fragments = st.lists(
    st.sampled_from(
        [*HOSTILE, "<p>逾期</p>", "<b>", "</b>", "<h1>", "</p>", "&lt;", "<", ">", '"', "'", "贷\u200b款", "<ul><li>"]
    ),
    max_size=6,
).map("".join)


def _assert_safe(clean: str) -> None:
    """Parse what came out, as a browser would, and look at every element and attribute."""
    assert not re.search("[\0\u200b\u202a-\u202e\u2066-\u2069\ufeff]", clean)
    for element in parser.fragment_fromstring(clean, create_parent="main").iter():
        assert isinstance(element.tag, str), "a comment or an instruction is left"
        if element.tag == "main":
            continue
        assert element.tag in ALLOWED_TAGS
        allowed = ALLOWED_ATTRIBUTES.get(element.tag, frozenset()) | ({"rel"} if element.tag == "a" else set())
        assert set(element.attrib) <= allowed
        assert ".." not in element.get("src", "")
        for name in {"href", "src"} & set(element.attrib):
            assert re.match(r"https?://|mailto:|tel:|#|/(?![/\\])", element.attrib[name], re.I)


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_html_comes_out_harmless(payload):
    clean = sanitise(f"<p>前</p>{payload}")

    _assert_safe(clean)
    assert sanitise(clean) == clean


@given(fragments)
def test_any_mixture_comes_out_harmless_and_cleaning_again_changes_nothing(html):
    clean = sanitise(html)

    _assert_safe(clean)
    assert sanitise(clean) == clean


@given(st.text(max_size=200))
def test_any_text_comes_out_harmless_and_cleaning_again_changes_nothing(text):
    clean = sanitise(text)

    _assert_safe(clean)
    assert sanitise(clean) == clean


@pytest.mark.parametrize(
    "html",
    [
        "<h2>一、账单</h2><p>先核对<strong>本金</strong>和<em>利息</em>。</p>",
        '<ul><li>甲</li></ul><ol start="3"><li>丙</li></ol>',
        '<table><thead><tr><th scope="col">项</th></tr></thead><tbody><tr><td colspan="2">本</td></tr></tbody></table>',
        '<figure><img src="/media/a.webp" alt="账单" width="800" height="600"><figcaption>单</figcaption></figure>',
        '<aside class="warning"><p>当心骗局。</p></aside>',
        "<blockquote><p>引用</p></blockquote>",
        '<h2 id="zhang-dan">账单</h2>',
        '<p><a href="/articles/a/" rel="noopener">站内</a></p>',
    ],
)
def test_what_an_article_needs_stays_as_it_is(html):
    assert sanitise(html) == html


def test_old_and_big_elements_become_what_they_mean():
    assert (
        sanitise("<h1>标题</h1><b>粗</b><i>斜</i><del>删</del>")
        == "<h2>标题</h2><strong>粗</strong><em>斜</em><s>删</s>"
    )


def test_empty_paragraphs_and_pictures_without_a_source_go():
    assert sanitise("<p></p><p>&nbsp;</p><p><img alt='x'></p><p>字</p>") == "<p>字</p>"


def test_an_image_whose_words_look_like_a_source_goes_too():
    assert sanitise('<p>字<img alt=" src=x"></p>') == "<p>字</p>"


def test_boxes_become_paragraphs_so_that_their_texts_stay_apart():
    assert sanitise("<div>甲</div><div><p>乙</p></div>") == "<p>甲</p><p>乙</p>"
    assert sanitise("<h2><div>甲</div></h2><h5>乙</h5><h2></h2>") == "<h2>甲</h2><h4>乙</h4>"


def test_half_a_character_is_dropped():
    assert sanitise("<p>甲\ud83d</p>") == "<p>甲</p>"


def test_a_pile_of_tags_is_kept_shallow():
    assert sanitise("<blockquote>" * 5000).count("<blockquote>") == 200


def test_cleaning_takes_time_in_proportion_to_the_text():
    """A deep pile of tags must not take longer than its length explains."""
    for pile in ("<p>" * 100_000, "<b><i>" * 60_000, "&lt;" * 100_000, '<img src="' * 40_000, "<" * 400_000):
        assert len(sanitise(pile)) <= 6 * len(pile)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            "<h2>一、账单</h2><p>先核对&amp;本金<br>再联系</p><ul><li>甲</li><li>乙</li></ul>",
            "一、账单\n先核对&本金\n再联系\n甲\n乙",
        ),
        ("<table><tr><th>项目</th><td>本金</td></tr></table>", "项目 本金"),
        ('<p title="a>b">字</p>', "字"),
        ("<ul><li>甲<ul><li>乙</li></ul></li></ul>", "甲\n乙"),
        ("开头<p>一<b>段</b></p>", "开头\n一段"),
        ("收入 < 5000 且支出 > 3000", "收入 < 5000 且支出 > 3000"),
        ("甲<script>x()</script><!-- 乙 > -->丙", "甲丙"),
        ("", ""),
    ],
)
def test_plain_text_has_one_block_a_line(html, text):
    assert plain_text(html) == text
