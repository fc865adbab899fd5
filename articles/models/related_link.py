"""Which article leads on to which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class RelatedLink(models.Model):
    class Kind(models.TextChoices):
        PINNED = "pinned", _("pinned")
        BLOCKED = "blocked", _("blocked")
        AUTOMATIC = "automatic", _("automatic")

    source = models.ForeignKey("articles.Article", models.CASCADE, related_name="related_links", verbose_name=_("from"))
    target = models.ForeignKey("articles.Article", models.CASCADE, related_name="inbound_links", verbose_name=_("to"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.PINNED)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    score = models.FloatField(_("score"), default=0)
    reason = models.CharField(_("reason"), max_length=60, blank=True)

    if TYPE_CHECKING:
        source_id: int
        target_id: int

    class Meta:
        verbose_name = _("related link")
        verbose_name_plural = _("related links")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "target"], name="related_pair_once"),
            models.CheckConstraint(
                condition=~Q(source=F("target")),
                name="related_is_another_article",
                violation_error_message=_("An article cannot be related to itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} → {self.target_id}"
