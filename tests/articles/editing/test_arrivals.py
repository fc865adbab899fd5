from __future__ import annotations

from datetime import UTC, datetime

import pytest

from articles.editing.arrivals import Arrival, bring_in
from articles.editing.errors import InvalidContent
from articles.editing.publish import publish
from articles.editing.rebuild import rebuild_counts
from articles.editing.save import reserve, save
from articles.models import Article, Listing, ListingEntry, RelatedLink, State, Tag, Transition, Version, ViewTotal
from tests.factories import TESTS, make_author, make_category, make_content, make_tag

pytestmark = pytest.mark.django_db

MOMENT = datetime(2025, 1, 11, 1, tzinfo=UTC)


def _contents():
    debt = make_category("债务")
    cards = make_category("信用卡", parent=debt)
    author = make_author("小花")
    make_tag("催收")
    return [
        make_content(title="甲", category=cards, author=author, tags=("逾期", "催收")),
        make_content(title="乙", category=debt, author=author, tags=("催收",)),
    ]


def _listings():
    return {
        listing.key: (listing.article_count, sorted(listing.entries.values_list("article__slug", flat=True)))
        for listing in Listing.objects.all()
    }


def test_articles_that_arrive_together_stand_as_if_saved_and_published_one_by_one():
    contents = _contents()
    ids = reserve(["one", "two", "three", "four"])
    bring_in(
        [
            Arrival(
                article_id=ids[key], import_key=key, slug=slug, content=content, is_public=True, published_at=MOMENT
            )
            for key, slug, content in zip(("one", "two"), ("jia", "yi"), contents, strict=True)
        ],
        by=TESTS,
    )
    together = _listings()
    Listing.objects.all().delete()
    for key, slug, content in zip(("three", "four"), ("jia-2", "yi-2"), contents, strict=True):
        article = save(Article.objects.get(pk=ids[key]), content, by=TESTS, slug=slug, kind=Version.Kind.IMPORT)
        publish(article, by=TESTS, first_published=MOMENT)

    one_by_one = {
        key: (count, [slug.removesuffix("-2") for slug in slugs]) for key, (count, slugs) in _listings().items()
    }
    ignored = {"id", "slug", "import_key", "created_at", "saved_at", "working_version_id", "live_version_id"}
    rows = {row["slug"]: row for row in Article.objects.values()}
    compared = [{name: value for name, value in rows[slug].items() if name not in ignored} for slug in ("jia", "jia-2")]

    assert together == one_by_one
    assert compared[0] == compared[1]
    assert list(Article.objects.get(slug="jia").tags.order_by("pk")) == list(
        Article.objects.get(slug="jia-2").tags.order_by("pk")
    )


def test_arrivals_link_to_each_other_and_keep_their_views():
    first, second = _contents()
    ids = reserve(["one", "two"])
    linked = first.with_changes(pinned=(ids["two"],))

    bring_in(
        [
            Arrival(
                article_id=ids["one"],
                import_key="one",
                slug="jia",
                content=linked,
                is_public=True,
                published_at=MOMENT,
                views=26,
            ),
            Arrival(article_id=ids["two"], import_key="two", slug="yi", content=second),
        ],
        by=TESTS,
    )

    assert list(RelatedLink.objects.values_list("source__slug", "target__slug", "kind")) == [("jia", "yi", "pinned")]
    assert list(ViewTotal.objects.values_list("article__slug", "count")) == [("jia", 26)]
    assert Article.objects.get(slug="yi").state == State.DRAFT
    assert list(ListingEntry.objects.values_list("article__slug", flat=True).distinct()) == ["jia"]
    assert list(Transition.objects.values_list("article__slug", "action").order_by("pk")) == [
        ("jia", "create"), ("jia", "publish"), ("yi", "create"),
    ]  # fmt: skip
    assert rebuild_counts() == 0


def test_nothing_arrives_when_one_article_cannot_be_published():
    complete, other = _contents()
    ids = reserve(["one", "two"])
    empty = other.with_changes(body="")

    with pytest.raises(InvalidContent):
        bring_in(
            [
                Arrival(
                    article_id=ids["one"],
                    import_key="one",
                    slug="jia",
                    content=complete,
                    is_public=True,
                    published_at=MOMENT,
                ),
                Arrival(
                    article_id=ids["two"],
                    import_key="two",
                    slug="yi",
                    content=empty,
                    is_public=True,
                    published_at=MOMENT,
                ),
            ],
            by=TESTS,
        )

    assert Version.objects.count() == 0
    assert list(Tag.objects.values_list("name", flat=True)) == ["催收"]
