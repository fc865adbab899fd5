"""One broken picture does not stop the others, and is not tried for ever."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image as Pillow

from articles.images import jobs
from articles.images.intake import store
from articles.images.jobs import make_due_cards, make_due_renditions
from articles.models import Article, Image
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def stored(colour: str) -> Image:
    buffer = BytesIO()
    Pillow.new("RGB", (500, 300), colour).save(buffer, "PNG")
    return store(buffer.getvalue())


def test_cards_are_made_up_to_the_limit():
    for _ in range(3):
        make_article()

    assert make_due_cards(limit=2) == 2
    assert make_due_cards(limit=2) == 1
    assert make_due_cards(limit=2) == 0


def test_a_card_that_cannot_be_drawn_is_left_out(monkeypatch, caplog):
    broken, whole = make_article(), make_article()
    make = jobs.make_card

    def fail_for_one(article_id):
        if article_id == broken.pk:
            raise RuntimeError("no drawing")
        make(article_id)

    monkeypatch.setattr(jobs, "make_card", fail_for_one)

    assert make_due_cards() == 1
    assert Article.objects.get(pk=broken.pk).card == "-"
    assert len(Article.objects.get(pk=whole.pk).card) == 32
    assert make_due_cards() == 0
    assert f"No title card for article {broken.pk}" in caplog.text


def test_a_picture_whose_file_is_gone_is_left_as_it_is(caplog):
    lost, whole = stored("teal"), stored("orange")
    default_storage.delete(lost.file.name)

    assert make_due_renditions() == 1
    assert Image.objects.get(pk=lost.pk).renditions == []
    assert [one["width"] for one in Image.objects.get(pk=whole.pk).renditions] == [480]
    assert make_due_renditions() == 0
    assert f"No smaller copies of image {lost.pk}" in caplog.text
