from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from articles.models import Article, State
from articles.public import sitemaps
from site_config.models import StaticPage
from tests.factories import make_article, make_author, make_category, make_tag

pytestmark = pytest.mark.django_db

S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "http://127.0.0.1:8000"


def _entries(client, address: str) -> dict[str, str | None]:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)
    return {row.findtext(f"{S}loc").removeprefix(SITE): row.findtext(f"{S}lastmod") for row in root}


def test_index_names_the_parts_that_hold_anything(client):
    assert list(_entries(client, "/sitemap.xml")) == ["/sitemaps/pages.xml"]

    for _ in range(3):
        make_article(tags=("逾期",), published_at=datetime(2025, 1, 11, tzinfo=UTC))

    assert list(_entries(client, "/sitemap.xml")) == [
        f"/sitemaps/{part}.xml" for part in ("articles-1", "pages", "categories", "tags", "authors", "archive")
    ]


def test_articles_stand_in_parts_by_their_ids(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "A_PART", 2)
    articles = [make_article() for _ in range(5)]
    make_article(state=State.DRAFT)
    first = (articles[0].pk - 1) // 2 + 1

    parts = [path for path in _entries(client, "/sitemap.xml") if "articles-" in path]

    shown = [path for part in parts for path in _entries(client, part)]
    assert shown == [article.get_absolute_url() for article in articles]
    assert parts[0] == f"/sitemaps/articles-{first}.xml"
    assert all(len(_entries(client, part)) <= 2 for part in parts)


def test_date_of_an_article_is_its_last_declared_change(client):
    article = make_article(published_at=datetime(2025, 1, 11, tzinfo=UTC))
    assert _entries(client, "/sitemaps/articles-1.xml") == {article.get_absolute_url(): "2025-01-11T08:00:00+08:00"}

    Article.objects.filter(pk=article.pk).update(updated_at=datetime(2025, 3, 1, tzinfo=UTC))

    assert _entries(client, "/sitemaps/articles-1.xml") == {article.get_absolute_url(): "2025-03-01T08:00:00+08:00"}


def test_things_without_published_articles_are_left_out(client):
    used, author = make_category(), make_author()
    thin = make_tag("少")
    rich = make_tag("多")
    make_article(state=State.DRAFT, tags=("草",))
    for number in range(3):
        make_article(category=used, author=author, tags=("多", "少") if number else ("多",))

    assert list(_entries(client, "/sitemaps/categories.xml")) == [used.get_absolute_url()]
    assert list(_entries(client, "/sitemaps/tags.xml")) == [rich.get_absolute_url()]
    assert list(_entries(client, "/sitemaps/authors.xml")) == [author.get_absolute_url()]
    assert thin.get_absolute_url() not in _entries(client, "/sitemaps/tags.xml")


def test_pages_hold_the_published_static_ones(client):
    StaticPage.objects.create(title="关于", slug="about", body="<p>关于我们</p>", is_published=True)
    StaticPage.objects.create(title="草稿", slug="hidden", body="<p>草稿</p>")

    assert list(_entries(client, "/sitemaps/pages.xml")) == [
        "/", "/categories/", "/tags/", "/authors/", "/archive/", "/popular/", "/pages/about/",
    ]  # fmt: skip


def test_every_address_in_the_sitemap_is_there_indexable_and_canonical(client):
    category = make_category()
    for _ in range(3):
        make_article(category=category, tags=("逾期",))

    for part in _entries(client, "/sitemap.xml"):
        for path in _entries(client, part):
            page = client.get(path)
            assert page.status_code == 200, path
            assert page.context["head"].robots.startswith("index"), path
            assert page.context["head"].canonical == f"{SITE}{path}", path


@pytest.mark.parametrize(
    "part",
    ["articles-0", "articles-2", "articles-1000000", "articles-\u0661", "articles", "nope", "tags", "articles-01"],
)
def test_part_that_holds_nothing_is_404(client, part):
    make_article()

    assert client.get(f"/sitemaps/{part}.xml").status_code == 404


def test_text_holds_one_article_a_line(client):
    one, two = make_article(), make_article()
    make_article(state=State.WITHDRAWN)

    response = client.get("/sitemap.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.text == f"{SITE}{two.get_absolute_url()}\n{SITE}{one.get_absolute_url()}\n"


def test_articles_of_a_part_are_one_query(client, django_assert_num_queries):
    for _ in range(30):
        make_article()

    with django_assert_num_queries(4):  # 3 of the frame
        client.get("/sitemaps/articles-1.xml")
