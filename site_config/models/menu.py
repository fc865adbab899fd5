"""Links at the head and the foot of every page."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

local_or_secure_address = RegexValidator(
    r"^(/(?![/\\])|https?://)[^\s\\]*$",
    _("Write an address on this site, such as /categories/, or a whole one that begins with https://."),
)


class MenuItem(models.Model):
    class Place(models.TextChoices):
        HEADER = "header", _("head of the page")
        FOOTER = "footer", _("foot of the page")

    place = models.CharField(_("place"), max_length=10, choices=Place, default=Place.HEADER)
    label = models.CharField(_("label"), max_length=20)
    address = models.CharField(_("address"), max_length=300, validators=[local_or_secure_address])
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("menu item")
        verbose_name_plural = _("menu items")
        ordering = ["place", "position", "pk"]

    def __str__(self) -> str:
        return self.label
