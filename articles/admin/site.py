"""The admin as a whole: who enters, what hangs where."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.views import LogoutView
from django.db.models import Model
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.i18n import JavaScriptCatalog

from articles.admin import front_page
from articles.models import Image

OUR_DESKS = ("articles.", "site_config.")
APPS_IN_ORDER = ["articles", "site_config", "auth"]
DESKS_IN_ORDER = ["Article", "Category", "Tag", "TagGroup", "Author", "Image", "Redirect", "Transition", "JobRun"]


class DeskSite(admin.AdminSite):
    """Django's admin with our desks only: what libraries bring is not for editors."""

    site_title = _("Desk")
    site_header = _("Desk")
    index_title = _("Overview")

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        if admin_class is not None and admin_class.__module__.startswith(OUR_DESKS):
            super().register(model_or_iterable, admin_class, **options)

    # Sign-in, second factor and rate limit are allauth's.
    login = method_decorator(secure_admin_login)(admin.AdminSite.login)

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return LogoutView.as_view(next_page=reverse_lazy("account_login"))(request)

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return redirect("account_change_password")

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return super().index(request, front_page.context(request) | (extra_context or {}))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        found = self._build_app_dict(request, app_label)
        for group in found.values():
            group["models"].sort(key=_place_of_desk)
        return sorted(found.values(), key=lambda group: APPS_IN_ORDER.index(group["app_label"]))

    def i18n_javascript(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The words of every script, the editor's too; Django's own list has only the admin's."""
        return JavaScriptCatalog.as_view()(request)

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return Suggestions.as_view(admin_site=self)(request)


class Suggestions(AutocompleteJsonView):
    """Suggestions as Django makes them, with the address of an image, so that the form can show it."""

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        result = super().serialize_result(obj, to_field_name)
        return result | {"src": obj.file.url} if isinstance(obj, Image) else result


def _place_of_desk(model: dict[str, Any]) -> int:
    name = model["object_name"]
    return DESKS_IN_ORDER.index(name) if name in DESKS_IN_ORDER else len(DESKS_IN_ORDER)
