"""Where a picture is used, for those who want to change or delete it."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse

from articles.models import Article, Author, Image

MOST_OF_A_KIND = 50


class Use(NamedTuple):
    """``kind`` is ``cover``, ``photo`` or ``body``; ``url`` leads to the desk."""

    kind: str
    label: str
    url: str


def used_in(image: Image) -> list[Use]:
    """Covers, authors' photos and texts, live or being written, that show ``image``; at most 50 of a kind."""
    covers = Article.objects.filter(_has_cover(image)).order_by("pk")[:MOST_OF_A_KIND]
    authors = Author.objects.filter(photo=image).order_by("pk")[:MOST_OF_A_KIND]
    bodies = Article.objects.filter(_has_in_body(image)).order_by("pk")[:MOST_OF_A_KIND]
    return [
        *(_article("cover", article) for article in covers.only("title")),
        *(Use("photo", author.name, reverse("admin:articles_author_change", args=[author.pk])) for author in authors),
        *(_article("body", article) for article in bodies.only("title")),
    ]


def _has_cover(image: Image) -> Q:
    return Q(cover=image) | Q(working_version__content__cover=image.pk)


def _has_in_body(image: Image) -> Q:
    """The name of a file is drawn by lot, so that it stands in a text only where the picture does."""
    name = image.file.name
    return Q(body__contains=name) | Q(working_version__content__body__icontains=name)


def _article(kind: str, article: Article) -> Use:
    return Use(kind, article.title, reverse("admin:articles_article_change", args=[article.pk]))
