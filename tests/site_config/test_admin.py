"""The owner's desks."""

from __future__ import annotations

import pytest

from site_config.models import MenuItem, SiteSettings, StaticPage
from tests.factories import make_editor, make_owner

pytestmark = pytest.mark.django_db
SETTINGS = "/admin/site_config/sitesettings/1/change/"


@pytest.fixture(autouse=True)
def _signed_in(client):
    client.force_login(make_owner())


def settings_form(**fields):
    return {"name": "明白", "articles_a_page": "20", "characters_a_minute": "400"} | fields


def test_the_settings_are_one_form_and_made_when_first_opened(client):
    response = client.get("/admin/site_config/sitesettings/", follow=True)

    assert response.request["PATH_INFO"] == SETTINGS
    assert response.context["adminform"].form["name"].value() == "明白"


def test_a_new_name_of_the_site_is_shown_at_once(client):
    SiteSettings.objects.create(pk=1)
    client.get("/")

    client.post(SETTINGS, settings_form(name="清楚"))

    assert "清楚" in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [("icp_number", "<script>"), ("police_number", "123"), ("articles_a_page", "0"), ("name", "")],
)
def test_settings_that_cannot_be_right_are_refused_beside_their_field(client, field, value):
    SiteSettings.objects.create(pk=1)

    response = client.post(SETTINGS, settings_form(**{field: value}))

    assert set(response.context["adminform"].form.errors) == {field}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//evil.example/", "data:text/html,x"])
def test_a_menu_item_leads_to_a_page_only(client, address):
    form = {"place": "header", "label": "关于", "address": address, "position": "0"}

    response = client.post("/admin/site_config/menuitem/add/", form)

    assert set(response.context["adminform"].form.errors) == {"address"}
    assert not MenuItem.objects.exists()


def test_the_body_of_a_static_page_is_cleaned(client):
    body = '<h2>关于我们</h2><p onclick="x()">正文</p><script>alert(1)</script>'

    client.post("/admin/site_config/staticpage/add/", {"title": "关于", "slug": "about", "body": body})

    assert StaticPage.objects.get().body == "<h2>关于我们</h2><p>正文</p>"


def test_an_editor_finds_none_of_it(client):
    client.force_login(make_editor())

    for desk in ("sitesettings", "menuitem", "friendlink", "staticpage"):
        assert client.get(f"/admin/site_config/{desk}/").status_code == 403
