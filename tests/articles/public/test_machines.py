import pytest
import time_machine

from site_config.models import SiteSettings

pytestmark = pytest.mark.django_db


def test_robots_may_go_everywhere_but_the_desk(client):
    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.text == (
        "User-agent: *\nDisallow: /admin/\nDisallow: /accounts/\nDisallow: /preview/\n\n"
        "Sitemap: http://127.0.0.1:8000/sitemap.xml\n"
    )


@time_machine.travel("2026-03-12 08:30:00Z", tick=False)
def test_security_contact_is_told_for_a_year(client):
    SiteSettings.objects.create(pk=1, contact_email="safe@example.com")

    assert client.get("/.well-known/security.txt").text == (
        "Contact: mailto:safe@example.com\nExpires: 2027-03-12T00:00:00Z\nPreferred-Languages: zh, en\n"
        "Canonical: http://127.0.0.1:8000/.well-known/security.txt\n"
    )


def test_security_contact_that_is_not_set_is_404(client):
    assert client.get("/.well-known/security.txt").status_code == 404
