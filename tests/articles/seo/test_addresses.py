import pytest

from articles.seo.addresses import absolute, with_absolute_addresses

PAGE = "https://www.example.com/articles/bill/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<img src="/media/a.jpg" alt="">', '<img src="https://www.example.com/media/a.jpg" alt="">'),
        ('<a href="#h">', f'<a href="{PAGE}#h">'),
        ('<a href="https://other.example/">', '<a href="https://other.example/">'),
        ('<a href="mailto:a@example.com">', '<a href="mailto:a@example.com">'),
        ('<a title="href=" href="/x/">', '<a title="href=" href="https://www.example.com/x/">'),
        ('<p>src="/media/a.jpg"</p>', '<p>src="/media/a.jpg"</p>'),
    ],
)
def test_local_addresses_become_whole(html, expected):
    assert with_absolute_addresses(html, PAGE) == expected


def test_absolute_keeps_whole_addresses():
    assert absolute("https://cdn.example/a.png", "https://www.example.com") == "https://cdn.example/a.png"
    assert absolute("/a/?page=2", "https://www.example.com") == "https://www.example.com/a/?page=2"
