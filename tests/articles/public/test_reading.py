"""The view beacon."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from articles.models import Article, State, ViewDay, ViewTotal
from articles.readership.visits import visits
from tests.factories import make_article

pytestmark = pytest.mark.django_db

BROWSER = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"


@pytest.fixture(autouse=True)
def _nobody_was_here():
    visits.__init__()


def _read(article: Article | int, address: str = "203.0.113.1", agent: str = BROWSER, **headers: str):
    key = article if isinstance(article, int) else article.pk
    asker = Client(enforce_csrf_checks=True, REMOTE_ADDR=address)
    return asker.post(f"/views/{key}/", headers={"User-Agent": agent} | headers)


@time_machine.travel(datetime(2026, 3, 12, 16, 30, tzinfo=UTC), tick=False)
def test_reading_is_counted_in_all_and_on_the_beijing_day():
    article = make_article()

    response = _read(article)

    assert (response.status_code, response.content) == (204, b"")
    assert response["Cache-Control"] == "no-store"
    assert ViewTotal.objects.get(article=article).count == 1
    assert [(str(row.day), row.count) for row in ViewDay.objects.all()] == [("2026-03-13", 1)]


def test_same_reader_counts_once_in_half_an_hour():
    article, other = make_article(), make_article()
    with time_machine.travel("2026-03-12 08:00:00Z", tick=False) as clock:
        Article.objects.update(published_at=datetime(2026, 1, 1, tzinfo=UTC))
        for _ in range(5):
            _read(article)
        _read(article, address="203.0.113.2")
        _read(other)
        clock.shift(31 * 60)
        _read(article)

    assert ViewTotal.objects.get(article=article).count == 3
    assert ViewTotal.objects.get(article=other).count == 1


@pytest.mark.parametrize(
    "agent", ["", "Googlebot/2.1", "Baiduspider", "curl/8.5", "python-requests/2.32", "HeadlessChrome"]
)
def test_programs_are_not_counted(agent):
    article = make_article()

    assert _read(article, agent=agent).status_code == 204
    assert ViewTotal.objects.get(article=article).count == 0


@pytest.mark.parametrize(
    ("header", "value"), [("Sec-Purpose", "prefetch;prerender"), ("Purpose", "prefetch"), ("X-Moz", "prefetch")]
)
def test_pages_fetched_ahead_are_not_counted(header, value):
    article = make_article()

    assert _read(article, **{header: value}).status_code == 204
    assert ViewTotal.objects.get(article=article).count == 0


@pytest.mark.parametrize("state", [State.DRAFT, State.WITHDRAWN, State.TRASHED])
def test_hidden_and_unknown_articles_answer_the_same_and_leave_no_row(state):
    article = make_article(state=state)
    totals = ViewTotal.objects.count()

    hidden, unknown = _read(article), _read(10**20)

    assert hidden.status_code == unknown.status_code == 204
    assert hidden.headers.items() == unknown.headers.items()
    assert ViewDay.objects.count() == 0
    assert ViewTotal.objects.count() == totals
    assert not ViewTotal.objects.filter(count__gt=0).exists()


def test_forged_proxy_header_makes_no_new_reader(settings):
    article = make_article()

    for number in range(5):
        _read(article, **{"X-Forwarded-For": f"198.51.100.{number}"})

    assert ViewTotal.objects.get(article=article).count == 1


def test_behind_a_proxy_the_address_it_saw_counts(settings):
    settings.TRUSTED_PROXIES = 1
    article = make_article()

    for forged, seen in [("1.1.1.1", "198.51.100.1"), ("2.2.2.2", "198.51.100.1"), ("3.3.3.3", "198.51.100.2")]:
        _read(article, **{"X-Forwarded-For": f"{forged}, {seen}"})

    assert ViewTotal.objects.get(article=article).count == 2


@pytest.mark.parametrize("method", ["get", "head", "put"])
def test_only_post_counts(client, method):
    article = make_article()

    assert getattr(client, method)(f"/views/{article.pk}/").status_code == 405
    assert ViewTotal.objects.get(article=article).count == 0
