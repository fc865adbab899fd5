"""Pages that are not articles: about us, privacy, corrections policy."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.text.cleaning import sanitise


class StaticPageQuerySet(models.QuerySet["StaticPage"]):
    def published(self) -> StaticPageQuerySet:
        """What a reader may see."""
        return self.filter(is_published=True)


class StaticPage(models.Model):
    """The body is sanitised whenever it is saved, whoever saves it."""

    title = models.CharField(_("title"), max_length=60)
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    body = models.TextField(_("body"))
    is_published = models.BooleanField(_("published"), default=False)
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    objects = StaticPageQuerySet.as_manager()

    class Meta:
        verbose_name = _("static page")
        verbose_name_plural = _("static pages")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: object, **kwargs: object) -> None:
        self.body = sanitise(self.body)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        return reverse("static-page", args=[self.slug])
