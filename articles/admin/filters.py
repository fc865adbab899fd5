"""How an editor narrows the list of articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import F, Field, QuerySet
from django.forms import ModelChoiceField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Author, Byline, Category, State, Tag, TaggedArticle

UNPUBLISHED_CHANGES = "changed"


class StateFilter(admin.SimpleListFilter):
    """By state; the trash is shown only to who asks for it."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return [*State.choices, (UNPUBLISHED_CHANGES, _("with unpublished changes"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        value = self.value()
        if value == UNPUBLISHED_CHANGES:
            return queryset.filter(live_version__isnull=False).exclude(live_version=F("working_version"))
        if value in State.values:
            return queryset.filter(state=value)
        return queryset.exclude(state=State.TRASHED)


class CategoryFilter(admin.SimpleListFilter):
    """By category, with the articles of everything below it."""

    title = _("category")
    parameter_name = "category"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [(str(row.pk), f"{'　' * (len(row.ancestor_ids) - 1)}{row.name}") for row in in_tree_order()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        value = self.value()
        if not value:
            return queryset
        chosen = Category.objects.filter(pk=value).first() if value.isdigit() else None
        return queryset.filter(category__path__startswith=chosen.path) if chosen else queryset.none()


def in_tree_order() -> list[Category]:
    """Every category below its parent, as the editor has arranged them."""
    below: dict[int | None, list[Category]] = {}
    for category in Category.objects.order_by("position", "pk"):
        below.setdefault(category.parent_id, []).append(category)

    def walk(parent: int | None) -> Iterator[Category]:
        for category in below.get(parent, []):
            yield category
            yield from walk(category.pk)

    return list(walk(None))


class SuggestingFilter(admin.SimpleListFilter):
    """By one of many rows, found by typing: the page never lists them all."""

    template = "admin/suggesting_filter.html"
    field: Field
    lookup: str

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return []

    def has_output(self) -> bool:
        return True

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        others = {key: value for key, value in changelist.get_filters_params().items() if key != self.parameter_name}
        chosen = value if (value := self.value()) and value.isdigit() else ""
        choice = ModelChoiceField(self.rows(), required=False, widget=AutocompleteSelect(self.field, admin.site))
        yield {
            "select": choice.widget.render(
                self.parameter_name, chosen, {"id": f"filter-{self.parameter_name}", "aria-label": self.title}
            ),
            "others": [(key, value) for key, values in others.items() for value in values],
            "search": changelist.query,
        }

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        value = self.value()
        if not value:
            return queryset
        return queryset.filter(**{self.lookup: value}) if value.isdigit() else queryset.none()

    def rows(self) -> QuerySet[Any]:
        raise NotImplementedError


class AuthorFilter(SuggestingFilter):
    title = _("author")
    parameter_name = "author"
    field = Byline._meta.get_field("author")
    lookup = "bylines__author"

    def rows(self) -> QuerySet[Author]:
        return Author.objects.all()


class TagFilter(SuggestingFilter):
    title = _("tag")
    parameter_name = "tag"
    field = TaggedArticle._meta.get_field("tag")
    lookup = "tagged_items__tag"

    def rows(self) -> QuerySet[Tag]:
        return Tag.objects.all()
