from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.excerpt import clean_teaser, excerpt

TITLE = "信用卡逾期三天会怎样"


def test_excerpt_ends_with_a_sentence():
    body = "<p>先核对账单。再联系机构说明情况。</p><p>" + "不要着急，" * 30 + "</p>"

    assert excerpt(body, limit=20) == "先核对账单。再联系机构说明情况。"


def test_excerpt_passes_over_headings_title_and_filler():
    body = f"<h2>一、开头</h2><p>{TITLE}？</p><p>小编导语：还款日过了三天，多数银行有宽限期。</p>"

    assert excerpt(body, title=TITLE) == "还款日过了三天，多数银行有宽限期。"


def test_excerpt_without_a_sentence_end_is_cut_at_a_pause():
    text = "逾期以后要做的事情有很多，" * 12

    cut = excerpt(text, limit=60)

    assert cut.endswith("很多…")
    assert len(cut) <= 60


@pytest.mark.parametrize(
    ("teaser", "clean"),
    [
        (f"{TITLE} 小编导语 先核对账单。再联系机构，说明...", "先核对账单。再联系机构…"),
        (
            "小编导语 还款日过了三天，多数银行有宽限期，具体以合同为准。更多内容，请...",
            "还款日过了三天，多数银行有宽限期，具体以合同为准。",
        ),
        ("一句完整的话。", "一句完整的话。"),
        ("被切断的字\ufffd...", "被切断的字…"),
        ("", ""),
    ],
)
def test_teaser_is_mended(teaser, clean):
    assert clean_teaser(teaser, title=TITLE) == clean


@given(st.text(alphabet="逾期怎么办。，！？ abc123…\U0001f600\ufffd", max_size=400), st.integers(20, 120))
def test_excerpt_is_never_too_long_and_never_breaks_a_character(text, limit):
    for shortened in (excerpt(text, limit=limit), clean_teaser(text, limit=limit)):
        assert len(shortened) <= limit
        assert "\ufffd" not in shortened
        shortened.encode("utf-8")


@pytest.mark.parametrize("opening", ["前言不搭后语的回答没有用处，先核对合同。", "摘要里的数字要核对，先看账单。"])
def test_a_word_that_begins_like_filler_stays(opening):
    assert excerpt(f"<p>{opening}</p>") == opening


def test_an_emoji_is_never_cut_in_its_middle():
    family = "👩\u200d👩\u200d👧"
    cuts = {excerpt("逾" * before + family * 9, limit=20) for before in range(14, 20)}

    assert all(cut.rstrip("…").replace(family, "").strip("逾") == "" for cut in cuts)


def test_a_teaser_that_was_cut_after_a_sentence_keeps_its_full_stop():
    assert clean_teaser("先核对账单，再联系机构说明情况。...") == "先核对账单，再联系机构说明情况。"
