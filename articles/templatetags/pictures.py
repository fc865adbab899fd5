"""Covers and pictures in every size, without a query."""

from __future__ import annotations

from typing import Any

from django import template

from articles.images.addresses import card_picture, picture_of, square_picture
from articles.models import Article, Image

register = template.Library()

# ``auto`` lets new browsers measure a lazy picture themselves; the others read on.
LAZY_SIZES = "auto, (min-width: 40rem) 20rem, 7rem"
EAGER_SIZES = "(min-width: 48rem) 42rem, 100vw"
PICTURE_SIZES = "auto, (min-width: 48rem) 42rem, 100vw"


@register.inclusion_tag("components/picture.html")
def cover(article: Article, shape: str = "wide", *, eager: bool = False, sizes: str = "") -> dict[str, Any]:
    """The article's cover, else its generated card, else the first character of its category."""
    if article.cover:
        picture = picture_of(article.cover)
    else:
        generated = square_picture(article) if shape == "square" else card_picture(article)
        if generated is None:
            return {"initial": (article.category.name if article.category else article.title)[:1]}
        picture = generated
    return {"picture": picture, "eager": eager, "sizes": sizes or (EAGER_SIZES if eager else LAZY_SIZES)}


@register.inclusion_tag("components/picture.html", name="picture")
def show_picture(image: Image, *, sizes: str = "", eager: bool = False) -> dict[str, Any]:
    """A stored picture, such as an author's photo."""
    return {"picture": picture_of(image), "eager": eager, "sizes": sizes or (EAGER_SIZES if eager else PICTURE_SIZES)}
