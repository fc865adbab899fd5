import pytest

from articles.models import State
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_search_finds_published_articles_by_all_words_of_the_title(client):
    both = make_article(title="信用卡逾期怎么办")
    make_article(title="信用卡年费")
    make_article(title="信用卡逾期草稿", state=State.DRAFT)

    page = client.get("/search/", {"q": " 逾期  信用卡 "})

    assert page.context["query"] == "逾期 信用卡"
    assert page.context["page"].articles == [both]
    assert page["Cache-Control"] == "no-store"
    assert page.context["head"].robots == "noindex,follow"
    assert "ETag" not in page


def test_search_without_words_offers_the_form_only(client):
    page = client.get("/search/", {"q": "  "})

    assert page.status_code == 200
    assert page.context["page"] is None
    assert client.get("/search/", {"page": "2"}).status_code == 404


def test_results_are_paged_with_their_words(client):
    for number in range(25):
        make_article(title=f"逾期第{number}问")

    page = client.get("/search/", {"q": "逾期", "page": "2"}).context["page"]

    assert (len(page.articles), page.count, page.pages) == (5, 25, 2)
    assert page.previous_url == "/search/?q=%E9%80%BE%E6%9C%9F"
    assert client.get("/search/", {"q": "逾期", "page": "3"}).status_code == 404


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("a\0b", "ab"),
        ("\u202e逾期", "逾期"),
        ("逾" * 70, "逾" * 64),
        ("<svg onload=x>", "<svg onload=x>"),
        ("%_", "%_"),
    ],
)
def test_what_was_typed_is_cleaned(client, typed, understood):
    page = client.get("/search/", {"q": typed})

    assert page.status_code == 200
    assert page.context["query"] == understood
    assert "<svg onload" not in page.text


def test_wildcards_are_taken_literally(client):
    make_article(title="年利率24%怎么算")
    make_article(title="信用卡年费")

    assert client.get("/search/", {"q": "4%", "format": "json"}).json()["count"] == 1
    assert client.get("/search/", {"q": "_", "format": "json"}).json()["count"] == 0


def test_results_as_json(client):
    for number in range(3):
        make_article(title=f"逾期第{number}问", slug=f"question-{number}", published_days_ago=number + 1)

    answer = client.get("/search/", {"q": "逾期", "format": "json", "limit": "2"})

    assert answer["Content-Type"] == "application/json"
    assert answer["Cache-Control"] == "no-store"
    assert answer.json() == {
        "count": 3,
        "results": [
            {"slug": "question-0", "title": "逾期第0问", "url": "/articles/question-0/", "score": 1.0},
            {"slug": "question-1", "title": "逾期第1问", "url": "/articles/question-1/", "score": 1.0},
        ],
    }


@pytest.mark.parametrize("limit", ["0", "51", "-1", "abc", "１", "9" * 30])
def test_limit_out_of_bounds_is_404(client, limit):
    assert client.get("/search/", {"q": "逾期", "format": "json", "limit": limit}).status_code == 404


def test_suggestions_are_titles(client):
    make_article(title="逾期怎么办", slug="overdue")
    make_article(title="逾期草稿", state=State.DRAFT)

    answer = client.get("/search/suggest/", {"q": "逾"})

    assert answer.json() == {"suggestions": [{"text": "逾期怎么办", "url": "/articles/overdue/", "kind": "article"}]}
    assert answer["Cache-Control"] == "no-store"
    assert client.get("/search/suggest/").json() == {"suggestions": []}
