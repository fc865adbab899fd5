import pytest

from articles.models import Article
from articles.seo.descriptions import LONGEST, SHORTEST, article_description, described, width

LONG = "逾期以后先核对本金、利息和违约金，再带着材料联系机构协商还款。"


@pytest.mark.parametrize(("text", "expected"), [("", 0), ("ab1", 3), ("逾期", 4), ("24%利率。", 9)])
def test_width_counts_a_han_character_as_two(text, expected):
    assert width(text) == expected


def test_summary_that_is_long_enough_is_the_description():
    assert article_description(Article(summary=LONG, body="<p>正文。</p>")) == LONG


def test_short_summary_goes_on_with_the_opening():
    article = Article(title="题", summary="先核对账单。", body=f"<p>{LONG}</p>")

    assert article_description(article) == f"先核对账单。{LONG}"


def test_article_without_a_summary_is_described_by_its_opening():
    assert article_description(Article(title="题", body=f"<h2>一、小节</h2><p>{LONG}</p>")) == LONG


def test_description_is_cut_at_a_sentence():
    text = article_description(Article(summary=LONG * 6))

    assert SHORTEST <= width(text) <= LONGEST
    assert text.endswith("。")


def test_described_takes_no_more_sentences_than_needed():
    assert described(LONG, "多余。") == LONG
    assert described("短。", LONG, "多余。") == f"短。{LONG}"
