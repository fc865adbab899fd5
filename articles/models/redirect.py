"""Old addresses and where they lead now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

path_on_this_site = RegexValidator(
    r"^/(?![/\\])[^\s\\]*$", _("Write an address on this site that begins with a single slash.")
)
_TARGETS = ("article", "category", "tag", "author")


def _exactly_one_target() -> Q:
    nothing = Q(path="", **{f"{name}__isnull": True for name in _TARGETS})
    only_path = ~Q(path="") & Q(**{f"{name}__isnull": True for name in _TARGETS})
    condition = only_path & ~nothing
    for chosen in _TARGETS:
        others = {f"{name}__isnull": name != chosen for name in _TARGETS}
        condition |= Q(path="", **others)
    return condition


class Redirect(models.Model):
    """One old path. It points at a thing, not at an address, so a chain cannot grow."""

    old_path = models.CharField(_("old address"), max_length=255, unique=True, validators=[path_on_this_site])
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, blank=True, related_name="redirects", verbose_name=_("article")
    )
    category = models.ForeignKey(
        "articles.Category", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("category")
    )
    tag = models.ForeignKey(
        "articles.Tag", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("tag")
    )
    author = models.ForeignKey(
        "articles.Author", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("author")
    )
    path = models.CharField(_("other address"), max_length=255, blank=True, validators=[path_on_this_site])
    hits = models.PositiveIntegerField(_("hits"), default=0, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    if TYPE_CHECKING:
        article_id: int | None
        category_id: int | None
        tag_id: int | None
        author_id: int | None

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["old_path"]
        constraints = [
            models.CheckConstraint(
                condition=_exactly_one_target(),
                name="redirect_has_one_target",
                violation_error_message=_("Choose exactly one target."),
            ),
        ]

    def __str__(self) -> str:
        return self.old_path
