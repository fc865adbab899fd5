"""What every public answer has in common."""

import gzip

import pytest
from django.test import Client

from articles.models import Tag
from tests.factories import make_article, make_author, make_category, make_owner

pytestmark = pytest.mark.django_db

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
JUNK = [{}, {"sessionid": "x"}, {"sessionid": "a" * 32, "csrftoken": "b" * 32, "messages": "c"}, {"theme": "dark"}]


def _addresses() -> list[str]:
    category, author = make_category("债务"), make_author("小花")
    article = make_article(category=category, author=author, tags=("逾期",))
    tag = Tag.objects.get()
    things = [category.get_absolute_url(), tag.get_absolute_url(), author.get_absolute_url()]
    feeds = [f"{place}{name}.xml" for place in ("/feeds/", *things) for name in ("rss", "atom")]
    return [
        "/", article.get_absolute_url(), f"/articles/{article.slug}.md", f"/articles/{article.pk}/", *things, *feeds,
        "/categories/", "/tags/", "/authors/", "/archive/", f"/archive/{article.published_at:%Y}/", "/popular/",
        "/search/", "/search/?q=a", "/search/?q=a&format=json", "/search/suggest/?q=a", "/sitemap.xml", "/sitemap.txt",
        "/sitemaps/articles-1.xml", "/robots.txt", "/nothing-here/", "/.well-known/security.txt", "/preview/forged/",
    ]  # fmt: skip


@pytest.mark.parametrize("save_every_request", [False, True])
def test_no_public_answer_knows_who_asks(settings, save_every_request):
    """Junk cookies and a real staff session change nothing: not a byte, not a header."""
    settings.SESSION_SAVE_EVERY_REQUEST = save_every_request
    staff = Client()
    staff.force_login(make_owner())
    known = {name: morsel.value for name, morsel in staff.cookies.items()}

    for address in _addresses():
        plain = Client().get(address)
        for cookies in [*JUNK, known]:
            asker = Client()
            for name, value in cookies.items():
                asker.cookies[name] = value
            answer = asker.get(address)
            assert answer.content == plain.content, address
            assert answer.headers.items() == plain.headers.items(), address
            assert not answer.cookies, address
            assert answer["Vary"] == "Accept-Encoding", address
            assert answer["Content-Security-Policy"] == POLICY, address


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Forwarded-Host", "evil.example"),
        ("Forwarded", "host=evil.example"),
        ("X-Original-URL", "/admin/"),
        ("X-HTTP-Method-Override", "DELETE"),
        ("Accept-Language", "en"),
        ("User-Agent", "Googlebot"),
        ("Accept", "application/json"),
        ("Authorization", "Basic eDp5"),
        ("Referer", "https://evil.example/"),
    ],
)
def test_no_other_header_changes_a_page(client, header, value):
    address = make_article().get_absolute_url()

    assert client.get(address, headers={header: value}).content == client.get(address).content


def test_unknown_parameters_change_nothing(client):
    make_article()

    assert client.get("/?utm_source=a&theme=dark;page=2").content == client.get("/").content


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:8000@evil.example", "127.0.0.1.evil.example"])
def test_foreign_host_is_refused(client, host):
    assert client.get("/", headers={"Host": host}).status_code == 400


def test_page_is_not_sent_again_to_who_has_it(client):
    address = make_article().get_absolute_url()
    etag = client.get(address)["ETag"]

    again = client.get(address, headers={"If-None-Match": f'"other", W/{etag}'})

    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == etag
    assert again["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Content-Type" not in again


def test_etag_is_strong_and_changes_with_the_page(client):
    first = client.get("/")["ETag"]
    make_article()

    second = client.get("/")["ETag"]

    assert first.startswith('"')
    assert first != second
    assert client.get("/", headers={"If-None-Match": first}).status_code == 200


def test_page_is_compressed_for_who_understands_it_the_same_every_time(client):
    plain = client.get("/")

    packed = client.get("/", headers={"Accept-Encoding": "br, gzip;q=0.8"})
    again = client.get("/", headers={"Accept-Encoding": "gzip"})

    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed.content == again.content
    assert packed["Content-Length"] == str(len(packed.content))
    assert packed["ETag"] == again["ETag"] != plain["ETag"]
    assert client.get("/", headers={"Accept-Encoding": "gzip", "If-None-Match": packed["ETag"]}).status_code == 304
    assert client.get("/", headers={"Accept-Encoding": "gzip", "If-None-Match": plain["ETag"]}).status_code == 200


@pytest.mark.parametrize("accepted", ["", "identity", "gzip;q=0", "br", "gzip; q=0.0"])
def test_page_is_not_compressed_for_others(client, accepted):
    answer = client.get("/", headers={"Accept-Encoding": accepted})

    assert "Content-Encoding" not in answer


def test_head_has_the_headers_of_the_page_without_it(client):
    page = client.get("/")

    head = client.head("/")

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers.items() == page.headers.items()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_wrong_method_is_405(method):
    """Also with CSRF checks on: a public page needs no token, it just does not take such requests."""
    asker = Client(enforce_csrf_checks=True)
    article = make_article()

    for address in ("/", article.get_absolute_url(), "/search/", "/feeds/rss.xml", "/sitemap.xml", "/robots.txt"):
        assert getattr(asker, method)(address).status_code == 405, address


def test_security_headers_stand_on_pages(client):
    page = client.get("/")

    assert page["X-Content-Type-Options"] == "nosniff"
    assert page["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert page["Cross-Origin-Opener-Policy"] == "same-origin"
    assert page["Cross-Origin-Resource-Policy"] == "same-origin"
    assert page["Permissions-Policy"].startswith("accelerometer=()")
