from datetime import UTC, datetime

import pytest

from articles.models import State, ViewDay, ViewTotal
from articles.readership.counting import count_view
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_readings_add_up_by_article_and_beijing_day():
    article, other = make_article(published_days_ago=900), make_article(published_days_ago=900)
    late, next_day = datetime(2026, 3, 12, 15, 59, tzinfo=UTC), datetime(2026, 3, 12, 16, 0, tzinfo=UTC)

    for moment in (late, late, next_day):
        assert count_view(article.pk, at=moment) is True

    assert ViewTotal.objects.get(article=article).count == 3
    days = ViewDay.objects.filter(article=article).order_by("day").values_list("day", "count")
    assert [(str(day), count) for day, count in days] == [("2026-03-12", 2), ("2026-03-13", 1)]
    assert ViewTotal.objects.get(article=other).count == 0


def test_article_without_a_total_gets_one():
    article = make_article()
    ViewTotal.objects.all().delete()

    count_view(article.pk)

    assert ViewTotal.objects.get().count == 1


@pytest.mark.parametrize("state", [State.DRAFT, State.WITHDRAWN, State.TRASHED])
def test_hidden_articles_are_not_counted(state):
    article = make_article(state=state)

    assert count_view(article.pk) is False
    assert not ViewDay.objects.exists()
