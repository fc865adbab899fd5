from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from articles.editing.addresses import move
from articles.editing.publish import publish
from articles.editing.save import create
from articles.models import State, Tag
from tests.factories import TESTS, make_article, make_author, make_category, make_content

pytestmark = pytest.mark.django_db

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
A = "{http://www.w3.org/2005/Atom}"
SITE = "http://127.0.0.1:8000"


def _rss(client, address="/feeds/rss.xml"):
    return ElementTree.fromstring(client.get(address).content).find("channel")


def _atom(client, address="/feeds/atom.xml"):
    return ElementTree.fromstring(client.get(address).content)


def _article(**changes):
    body = '<p>先看<a href="/articles/x/">这里</a>和<a href="#h">下文</a>。</p><img src="/media/images/a.jpg" alt="图">'
    return make_article(
        **{
            "title": "先看账单 & 合同",
            "slug": "bill",
            "summary": "先核对。",
            "body": body,
            "category": make_category("债务", disclaimer="仅供参考。"),
            "author": make_author("小花", slug="xiaohua"),
            "tags": ("逾期",),
            "published_at": datetime(2025, 1, 11, 2, 3, 4, tzinfo=UTC),
        }
        | changes
    )


def test_rss_item_holds_the_whole_text_with_absolute_addresses(client):
    article = _article()

    item = _rss(client).find("item")

    assert item.findtext("title") == "先看账单 & 合同"
    assert item.findtext("link") == f"{SITE}/articles/bill/"
    assert item.findtext("guid") == f"{SITE}/articles/{article.pk}/"
    assert item.find("guid").attrib == {"isPermaLink": "false"}
    assert item.findtext("pubDate") == "Sat, 11 Jan 2025 10:03:04 +0800"
    assert item.findtext("description") == "先核对。"
    assert item.findtext(CREATOR) == "小花"
    assert [category.text for category in item.findall("category")] == ["债务", "逾期"]
    assert item.findtext(CONTENT) == (
        f'<p>先看<a href="{SITE}/articles/x/" rel="noopener">这里</a>和'
        f'<a href="{SITE}/articles/bill/#h" rel="noopener">下文</a>。</p>'
        f'<img src="{SITE}/media/images/a.jpg" alt="图"><p>仅供参考。</p>'
    )


def test_rss_channel_says_what_it_is(client):
    response = client.get("/feeds/rss.xml")
    channel = ElementTree.fromstring(response.content).find("channel")

    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert channel.findtext("title") == "明白"
    assert channel.findtext("link") == f"{SITE}/"
    assert channel.findtext("language") == "zh-cn"
    assert channel.findtext("description")
    assert channel.find(f"{A}link").attrib == {"rel": "self", "href": f"{SITE}/feeds/rss.xml"}


def test_atom_entry_holds_the_whole_text_and_its_author(client):
    article = _article()

    feed = _atom(client)
    entry = feed.find(f"{A}entry")

    assert feed.findtext(f"{A}updated") == "2025-01-11T10:03:04+08:00"
    assert entry.findtext(f"{A}id") == f"{SITE}/articles/{article.pk}/"
    assert entry.findtext(f"{A}published") == "2025-01-11T10:03:04+08:00"
    assert entry.findtext(f"{A}author/{A}name") == "小花"
    assert entry.findtext(f"{A}author/{A}uri") == f"{SITE}/authors/xiaohua/"
    assert entry.find(f"{A}content").get("type") == "html"
    assert f'src="{SITE}/media/images/a.jpg"' in entry.findtext(f"{A}content")


def test_every_author_of_an_article_is_named(client):
    people = [make_author(name) for name in ("小花", "老周")]
    content = make_content().with_changes(authors=tuple(person.pk for person in people))
    publish(create(content, by=TESTS), by=TESTS)

    assert [node.text for node in _rss(client).find("item").findall(CREATOR)] == ["小花", "老周"]
    assert [node.text for node in _atom(client).findall(f"{A}entry/{A}author/{A}name")] == ["小花", "老周"]


def test_id_stays_when_the_address_changes(client):
    article = _article()
    before = _rss(client).find("item").findtext("guid")
    move(article, "new-address", by=TESTS)

    item = _rss(client).find("item")

    assert item.findtext("guid") == before
    assert item.findtext("link") == f"{SITE}/articles/new-address/"


def test_feeds_of_category_tag_and_author_hold_their_articles_only(client):
    article = _article()
    make_article(state=State.DRAFT, category=article.category, tags=("逾期",), author=article.authors.get())
    make_article()

    for thing in (article.category, Tag.objects.get(), article.authors.get()):
        address = thing.get_absolute_url()
        assert [item.findtext("title") for item in _rss(client, f"{address}rss.xml").findall("item")] == [article.title]
        assert len(_atom(client, f"{address}atom.xml").findall(f"{A}entry")) == 1


def test_feed_holds_the_newest_thirty(client):
    articles = [make_article(published_days_ago=days) for days in range(1, 33)]

    items = _rss(client).findall("item")

    assert [item.findtext("title") for item in items] == [article.title for article in articles[:30]]


def test_empty_feed_does_not_change_by_itself(client):
    first = client.get("/feeds/atom.xml")

    assert first.status_code == 200
    assert client.get("/feeds/atom.xml", headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert "2000-01-01" in first.text


@pytest.mark.parametrize("article_count", [1, 30])
def test_feed_needs_the_same_queries_for_any_length(client, django_assert_num_queries, article_count):
    for _ in range(article_count):
        make_article(tags=("逾期",))

    with django_assert_num_queries(7):  # 3 of the frame, entries, articles, bylines, tags
        client.get("/feeds/rss.xml")


def test_pages_name_their_feeds(client):
    category = make_category("债务", slug="debt")

    feeds = client.get(category.get_absolute_url()).context["head"].feeds

    assert feeds == [
        ("application/rss+xml", "明白 RSS", "/feeds/rss.xml"),
        ("application/atom+xml", "明白 Atom", "/feeds/atom.xml"),
        ("application/rss+xml", "债务 - 明白 RSS", "/categories/debt/rss.xml"),
        ("application/atom+xml", "债务 - 明白 Atom", "/categories/debt/atom.xml"),
    ]
