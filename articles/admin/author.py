"""The desk for bylines."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import Desk
from articles.admin.person import person
from articles.admin.widgets import ImagePicker
from articles.editing.authors import save_author
from articles.models import Author


@admin.register(Author)
class AuthorDesk(Desk):
    list_display = ["name", "title", "is_pen_name", "user"]
    list_select_related = ["user"]
    search_fields = ["name", "slug"]
    fields = ["name", "slug", "title", "bio", "is_pen_name", "photo", "user"]
    autocomplete_fields = ["user"]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "photo":
            kwargs["widget"] = ImagePicker()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name == "slug":
            field.help_text = _("Left empty, it is made from the name. The old address leads to the new one.")
        return field

    def save_model(self, request: HttpRequest, obj: Author, form: Any, change: bool) -> None:  # noqa: FBT001
        save_author(obj, by=person(request))

    def has_delete_permission(self, request: HttpRequest, obj: Author | None = None) -> bool:
        """An author whose name stands above articles stays."""
        if obj is not None and obj.bylines.exists():
            return False
        return super().has_delete_permission(request, obj)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return {}
