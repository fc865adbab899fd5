from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import Listing, ListingEntry
from tests.factories import make_article, make_author, make_category

pytestmark = pytest.mark.django_db


def rebuild(part: str) -> str:
    out = StringIO()
    call_command("rebuild", part, stdout=out, stderr=StringIO())
    return out.getvalue()


def entries() -> list[tuple[str, int]]:
    return sorted(ListingEntry.objects.values_list("listing__key", "article_id"))


def counts() -> dict[str, int]:
    return dict(Listing.objects.values_list("key", "article_count"))


def test_listings_are_made_anew_from_the_articles():
    category = make_category("征信", parent=make_category("信用"))
    for _ in range(3):
        make_article(category=category, author=make_author(), tags=("逾期",))
    draft = make_article(state="draft")
    right_entries, right_counts = entries(), counts()
    ListingEntry.objects.filter(listing__key="home").delete()
    home = Listing.objects.get(key="home")
    ListingEntry.objects.create(listing=home, article=draft, published_at=timezone.now())

    rebuild("listings")
    rebuild("counts")

    assert entries() == right_entries
    assert {key: number for key, number in counts().items() if number} == right_counts


def test_damaged_counts_are_mended():
    make_article()
    right = counts()
    Listing.objects.update(article_count=99)

    rebuild("counts")

    assert counts() == right


def test_listings_can_be_taken_up_where_they_were_left():
    first, second = make_article(), make_article()
    ListingEntry.objects.all().delete()

    call_command("rebuild", "listings", after=first.pk, stdout=StringIO(), stderr=StringIO())

    assert {article for _key, article in entries()} == {second.pk}


@pytest.mark.parametrize("part", ["search", "related", "pages"])
def test_what_is_not_stored_says_so(part):
    assert rebuild(part).startswith(f"{part}")


def test_all_mends_listings_and_counts_together():
    make_article()
    right = entries(), counts()
    ListingEntry.objects.all().delete()
    Listing.objects.update(article_count=5)

    rebuild("all")

    assert (entries(), counts()) == right
