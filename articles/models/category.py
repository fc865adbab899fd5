"""The tree of categories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class CategoryQuerySet(models.QuerySet["Category"]):
    def under(self, category: Category) -> CategoryQuerySet:
        """A category and everything below it."""
        return self.filter(path__startswith=category.path)

    def top(self) -> CategoryQuerySet:
        return self.filter(parent__isnull=True)


class Category(models.Model):
    """A category knows its way from the root: ``path`` is ``/3/17/`` for 17 below 3.

    Only ``editing.categories`` writes parents and paths. A category that
    articles use cannot be deleted.
    """

    name = models.CharField(_("name"), max_length=30)
    slug = models.SlugField(_("address"), max_length=60, unique=True, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("parent category")
    )
    path = models.CharField(_("path"), max_length=120, editable=False, db_index=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    intro = models.TextField(_("introduction"), max_length=300, blank=True)
    disclaimer = models.TextField(
        _("disclaimer"), max_length=500, blank=True, help_text=_("Shown under the articles of this category.")
    )

    objects = CategoryQuerySet.as_manager()

    if TYPE_CHECKING:
        parent_id: int | None

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "name"],
                name="category_name_unique_below_parent",
                violation_error_message=_("There is already a category of this name here."),
            ),
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(parent__isnull=True),
                name="category_name_unique_at_the_top",
                violation_error_message=_("There is already a category of this name here."),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="category_is_not_its_own_parent",
                violation_error_message=_("A category cannot be its own parent."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("category", args=[self.slug])

    @property
    def ancestor_ids(self) -> list[int]:
        """Ids from the root down to the category itself."""
        return [int(part) for part in self.path.split("/") if part]

    @property
    def listing_key(self) -> str:
        return f"category:{self.pk}"
