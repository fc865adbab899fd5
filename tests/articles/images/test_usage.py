"""Nobody deletes a picture that is still shown somewhere."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image as Pillow

from articles.editing.save import save
from articles.images.intake import store
from articles.images.usage import used_in
from articles.models import Image, State
from tests.factories import BODY, TESTS, make_article, make_author, make_content

pytestmark = pytest.mark.django_db


def stored(colour: str = "teal") -> Image:
    buffer = BytesIO()
    Pillow.new("RGB", (50, 30), colour).save(buffer, "PNG")
    return store(buffer.getvalue())


def figure(image: Image) -> str:
    return f'{BODY}<figure><img src="{image.file.url}" alt="账单"></figure>'


def test_a_picture_that_nobody_shows_is_free():
    image, other = stored("teal"), stored("orange")
    make_article(cover=other.pk, body=figure(other))

    assert used_in(image) == []


def test_covers_photos_and_texts_are_named_with_a_way_to_them():
    image = stored()
    author = make_author("周明远", photo=image)
    covered = make_article(title="有封面", cover=image.pk)
    shown = make_article(title="有插图", body=figure(image))

    assert used_in(image) == [
        ("cover", "有封面", f"/admin/articles/article/{covered.pk}/change/"),
        ("photo", "周明远", f"/admin/articles/author/{author.pk}/change/"),
        ("body", "有插图", f"/admin/articles/article/{shown.pk}/change/"),
    ]


def test_drafts_count_and_so_do_changes_that_are_not_published():
    image = stored()
    make_article(title="草稿", state=State.DRAFT, cover=image.pk)
    live = make_article(title="已发布")
    save(live, make_content(title="已发布", cover=image.pk, body=figure(image)), by=TESTS, base=live.working_version_id)

    assert [(use.kind, use.label) for use in used_in(image)] == [
        ("cover", "草稿"),
        ("cover", "已发布"),
        ("body", "已发布"),
    ]


def test_the_answer_costs_three_queries(django_assert_num_queries):
    image = stored()
    make_article(cover=image.pk, body=figure(image))

    with django_assert_num_queries(3):
        used_in(image)
