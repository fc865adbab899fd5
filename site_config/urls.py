"""Where every address of the site leads."""

from __future__ import annotations

from allauth.account import views as account
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path, re_path

from site_config.media import media

handler404 = "articles.public.views.errors.not_found"


def closed(request: HttpRequest) -> HttpResponse:
    """A page that allauth knows by name and that this site does not have."""
    raise Http404


# Staff sign in here. Accounts are made by the owner: there is no signing up and no changing of addresses.
accounts = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/reset/key/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
    path("signup/", closed, name="account_signup"),
    path("email/", closed, name="account_email"),
]

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include(accounts)),
    path("media/<path:name>", media, name="media"),
    path("", include("articles.public.urls")),
]
