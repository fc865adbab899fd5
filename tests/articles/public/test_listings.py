"""Home, category, tag and author pages."""

import pytest

from articles.editing.tags import save_alias, save_tag
from articles.editing.withdraw import withdraw
from articles.models import Article, Listing, State, Tag, TagAlias, ViewTotal
from site_config import context
from site_config.models import SiteSettings
from tests.factories import TESTS, make_article, make_author, make_category, make_tag

pytestmark = pytest.mark.django_db

BAD_PAGES = ["0", "-1", "abc", "１", "100000000000000000000", "9999", "", "01", "1e1", "2.0", " 2"]


def _small_pages(size: int = 5) -> None:
    SiteSettings.objects.create(pk=1, articles_a_page=size)
    context.forget()


def _places() -> dict[str, str]:
    """One address of each kind of list, all with the same articles."""
    category, author = make_category("债务"), make_author("小花")
    for days in range(1, 13):
        make_article(category=category, author=author, tags=("逾期",), published_days_ago=days)
    tag = Tag.objects.get()
    return {
        "home": "/",
        "category": category.get_absolute_url(),
        "tag": tag.get_absolute_url(),
        "author": author.get_absolute_url(),
    }


@pytest.mark.parametrize("kind", ["home", "category", "tag", "author"])
def test_pages_of_a_list_show_every_article_once_newest_first(client, kind):
    _small_pages()
    address = _places()[kind]

    pages = [client.get(address, {"page": number} if number > 1 else {}).context["page"] for number in (1, 2, 3)]

    shown = [article for page in pages for article in page.articles]
    assert shown == list(Article.objects.order_by("-published_at"))
    assert [len(page.articles) for page in pages] == [5, 5, 2]
    assert [page.count for page in pages] == [12, 12, 12]
    assert [page.pages for page in pages] == [3, 3, 3]


@pytest.mark.parametrize("kind", ["home", "category", "tag", "author"])
def test_page_numbers_that_are_not_there_are_404(client, kind):
    _small_pages()
    address = _places()[kind]

    assert {number: client.get(address, {"page": number}).status_code for number in BAD_PAGES} == dict.fromkeys(
        BAD_PAGES, 404
    )
    assert client.get(f"{address}?page=2&page=3").status_code == 404


@pytest.mark.parametrize("kind", ["home", "category", "tag", "author"])
def test_page_one_has_only_the_bare_address(client, kind):
    address = _places()[kind]

    page = client.get(address, {"page": "1"})

    assert page.status_code == 301
    assert page["Location"] == address


def test_links_of_a_page_name_first_last_and_near_pages(client):
    _small_pages()
    for days in range(1, 46):
        make_article(published_days_ago=days)

    page = client.get("/", {"page": 5}).context["page"]

    assert page.links == [
        (1, "/", False),
        (None, "", False),
        (3, "/?page=3", False),
        (4, "/?page=4", False),
        (5, "/?page=5", True),
        (6, "/?page=6", False),
        (7, "/?page=7", False),
        (None, "", False),
        (9, "/?page=9", False),
    ]
    assert (page.previous_url, page.next_url) == ("/?page=4", "/?page=6")


def test_every_page_of_a_list_is_canonical_to_itself(client):
    _small_pages()
    address = _places()["category"]

    head = client.get(address, {"page": 2}).context["head"]

    origin = "http://127.0.0.1:8000"
    assert head.canonical == f"{origin}{address}?page=2"
    assert (head.previous_url, head.next_url) == (f"{origin}{address}", f"{origin}{address}?page=3")
    assert head.robots == "index,follow,max-image-preview:large"
    assert head.title == "债务：相关文章与实用指南 · 第2页 - 明白"


@pytest.mark.parametrize("article_count", [1, 30])
@pytest.mark.parametrize(
    ("kind", "queries"),
    # 3 of the frame, then: entries, cards, bylines; and home: categories, popular; category: itself, children;
    # tag: itself, neighbours; author: itself
    [("home", 8), ("category", 8), ("tag", 8), ("author", 7)],
)
def test_first_page_of_a_list_needs_the_same_queries_for_any_length(
    client, django_assert_num_queries, kind, queries, article_count
):
    category, author = make_category("债务"), make_author("小花")
    child = make_category("信用卡", parent=category)
    for days in range(article_count):
        article = make_article(category=child, author=author, tags=("逾期", "征信"), published_days_ago=days + 1)
        ViewTotal.objects.filter(article=article).update(count=3)
    address = {
        "home": "/",
        "category": category.get_absolute_url(),
        "tag": Tag.objects.get(name="逾期").get_absolute_url(),
        "author": author.get_absolute_url(),
    }[kind]
    context.forget()

    with django_assert_num_queries(queries):
        client.get(address)


@pytest.mark.parametrize("number", [2, 6])
@pytest.mark.parametrize(("kind", "queries"), [("home", 7), ("category", 9), ("tag", 9), ("author", 8)])
def test_later_pages_read_the_stored_count_besides(client, django_assert_num_queries, kind, queries, number):
    _small_pages()
    category, author = make_category("债务"), make_author("小花")
    for days in range(30):
        make_article(category=category, author=author, tags=("逾期",), published_days_ago=days + 1)
    address = {
        "home": "/",
        "category": category.get_absolute_url(),
        "tag": Tag.objects.get().get_absolute_url(),
        "author": author.get_absolute_url(),
    }[kind]
    context.forget()

    with django_assert_num_queries(queries):
        client.get(address, {"page": number})


def test_last_page_is_read_from_the_end(client, django_assert_max_num_queries):
    """Page 6 of 6 skips nothing: the database is asked for the five oldest."""
    _small_pages()
    for days in range(30):
        make_article(published_days_ago=days + 1)

    with django_assert_max_num_queries(10) as asked:
        page = client.get("/", {"page": 6}).context["page"]

    entries = [query["sql"] for query in asked.captured_queries if 'FROM "articles_listingentry"' in query["sql"]]
    assert [article.published_at for article in page.articles] == sorted(
        Article.objects.values_list("published_at", flat=True), reverse=True
    )[25:]
    assert len(entries) == 1
    assert "OFFSET" not in entries[0]
    assert "ASC" in entries[0]


@pytest.mark.parametrize("state", [State.DRAFT, State.WITHDRAWN, State.TRASHED])
def test_lists_hide_and_do_not_count_what_is_not_published(client, state):
    category, author = make_category("债务"), make_author("小花")
    shown = make_article(category=category, author=author, tags=("逾期",))
    make_article(state=state, category=category, author=author, tags=("逾期",))

    for address in ("/", category.get_absolute_url(), Tag.objects.get().get_absolute_url(), author.get_absolute_url()):
        page = client.get(address).context["page"]
        assert (page.articles, page.count) == ([shown], 1)


def test_category_page_shows_subcategories_with_their_counts_and_the_way_to_it(client):
    debt = make_category("债务")
    cards = make_category("信用卡", parent=debt)
    make_category("空栏目", parent=debt)
    article = make_article(category=cards)

    above, own = client.get(debt.get_absolute_url()), client.get(cards.get_absolute_url())

    assert above.context["page"].articles == [article]
    assert [(child.name, child.article_count) for child in above.context["children"]] == [("信用卡", 1)]
    assert (above.context["trail"], own.context["trail"]) == ([], [debt])


def test_empty_category_is_there_but_not_for_search_engines(client):
    page = client.get(make_category("空栏目").get_absolute_url())

    assert page.status_code == 200
    assert page.context["page"].articles == []
    assert page.context["head"].robots == "noindex,follow"


def test_categories_page_shows_the_tree_with_counts(client):
    debt = make_category("债务")
    cards = make_category("信用卡", parent=debt)
    make_article(category=cards)
    empty = make_category("空栏目")

    tree = client.get("/categories/").context["tree"]

    assert [(branch["category"], branch["article_count"]) for branch in tree] == [(debt, 1), (empty, 0)]
    assert [(branch["category"], branch["article_count"]) for branch in tree[0]["children"]] == [(cards, 1)]


@pytest.mark.parametrize(("articles", "robots"), [(2, "noindex,follow"), (3, "index,follow,max-image-preview:large")])
def test_tag_of_few_articles_is_not_for_search_engines(client, articles, robots):
    for _ in range(articles):
        make_article(tags=("逾期",))

    assert client.get(Tag.objects.get().get_absolute_url()).context["head"].robots == robots


def test_tag_page_shows_tags_used_together(client):
    make_tag("待审", status=Tag.Status.PENDING)
    make_article(tags=("逾期", "征信", "待审"))
    make_article(tags=("信用卡",))
    make_article(state=State.DRAFT, tags=("逾期", "秘密"))

    page = client.get(Tag.objects.get(name="逾期").get_absolute_url())

    assert [tag.name for tag in page.context["neighbours"]] == ["征信"]


def test_tag_without_published_articles_is_404(client):
    tag = make_tag("逾期")
    make_article(state=State.DRAFT, tags=("逾期",))

    assert client.get(tag.get_absolute_url()).status_code == 404
    assert client.get("/tags/").context["groups"] == []


def test_pending_tag_is_404(client):
    tag = make_tag("待审", status=Tag.Status.PENDING)
    make_article(tags=("待审",))

    assert client.get(tag.get_absolute_url()).status_code == 404


def test_alias_and_old_address_of_a_tag_lead_to_it(client):
    tag = make_tag("逾期", slug="yu-qi")
    make_article(tags=("逾期",))
    alias = save_alias(TagAlias(name="欠款", tag=tag), by=TESTS)
    tag.slug = "overdue"
    save_tag(tag, by=TESTS)

    for address in (f"/tags/{alias.slug}/", "/tags/yu-qi/"):
        page = client.get(address)
        assert (page.status_code, page["Location"]) == (301, "/tags/overdue/")


def test_alias_of_a_tag_that_readers_do_not_see_is_404(client):
    tag = make_tag("逾期")
    alias = save_alias(TagAlias(name="欠款", tag=tag), by=TESTS)

    assert client.get(f"/tags/{alias.slug}/").status_code == 404


def test_author_without_published_articles_is_404(client):
    author = make_author("小花")
    make_article(author=author, state=State.DRAFT)

    assert client.get(author.get_absolute_url()).status_code == 404
    assert client.get("/authors/").context["authors"] == []


def test_authors_page_counts_published_articles(client):
    author = make_author("小花")
    make_article(author=author)
    make_article(author=author, state=State.DRAFT)

    shown = client.get("/authors/").context["authors"]

    assert [(person, person.article_count) for person in shown] == [(author, 1)]


def test_home_shows_top_categories_and_what_is_read_most(client):
    debt = make_category("债务")
    seldom, often, never = (make_article(category=debt) for _ in range(3))
    for article, count in ((seldom, 2), (often, 9), (never, 0)):
        ViewTotal.objects.filter(article=article).update(count=count)
    gone = make_article(category=debt)
    ViewTotal.objects.filter(article=gone).update(count=99)
    withdraw(gone, by=TESTS, reason="error")
    make_category("空栏目")

    page = client.get("/")

    assert [(category, category.article_count) for category in page.context["categories"]] == [(debt, 3)]
    assert page.context["popular"] == [often, seldom]


def test_home_without_articles_says_so(client):
    page = client.get("/")

    assert page.status_code == 200
    assert (page.context["page"].articles, page.context["page"].pages) == ([], 1)
    assert Listing.objects.count() == 0
