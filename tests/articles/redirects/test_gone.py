import pytest

from articles.editing.trash import restore, trash
from articles.editing.withdraw import withdraw
from articles.models import State, WithdrawalReason
from articles.redirects.gone import Gone, gone
from tests.factories import TESTS, make_article

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("reason", [WithdrawalReason.ERROR, WithdrawalReason.OUTDATED])
def test_withdrawn_article_tells_its_reason(reason):
    article = make_article(slug="bill")
    withdraw(article, by=TESTS, reason=reason, note="已有新规定。")

    assert gone("bill") == Gone(reason=str(reason.label), note="已有新规定。", category=article.category)


def test_merged_article_tells_where_it_went():
    article, target = make_article(slug="bill"), make_article(slug="all-about-bills")
    withdraw(article, by=TESTS, reason=WithdrawalReason.MERGED, merged_into=target)

    found = gone("bill")

    assert found is not None
    assert found.new_path == "/articles/all-about-bills/"


def test_trashed_article_that_was_public_tells_nothing_more():
    article = make_article(slug="bill")
    trash(article, by=TESTS)

    assert gone("bill") == Gone(category=article.category)


def test_article_taken_out_of_the_trash_is_still_gone():
    article = trash(make_article(slug="bill"), by=TESTS)
    restore(article, by=TESTS)

    assert gone("bill") is not None


@pytest.mark.parametrize("state", [State.DRAFT, State.TRASHED, State.PUBLISHED])
def test_nothing_is_gone_that_was_never_public_or_still_is(state):
    make_article(slug="bill", state=state)

    assert gone("bill") is None
    assert gone("invented") is None
