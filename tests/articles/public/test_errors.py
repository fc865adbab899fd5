import pytest
from django.db import connection
from django.test import Client
from django.urls import path

from articles.models import ViewTotal
from site_config import context, urls
from tests.factories import make_article, make_category

pytestmark = pytest.mark.django_db


def broken(request):
    raise RuntimeError("told in the log, not to readers")


urlpatterns = [path("broken/", broken), *urls.urlpatterns]
handler404 = urls.handler404


def test_missing_page_offers_a_way_on_and_does_not_repeat_the_address(client):
    category = make_category("债务")
    article = make_article(category=category)
    ViewTotal.objects.filter(article=article).update(count=3)

    page = client.get("/no-such-token-here/?x=no-such-token-either")

    assert page.status_code == 404
    assert page.context["categories"] == [category]
    assert page.context["popular"] == [article]
    assert "no-such-token" not in page.text
    assert "noindex" in page.text


@pytest.mark.parametrize("address", ["/nope/", "/a/b/c/d", "/wp-login.php", "/%00/", "/%ff/", "/" + "x" * 600])
def test_unknown_addresses_cost_the_same_few_queries(client, django_assert_num_queries, address):
    make_article()
    context.forget()

    # 3 of the frame, categories, popular; and whether an old address leads on, unless none can be so long or so odd
    with django_assert_num_queries(5 if len(address) > 255 or "%00" in address else 6):
        assert client.get(address).status_code == 404


def test_page_that_breaks_is_500_without_the_database(settings, django_assert_num_queries):
    settings.ROOT_URLCONF = __name__
    asker = Client(raise_request_exception=False)

    with django_assert_num_queries(0):
        page = asker.get("/broken/")

    assert page.status_code == 500
    assert "readers" not in page.text
    assert "<h1>" in page.text
    assert connection.queries_log is not None
