"""The desk for the tree of categories."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import Desk
from articles.admin.filters import in_tree_order
from articles.admin.person import person
from articles.editing.categories import save_category
from articles.models import Category


@admin.register(Category)
class CategoryDesk(Desk):
    list_display = ["indented_name", "slug", "position", "own_articles"]
    list_display_links = ["indented_name"]
    list_per_page = 500
    ordering = ["path"]
    search_fields = ["name", "slug"]
    fields = ["name", "parent", "slug", "position", "intro", "disclaimer"]
    autocomplete_fields = ["parent"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Category]:
        return super().get_queryset(request).annotate(own_count=Count("articles"))

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """The tree as the editor has arranged it, which no ORDER BY says; a tree is small."""
        changelist = super().get_changelist_instance(request)
        if not changelist.query:
            places = {category.pk: place for place, category in enumerate(in_tree_order())}
            changelist.result_list = sorted(changelist.result_list, key=lambda row: places[row.pk])
        return changelist

    @admin.display(description=_("name"))
    def indented_name(self, category: Category) -> SafeString:
        depth = len(category.ancestor_ids) - 1
        return format_html("{}{}", "　" * depth + ("└ " if depth else ""), category.name)

    @admin.display(description=_("articles in it"))
    def own_articles(self, category: Any) -> int:
        return category.own_count

    def save_model(self, request: HttpRequest, obj: Category, form: Any, change: bool) -> None:  # noqa: FBT001
        save_category(obj, by=person(request))

    def has_delete_permission(self, request: HttpRequest, obj: Category | None = None) -> bool:
        """Only an empty category without sub-categories may go; lists of others are not touched."""
        if obj is not None and (obj.articles.exists() or obj.children.exists()):
            return False
        return super().has_delete_permission(request, obj)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return {}
