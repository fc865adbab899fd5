"""An article: its identity, its state and what readers see of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Prefetch, Q, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.models.author import Author, Byline
from articles.models.category import Category
from articles.models.image import Image
from articles.models.tag import TaggedArticle

if TYPE_CHECKING:
    from articles.models.views import ViewTotal

SLUG_LIMIT = 60
# A slug of digits only would be read as an id: /articles/42/ leads to article 42.
valid_slug = RegexValidator(
    r"^(?!\d+$)[a-z0-9]+(-[a-z0-9]+)*$",
    _("Use small letters, digits and single hyphens, and at least one letter."),
)


class State(models.TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")
    TRASHED = "trashed", _("in the trash")


class WithdrawalReason(models.TextChoices):
    ERROR = "error", _("published in error")
    OUTDATED = "outdated", _("out of date")
    MERGED = "merged", _("merged into another article")


class ArticleQuerySet(models.QuerySet["Article"]):
    def published(self, *, at: datetime | None = None) -> ArticleQuerySet:
        """What a reader may see. Every public page starts from here."""
        # Nearly all articles are published: an index on the state leads nowhere. COALESCE keeps SQLite,
        # which knows no better, from walking that index when ids are at hand.
        is_published = Exact(Coalesce("state", Value("")), Value(State.PUBLISHED))
        return self.filter(is_published, published_at__lte=at or timezone.now())

    def for_cards(self) -> ArticleQuerySet:
        """Ready for lists: category, cover and bylines at hand, without the long body."""
        return (
            self.select_related("category", "cover")
            .defer("body", "outline", "sources", "seo_title", "seo_description")
            .prefetch_related(bylines_in_order())
        )

    def for_page(self) -> ArticleQuerySet:
        """Ready for the article's own page; the way to the root category at hand, four levels deep.

        Bylines are left to the page, which loads them in one go with those of the articles below it.
        """
        return self.select_related("category__parent__parent__parent", "cover", "view_total").prefetch_related("tags")

    def without_card(self) -> ArticleQuerySet:
        """Published articles that still need their generated cover."""
        # The state once more, plainly: only so does the database use the index made for this question.
        return self.published().filter(state=State.PUBLISHED, card="")


class Article(models.Model):  # type: ignore[django-manager-missing]  # taggit has no types
    """One piece of writing, from first draft to trash.

    The row holds identity, state and the live content. What editors are
    working on is in ``working_version``; until the first publication the
    content columns mirror it, afterwards they are what readers see.

    ``published_at`` is set at the first publication and kept; ``updated_at``
    moves only on a declared change.
    """

    slug = models.CharField(_("address"), max_length=SLUG_LIMIT, unique=True, validators=[valid_slug])
    import_key = models.CharField(_("source id"), max_length=200, unique=True, null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)

    title = models.CharField(_("title"), max_length=100)
    summary = models.TextField(_("summary"), blank=True)
    body = models.TextField(_("body"), blank=True)
    category = models.ForeignKey(
        Category, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("category")
    )
    authors = models.ManyToManyField(Author, through=Byline, related_name="articles", verbose_name=_("authors"))
    tags = TaggableManager(_("tags"), through=TaggedArticle, blank=True, related_name="articles")
    cover = models.ForeignKey(
        Image, models.PROTECT, null=True, blank=True, related_name="covered_articles", verbose_name=_("cover")
    )
    seo_title = models.CharField(_("title for search engines"), max_length=100, blank=True)
    seo_description = models.CharField(_("description for search engines"), max_length=200, blank=True)
    sources = models.JSONField(_("sources"), default=list, blank=True)

    # Derived from the body when it is written, so that reading costs nothing.
    outline = models.JSONField(_("outline"), default=list, editable=False)
    character_count = models.PositiveIntegerField(_("characters"), default=0, editable=False)
    reading_minutes = models.PositiveSmallIntegerField(_("minutes to read"), default=1, editable=False)
    rules_version = models.PositiveSmallIntegerField(_("version of the cleaning rules"), default=0, editable=False)
    card = models.CharField(_("generated cover"), max_length=64, blank=True, editable=False)

    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    updated_at = models.DateTimeField(_("updated"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    saved_at = models.DateTimeField(_("last saved"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("created by"),
    )

    working_version = models.ForeignKey(
        "articles.Version",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("working version"),
    )
    live_version = models.ForeignKey(
        "articles.Version", models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("live version")
    )

    withdrawal_reason = models.CharField(
        _("reason for withdrawal"), max_length=10, choices=WithdrawalReason, blank=True, editable=False
    )
    withdrawal_note = models.CharField(_("explanation for readers"), max_length=200, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="+", verbose_name=_("merged into")
    )

    objects = ArticleQuerySet.as_manager()

    if TYPE_CHECKING:
        id: int
        category_id: int | None
        cover_id: int | None
        working_version_id: int | None
        live_version_id: int | None
        view_total: ViewTotal

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        # The primary key breaks ties, so paging never shows one article twice.
        ordering = ["-published_at", "-pk"]
        permissions = [
            ("publish_article", _("Can publish and withdraw articles")),
            ("change_any_article", _("Can change articles of others")),
            ("review_article", _("Can approve articles of others")),
            ("tag_article", _("Can change tags and related links of any article")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | Q(published_at__isnull=False, live_version__isnull=False),
                name="article_public_has_date",
                violation_error_message=_("A published article must have a date and a live version."),
            ),
            models.CheckConstraint(
                condition=Q(updated_at__isnull=True) | Q(updated_at__gte=F("published_at")),
                name="article_updated_after_published",
                violation_error_message=_("An article cannot be updated before it was published."),
            ),
            models.CheckConstraint(
                condition=~Q(state=State.WITHDRAWN) | ~Q(withdrawal_reason=""),
                name="article_withdrawn_has_reason",
                violation_error_message=_("A withdrawn article must say why."),
            ),
        ]
        indexes = [
            # The admin's list: newest work first, by state.
            models.Index(fields=["state", "-saved_at"], name="article_state_saved"),
            models.Index(fields=["-saved_at"], name="article_saved"),
            # Previous and next within a category, sitemap parts.
            models.Index(fields=["category", "published_at", "id"], name="article_category_published"),
            # The job that makes covers looks here; the index is empty when all is done.
            models.Index(fields=["id"], name="article_without_card", condition=Q(card="", state=State.PUBLISHED)),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.slug])

    @property
    def is_public(self) -> bool:
        return self.state == State.PUBLISHED and self.published_at is not None and self.published_at <= timezone.now()

    @property
    def has_unpublished_changes(self) -> bool:
        """A live article with a newer working version."""
        return self.live_version_id is not None and self.live_version_id != self.working_version_id

    @property
    def is_updated(self) -> bool:
        """Readers are shown an update date only when it differs from the first one."""
        return bool(self.updated_at and self.published_at and self.updated_at > self.published_at)

    @property
    def changed_at(self) -> datetime | None:
        """When the text last changed for readers: the declared update, else the publication."""
        return self.updated_at or self.published_at

    @property
    def authors_in_order(self) -> list[Author]:
        """Authors as the byline names them; free of queries after ``for_cards``."""
        return [byline.author for byline in self.bylines.all()]


def bylines_in_order() -> Prefetch:
    return Prefetch("bylines", Byline.objects.select_related("author__photo").order_by("position"))
