from datetime import timedelta

import pytest
from django.utils import timezone

from articles.editing.addresses import move
from articles.editing.publish import publish
from articles.editing.save import save
from articles.editing.trash import trash
from articles.editing.withdraw import withdraw
from articles.models import Article, State, Tag, ViewTotal, WithdrawalReason
from site_config import context
from tests.factories import TESTS, make_article, make_author, make_category, make_content, make_tag

pytestmark = pytest.mark.django_db


def test_article_page_shows_what_was_published(client):
    debt = make_category("债务", disclaimer="本文不构成法律意见。")
    cards = make_category("信用卡", parent=debt)
    author = make_author("小花")
    article = make_article(title="逾期之后怎么办", category=cards, author=author, tags=("逾期",))
    ViewTotal.objects.filter(article=article).update(count=26)

    page = client.get(article.get_absolute_url())

    assert page.status_code == 200
    assert page.context["article"] == article
    assert page.context["trail"] == [debt, cards]
    assert page.context["authors"] == [author]
    assert [tag.name for tag in page.context["tags"]] == ["逾期"]
    assert [heading["text"] for heading in page.context["contents"]] == ["一、先看账单"]
    assert page.context["views"] == 26
    assert page.context["view_url"] == f"/views/{article.pk}/"
    assert page.context["is_preview"] is False
    assert "<h1>逾期之后怎么办</h1>" in page.text


def test_article_page_shows_the_live_version_while_a_newer_one_waits(client):
    article = make_article(title="旧标题")
    content = make_content(title="新标题", category=article.category)
    save(article, content, by=TESTS)

    page = client.get(article.get_absolute_url())

    assert "旧标题" in page.text
    assert "新标题" not in page.text


def test_article_page_leaves_out_pending_tags(client):
    make_tag("待审", status=Tag.Status.PENDING)
    article = make_article(tags=("待审", "逾期"))

    page = client.get(article.get_absolute_url())

    assert article.tags.count() == 2
    assert [tag.name for tag in page.context["tags"]] == ["逾期"]


def test_article_page_leads_to_its_neighbours_in_the_category(client):
    category = make_category()
    older = make_article(category=category, published_days_ago=3)
    make_article(category=category, published_days_ago=2.5, state=State.WITHDRAWN)
    make_article(published_days_ago=2.2)
    article = make_article(category=category, published_days_ago=2)
    newer = make_article(category=category, published_days_ago=1)

    page = client.get(article.get_absolute_url())
    first, last = client.get(older.get_absolute_url()), client.get(newer.get_absolute_url())

    assert (page.context["previous"], page.context["next"]) == (older, newer)
    assert (first.context["previous"], first.context["next"]) == (None, article)
    assert (last.context["previous"], last.context["next"]) == (article, None)


def test_articles_of_the_same_moment_are_neighbours_by_id(client):
    moment = timezone.now() - timedelta(days=1)
    category = make_category()
    one, two, three = (make_article(category=category, published_at=moment) for _ in range(3))

    page = client.get(two.get_absolute_url())

    assert (page.context["previous"], page.context["next"]) == (one, three)


@pytest.mark.parametrize("article_count", [1, 30])
def test_article_page_needs_the_same_queries_for_any_stock(client, django_assert_num_queries, article_count):
    debt = make_category("债务", parent=make_category("法律", parent=make_category("生活")))
    author = make_author(title="律师")
    articles = [
        make_article(category=debt, author=author, tags=("逾期",), published_days_ago=days)
        for days in range(1, article_count + 1)
    ]
    context.forget()

    with django_assert_num_queries(8 if article_count > 1 else 7):  # 3 of the frame; nothing around the only article
        client.get(articles[0].get_absolute_url())


@pytest.mark.parametrize("state", [State.DRAFT, "reserved", "trashed draft", "future"])
def test_article_that_was_never_public_is_404(client, state):
    article = _never_public(state)

    assert client.get(article.get_absolute_url()).status_code == 404
    assert client.get(f"/articles/{article.pk}/").status_code == 404
    assert client.get(f"/articles/{article.slug}.md").status_code == 404


@pytest.mark.parametrize("state", [State.DRAFT, "reserved", "trashed draft", "future"])
def test_never_public_article_answers_as_an_invented_address_does(client, state):
    """Status, headers and body are equal to the byte."""
    article = _never_public(state)

    hidden = client.get(article.get_absolute_url())
    invented = client.get("/articles/mei-you-zhe-pian-wen-zhang/")

    assert hidden.status_code == invented.status_code == 404
    assert hidden.content == invented.content
    assert hidden.headers.items() == invented.headers.items()


def test_never_public_article_costs_the_queries_of_an_invented_address(client, django_assert_num_queries):
    draft = make_article(state=State.DRAFT)
    context.forget()

    with django_assert_num_queries(8):
        client.get(draft.get_absolute_url())
    context.forget()
    with django_assert_num_queries(8):
        client.get("/articles/mei-you-zhe-pian-wen-zhang/")


def test_withdrawn_article_is_410_with_its_reason(client):
    category = make_category()
    other = make_article(category=category)
    article = make_article(category=category)
    withdraw(article, by=TESTS, reason="error", note="数字有误，更正后会重新发布。")

    page = client.get(article.get_absolute_url())

    assert page.status_code == 410
    assert page.context["reason"] == WithdrawalReason.ERROR.label
    assert page.context["note"] == "数字有误，更正后会重新发布。"
    assert page.context["suggestions"] == [other]
    assert article.title not in page.text


def test_merged_article_leads_to_its_target(client):
    target, article = make_article(), make_article()
    withdraw(article, by=TESTS, reason="merged", merged_into=target)

    page = client.get(article.get_absolute_url())

    assert page.status_code == 301
    assert page["Location"] == target.get_absolute_url()


def test_merged_article_is_410_when_its_target_is_gone_too(client):
    target, article = make_article(), make_article()
    withdraw(article, by=TESTS, reason="merged", merged_into=target)
    withdraw(target, by=TESTS, reason="error")

    assert client.get(article.get_absolute_url()).status_code == 410


def test_trashed_article_that_was_public_is_410_without_a_reason(client):
    article = make_article()
    trash(article, by=TESTS)

    page = client.get(article.get_absolute_url())

    assert page.status_code == 410
    assert (page.context["reason"], page.context["note"]) == ("", "")


def test_article_is_found_by_its_id(client):
    article = make_article()

    page = client.get(f"/articles/{article.pk}/")

    assert page.status_code == 301
    assert page["Location"] == article.get_absolute_url()


@pytest.mark.parametrize("key", ["0", "99999999999999999999", "１"])
def test_id_that_is_none_is_404(client, key):
    assert client.get(f"/articles/{key}/").status_code == 404


def test_old_address_leads_to_the_new_one_in_one_step(client):
    article = make_article(slug="first-address")
    move(article, "second-address", by=TESTS)
    move(article, "third-address", by=TESTS)

    for old in ("/articles/first-address/", "/articles/second-address/"):
        page = client.get(old)
        assert page.status_code == 301
        assert page["Location"] == "/articles/third-address/"


def test_old_address_of_a_hidden_article_is_404(client):
    article = make_article(slug="first-address")
    move(article, "second-address", by=TESTS)
    withdraw(article, by=TESTS, reason="error")

    assert client.get("/articles/first-address/").status_code == 404


def test_address_without_its_last_slash_leads_to_the_whole_one(client):
    article = make_article()

    page = client.get(article.get_absolute_url().rstrip("/"))

    assert page.status_code == 301
    assert page["Location"] == article.get_absolute_url()


def test_markdown_holds_title_summary_text_and_address(client):
    body = "<h2>一、核对</h2><p>看<strong>利息</strong>。</p>"
    make_article(slug="bill", title="先看账单", summary="先核对。", body=body)

    page = client.get("/articles/bill.md")

    assert page["Content-Type"] == "text/markdown; charset=utf-8"
    assert page["Link"] == '<http://127.0.0.1:8000/articles/bill/>; rel="canonical"'
    assert page.text == (
        "# 先看账单\n\n先核对。\n\n## 一、核对\n\n看**利息**。\n\n<http://127.0.0.1:8000/articles/bill/>\n"
    )


def _never_public(state: str) -> Article:
    if state == "reserved":
        return Article.objects.create(slug="reserved-0123456789abcdef", title="", import_key="k")
    if state == "trashed draft":
        return make_article(state=State.TRASHED)
    if state == "future":
        article = make_article()
        Article.objects.filter(pk=article.pk).update(published_at=timezone.now() + timedelta(days=1))
        return article
    return make_article(state=state)


def test_publishing_again_shows_the_article_again(client):
    article = make_article(state=State.WITHDRAWN)
    publish(article, by=TESTS)

    assert client.get(article.get_absolute_url()).status_code == 200
