"""Every address that search engines may keep, in parts that they accept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from xml.sax.saxutils import escape

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Article, Author, Category, Listing, ListingEntry, Tag
from articles.models.listing import HOME
from articles.public.counts import in_use
from articles.public.headings import THIN
from site_config.context import frame
from site_config.models import StaticPage

# Article ids a part: far from the limits of 50,000 addresses and 10 MB, and quick to make.
A_PART = 10_000
# Baidu and Toutiao read plain lists of at most so many addresses.
MOST_LINES = 50_000
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
ARTICLES = re.compile(r"articles-([1-9][0-9]{0,5})", re.ASCII)

Entry = tuple[str, datetime | None]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The parts that hold anything."""
    names = [f"articles-{number}" for number in _article_parts()]
    names += [name for name, entries in PARTS.items() if any(True for _ in entries())]
    addresses = ((reverse("sitemap-part", args=[name]), None) for name in names)
    return _xml("sitemapindex", "sitemap", addresses)


@require_safe
def part(request: HttpRequest, part: str) -> HttpResponse:
    numbered = ARTICLES.fullmatch(part)
    if numbered:
        entries = list(_articles(int(numbered[1])))
    elif part in PARTS:
        entries = list(PARTS[part]())
    else:
        raise Http404
    if not entries:
        raise Http404
    return _xml("urlset", "url", entries)


@require_safe
def text(request: HttpRequest) -> HttpResponse:
    """The newest articles, one address a line."""
    origin, address = frame().origin, _article_address()
    slugs = Article.objects.published().order_by("-pk").values_list("slug", flat=True)[:MOST_LINES]
    lines = (f"{origin}{address(slug)}\n" for slug in slugs)
    return HttpResponse("".join(lines), content_type="text/plain; charset=utf-8")


def _article_parts() -> list[int]:
    """Numbers of the parts that hold published articles, from the entries of the home page: one query."""
    entries = ListingEntry.objects.filter(listing__key=HOME, published_at__lte=timezone.now())
    numbers = entries.order_by().values_list((F("article_id") - 1) / A_PART, flat=True).distinct()
    return sorted(number + 1 for number in numbers)


def _articles(number: int) -> Iterable[Entry]:
    last, address = number * A_PART, _article_address()
    articles = Article.objects.published().filter(pk__gt=last - A_PART, pk__lte=last).order_by("pk")
    for slug, published, updated in articles.values_list("slug", "published_at", "updated_at"):
        yield address(slug), updated or published


def _pages() -> Iterable[Entry]:
    changed = Listing.objects.filter(key=HOME).values_list("changed_at", flat=True).first()
    for name in ("home", "categories", "tags", "authors", "archive", "popular"):
        yield reverse(name), changed
    for slug, updated in StaticPage.objects.published().values_list("slug", "updated_at"):
        yield reverse("static-page", args=[slug]), updated


def _categories() -> Iterable[Entry]:
    for row in in_use(Category.objects.order_by("pk"), "category"):
        yield row.get_absolute_url(), row.listed_at


def _tags() -> Iterable[Entry]:
    for row in in_use(Tag.objects.accepted().order_by("pk"), "tag").filter(article_count__gte=THIN):
        yield row.get_absolute_url(), row.listed_at


def _authors() -> Iterable[Entry]:
    for row in in_use(Author.objects.order_by("pk"), "author"):
        yield row.get_absolute_url(), row.listed_at


def _months() -> Iterable[Entry]:
    months = Listing.objects.filter(key__startswith="month:", article_count__gte=THIN).order_by("key")
    for key, changed in months.values_list("key", "changed_at"):
        year, month = (int(digits) for digits in key.removeprefix("month:").split("-"))
        yield reverse("archive-month", args=[year, month]), changed


PARTS: dict[str, Callable[[], Iterable[Entry]]] = {
    "pages": _pages,
    "categories": _categories,
    "tags": _tags,
    "authors": _authors,
    "archive": _months,
}


def _xml(root: str, element: str, entries: Iterable[Entry]) -> HttpResponse:
    """Written by hand: a part has ten thousand entries, and a generator takes a second for them."""
    origin, zone = frame().origin, timezone.get_default_timezone()
    rows = []
    for path, changed in entries:
        moment = changed.astimezone(zone).isoformat(timespec="seconds") if changed else ""
        lastmod = f"<lastmod>{moment}</lastmod>" if moment else ""
        rows.append(f"<{element}><loc>{escape(origin + path)}</loc>{lastmod}</{element}>\n")
    text = f'<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns="{NAMESPACE}">\n{"".join(rows)}</{root}>\n'
    return HttpResponse(text, content_type="application/xml; charset=utf-8")


def _article_address() -> Callable[[str], str]:
    """Addresses of many articles: asking for the pattern once is a hundred times faster."""
    before, after = reverse("article", args=["slug"]).split("slug")
    return lambda slug: f"{before}{slug}{after}"
