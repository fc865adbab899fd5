"""The writing desk: what is typed goes through the verbs, and nothing typed is lost."""

from __future__ import annotations

import pytest
from django.urls import reverse

from articles.editing.content import ArticleContent, Source
from articles.editing.save import save
from articles.models import Article, RelatedLink, State, Tag
from tests.factories import TESTS, make_article, make_author, make_category, make_owner, make_writer

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/article/add/"


@pytest.fixture
def owner(client):
    owner = make_owner()
    client.force_login(owner)
    return owner


def change_url(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def typed(article=None, **changes):
    """What the browser sends for the form of ``article``."""
    stored = ArticleContent.from_json(article.working_version.content) if article else None
    fields = {
        "title": stored.title if stored else "信用卡逾期怎么办",
        "summary": stored.summary if stored else "",
        "body": stored.body if stored else "<p>先核对账单。</p>",
        "category": stored.category or "" if stored else "",
        "authors": list(stored.authors) if stored else [],
        "tags": "，".join(stored.tags) if stored else "",
        "cover": "",
        "pinned": [],
        "sources": "",
        "seo_title": "",
        "seo_description": "",
        "slug": article.slug if article else "",
        "note": "",
        "base": article.working_version_id if article else "",
    }
    return fields | changes


def working_content(article):
    article.refresh_from_db()
    return ArticleContent.from_json(article.working_version.content)


def test_a_saved_new_article_is_a_draft_with_everything_that_was_typed(client, owner):
    category, first, second = make_category(), make_author("甲"), make_author("乙")
    other = make_article()

    response = client.post(
        ADD,
        typed(
            summary="先核对，再协商。",
            body="<h2>一、先看账单</h2><p>逾期以后。</p>",
            category=category.pk,
            authors=[second.pk, first.pk],
            tags="逾期，协商、信用卡",
            pinned=[other.pk],
            sources="个人信息保护法 | 全国人大 | https://example.com/law | 2021-08-20\n\n催收自律公约",
            seo_title="逾期怎么办",
            _save="1",
        ),
    )

    article = Article.objects.get(title="信用卡逾期怎么办")
    assert response["Location"] == change_url(article)
    assert article.state == State.DRAFT
    content = working_content(article)
    assert content.authors == (second.pk, first.pk)
    assert content.tags == ("逾期", "协商", "信用卡")
    assert content.pinned == (other.pk,)
    assert content.sources == (
        Source(title="个人信息保护法", issuer="全国人大", url="https://example.com/law", date="2021-08-20"),
        Source(title="催收自律公约"),
    )
    assert content.category == category.pk


def test_the_body_is_cleaned_on_its_way_in(client, owner):
    client.post(ADD, typed(body='<p onclick="x()">正文</p><script>alert(1)</script>', _save="1"))

    assert Article.objects.get().body == "<p>正文</p>"


def test_the_form_shows_the_working_version_and_not_the_live_columns(client, owner):
    article = make_article(title="线上标题")
    save(article, working_content(article).with_changes(title="改过的标题"), by=TESTS)

    page = client.get(change_url(article)).content.decode()

    assert 'value="改过的标题"' in page
    assert 'value="线上标题"' not in page
    assert "有未发布的修改" in page


def test_saving_a_live_article_leaves_what_readers_see(client, owner):
    article = make_article(title="线上标题")

    client.post(change_url(article), typed(article, title="改过的标题", _save="1"))

    article.refresh_from_db()
    assert (article.title, article.has_unpublished_changes) == ("线上标题", True)
    assert working_content(article).title == "改过的标题"


def test_publish_puts_the_typed_text_before_readers(client, owner):
    article = make_article(state=State.DRAFT)

    client.post(change_url(article), typed(article, title="新标题", _publish="1"))

    article.refresh_from_db()
    assert (article.title, article.is_public) == ("新标题", True)


@pytest.mark.parametrize(("declared", "is_updated"), [({}, False), ({"declare_update": "on"}, True)])
def test_only_a_declared_change_moves_the_date_of_the_update(client, owner, declared, is_updated):
    article = make_article()

    client.post(change_url(article), typed(article, title="新标题", _publish="1", **declared))

    article.refresh_from_db()
    assert (article.title, article.is_updated) == ("新标题", is_updated)


def test_publishing_without_a_category_says_so_beside_the_field_and_keeps_what_was_typed(client, owner):
    response = client.post(ADD, typed(title="还没有栏目", _publish="1"))

    form = response.context["adminform"].form
    assert set(form.errors) == {"category", "authors"}
    assert form["title"].value() == "还没有栏目"
    assert Article.objects.count() == 0


def test_a_stale_form_overwrites_nothing_and_keeps_what_was_typed(client, owner):
    article = make_article()
    mine = typed(article, title="我写的标题", _save="1")
    save(article, working_content(article).with_changes(title="别人写的标题"), by=TESTS)

    response = client.post(change_url(article), mine)

    form = response.context["adminform"].form
    assert list(form.errors) == ["__all__"]
    assert form["title"].value() == "我写的标题"
    assert working_content(article).title == "别人写的标题"


def test_another_address_of_a_live_article_leaves_the_old_one_leading_to_it(client, owner):
    article = make_article(slug="old-address")

    client.post(change_url(article), typed(article, slug="new-address", _save="1"))

    article.refresh_from_db()
    assert article.slug == "new-address"
    assert [redirect.old_path for redirect in article.redirects.all()] == ["/articles/old-address/"]


def test_a_taken_address_is_named_beside_its_field(client, owner):
    make_article(slug="taken")
    article = make_article()

    response = client.post(change_url(article), typed(article, slug="taken", _save="1"))

    assert list(response.context["adminform"].form.errors) == ["slug"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sources", "标题 | 发布者 | https://example.com | 2021-01-01 | 多余"),
        ("sources", "标题 | 发布者 | javascript:alert(1)"),
        ("sources", "标题 | 发布者 | https://example.com | 去年"),
        ("tags", "长" * 31),
        ("title", ""),
        ("authors", ["999999"]),
    ],
)
def test_what_cannot_be_stored_is_named_beside_its_field(client, owner, field, value):
    response = client.post(ADD, typed(_save="1") | {field: value})

    assert list(response.context["adminform"].form.errors) == [field]
    assert Article.objects.count() == 0


def test_blocked_articles_stay_blocked_when_the_form_is_saved(client, owner):
    blocked = make_article()
    article = make_article(blocked=(blocked.pk,))

    client.post(change_url(article), typed(article, title="新标题", _publish="1"))

    assert list(article.related_links.values_list("target", "kind")) == [(blocked.pk, RelatedLink.Kind.BLOCKED)]


def test_a_writer_makes_pending_tags_only(client):
    client.force_login(make_writer())

    client.post(ADD, typed(tags="新词", _save="1"))

    assert Tag.objects.get().status == Tag.Status.PENDING


def test_the_desk_keeps_versions_and_actions_readable(client, owner):
    article = make_article()
    client.post(change_url(article), typed(article, title="新标题", note="改了标题", _save="1"))

    response = client.get(f"/admin/articles/article/{article.pk}/history/")

    assert [(version.number, version.note) for version in response.context["versions"]] == [(2, "改了标题"), (1, "")]
    assert [transition.action for transition in response.context["transitions"]] == ["publish", "create"]
