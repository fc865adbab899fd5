"""Pages cost the same number of queries at 10 and at 10,000 articles."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.editing.arrivals import Arrival, bring_in
from articles.editing.content import ArticleContent
from articles.editing.save import reserve
from site_config import context
from tests.factories import TESTS, make_author, make_category, make_tag

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

START = datetime(2024, 1, 1, tzinfo=UTC)
FEW, MANY = 60, 10_000
# Each page reads the three queries of the site's frame as well when a process has just started.
FRAME = 3
MOST_QUERIES = {
    "/": 8,
    "/?page=3": 8,
    "/articles/a-40/": 8,
    "/categories/debt/": 6 + FRAME,
    "/tags/overdue/": 6 + FRAME,
}


def _bring(numbers, category, author):
    for first in range(numbers.start, numbers.stop, 500):
        batch = range(first, min(first + 500, numbers.stop))
        ids = reserve([f"scale:{number}" for number in batch])
        bring_in(
            [
                Arrival(
                    article_id=ids[f"scale:{number}"],
                    import_key=f"scale:{number}",
                    slug=f"a-{number}",
                    content=ArticleContent(
                        title=f"第{number}篇",
                        body="<p>先核对账单。</p>",
                        category=category,
                        authors=(author,),
                        tags=("逾期",),
                    ),
                    is_public=True,
                    published_at=START + timedelta(minutes=number),
                )
                for number in batch
            ],
            by=TESTS,
        )


def _queries(client, address):
    context.forget()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_pages_need_the_same_queries_at_few_and_at_ten_thousand_articles(client):
    category = make_category("债务", slug="debt").pk
    author = make_author("小花").pk
    make_tag("逾期", slug="overdue")
    _bring(range(1, FEW + 1), category, author)
    few = {address: _queries(client, address) for address in MOST_QUERIES}

    _bring(range(FEW + 1, MANY + 1), category, author)
    many = {address: _queries(client, address) for address in MOST_QUERIES}

    assert many == few
    assert {address: count for address, count in many.items() if count > MOST_QUERIES[address]} == {}
    assert _queries(client, f"/?page={MANY // 20}") == few["/?page=3"]
