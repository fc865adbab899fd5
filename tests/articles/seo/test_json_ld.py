import json
from datetime import UTC, datetime

import pytest

from articles.editing.content import Source
from articles.models import Article
from articles.seo import json_ld
from site_config.context import frame
from tests.factories import make_article, make_author, make_category

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


def _article(**changes) -> Article:
    article = make_article(
        **{
            "title": "先看账单",
            "slug": "bill",
            "category": make_category("债务", slug="debt"),
            "author": make_author("小花", slug="xiaohua", title="律师"),
            "published_at": datetime(2025, 1, 11, tzinfo=UTC),
        }
        | changes
    )
    Article.objects.filter(pk=article.pk).update(updated_at=datetime(2025, 3, 1, 16, tzinfo=UTC))
    article.refresh_from_db()
    return article


def _nodes(article: Article) -> dict[str, dict]:
    nodes = json_ld.article_nodes(
        article,
        site=frame(),
        authors=article.authors_in_order,
        trail=[article.category],
        picture="/media/a.png",
        description="述",
    )
    return {node["@type"]: node for node in nodes}


def test_article_says_who_wrote_what_when_and_on_what_grounds():
    source = Source(title="民法典", issuer="全国人大", url="https://example.com/law", date="2021-01-01")
    node = _nodes(_article(sources=(source,)))["Article"]

    assert node["headline"] == "先看账单"
    assert node["image"] == [f"{SITE}/media/a.png"]
    assert (node["datePublished"], node["dateModified"]) == ("2025-01-11T08:00:00+08:00", "2025-03-02T00:00:00+08:00")
    assert node["author"] == [
        {
            "@type": "Person",
            "@id": f"{SITE}/authors/xiaohua/#person",
            "name": "小花",
            "url": f"{SITE}/authors/xiaohua/",
            "jobTitle": "律师",
        }
    ]
    assert node["publisher"] == {"@id": f"{SITE}/#organization"}
    assert node["mainEntityOfPage"] == {"@id": f"{SITE}/articles/bill/"}
    assert node["inLanguage"] == "zh-CN"
    assert node["citation"] == [
        {
            "@type": "CreativeWork",
            "name": "民法典",
            "publisher": {"@type": "Organization", "name": "全国人大"},
            "url": "https://example.com/law",
            "datePublished": "2021-01-01",
        }
    ]


def test_breadcrumbs_lead_from_home_to_the_article():
    items = _nodes(_article())["BreadcrumbList"]["itemListElement"]

    assert [(item["position"], item["name"], item["item"]) for item in items] == [
        (1, "首页", f"{SITE}/"),
        (2, "债务", f"{SITE}/categories/debt/"),
        (3, "先看账单", f"{SITE}/articles/bill/"),
    ]


def test_site_and_operator_stand_in_every_graph():
    (block,) = json_ld.blocks(frame(), [])

    graph = json.loads(block)["@graph"]
    assert [(node["@type"], node["name"]) for node in graph] == [("WebSite", "明白"), ("Organization", "明白")]


def test_baidu_is_told_beijing_time_without_a_zone():
    block = json_ld.baidu_block(_article(), address=f"{SITE}/articles/bill/", picture=f"{SITE}/a.png", about="述")

    assert json.loads(block) == {
        "@context": "https://ziyuan.baidu.com/contexts/cambrian.jsonld",
        "@id": f"{SITE}/articles/bill/",
        "title": "先看账单",
        "images": [f"{SITE}/a.png"],
        "description": "述",
        "pubDate": "2025-01-11T08:00:00",
        "upDate": "2025-03-02T00:00:00",
    }


def test_text_cannot_end_the_script_element():
    hostile = "</script><script>alert(1)</script><!-- & \u2028"

    written = json_ld.written({"name": hostile})

    assert not set("<>&") & set(written)
    assert json.loads(written) == {"name": hostile}
