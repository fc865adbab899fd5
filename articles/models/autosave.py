"""What somebody is typing right now, kept apart from the history."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Autosave(models.Model):
    """One rolling copy a person and article; an article not saved yet has none of its own."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, blank=True, related_name="autosaves", verbose_name=_("article")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="autosaves", verbose_name=_("person")
    )
    base = models.ForeignKey(
        "articles.Version", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("began from")
    )
    content = models.JSONField(_("content"))
    saved_at = models.DateTimeField(_("saved at"), auto_now=True)

    class Meta:
        verbose_name = _("autosave")
        verbose_name_plural = _("autosaves")
        constraints = [
            models.UniqueConstraint(fields=["article", "user"], name="autosave_one_a_person_and_article"),
            models.UniqueConstraint(
                fields=["user"], condition=Q(article__isnull=True), name="autosave_one_a_person_for_a_new_article"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.saved_at:%Y-%m-%d %H:%M}"
