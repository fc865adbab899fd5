"""Accounts, roles and the way in."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.models import Group, User

from tests.factories import make_editor, make_owner, make_user

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-password-1"


def test_the_owner_adds_a_person_with_a_role(client):
    client.force_login(make_owner())
    form = {
        "username": "xiaohua",
        "usable_password": "true",
        "password1": "long-enough-pass-9",
        "password2": "long-enough-pass-9",
        "is_staff": "on",
        "groups": [Group.objects.get(name="作者").pk],
    }

    client.post("/admin/auth/user/add/", form)

    person = User.objects.get(username="xiaohua")
    assert person.has_perm("articles.add_article")
    assert not person.has_perm("articles.publish_article")
    assert not person.is_superuser


def test_an_owner_by_role_cannot_take_over_a_superuser(client):
    superuser = make_owner()
    client.force_login(make_user("站长"))

    response = client.post(f"/admin/auth/user/{superuser.pk}/change/", {"username": "mine", "is_staff": "on"})
    password = client.post(f"/admin/auth/user/{superuser.pk}/password/", {"password1": "x" * 12, "password2": "x" * 12})

    assert (response.status_code, password.status_code) == (403, 403)
    superuser.refresh_from_db()
    assert superuser.check_password(PASSWORD)


def test_nobody_makes_a_superuser_through_a_form(client):
    client.force_login(make_user("站长"))
    editor = make_editor()

    form = {"username": editor.username, "is_active": "on", "is_staff": "on", "is_superuser": "on", "groups": []}
    client.post(f"/admin/auth/user/{editor.pk}/change/", form)

    editor.refresh_from_db()
    assert not editor.is_superuser


def test_signing_up_is_closed(client):
    form = {"username": "stranger", "password1": "long-enough-pass-9", "email": "a@example.com"}

    client.post("/accounts/signup/", form)

    assert not User.objects.filter(username="stranger").exists()


def test_a_person_without_a_desk_is_not_let_in(client):
    client.force_login(make_user())

    assert client.get("/admin/").status_code in (302, 403)
    assert client.get("/admin/articles/article/").status_code in (302, 403)


def test_the_password_alone_does_not_let_in_who_has_a_second_factor(client):
    editor = make_editor()
    secret = generate_totp_secret()
    TOTP.activate(editor, secret)

    response = client.post("/accounts/login/", {"login": editor.username, "password": PASSWORD})
    assert response["Location"] == "/accounts/2fa/authenticate/"
    assert client.get("/admin/").status_code == 302

    code = hotp_value(secret, next(yield_hotp_counters_from_time()))
    response = client.post("/accounts/2fa/authenticate/", {"code": f"{code:06}"})
    assert response["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_the_square_code_needs_no_weaker_policy(client):
    editor = make_editor()
    client.post("/accounts/login/", {"login": editor.username, "password": PASSWORD})

    response = client.post(
        "/accounts/reauthenticate/?next=/accounts/2fa/totp/activate/", {"password": PASSWORD}, follow=True
    )

    page = response.content.decode()
    assert "<svg" in page
    assert "data:image" not in page
    assert "style=" not in page
    assert "unsafe" not in response["Content-Security-Policy"]


def test_the_owner_helps_a_person_who_lost_the_phone(client):
    client.force_login(make_owner())
    editor = make_editor()
    TOTP.activate(editor, generate_totp_secret())

    client.post("/admin/auth/user/", {"action": "remove_second_factor", "_selected_action": [editor.pk]})

    assert not Authenticator.objects.filter(user=editor).exists()


def test_signing_out_needs_a_post(client):
    client.force_login(make_editor())

    assert client.get("/admin/logout/").status_code == 405
    assert client.get("/admin/").status_code == 200

    client.post("/admin/logout/")
    assert client.get("/admin/").status_code == 302
