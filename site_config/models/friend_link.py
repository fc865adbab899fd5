"""Other sites that this one recommends."""

from __future__ import annotations

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class FriendLink(models.Model):
    name = models.CharField(_("name"), max_length=30)
    address = models.URLField(_("address"), max_length=300, validators=[URLValidator(schemes=["http", "https"])])
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_visible = models.BooleanField(_("visible"), default=True)

    class Meta:
        verbose_name = _("friend link")
        verbose_name_plural = _("friend links")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name
