"""Withdraw, trash and restore from the desk."""

from __future__ import annotations

import pytest

from articles.models import State
from tests.factories import make_article, make_owner

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _signed_in(client):
    client.force_login(make_owner())


def url(article, action):
    return f"/admin/articles/article/{article.pk}/{action}/"


def test_asking_to_withdraw_changes_nothing(client):
    article = make_article()

    assert client.get(url(article, "withdraw")).status_code == 200

    article.refresh_from_db()
    assert article.state == State.PUBLISHED


def test_withdraw_says_why(client):
    article = make_article()

    client.post(url(article, "withdraw"), {"reason": "outdated", "note": "政策已变。"})

    article.refresh_from_db()
    assert (article.state, article.withdrawal_reason, article.withdrawal_note) == (
        State.WITHDRAWN,
        "outdated",
        "政策已变。",
    )


def test_a_merged_article_needs_the_one_it_went_into(client):
    article = make_article()

    response = client.post(url(article, "withdraw"), {"reason": "merged", "note": "留着的备注"})

    assert list(response.context["form"].errors) == ["merged_into"]
    assert response.context["form"]["note"].value() == "留着的备注"
    article.refresh_from_db()
    assert article.state == State.PUBLISHED


def test_a_merged_article_leads_to_the_other(client):
    article, other = make_article(), make_article()

    client.post(url(article, "withdraw"), {"reason": "merged", "merged_into": other.pk})

    article.refresh_from_db()
    assert article.merged_into == other


def test_the_trash_and_back(client):
    article = make_article()

    client.post(url(article, "trash"), {"note": "重复"})
    article.refresh_from_db()
    assert article.state == State.TRASHED

    client.post(url(article, "restore"))
    article.refresh_from_db()
    assert article.state == State.WITHDRAWN


def test_restoring_needs_a_post(client):
    article = make_article(state=State.TRASHED)

    client.get(url(article, "restore"))

    article.refresh_from_db()
    assert article.state == State.TRASHED


def test_an_article_in_the_trash_can_be_read_but_not_written(client):
    article = make_article(state=State.TRASHED, title="扔掉的标题")

    page = client.get(url(article, "change"))

    assert "扔掉的标题" in page.content.decode()
    assert b'name="_save"' not in page.content
    assert client.post(url(article, "change"), {"title": "新"}).status_code == 403


@pytest.mark.parametrize("action", ["withdraw", "trash", "restore", "history"])
def test_an_article_that_is_not_there_is_404(client, action):
    assert client.get(f"/admin/articles/article/999/{action}/").status_code == 404
