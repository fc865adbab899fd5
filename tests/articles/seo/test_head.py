from datetime import UTC, datetime

import pytest

from articles.images.addresses import ShareImage
from articles.seo.head import article_head, hidden_head, list_title, page_head
from site_config.context import frame
from tests.factories import make_article, make_author, make_category

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
PICTURE = ShareImage("/media/cards/a.png", 1200, 630, "标题卡片")


def _article_head(**changes):
    article = make_article(
        **{
            "title": "先看账单",
            "slug": "bill",
            "summary": "逾期以后先核对本金、利息和违约金，再带着材料联系机构协商还款。",
            "category": make_category("债务", slug="debt"),
            "author": make_author("小花", slug="xiaohua"),
            "published_at": datetime(2025, 1, 11, tzinfo=UTC),
        }
        | changes
    )
    return article_head(
        article,
        site=frame(),
        authors=article.authors_in_order,
        tags=["逾期", "征信"],
        trail=[article.category],
        picture=PICTURE,
        feeds=[],
    )


def test_article_head_tells_title_description_and_address():
    head = _article_head()

    assert head.title == "先看账单 - 明白"
    assert head.description == "逾期以后先核对本金、利息和违约金，再带着材料联系机构协商还款。"
    assert head.canonical == f"{SITE}/articles/bill/"
    assert head.robots == "index,follow,max-image-preview:large"


def test_words_for_search_engines_win():
    about = "写给搜索引擎的描述，说明这篇文章讲什么、适合谁看，以及看完能做什么。"

    head = _article_head(seo_title="逾期怎么办", seo_description=about)

    assert head.title == "逾期怎么办 - 明白"
    assert head.description == about
    assert dict(head.og)["og:title"] == "逾期怎么办"


def test_article_head_names_picture_dates_section_authors_and_tags():
    assert _article_head().og == [
        ("og:type", "article"),
        ("og:title", "先看账单"),
        ("og:description", "逾期以后先核对本金、利息和违约金，再带着材料联系机构协商还款。"),
        ("og:url", f"{SITE}/articles/bill/"),
        ("og:site_name", "明白"),
        ("og:locale", "zh_CN"),
        ("og:image", f"{SITE}/media/cards/a.png"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", "标题卡片"),
        ("article:published_time", "2025-01-11T08:00:00+08:00"),
        ("article:modified_time", "2025-01-11T08:00:00+08:00"),
        ("article:section", "债务"),
        ("article:author", f"{SITE}/authors/xiaohua/"),
        ("article:tag", "逾期"),
        ("article:tag", "征信"),
    ]


def test_page_head_makes_addresses_whole():
    head = page_head(
        frame(), title="题", description="述", path="/tags/?page=2", previous_url="/tags/", next_url="/tags/?page=3"
    )

    assert head.canonical == f"{SITE}/tags/?page=2"
    assert (head.previous_url, head.next_url) == (f"{SITE}/tags/", f"{SITE}/tags/?page=3")


def test_page_that_is_not_for_search_engines_says_so():
    assert page_head(frame(), title="题", description="述", path="/", is_indexed=False).robots == "noindex,follow"
    assert hidden_head("预览", site=frame()).robots == "noindex,nofollow"


def test_later_pages_name_their_number():
    assert list_title("债务", frame()) == "债务 - 明白"
    assert list_title("债务", frame(), number=3) == "债务 · 第3页 - 明白"
