"""How often articles are read; kept apart from them, so that counting never locks a text."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ViewTotal(models.Model):
    article = models.OneToOneField(
        "articles.Article", models.CASCADE, primary_key=True, related_name="view_total", verbose_name=_("article")
    )
    count = models.PositiveIntegerField(_("views"), default=0)

    class Meta:
        verbose_name = _("views in all")
        verbose_name_plural = _("views in all")
        indexes = [models.Index(fields=["-count"], name="views_most_read")]

    def __str__(self) -> str:
        return str(self.count)


class ViewDay(models.Model):
    """Views of one article on one Beijing day."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="view_days", verbose_name=_("article"))
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("views"), default=0)

    class Meta:
        verbose_name = _("views of a day")
        verbose_name_plural = _("views of a day")
        constraints = [models.UniqueConstraint(fields=["day", "article"], name="views_one_row_a_day_and_article")]

    def __str__(self) -> str:
        return f"{self.day}: {self.count}"
