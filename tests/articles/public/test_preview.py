from datetime import timedelta

import pytest
import time_machine
from django.core import signing
from django.test import Client

from articles.editing.preview import sign
from articles.editing.publish import publish
from articles.editing.save import save
from articles.editing.trash import trash
from articles.models import Article, State
from tests.factories import TESTS, make_article, make_author, make_category, make_content, make_editor, make_tag

pytestmark = pytest.mark.django_db


def _preview(article: Article) -> str:
    return f"/preview/{sign(article, article.working_version, by=TESTS)}/"


def test_preview_shows_the_version_and_changes_nothing(client):
    make_tag("逾期")
    category = make_category("债务", disclaimer="仅供参考。")
    article = make_article(title="旧标题", category=category)
    author = make_author("小花")
    changed = make_content(title="新标题", category=category, author=author, tags=("逾期", "从未有过"))
    article = save(article, changed, by=TESTS)

    page = client.get(_preview(article))

    assert page.status_code == 200
    assert page.context["is_preview"] is True
    assert page.context["article"].title == "新标题"
    assert page.context["authors"] == [author]
    assert [tag.name for tag in page.context["tags"]] == ["逾期"]
    assert page.context["trail"] == [category]
    assert page.context["disclaimer"] == "仅供参考。"
    assert page.context["view_url"] is None
    assert client.get(article.get_absolute_url()).context["article"].title == "旧标题"
    assert Article.objects.get(pk=article.pk).title == "旧标题"


def test_preview_is_for_its_holder_only(client):
    article = make_article(state=State.DRAFT)

    page = client.get(_preview(article))

    assert page["Cache-Control"] == "no-store"
    assert page["Referrer-Policy"] == "no-referrer"
    assert "noindex" in page["X-Robots-Tag"]
    assert "ETag" not in page
    assert page.context["head"].robots == "noindex,nofollow"
    assert page.context["head"].json_ld == []
    assert "ld+json" not in page.text
    assert not page.cookies


def test_preview_ends_after_72_hours(client):
    article = make_article(state=State.DRAFT)
    with time_machine.travel("2026-03-12 08:00:00Z", tick=False) as clock:
        address = _preview(article)
        clock.shift(timedelta(hours=71))
        assert client.get(address).status_code == 200
        clock.shift(timedelta(hours=2))
        assert client.get(address).status_code == 404


def test_preview_ends_when_its_version_or_a_later_one_is_published(client):
    article = make_article(state=State.DRAFT)
    first = _preview(article)
    article = save(article, make_content(category=make_category(), author=make_author()), by=TESTS)
    second = _preview(article)
    assert client.get(first).status_code == 200

    publish(article, by=TESTS)

    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 404


def test_preview_ends_in_the_trash(client):
    article = make_article(state=State.DRAFT)
    address = _preview(article)
    trash(article, by=TESTS)

    assert client.get(address).status_code == 404


def test_preview_ends_when_its_maker_may_not_see_the_article_any_more(client):
    article, editor = make_article(state=State.DRAFT), make_editor()
    address = f"/preview/{sign(article, article.working_version, by=editor)}/"
    assert client.get(address).status_code == 200

    editor.groups.clear()

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("token", ["x", "a:b:c", "%00", "..", "x" * 5000])
def test_forged_preview_answers_as_an_invented_address_does(client, token):
    page = client.get(f"/preview/{token}/")

    assert page.status_code == 404
    assert page["Cache-Control"] == "no-store"


def test_changed_token_is_no_preview(client):
    article = make_article(state=State.DRAFT)
    token = sign(article, article.working_version, by=TESTS)
    flipped = ("B" if token[5] != "B" else "C").join([token[:5], token[6:]])

    assert client.get(f"/preview/{token}/").status_code == 200
    assert client.get(f"/preview/{flipped}/").status_code == 404


def test_token_made_for_something_else_is_no_preview(client):
    article = make_article(state=State.DRAFT)
    foreign = signing.dumps([article.pk, article.working_version_id, None])

    assert client.get(f"/preview/{foreign}/").status_code == 404


def test_preview_of_another_articles_version_is_none(client):
    one, other = make_article(state=State.DRAFT), make_article(state=State.DRAFT)

    with pytest.raises(LookupError):
        sign(one, other.working_version, by=TESTS)

    nested = signing.dumps([one.pk, other.working_version_id, None], salt="articles.editing.preview")
    assert client.get(f"/preview/{nested}/").status_code == 404


def test_preview_is_not_made_by_asking(client):
    article = make_article(state=State.DRAFT)

    assert Client().post(_preview(article)).status_code == 405
