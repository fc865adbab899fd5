"""People whose names stand above articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.image import Image


class Author(models.Model):
    """A byline, with or without an account. Articles keep their author: PROTECT."""

    name = models.CharField(_("name"), max_length=30, unique=True)
    slug = models.SlugField(_("address"), max_length=60, unique=True, blank=True)
    title = models.CharField(_("position or qualification"), max_length=60, blank=True)
    bio = models.TextField(_("about"), max_length=500, blank=True)
    is_pen_name = models.BooleanField(_("pen name"), default=False)
    photo = models.ForeignKey(
        Image, models.PROTECT, null=True, blank=True, related_name="portrayed_authors", verbose_name=_("photo")
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="author",
        verbose_name=_("account"),
    )

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("author", args=[self.slug])

    @property
    def listing_key(self) -> str:
        return f"author:{self.pk}"


class Byline(models.Model):
    """One author of one article, in the order in which they are named."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="bylines", verbose_name=_("article"))
    author = models.ForeignKey(Author, models.PROTECT, related_name="bylines", verbose_name=_("author"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    if TYPE_CHECKING:
        article_id: int
        author_id: int

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["article", "author"], name="byline_names_an_author_once")]

    def __str__(self) -> str:
        return f"{self.author_id} · {self.article_id}"
