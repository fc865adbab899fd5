"""Who did what to which article, and why. Rows are only ever added."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import State


class Transition(models.Model):
    class Action(models.TextChoices):
        CREATE = "create", _("created")
        PUBLISH = "publish", _("published")
        WITHDRAW = "withdraw", _("withdrawn")
        TRASH = "trash", _("put in the trash")
        RESTORE = "restore", _("taken out of the trash")
        MOVE = "move", _("moved to another address")
        RELATE = "relate", _("related links changed")

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="transitions", verbose_name=_("article")
    )
    action = models.CharField(_("action"), max_length=10, choices=Action)
    from_state = models.CharField(_("from state"), max_length=10, choices=State, blank=True)
    to_state = models.CharField(_("to state"), max_length=10, choices=State, blank=True)
    version = models.ForeignKey(
        "articles.Version", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("version")
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)
    # The name stays when the account goes.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    by_name = models.CharField(_("name of the person"), max_length=150)

    class Meta:
        verbose_name = _("transition")
        verbose_name_plural = _("transitions")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.at:%Y-%m-%d %H:%M}"
