from datetime import UTC, datetime

import pytest

from site_config import context
from site_config.models import SiteSettings
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_archive_lists_months_of_beijing_newest_first(client):
    make_article(published_at=datetime(2025, 1, 31, 15, 59, tzinfo=UTC))
    make_article(published_at=datetime(2025, 1, 31, 16, 0, tzinfo=UTC))  # already February in Beijing
    make_article(published_at=datetime(2024, 6, 1, 4, tzinfo=UTC))

    years = client.get("/archive/").context["years"]

    assert years == [
        (2025, [(2, 1, "/archive/2025/02/"), (1, 1, "/archive/2025/01/")]),
        (2024, [(6, 1, "/archive/2024/06/")]),
    ]


def test_month_shows_its_articles_newest_first(client):
    older = make_article(published_at=datetime(2025, 2, 1, tzinfo=UTC))
    newer = make_article(published_at=datetime(2025, 2, 2, tzinfo=UTC))
    make_article(published_at=datetime(2025, 3, 2, tzinfo=UTC))

    page = client.get("/archive/2025/02/")

    assert page.context["page"].articles == [newer, older]
    assert (page.context["year"], page.context["month"]) == (2025, 2)


def test_year_shows_the_articles_of_all_its_months(client):
    SiteSettings.objects.create(pk=1, articles_a_page=5)
    context.forget()
    moments = [datetime(2025, month, 5, tzinfo=UTC) for month in range(1, 13)]
    articles = [make_article(published_at=moment) for moment in moments][::-1]
    make_article(published_at=datetime(2024, 12, 31, 15, 59, tzinfo=UTC))
    make_article(published_at=datetime(2025, 12, 31, 16, 0, tzinfo=UTC))

    pages = [client.get("/archive/2025/", {"page": number} if number > 1 else {}).context for number in (1, 2, 3)]

    assert [article for context in pages for article in context["page"].articles] == articles
    assert [context["month"] for context in pages] == [None, None, None]
    assert client.get("/archive/2025/", {"page": 4}).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        *("2025/", "2025/02/", "0000/", "0000/01/", "9999/", "9999/12/", "10000/", "25/", "202\uff15/"),
        *("2025/00/", "2025/13/", "2025/2/", "2025/32/", "2025/-1/", "2024/02/"),
    ],
)
def test_times_without_articles_are_404(client, path):
    make_article(published_at=datetime(2024, 6, 1, tzinfo=UTC))

    assert client.get(f"/archive/{path}").status_code == 404
