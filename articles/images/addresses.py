"""Which picture stands for an article, and where its files are; no queries after ``for_cards`` or ``for_page``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage
from django.templatetags.static import static

from articles.images.cards import file_of, has_card
from articles.images.title_card import LISTED, SQUARE, WIDE
from articles.models import Article, Image

DEFAULT = "icons/share.png"
# What an ``<img>`` shows in a browser that chooses nothing itself.
PLAIN_WIDTH = 800


@dataclass(frozen=True)
class ShareImage:
    """One file for those who show a link to the article elsewhere; ``url`` may lack the origin."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Picture:
    """What ``templates/components/picture.html`` needs; ``sources`` are (MIME type, srcset), best first."""

    url: str
    width: int
    height: int
    alt: str
    sources: tuple[tuple[str, str], ...] = ()
    srcset: str = ""
    focus: str = ""


def share_image(article: Article) -> ShareImage:
    """The cover, else the title card, else the picture of the site; JPEG or PNG wherever there is one."""
    if article.cover:
        return _largest(article.cover)
    return _card(article, "wide.png", WIDE.size) or _default()


def square_image(article: Article) -> ShareImage:
    """The square title card; the share image while there is none."""
    return _card(article, "square.png", SQUARE.size) or share_image(article)


def card_picture(article: Article) -> Picture | None:
    """The generated picture for lists; None while there is none. Its title stands beside it, so it has no alt."""
    if not has_card(article):
        return None
    return Picture(default_storage.url(file_of(article.card, "card.webp")), *LISTED, alt="", focus="focus-top")


def square_picture(article: Article) -> Picture | None:
    """As ``card_picture``, square and with the title."""
    if not has_card(article):
        return None
    return Picture(default_storage.url(file_of(article.card, "square.png")), *SQUARE.size, alt="")


def picture_of(image: Image) -> Picture:
    """``image`` in all the sizes that there are."""
    alt = "" if image.is_decorative else image.alt
    focus = _focus(image.focal_x, image.focal_y)
    if not image.renditions:
        return Picture(image.file.url, image.width, image.height, alt, focus=focus)
    kind = _fallback_kind(image.renditions[0])
    plain = max(
        (one for one in image.renditions if one["width"] <= PLAIN_WIDTH),
        key=lambda one: one["width"],
        default=image.renditions[0],
    )
    return Picture(
        default_storage.url(plain[kind]),
        image.width,
        image.height,
        alt,
        sources=(("image/webp", _srcset(image.renditions, "webp")),),
        srcset=_srcset(image.renditions, kind),
        focus=focus,
    )


def _largest(image: Image) -> ShareImage:
    alt = "" if image.is_decorative else image.alt
    if not image.renditions:
        return ShareImage(image.file.url, image.width, image.height, alt)
    last = max(image.renditions, key=lambda one: one["width"])
    return ShareImage(default_storage.url(last[_fallback_kind(last)]), last["width"], last["height"], alt)


def _card(article: Article, ending: str, size: tuple[int, int]) -> ShareImage | None:
    if not has_card(article):
        return None
    return ShareImage(default_storage.url(file_of(article.card, ending)), *size, alt=article.title)


def _default() -> ShareImage:
    return ShareImage(static(DEFAULT), *WIDE.size, alt="")


def _fallback_kind(rendition: dict[str, Any]) -> str:
    """What stands beside the WebP: ``jpeg``, or ``png`` where something shines through."""
    return "jpeg" if "jpeg" in rendition else "png"


def _srcset(renditions: list[dict[str, Any]], kind: str) -> str:
    return ", ".join(f"{default_storage.url(one[kind])} {one['width']}w" for one in renditions)


def _focus(x: int, y: int) -> str:
    """The style class that keeps the focal point in view when the picture is cropped; empty for the middle."""
    across = "left" if x < 34 else "right" if x > 66 else ""
    down = "top" if y < 34 else "bottom" if y > 66 else ""
    return "-".join(["focus", *filter(None, (down, across))]) if across or down else ""
