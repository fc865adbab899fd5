from __future__ import annotations

import pytest

from articles.editing.tags import save_tag
from articles.models import Listing, Tag
from tests.factories import TESTS, make_article, make_tag

pytestmark = pytest.mark.django_db


def test_a_tag_enters_the_lists_when_it_is_accepted_and_leaves_them_when_it_is_not():
    tag = make_tag("催收", status=Tag.Status.PENDING)
    make_article(tags=("催收",))
    before = list(Listing.objects.filter(key=tag.listing_key))

    tag.status = Tag.Status.ACCEPTED
    save_tag(tag, by=TESTS)
    accepted = Listing.objects.get(key=tag.listing_key).article_count
    tag.status = Tag.Status.PENDING
    save_tag(tag, by=TESTS)

    assert before == []
    assert accepted == 1
    assert Listing.objects.get(key=tag.listing_key).article_count == 0
