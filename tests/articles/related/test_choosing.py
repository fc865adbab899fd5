import pytest

from articles.editing.related import relate
from articles.models import Article, State
from articles.related.choosing import candidates, related_articles
from tests.factories import TESTS, make_article, make_category

pytestmark = pytest.mark.django_db

PINNED, OWN_CATEGORY, NEW = "编辑推荐", "同栏目", "最新发布"


def _related(article: Article) -> list[tuple[Article, str]]:
    published = Article.objects.published().in_bulk()
    return [(item.article, item.reason) for item in related_articles(candidates(article), published)]


def test_pinned_come_first_in_their_order_then_the_category_then_the_site():
    category = make_category()
    elsewhere = make_article(published_days_ago=9)
    other = make_article(published_days_ago=8)
    older, newer = (make_article(category=category, published_days_ago=days) for days in (7, 6))
    article = make_article(category=category)
    relate(article, pinned=(other.pk, older.pk), by=TESTS)

    assert _related(article) == [(other, PINNED), (older, PINNED), (newer, OWN_CATEGORY), (elsewhere, NEW)]


def test_blocked_articles_and_the_article_itself_never_show():
    category = make_category()
    blocked, shown = make_article(category=category), make_article(category=category)
    article = make_article(category=category)
    relate(article, pinned=(), blocked=(blocked.pk,), by=TESTS)

    assert _related(article) == [(shown, OWN_CATEGORY)]


def test_at_most_six_show():
    category = make_category()
    pinned = [make_article(category=category, published_days_ago=20 + days) for days in range(3)]
    rest = [make_article(category=category, published_days_ago=days + 2) for days in range(9)]
    article = make_article(category=category)
    relate(article, pinned=tuple(other.pk for other in pinned), by=TESTS)

    assert _related(article) == [(other, PINNED) for other in pinned] + [(other, OWN_CATEGORY) for other in rest[:3]]


def test_hidden_pinned_articles_leave_their_places_to_others():
    category = make_category()
    hidden = [make_article(category=category, state=State.DRAFT) for _ in range(6)]
    shown = [make_article(category=category, published_days_ago=days + 2) for days in range(6)]
    article = make_article(category=category)
    relate(article, pinned=tuple(other.pk for other in hidden), by=TESTS)

    assert _related(article) == [(other, OWN_CATEGORY) for other in shown]


def test_articles_of_subcategories_belong_to_the_category():
    category = make_category()
    below = make_article(category=make_category(parent=category))
    article = make_article(category=category)

    assert _related(article) == [(below, OWN_CATEGORY)]


@pytest.mark.parametrize("article_count", [1, 30])
def test_candidates_are_one_query(django_assert_num_queries, article_count):
    category = make_category()
    articles = [make_article(category=category) for _ in range(article_count)]

    with django_assert_num_queries(1):
        candidates(articles[0])
