import pytest

from tests.factories import make_owner

pytestmark = pytest.mark.django_db


def test_staff_signs_in_at_accounts(client):
    page = client.get("/accounts/login/")

    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store"
    assert "noindex" in page["X-Robots-Tag"]


@pytest.mark.parametrize("path", ["signup/", "email/", "confirm-email/", "social/signup/", "login/code/confirm/"])
def test_there_is_no_making_of_accounts(client, path):
    assert client.get(f"/accounts/{path}").status_code == 404
    assert client.post(f"/accounts/{path}", {"username": "me", "password1": "a-long-password-1"}).status_code == 404


@pytest.mark.parametrize(
    "path", ["password/change/", "password/reset/", "2fa/", "sessions/", "logout/", "reauthenticate/"]
)
def test_pages_that_staff_needs_are_there(client, path):
    client.force_login(make_owner())

    assert client.get(f"/accounts/{path}").status_code in (200, 302)


@pytest.mark.parametrize("path", ["/admin/", "/admin/articles/article/"])
def test_desk_asks_who_is_there(client, path):
    response = client.get(path)

    assert response.status_code == 302
    assert response["Location"].startswith(("/accounts/login/", "/admin/login/"))
    assert response["Cache-Control"] == "no-store"
