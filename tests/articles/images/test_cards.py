"""Every published article gets a card of its own, and only one."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image as Pillow

from articles.images import cards
from articles.images.cards import due_cards, file_of, make_card
from articles.models import Article, State
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def stored_files(settings) -> list[str]:
    return sorted(path.name for path in settings.MEDIA_ROOT.rglob("*") if path.is_file())


def test_a_card_is_three_small_files_under_a_name_drawn_by_lot():
    article = make_article(title="信用卡逾期以后，先做这三件事")

    make_card(article.pk)

    article.refresh_from_db()
    assert re.fullmatch("[0-9a-f]{32}", article.card)
    found = {}
    for ending in ("wide.png", "square.png", "card.webp"):
        with default_storage.open(file_of(article.card, ending)) as file:
            data = file.read()
        found[ending] = (Pillow.open(BytesIO(data)).format, Pillow.open(BytesIO(data)).size, len(data) < 40_000)
    assert found == {
        "wide.png": ("PNG", (1200, 630), True),
        "square.png": ("PNG", (630, 630), True),
        "card.webp": ("WEBP", (600, 400), True),
    }


def test_a_new_card_takes_the_place_of_the_old_one(settings):
    article = make_article()
    make_card(article.pk)
    before = Article.objects.get().card

    make_card(article.pk)

    after = Article.objects.get().card
    assert after != before
    assert stored_files(settings) == sorted(f"{after}-{ending}" for ending in cards.ENDINGS)


def test_nothing_is_kept_when_the_title_changes_meanwhile(monkeypatch, settings):
    article = make_article(title="旧标题")
    drawn = cards._drawn

    def draw_slowly(found):
        Article.objects.filter(pk=article.pk).update(title="新标题")
        return drawn(found)

    monkeypatch.setattr(cards, "_drawn", draw_slowly)
    make_card(article.pk)

    assert Article.objects.get().card == ""
    assert stored_files(settings) == []


def test_due_are_published_articles_without_a_card_oldest_first():
    first, second, done = make_article(), make_article(), make_article()
    make_article(state=State.DRAFT)
    make_card(done.pk)

    assert list(due_cards(10)) == [first, second]
    assert list(due_cards(1)) == [first]


def test_a_card_costs_three_queries(django_assert_num_queries):
    article = make_article()

    with django_assert_num_queries(3):
        make_card(article.pk)
