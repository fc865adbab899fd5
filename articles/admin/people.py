"""The desk for accounts and roles; the owner's alone."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.desk import NamedList


class NewPersonForm(AdminUserCreationForm):
    """Without a wish for the cursor: the admin's script puts it there, and browsers complain of two."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].widget.attrs.pop("autofocus", None)


@admin.register(User)
class UserDesk(NamedList, UserAdmin):
    add_form = NewPersonForm
    list_display = ["username", "get_full_name", "roles", "is_active", "has_second_factor", "last_login"]
    list_filter = ["groups", "is_active"]
    search_fields = ["username", "first_name", "last_name", "email"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (gettext_lazy("Person"), {"fields": ["last_name", "first_name", "email"]}),
        (gettext_lazy("Rights"), {"fields": ["is_active", "is_staff", "groups"]}),
        (gettext_lazy("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"classes": ["wide"], "fields": ["username", "usable_password", "password1", "password2"]}),
        (gettext_lazy("Rights"), {"fields": ["is_staff", "groups"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]
    autocomplete_fields = ["groups"]
    filter_horizontal = []
    actions = ["remove_second_factor"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups", "authenticator_set")

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return super().get_changeform_initial_data(request) | {"is_staff": True}

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Nobody but a superuser changes a superuser, else any owner could take over."""
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Accounts are closed by unticking “active”: the history keeps its names."""
        return False

    @admin.display(description=gettext_lazy("roles"))
    def roles(self, person: User) -> str:
        names = [group.name for group in person.groups.all()]
        return "、".join([_("superuser"), *names] if person.is_superuser else names) or "-"

    @admin.display(description=gettext_lazy("second factor"), boolean=True)
    def has_second_factor(self, person: Any) -> bool:
        return any(item.type == Authenticator.Type.TOTP for item in person.authenticator_set.all())

    @admin.action(description=gettext_lazy("Remove the second factor (lost phone)"), permissions=["change"])
    def remove_second_factor(self, request: HttpRequest, people: QuerySet[User]) -> None:
        helped = [person for person in people if self.has_change_permission(request, person)]
        Authenticator.objects.filter(user__in=helped).delete()
        said = _("Second factor removed; these accounts sign in with the password alone: %d")
        self.message_user(request, said % len(helped), messages.SUCCESS)


@admin.register(Group)
class RoleDesk(NamedList, GroupAdmin):
    search_fields = ["name"]

    def has_delete_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return False
