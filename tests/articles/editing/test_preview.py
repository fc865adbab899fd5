import pytest

from articles.editing.errors import NotAllowed
from articles.editing.preview import read, sign
from articles.models import State
from tests.factories import make_article, make_editor, make_moderator, make_writer

pytestmark = pytest.mark.django_db


def test_token_leads_to_the_article_and_its_version():
    article = make_article(state=State.DRAFT)

    token = sign(article, article.working_version, by=make_editor())

    assert read(token) == (article, article.working_version)


def test_writer_shows_only_what_is_theirs():
    writer = make_writer()
    own = make_article(state=State.DRAFT, by=writer)
    foreign = make_article(state=State.DRAFT)

    assert read(sign(own, own.working_version, by=writer))[0] == own
    with pytest.raises(NotAllowed):
        sign(foreign, foreign.working_version, by=writer)


def test_moderator_may_show_any_article():
    article = make_article(state=State.DRAFT)

    assert read(sign(article, article.working_version, by=make_moderator()))[0] == article


def test_nonsense_is_refused():
    with pytest.raises(LookupError):
        read("nonsense")
