"""Pictures in our own store."""

from __future__ import annotations

import secrets
from pathlib import PurePosixPath

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


def random_name(image: Image, filename: str) -> str:
    """A name nobody can guess: a draft's picture must not be found before its text."""
    return f"images/{secrets.token_hex(16)}{PurePosixPath(filename).suffix.lower()}"


class Image(models.Model):
    """One picture, re-encoded by ``articles.images`` before it is stored.

    ``renditions`` lists the smaller files made by a job, smallest first:
    ``[{"width": 480, "height": 320, "webp": "images/…", "jpeg": "images/…"}]``.
    """

    file = models.ImageField(_("file"), upload_to=random_name, width_field="width", height_field="height")
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    size = models.PositiveIntegerField(_("size in bytes"), editable=False, default=0)
    content_hash = models.CharField(_("SHA-256 of the upload"), max_length=64, db_index=True, editable=False)
    name = models.CharField(_("name"), max_length=100, blank=True)
    alt = models.CharField(_("description of the picture"), max_length=200, blank=True)
    is_decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("It says nothing that the text does not say.")
    )
    credit = models.CharField(_("credit"), max_length=100, blank=True)
    focal_x = models.PositiveSmallIntegerField(
        _("focal point, percent from the left"), default=50, validators=[MaxValueValidator(100)]
    )
    focal_y = models.PositiveSmallIntegerField(
        _("focal point, percent from the top"), default=50, validators=[MaxValueValidator(100)]
    )
    is_ai_made = models.BooleanField(_("made with AI"), default=False)
    renditions = models.JSONField(_("renditions"), default=list, editable=False)
    has_renditions = models.BooleanField(_("renditions made"), default=False, editable=False, db_index=True)
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("uploaded by"),
    )

    class Meta:
        verbose_name = _("image")
        verbose_name_plural = _("images")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name or PurePosixPath(self.file.name or "").name
