import pytest

from site_config.models import StaticPage

pytestmark = pytest.mark.django_db


def test_static_page_shows_its_text(client):
    found = StaticPage.objects.create(title="关于我们", slug="about", body="<p>我们是谁。</p>", is_published=True)

    page = client.get("/pages/about/")

    assert page.context["static_page"] == found
    assert page.context["head"].title == "关于我们 - 明白"
    assert "<p>我们是谁。</p>" in page.text


def test_hidden_static_page_answers_as_an_invented_address_does(client):
    StaticPage.objects.create(title="草稿", slug="hidden", body="<p>草稿</p>")

    hidden, invented = client.get("/pages/hidden/"), client.get("/pages/invented/")

    assert hidden.status_code == invented.status_code == 404
    assert hidden.content == invented.content
