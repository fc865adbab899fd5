"""The one row of settings that the owner edits in the admin."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

THE_ONLY_ROW = 1

icp_number = RegexValidator(
    r"^[\u4e00-\u9fff]ICP备\d{6,10}号(-\d+)?$",
    _("Write the filing number as on the certificate, such as 京ICP备12345678号-1."),
)
police_number = RegexValidator(
    r"^[\u4e00-\u9fff]{1,3}公网安备\s?\d{14}号$",
    _("Write the filing number as on the certificate, such as 京公网安备 11010502030143号."),
)


class SiteSettings(models.Model):
    """Name, identity and duties of the site. There is exactly one row."""

    name = models.CharField(_("site name"), max_length=30, default="明白")
    tagline = models.CharField(_("tagline"), max_length=60, blank=True)
    description = models.TextField(
        _("description"), max_length=200, blank=True, help_text=_("Shown by search engines for the home page.")
    )
    organisation = models.CharField(_("operator of the site"), max_length=80, blank=True)
    logo = models.ImageField(_("logo"), upload_to="site/", blank=True)
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    contact_phone = models.CharField(_("contact phone"), max_length=30, blank=True)
    disclaimer = models.TextField(
        _("disclaimer"), blank=True, help_text=_("Shown under every article whose category has none of its own.")
    )
    icp_number = models.CharField(_("ICP filing number"), max_length=40, blank=True, validators=[icp_number])
    police_number = models.CharField(
        _("public security filing number"), max_length=40, blank=True, validators=[police_number]
    )
    articles_a_page = models.PositiveSmallIntegerField(
        _("articles a page"), default=20, validators=[MinValueValidator(5), MaxValueValidator(100)]
    )
    characters_a_minute = models.PositiveSmallIntegerField(
        _("reading speed, characters a minute"),
        default=400,
        validators=[MinValueValidator(200), MaxValueValidator(800)],
    )

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")
        constraints = [models.CheckConstraint(condition=Q(pk=THE_ONLY_ROW), name="site_settings_has_one_row")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def load(cls) -> SiteSettings:
        """The settings, or their defaults before the owner has saved any."""
        return cls.objects.filter(pk=THE_ONLY_ROW).first() or cls(pk=THE_ONLY_ROW)
