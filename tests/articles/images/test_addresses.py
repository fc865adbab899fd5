"""Each article has one picture that stands for it."""

from __future__ import annotations

import pytest

from articles.images.addresses import ShareImage, card_picture, picture_of, share_image, square_image
from articles.models import Article, Image
from tests.factories import make_article

pytestmark = pytest.mark.django_db

CARD = "0123456789abcdef0123456789abcdef"


def with_card(**fields) -> Article:
    article = make_article(**fields)
    article.card = CARD
    return article


def with_cover(*, kind: str = "jpeg", **fields) -> Article:
    article = make_article()
    article.cover = Image(
        **{
            "file": "images/original.webp",
            "width": 1600,
            "height": 1000,
            "alt": "桌上的账单",
            "renditions": [
                {"width": 480, "height": 300, "webp": "images/a.webp", kind: "images/a.x"},
                {"width": 1200, "height": 750, "webp": "images/b.webp", kind: "images/b.x"},
            ],
        }
        | fields
    )
    return article


@pytest.mark.parametrize("kind", ["jpeg", "png"])
def test_the_cover_is_shared_in_its_largest_form_that_every_network_reads(kind):
    assert share_image(with_cover(kind=kind)) == ShareImage("/media/images/b.x", 1200, 750, "桌上的账单")


def test_a_cover_without_smaller_copies_is_shared_as_it_is():
    article = with_cover(renditions=[])

    assert share_image(article) == ShareImage("/media/images/original.webp", 1600, 1000, "桌上的账单")


def test_a_decorative_cover_says_nothing():
    assert share_image(with_cover(is_decorative=True)).alt == ""
    assert picture_of(with_cover(is_decorative=True).cover).alt == ""


def test_without_a_cover_the_title_card_is_shared():
    article = with_card(title="协商还款")

    assert share_image(article) == ShareImage(f"/media/cards/{CARD}-wide.png", 1200, 630, "协商还款")
    assert square_image(article) == ShareImage(f"/media/cards/{CARD}-square.png", 630, 630, "协商还款")


@pytest.mark.parametrize("card", ["", "-"])
def test_without_either_the_picture_of_the_site_is_shared(card):
    article = make_article()
    article.card = card

    assert share_image(article) == ShareImage("/static/icons/share.png", 1200, 630, "")
    assert square_image(article) == share_image(article)
    assert card_picture(article) is None


def test_the_picture_of_the_site_has_the_size_it_claims():
    from django.contrib.staticfiles import finders
    from PIL import Image as Pillow

    assert Pillow.open(finders.find("icons/share.png")).size == (1200, 630)


def test_the_square_card_is_used_beside_a_cover_too():
    article = with_cover()
    article.card = CARD

    assert square_image(article).url == f"/media/cards/{CARD}-square.png"


@pytest.mark.parametrize(
    ("x", "y", "focus"),
    [(50, 50, ""), (10, 50, "focus-left"), (90, 10, "focus-top-right"), (50, 90, "focus-bottom")],
)
def test_the_focal_point_is_told_to_the_style(x, y, focus):
    assert picture_of(with_cover(focal_x=x, focal_y=y).cover).focus == focus
