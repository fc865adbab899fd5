from pathlib import Path

import pytest

from tests.factories import make_owner

PICTURE = b"\x89PNG\r\n\x1a\n picture"


@pytest.fixture(autouse=True)
def _files(settings):
    for name in (
        "images/a.png",
        "cards/b.webp",
        "site/c.jpg",
        "images/page.html",
        "images/d.svg",
        "private/e.png",
        "f.png",
    ):
        path = Path(settings.MEDIA_ROOT) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PICTURE)


@pytest.mark.parametrize(
    ("name", "kind"), [("images/a.png", "image/png"), ("cards/b.webp", "image/webp"), ("site/c.jpg", "image/jpeg")]
)
def test_pictures_are_served_to_keep_and_never_to_run(client, name, kind):
    response = client.get(f"/media/{name}")

    assert response.status_code == 200
    assert b"".join(response.streaming_content) == PICTURE
    assert response["Content-Type"] == kind
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert not response.cookies


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "", "images/", "images/none.png", "images/page.html", "images/d.svg", "private/e.png", "f.png",
        "images/../private/e.png", "images/%2e%2e/private/e.png", "images/..%2fprivate/e.png", "/etc/passwd",
        "images/%00.png", "images/../../../../etc/hosts.png", "images/..\\private\\e.png",
        "images/" + "x" * 300 + ".png",
    ],
)  # fmt: skip
def test_everything_else_is_404(client, name):
    assert client.get(f"/media/{name}").status_code == 404


@pytest.mark.django_db
def test_staff_gets_the_same_picture_without_a_cookie(client):
    client.force_login(make_owner())

    response = client.get("/media/images/a.png")

    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_pictures_are_only_read(client):
    assert client.post("/media/images/a.png").status_code == 405
