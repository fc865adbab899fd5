"""The owner's desks: the site's name and duties, menus, links, pages."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import Desk, DeskForm
from articles.admin.editor import BodyField
from site_config.models import FriendLink, MenuItem, SiteSettings, StaticPage
from site_config.models.settings import THE_ONLY_ROW


@admin.register(SiteSettings)
class SettingsDesk(Desk):
    """One row, one form: the list leads straight to it."""

    fieldsets = [
        (None, {"fields": ["name", "tagline", "description", "logo"]}),
        (_("Operator"), {"fields": ["organisation", "contact_email", "contact_phone"]}),
        (_("Duties"), {"fields": ["disclaimer", "icp_number", "police_number"]}),
        (_("Reading"), {"fields": ["articles_a_page", "characters_a_minute"]}),
    ]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        SiteSettings.objects.get_or_create(pk=THE_ONLY_ROW)
        return HttpResponseRedirect(reverse("admin:site_config_sitesettings_change", args=[THE_ONLY_ROW]))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: SiteSettings | None = None) -> bool:
        return False


@admin.register(MenuItem)
class MenuDesk(Desk):
    list_display = ["label", "place", "address", "position"]
    list_editable = ["position"]
    list_filter = ["place"]
    search_fields = ["label", "address"]


@admin.register(FriendLink)
class FriendLinkDesk(Desk):
    list_display = ["name", "address", "position", "is_visible"]
    list_editable = ["position", "is_visible"]
    search_fields = ["name", "address"]


class StaticPageForm(DeskForm):
    body = BodyField(label=_("Body"))


@admin.register(StaticPage)
class StaticPageDesk(Desk):
    form = StaticPageForm
    list_display = ["title", "slug", "is_published", "updated_at"]
    list_filter = ["is_published"]
    search_fields = ["title", "slug"]
    fields = ["title", "slug", "is_published", "body"]
