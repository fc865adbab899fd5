"""The list of articles at the desk."""

from __future__ import annotations

import pytest

from articles.editing.content import ArticleContent
from articles.editing.save import reserve, save
from articles.models import State
from tests.factories import TESTS, make_article, make_author, make_category, make_owner, make_tag, make_writer

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


@pytest.fixture(autouse=True)
def _signed_in(client):
    client.force_login(make_owner())


def listed(client, **filters):
    return {article.title for article in client.get(LIST, filters).context["cl"].result_list}


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_costs_the_same_for_any_length(client, django_assert_num_queries, number):
    category, author = make_category(), make_author()
    for _ in range(number):
        make_article(category=category, author=author, tags=("逾期",))

    # session, user, count, articles, bylines, their authors with them, categories for the filter, frame (3)
    with django_assert_num_queries(9):
        response = client.get(LIST)

    assert len(response.context["cl"].result_list) == number


def test_the_list_leaves_out_the_trash_and_what_an_import_has_only_reserved(client):
    make_article(title="草稿", state=State.DRAFT)
    make_article(title="回收站里的", state=State.TRASHED)
    reserve(["import:1"])

    assert listed(client) == {"草稿"}
    assert listed(client, state=State.TRASHED) == {"回收站里的"}


def test_the_list_can_be_narrowed(client):
    above = make_category("债务")
    below = make_category("信用卡", parent=above)
    writer = make_author("小花")
    make_article(title="甲", category=below, author=writer, tags=("逾期",))
    make_article(title="乙", state=State.WITHDRAWN)
    changed = make_article(title="丙")
    content = ArticleContent.from_json(changed.working_version.content)
    save(changed, content.with_changes(title="丙二"), by=TESTS)
    tag = make_tag("征信")
    assert tag.pk

    assert listed(client, category=above.pk) == {"甲"}
    assert listed(client, author=writer.pk) == {"甲"}
    assert listed(client, tag=writer.articles.get().tags.get().pk) == {"甲"}
    assert listed(client, tag=tag.pk) == set()
    assert listed(client, state=State.WITHDRAWN) == {"乙"}
    assert listed(client, state="changed") == {"丙"}
    assert listed(client, q="丙") == {"丙"}


@pytest.mark.parametrize("filters", [{"category": "x"}, {"author": "x"}, {"tag": "1'"}, {"state": "nonsense"}])
def test_a_filter_that_says_nothing_does_not_break_the_list(client, filters):
    make_article()

    assert client.get(LIST, filters).status_code in (200, 302)


def test_a_writer_sees_only_their_own(client):
    person = make_writer()
    client.force_login(person)
    make_article(title="别人的")
    make_article(title="自己写的", by=person, state=State.DRAFT)
    make_article(title="署自己名的", author=make_author("本人", user=person))

    assert listed(client) == {"自己写的", "署自己名的"}


def test_suggestions_leave_out_the_trash_and_others_drafts(client):
    client.force_login(make_writer())
    make_article(title="公开的文章")
    make_article(title="别人的草稿文章", state=State.DRAFT)
    make_article(title="扔掉的文章", state=State.TRASHED)
    query = {"app_label": "articles", "model_name": "relatedlink", "field_name": "target", "term": "文章"}

    results = client.get("/admin/autocomplete/", query).json()["results"]

    assert [row["text"] for row in results] == ["公开的文章"]
