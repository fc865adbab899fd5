"""Articles by Beijing month and year."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Listing, ListingEntry
from articles.models.listing import HOME
from articles.public.headings import list_head, overview_head
from articles.public.pages import Page, page_of_entries, page_of_listing, paged
from site_config.context import SiteFrame, frame


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    head = overview_head(
        frame(),
        title=_("Archive: all articles by month"),
        description=_("All articles of this site by the month in which they appeared."),
        path=request.path,
    )
    years = [(year, [month[1:] for month in own]) for year, own in groupby(_months(), key=lambda month: month[0])]
    return render(request, "articles/archive.html", {"head": head, "years": years})


@require_safe
@paged
def archive_year(request: HttpRequest, year: int, *, number: int) -> HttpResponse:
    count = sum(month[2] for month in _months(f"{year:04d}-"))
    if count == 0:
        raise Http404
    zone = timezone.get_default_timezone()
    first, after = datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)
    entries = ListingEntry.objects.filter(listing__key=HOME, published_at__gte=first, published_at__lt=after)
    site = frame()
    page = page_of_entries(entries, number, count=count, size=site.settings.articles_a_page, path=request.path)
    return _page(request, site, page, year=year, month=None, title=_("Articles of %(year)d") % {"year": year})


@require_safe
@paged
def archive_month(request: HttpRequest, year: int, month: int, *, number: int) -> HttpResponse:
    site = frame()
    key = f"month:{year:04d}-{month:02d}"
    page = page_of_listing(key, number, size=site.settings.articles_a_page, path=request.path)
    if page.count == 0:
        raise Http404
    title = _("Articles of %(month)d/%(year)d") % {"year": year, "month": month}
    return _page(request, site, page, year=year, month=month, title=title)


def _page(
    request: HttpRequest, site: SiteFrame, page: Page, *, year: int, month: int | None, title: str
) -> HttpResponse:
    head = list_head(site, page, title=title, description=_("%(title)s, newest first.") % {"title": title})
    context = {"head": head, "year": year, "month": month, "page": page}
    return render(request, "articles/archive_month.html", context)


def _months(start: str = "") -> list[tuple[int, int, int, str]]:
    """Year, month, articles and address of every month that has any, newest first."""
    listings = Listing.objects.filter(key__startswith=f"month:{start}", article_count__gt=0).order_by("-key")
    rows = []
    for key, count in listings.values_list("key", "article_count"):
        year, month = (int(part) for part in key.removeprefix("month:").split("-"))
        rows.append((year, month, count, reverse("archive-month", args=[year, month])))
    return rows
