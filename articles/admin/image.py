"""The desk for pictures: what they show, who made them, where they are used."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import Desk, DeskForm
from articles.admin.person import person
from articles.editing.errors import InvalidContent
from articles.images.intake import UnusableImage, store
from articles.images.usage import used_in
from articles.models import Image

WORDS = ["name", "alt", "is_decorative", "credit"]
DETAILS = [*WORDS, "focal_x", "focal_y", "is_ai_made"]


class ImageForm(DeskForm):
    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("is_decorative") and values.get("alt"):
            self.add_error("alt", _("A decorative picture has no description: leave it empty, or untick “decorative”."))
        return values


class NewImageForm(ImageForm):
    """A new picture; it is checked and drawn anew on its way in."""

    upload = forms.FileField(label=_("Picture"), help_text=_("JPEG, PNG, WebP or GIF."))


@admin.register(Image)
class ImageDesk(Desk):
    list_display = ["thumbnail", "name", "described", "size_in_pixels", "cover_count", "created_at"]
    list_display_links = ["thumbnail", "name"]
    list_filter = ["is_decorative", "is_ai_made", "created_at"]
    search_fields = ["name", "alt", "credit"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Image]:
        return super().get_queryset(request).annotate(covers=Count("covered_articles"))

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        form, fields = (ImageForm, DETAILS) if obj else (NewImageForm, WORDS)
        return super().get_form(request, obj, change=change, **kwargs | {"form": form, "fields": fields})

    def get_fields(self, request: HttpRequest, obj: Image | None = None) -> Any:
        return ["picture", *DETAILS, "uses"] if obj else ["upload", *WORDS]

    def get_readonly_fields(self, request: HttpRequest, obj: Image | None = None) -> list[str]:
        return ["picture", "uses"] if obj else []

    def save_model(self, request: HttpRequest, obj: Image, form: Any, change: bool) -> None:  # noqa: FBT001
        if change:
            obj.save(update_fields=DETAILS)
            return
        values = form.cleaned_data
        words = {name: values[name] for name in WORDS}
        words["name"] = words["name"] or values["upload"].name[:100]
        try:
            stored = store(values["upload"], **words, by=person(request))
        except UnusableImage as error:
            raise InvalidContent({"upload": [str(error)]}) from error
        obj.pk = stored.pk
        obj.refresh_from_db()

    def has_delete_permission(self, request: HttpRequest, obj: Image | None = None) -> bool:
        """A picture in use stays."""
        if obj is not None and used_in(obj):
            return False
        return super().has_delete_permission(request, obj)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return {}

    @admin.display(description=_("picture"))
    def thumbnail(self, image: Image) -> SafeString:
        return format_html('<img class="thumbnail" src="{}" alt="" loading="lazy">', image.file.url)

    @admin.display(description=_("picture"))
    def picture(self, image: Image) -> SafeString:
        return format_html('<img class="large-picture" src="{}" alt="{}">', image.file.url, image.alt)

    @admin.display(description=_("description"))
    def described(self, image: Image) -> str:
        return str(_("decorative")) if image.is_decorative else image.alt or "-"

    @admin.display(description=_("size"), ordering="width")
    def size_in_pixels(self, image: Image) -> str:
        return f"{image.width} × {image.height}"

    @admin.display(description=_("covers"), ordering="covers")
    def cover_count(self, image: Any) -> int:
        return image.covers

    @admin.display(description=_("used in"))
    def uses(self, image: Image) -> SafeString | str:
        return format_html_join("、", '<a href="{}">{}</a>', [(use.url, use.label) for use in used_in(image)]) or "-"
