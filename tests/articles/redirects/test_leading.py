import pytest

from articles.editing.authors import save_author
from articles.editing.categories import save_category
from articles.editing.withdraw import withdraw
from articles.models import Redirect, State, Tag
from articles.redirects.leading import new_path
from tests.factories import TESTS, make_article, make_author, make_category, make_tag

pytestmark = pytest.mark.django_db


def test_old_addresses_lead_to_where_the_things_are_now():
    article, category = make_article(slug="now"), make_category("债务", slug="old-debt")
    category.slug = "debt"
    save_category(category, by=TESTS)
    Redirect.objects.create(old_path="/2019/05/old.html", article=article)
    Redirect.objects.create(old_path="/about.html", path="/pages/about/")

    assert new_path("/2019/05/old.html") == "/articles/now/"
    assert new_path("/categories/old-debt/") == "/categories/debt/"
    assert new_path("/about.html") == "/pages/about/"
    assert new_path("/never-there/") is None


def test_nothing_leads_to_what_readers_do_not_see():
    draft, article = make_article(state=State.DRAFT), make_article()
    author, tag = make_author("小花", slug="xiaohua"), make_tag("空")
    pending = make_tag("待审", status=Tag.Status.PENDING)
    make_article(tags=("待审",))
    author.slug = "hua"
    save_author(author, by=TESTS)
    for path, target in {"/a/": {"article": draft}, "/b/": {"article": article}, "/c/": {"tag": tag}}.items():
        Redirect.objects.create(old_path=path, **target)
    Redirect.objects.create(old_path="/d/", tag=pending)
    withdraw(article, by=TESTS, reason="error")

    assert [new_path(path) for path in ("/a/", "/b/", "/c/", "/d/", "/authors/xiaohua/")] == [None] * 5


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "https://evil.example/", "evil", "/a b"])
def test_stored_path_to_another_site_leads_nowhere(path):
    Redirect.objects.create(old_path="/old/", path=path)

    assert new_path("/old/") is None


def test_address_that_leads_to_itself_leads_nowhere():
    Redirect.objects.create(old_path="/old/", path="/old/")

    assert new_path("/old/") is None


@pytest.mark.parametrize("path", ["/" + "x" * 300, "/a\0b/"])
def test_impossible_addresses_ask_nothing(path, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert new_path(path) is None
