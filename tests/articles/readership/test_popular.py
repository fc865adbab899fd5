from datetime import UTC, date, datetime

import pytest

from articles.models import State, ViewDay, ViewTotal
from articles.readership.popular import favourites, most_read
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def _read(article, day: str, count: int) -> None:
    ViewDay.objects.create(article=article, day=date.fromisoformat(day), count=count)


def test_most_read_of_some_days_sums_them():
    one, two = make_article(), make_article()
    for article, day, count in [
        (one, "2026-03-06", 100),
        (one, "2026-03-07", 1),
        (two, "2026-03-08", 2),
        (two, "2026-03-13", 3),
    ]:
        _read(article, day, count)

    found = most_read(days=7, limit=5, at=datetime(2026, 3, 12, 17, tzinfo=UTC))  # the 13th in Beijing

    assert found == [(two.pk, 5), (one.pk, 1)]


def test_most_read_ever_reads_the_totals():
    one, two, never = (make_article() for _ in range(3))
    ViewTotal.objects.filter(article=one).update(count=5)
    ViewTotal.objects.filter(article=two).update(count=9)

    assert most_read(limit=5) == [(two.pk, 9), (one.pk, 5)]
    assert never.is_public


def test_favourites_are_published_articles_in_one_query(django_assert_num_queries):
    shown, hidden, unread = make_article(), make_article(state=State.WITHDRAWN), make_article()
    ViewTotal.objects.exclude(article=unread).update(count=5)

    with django_assert_num_queries(1):
        found = [(article, article.title, article.get_absolute_url()) for article in favourites(6)]

    assert found == [(shown, shown.title, shown.get_absolute_url())]
    assert ViewTotal.objects.get(article=hidden).count == 5
