"""What an article said at one moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Version(models.Model):
    """A snapshot that is never changed: the whole content as JSON (``editing.content``)."""

    class Kind(models.TextChoices):
        SAVE = "save", _("saved")
        SUBMIT = "submit", _("submitted")
        PUBLISH = "publish", _("published")
        RESTORE = "restore", _("restored")
        IMPORT = "import", _("imported")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="versions", verbose_name=_("article"))
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SAVE)
    content = models.JSONField(_("content"))
    base = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("began from")
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("saved at"), default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("saved by")
    )

    if TYPE_CHECKING:
        id: int
        article_id: int
        base_id: int | None

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="version_number_unique_in_article")]

    def __str__(self) -> str:
        return f"v{self.number}"
