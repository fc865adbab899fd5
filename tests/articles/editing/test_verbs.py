"""What the verbs promise: drafts stay hidden, live text stays as it is, addresses last, rights are asked for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.editing.addresses import move
from articles.editing.categories import save_category
from articles.editing.content import ArticleContent
from articles.editing.errors import InvalidContent, NotAllowed, NotPossible, StaleArticle
from articles.editing.publish import publish
from articles.editing.rebuild import rebuild_counts
from articles.editing.related import relate
from articles.editing.save import create, save
from articles.editing.trash import restore, trash
from articles.editing.withdraw import withdraw
from articles.models import Article, Listing, Redirect, RelatedLink, State, Transition, WithdrawalReason
from tests.factories import (
    TESTS,
    make_article,
    make_category,
    make_content,
    make_editor,
    make_moderator,
    make_writer,
)

pytestmark = pytest.mark.django_db


def _content(article):
    return ArticleContent.from_json(article.working_version.content)


def _homes():
    return Listing.objects.filter(key="home").values_list("article_count", flat=True).first() or 0


def test_a_saved_new_article_is_a_draft():
    article = create(make_content(title="新文章"), by=make_editor())

    assert article.state == State.DRAFT
    assert list(Article.objects.published()) == []
    assert [version.number for version in article.versions.all()] == [1]


def test_a_title_alone_can_be_saved_and_not_published():
    article = create(ArticleContent(title="只有标题"), by=make_editor())

    with pytest.raises(InvalidContent) as refused:
        publish(article, by=make_editor())

    assert set(refused.value.problems) == {"body", "category", "authors"}


def test_readers_see_the_live_text_while_a_newer_version_waits():
    article = make_article(title="旧标题")
    article = save(article, _content(article).with_changes(title="新标题"), by=make_editor())

    assert article.has_unpublished_changes
    assert Article.objects.published().get().title == "旧标题"
    assert publish(article, by=make_editor()).title == "新标题"


def test_saving_the_same_again_makes_no_version():
    article = make_article()

    save(article, _content(article), by=make_editor())

    assert article.versions.count() == 1


def test_a_save_that_began_from_an_older_version_is_refused():
    article = make_article()
    began_from = article.working_version_id
    save(article, _content(article).with_changes(title="别人的"), by=make_editor())

    with pytest.raises(StaleArticle):
        save(article, _content(article).with_changes(title="我的"), by=make_editor(), base=began_from)


def test_a_typo_keeps_the_dates_and_a_declared_update_moves_one():
    first = datetime(2025, 1, 11, 8, tzinfo=UTC)
    article = make_article(published_at=first)
    article = save(article, _content(article).with_changes(title="改错字"), by=make_editor())
    article = publish(article, by=make_editor())
    quiet = (article.published_at, article.updated_at)
    article = save(article, _content(article).with_changes(title="大改"), by=make_editor())
    article = publish(article, by=make_editor(), declare_update=True)

    assert quiet == (first, None)
    assert article.published_at == first
    assert article.updated_at > first


def test_a_publication_cannot_lie_in_the_future():
    article = make_article(state=State.DRAFT)

    with pytest.raises(NotPossible):
        publish(article, by=TESTS, first_published=timezone.now() + timedelta(hours=1))


def test_a_withdrawn_article_leaves_every_list_and_comes_back_when_published():
    article = make_article()
    withdraw(article, by=make_editor(), reason=WithdrawalReason.OUTDATED, note="规定已变。")
    hidden = (_homes(), Article.objects.published().count())
    publish(article, by=make_editor())

    assert hidden == (0, 0)
    assert _homes() == 1
    assert rebuild_counts() == 0


def test_trash_keeps_everything_and_restoring_does_not_publish():
    other = make_article()
    article = make_article(tags=("催收",), pinned=(other.pk,))
    trash(article, by=make_editor())
    article = restore(article, by=make_editor())

    assert article.state == State.WITHDRAWN
    assert [tag.name for tag in article.tags.all()] == ["催收"]
    assert RelatedLink.objects.filter(source=article, target=other).exists()
    assert list(Article.objects.published()) == [other]


def test_old_addresses_lead_on_in_one_hop_however_often_an_article_moves():
    article = make_article(slug="yi")
    for slug in ("er", "san", "si"):
        article = move(article, slug, by=make_editor())

    paths = dict(Redirect.objects.values_list("old_path", "article__slug"))
    assert paths == {"/articles/yi/": "si", "/articles/er/": "si", "/articles/san/": "si"}


def test_two_articles_may_swap_addresses_without_a_loop(client):
    one, two = make_article(slug="yi"), make_article(slug="er")
    move(one, "san", by=make_editor())
    move(two, "yi", by=make_editor())
    move(one, "er", by=make_editor())

    assert Redirect.objects.filter(old_path__in=["/articles/yi/", "/articles/er/"]).count() == 0
    assert client.get("/articles/yi/").context["article"].pk == two.pk
    assert client.get("/articles/er/").context["article"].pk == one.pk
    assert client.get("/articles/san/")["Location"] == "/articles/er/"


@pytest.mark.parametrize("slug", ["", "42", "Big", "a b", "a--b", "x" * 61, "taken"])
def test_addresses_that_cannot_be_used_are_refused(slug):
    make_article(slug="taken")
    article = make_article(slug="free")

    with pytest.raises(InvalidContent):
        move(article, slug, by=make_editor())


def test_a_category_that_moves_takes_its_articles_lists_along():
    old, new = make_category("旧"), make_category("新")
    child = make_category("子", parent=old)
    make_article(category=child)
    child.parent = new
    save_category(child, by=TESTS)

    counts = dict(Listing.objects.values_list("key", "article_count"))
    assert (counts[old.listing_key], counts[new.listing_key], counts[child.listing_key]) == (0, 1, 1)


def test_relating_articles_needs_no_right_to_their_text_and_touches_none_of_it():
    target, article = make_article(), make_article()
    body, updated = article.body, article.updated_at
    article = relate(article, pinned=(target.pk,), by=make_moderator())

    assert (article.body, article.updated_at) == (body, updated)
    assert _content(article).pinned == (target.pk,)
    assert not article.has_unpublished_changes


def test_each_step_is_written_down_with_the_person():
    editor = make_editor(first_name="小", last_name="花")
    article = create(make_content(), by=editor)
    publish(article, by=editor)
    withdraw(article, by=editor, reason=WithdrawalReason.ERROR, note="误发")

    rows = Transition.objects.order_by("pk").values_list("action", "from_state", "to_state", "by_name", "note")
    assert [(action, before, after) for action, before, after, _name, _note in rows] == [
        ("create", "", "draft"),
        ("publish", "draft", "published"),
        ("withdraw", "published", "withdrawn"),
    ]
    assert {(name, rows[2][4]) for *_states, name, _note in rows} == {("小 花", "误发")}


def test_a_writer_changes_only_drafts_of_their_own_and_publishes_none():
    writer = make_writer()
    own, foreign = make_article(state=State.DRAFT, by=writer), make_article(state=State.DRAFT)
    save(own, _content(own).with_changes(title="自己的"), by=writer)

    for refused in (
        lambda: save(foreign, _content(foreign).with_changes(title="别人的"), by=writer),
        lambda: publish(own, by=writer),
        lambda: trash(foreign, by=writer),
    ):
        with pytest.raises(NotAllowed):
            refused()


def test_a_moderator_cannot_touch_text_state_or_address():
    moderator, article = make_moderator(), make_article()

    for refused in (
        lambda: save(article, _content(article).with_changes(title="改"), by=moderator),
        lambda: publish(article, by=moderator),
        lambda: withdraw(article, by=moderator, reason=WithdrawalReason.ERROR),
        lambda: move(article, "new", by=moderator),
        lambda: trash(article, by=moderator),
        lambda: create(make_content(), by=moderator),
    ):
        with pytest.raises(NotAllowed):
            refused()


def test_a_person_who_is_switched_off_may_do_nothing():
    editor = make_editor(is_active=False)

    with pytest.raises(NotAllowed):
        create(make_content(), by=editor)
