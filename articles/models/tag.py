"""Tags, what else they are called, and which articles carry them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.text.widths import fold_for_comparison


class TagGroup(models.Model):  # type: ignore[django-manager-missing]  # taggit, Tag's base, has no types
    """A kind of tag: product, institution, problem, stage."""

    name = models.CharField(_("name"), max_length=20, unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("tag group")
        verbose_name_plural = _("tag groups")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class TagQuerySet(models.QuerySet["Tag"]):
    def accepted(self) -> TagQuerySet:
        """Tags that readers may see."""
        return self.filter(status=Tag.Status.ACCEPTED)


class Tag(TagBase):
    """``folded`` is the name as it is compared: Ｐ2P, P2P and p2p are one tag."""

    class Status(models.TextChoices):
        ACCEPTED = "accepted", _("accepted")
        PENDING = "pending", _("pending")

    name = models.CharField(_("name"), max_length=30, unique=True)
    slug = models.SlugField(_("address"), max_length=60, unique=True, allow_unicode=False, blank=True)
    folded = models.CharField(_("name for comparison"), max_length=60, unique=True, editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.ACCEPTED)
    group = models.ForeignKey(
        TagGroup, models.SET_NULL, null=True, blank=True, related_name="tags", verbose_name=_("group")
    )
    intro = models.TextField(_("introduction"), max_length=300, blank=True)

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded = fold_for_comparison(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("tag", args=[self.slug])

    @property
    def listing_key(self) -> str:
        return f"tag:{self.pk}"


class TagAlias(models.Model):
    """Another name of a tag: a synonym, an old name, or a tag merged into it."""

    name = models.CharField(_("name"), max_length=30)
    folded = models.CharField(_("name for comparison"), max_length=60, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=60, unique=True, blank=True)
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="aliases", verbose_name=_("tag"))

    class Meta:
        verbose_name = _("tag alias")
        verbose_name_plural = _("tag aliases")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded = fold_for_comparison(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class TaggedArticle(ItemBase):
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="tagged_articles", verbose_name=_("tag"))
    content_object = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="tagged_items", verbose_name=_("article")
    )

    if TYPE_CHECKING:
        tag_id: int
        content_object_id: int

    class Meta:
        verbose_name = _("tagging")
        verbose_name_plural = _("taggings")
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="article_carries_a_tag_once")]
