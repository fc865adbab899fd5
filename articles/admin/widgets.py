"""Inputs of the writing desk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.template.loader import render_to_string
from django.urls import reverse, reverse_lazy
from django.utils.safestring import SafeString

from articles.models import Article, Byline, Image, RelatedLink, TaggedArticle


def choose_category() -> AutocompleteSelect:
    return AutocompleteSelect(Article._meta.get_field("category"), admin.site)


def choose_authors() -> OrderedAutocomplete:
    return OrderedAutocomplete(Byline._meta.get_field("author"), admin.site)


def choose_articles() -> OrderedAutocomplete:
    return OrderedAutocomplete(RelatedLink._meta.get_field("target"), admin.site)


def choose_article() -> AutocompleteSelect:
    return AutocompleteSelect(RelatedLink._meta.get_field("target"), admin.site)


class OrderedAutocomplete(AutocompleteSelectMultiple):
    """Several choices whose order counts: they are shown and sent in the order they were chosen."""

    class Media:
        js = ["admin/js/jquery.init.js", "admin_theme/ordered_choices.js"]

    def build_attrs(self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None) -> dict[str, Any]:
        return super().build_attrs(base_attrs, extra_attrs) | {"data-ordered-choices": ""}

    def optgroups(self, name: str, value: Sequence[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        groups = super().optgroups(name, value, attrs)
        places = {str(key): place for place, key in enumerate(value)}
        for _label, options, _index in groups:
            options.sort(key=lambda option: places.get(str(option["value"]), len(places)))
        return groups


class ImagePicker(AutocompleteSelect):
    """One image: found by name, or uploaded on the spot; shown as it is."""

    class Media:
        js = ["admin/js/jquery.init.js", "admin_theme/image_picker.js"]

    def __init__(self) -> None:
        super().__init__(Article._meta.get_field("cover"), admin.site)

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        context = {
            "select": super().render(name, value, attrs, renderer),
            "image": Image.objects.filter(pk=value).first() if str(value or "").isdigit() else None,
            "upload_url": reverse("admin:articles_image_upload"),
        }
        return render_to_string("admin/widgets/image_picker.html", context)


class TagNames(forms.TextInput):
    """Names typed one after another; what exists is suggested while typing."""

    class Media:
        js = ["admin_theme/tag_names.js"]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        field = TaggedArticle._meta.get_field("tag")
        context["widget"]["attrs"] |= {
            "class": "vLargeTextField",
            "autocomplete": "off",
            "data-suggestions": reverse_lazy("admin:autocomplete"),
            "data-app-label": field.model._meta.app_label,
            "data-model-name": field.model._meta.model_name,
            "data-field-name": field.name,
        }
        return context

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, Iterable) and not isinstance(value, str):
            return "，".join(value)
        return super().format_value(value)
