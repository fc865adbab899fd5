"""How covers and pictures stand in a page."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.template import Context, Template
from lxml import html
from PIL import Image as Pillow

from articles.images.intake import store
from articles.images.renditions import make_renditions
from articles.models import Article, Image
from tests.factories import make_article, make_author, make_category

pytestmark = pytest.mark.django_db

CARD = "0123456789abcdef0123456789abcdef"


def stored(**fields) -> Image:
    buffer = BytesIO()
    Pillow.effect_noise((900, 600), 40).convert("RGB").save(buffer, "JPEG")
    image = store(buffer.getvalue(), **fields)
    make_renditions(image)
    return image


def rendered(source: str, **context) -> html.HtmlElement:
    text = Template("{% load pictures %}" + source).render(Context(context))
    return html.fragment_fromstring(text, create_parent="div")


def listed() -> Article:
    return Article.objects.published().for_cards().get()


def test_a_cover_comes_in_every_size_as_webp_and_jpeg():
    image = stored(alt="桌上的账单")
    make_article(cover=image.pk)

    page = rendered('{% cover article "wide" %}', article=listed())

    small, large = (rendition for rendition in image.renditions)
    (source,) = page.findall(".//source")
    assert source.get("type") == "image/webp"
    assert source.get("srcset") == f"/media/{small['webp']} 480w, /media/{large['webp']} 800w"
    (shown,) = page.findall(".//img")
    assert dict(shown.attrib) == {
        "src": f"/media/{large['jpeg']}",
        "srcset": f"/media/{small['jpeg']} 480w, /media/{large['jpeg']} 800w",
        "sizes": source.get("sizes"),
        "width": "900",
        "height": "600",
        "alt": "桌上的账单",
        "loading": "lazy",
        "decoding": "async",
    }


@pytest.mark.parametrize(
    ("shape", "name", "width", "height", "more"),
    [("wide", "card.webp", "600", "400", {"class": "focus-top"}), ("square", "square.png", "630", "630", {})],
)
def test_a_generated_card_says_nothing_because_its_title_stands_beside_it(shape, name, width, height, more):
    article = make_article()
    Article.objects.update(card=CARD)

    (shown,) = rendered(f'{{% cover article "{shape}" %}}', article=listed()).findall(".//img")

    assert article.title != ""
    assert (
        dict(shown.attrib)
        == {
            "src": f"/media/cards/{CARD}-{name}",
            "width": width,
            "height": height,
            "alt": "",
            "loading": "lazy",
            "decoding": "async",
        }
        | more
    )


@pytest.mark.parametrize("card", ["", "-"])
def test_without_cover_and_card_the_category_stands_in(card):
    make_article(category=make_category("债务协商"))
    Article.objects.update(card=card)

    page = rendered("{% cover article %}", article=listed())

    (stand_in,) = page
    assert (stand_in.tag, dict(stand_in.attrib), stand_in.text) == (
        "span",
        {"class": "cover-placeholder", "aria-hidden": "true"},
        "债",
    )


def test_the_first_picture_of_a_page_is_not_lazy():
    make_article()
    Article.objects.update(card=CARD)

    (shown,) = rendered('{% cover article "wide" eager=True %}', article=listed()).findall(".//img")

    assert "loading" not in shown.attrib
    assert shown.get("fetchpriority") == "high"


def test_a_photo_is_shown_with_its_description_and_given_sizes():
    author = make_author(photo=stored(alt="周明远的照片", name="x"))

    (shown,) = rendered('{% picture image sizes="4rem" %}', image=author.photo).findall(".//img")

    assert (shown.get("alt"), shown.get("sizes")) == ("周明远的照片", "4rem")


def test_descriptions_are_escaped():
    make_article(cover=stored(alt='"><script>alert(1)</script>').pk)

    page = rendered("{% cover article %}", article=listed())

    assert page.findall(".//script") == []
    assert page.find(".//img").get("alt") == '"><script>alert(1)</script>'


@pytest.mark.parametrize("shape", ["wide", "square"])
def test_showing_covers_costs_no_query(django_assert_num_queries, shape):
    make_article(cover=stored().pk)
    make_article()
    articles = list(Article.objects.published().for_cards())

    with django_assert_num_queries(0):
        rendered(f'{{% for article in articles %}}{{% cover article "{shape}" %}}{{% endfor %}}', articles=articles)
