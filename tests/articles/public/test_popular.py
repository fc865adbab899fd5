from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import State, ViewDay, ViewTotal
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def _read(article, count: int, *, days_ago: int) -> None:
    day = timezone.localdate() - timedelta(days=days_ago)
    ViewDay.objects.create(article=article, day=day, count=count)


def test_window_counts_only_its_own_days(client):
    fresh, old = make_article(), make_article()
    _read(fresh, 3, days_ago=6)
    _read(old, 50, days_ago=7)

    week = client.get("/popular/", {"window": "7"}).context["articles"]
    month = client.get("/popular/").context["articles"]

    assert [(article, article.view_count) for article in week] == [(fresh, 3)]
    assert [(article, article.view_count) for article in month] == [(old, 50), (fresh, 3)]


def test_window_of_all_time_reads_the_totals(client):
    article, unread = make_article(), make_article()
    ViewTotal.objects.filter(article=article).update(count=7)

    page = client.get("/popular/", {"window": "all"})

    assert [(shown, shown.view_count) for shown in page.context["articles"]] == [(article, 7)]
    assert unread.is_public


def test_hidden_articles_are_not_popular(client):
    hidden = make_article(state=State.WITHDRAWN)
    _read(hidden, 9, days_ago=0)
    ViewTotal.objects.filter(article=hidden).update(count=9)

    assert client.get("/popular/").context["articles"] == []
    assert client.get("/popular/", {"window": "all"}).context["articles"] == []


@pytest.mark.parametrize("window", ["", "8", "ALL", "-7", "7 "])
def test_window_that_is_none_is_404(client, window):
    assert client.get("/popular/", {"window": window}).status_code == 404


@pytest.mark.parametrize("article_count", [1, 30])
def test_popular_page_needs_the_same_queries_for_any_length(client, django_assert_num_queries, article_count):
    for _ in range(article_count):
        _read(make_article(), 1, days_ago=0)

    with django_assert_num_queries(6):  # 3 of the frame, readings, cards, bylines
        client.get("/popular/")
