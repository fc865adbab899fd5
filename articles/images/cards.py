"""Title cards as files: made by a job for published articles that have none."""

from __future__ import annotations

import secrets
from functools import partial
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import QuerySet
from PIL import Image as Pillow

from articles.images.title_card import SQUARE, draw, draw_listed
from articles.models import Article
from site_config.models import SiteSettings

FOLDER = "cards"
# What ``Article.card`` says when drawing failed, so that the job does not try for ever.
NO_CARD = "-"
ENDINGS = ("wide.png", "square.png", "card.webp")
COLOURS = 64


def due_cards(limit: int) -> QuerySet[Article]:
    """Published articles that wait for their card, oldest first."""
    return Article.objects.without_card().order_by("pk")[:limit]


def file_of(card: str, ending: str) -> str:
    """The stored name of one of the three files (``ENDINGS``) of a card."""
    return f"{FOLDER}/{card}-{ending}"


def make_card(article_id: int) -> None:
    """Draw the card of an article anew; nothing happens if its title changed meanwhile.

    Raises:
        Article.DoesNotExist: it is gone.
    """
    article = Article.objects.select_related("category").only("title", "card", "category").get(pk=article_id)
    card = secrets.token_hex(16)
    written = [_save(card, ending, data) for ending, data in _drawn(article).items()]
    kept = Article.objects.filter(pk=article_id, title=article.title).update(card=card)
    _delete([file_of(article.card, ending) for ending in ENDINGS if has_card(article)] if kept else written)


def has_card(article: Article) -> bool:
    return article.card not in ("", NO_CARD)


def _drawn(article: Article) -> dict[str, bytes]:
    category, accent = (article.category.name, article.category.pk) if article.category else ("", 0)
    on_card = partial(draw, article.title, category=category, site_name=SiteSettings.load().name, accent=accent)
    return {
        "wide.png": _png(on_card()),
        "square.png": _png(on_card(layout=SQUARE)),
        "card.webp": _webp(draw_listed(article.title, accent=accent)),
    }


def _png(picture: Pillow.Image) -> bytes:
    buffer = BytesIO()
    reduced = picture.quantize(COLOURS, method=Pillow.Quantize.FASTOCTREE, dither=Pillow.Dither.NONE)
    reduced.save(buffer, "PNG")
    return buffer.getvalue()


def _webp(picture: Pillow.Image) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "WEBP", quality=80, method=2)
    return buffer.getvalue()


def _save(card: str, ending: str, data: bytes) -> str:
    return default_storage.save(file_of(card, ending), ContentFile(data))


def _delete(names: list[str]) -> None:
    for name in names:
        default_storage.delete(name)
