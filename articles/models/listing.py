"""Which articles stand in which list, ready to be read as one index range."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

HOME = "home"


class Listing(models.Model):
    """One list of published articles: home, a category, a tag, an author, a Beijing month.

    The count is stored, so that no page ever counts articles.
    """

    key = models.CharField(_("key"), max_length=40, unique=True)
    article_count = models.PositiveIntegerField(_("articles"), default=0)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)

    class Meta:
        verbose_name = _("listing")
        verbose_name_plural = _("listings")

    def __str__(self) -> str:
        return self.key


class ListingEntryQuerySet(models.QuerySet["ListingEntry"]):
    def newest_first(self, *, at: datetime | None = None) -> ListingEntryQuerySet:
        return self.filter(published_at__lte=at or timezone.now()).order_by("-published_at", "-article_id")


class ListingEntry(models.Model):
    listing = models.ForeignKey(Listing, models.CASCADE, related_name="entries", verbose_name=_("listing"))
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="listing_entries", verbose_name=_("article")
    )
    published_at = models.DateTimeField(_("published"))

    objects = ListingEntryQuerySet.as_manager()

    if TYPE_CHECKING:
        listing_id: int
        article_id: int

    class Meta:
        verbose_name = _("listing entry")
        verbose_name_plural = _("listing entries")
        constraints = [models.UniqueConstraint(fields=["article", "listing"], name="listing_names_an_article_once")]
        indexes = [models.Index(fields=["listing", "-published_at", "-article"], name="listing_newest_first")]

    def __str__(self) -> str:
        return f"{self.listing_id}: {self.article_id}"
