"""The first page of the site."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Category
from articles.models.listing import HOME
from articles.public.counts import in_use
from articles.public.headings import filler, list_head
from articles.public.pages import page_of_listing, paged
from articles.readership.popular import favourites
from site_config.context import frame

POPULAR_SHOWN = 6


@require_safe
@paged
def home(request: HttpRequest, *, number: int) -> HttpResponse:
    site = frame()
    page = page_of_listing(HOME, number, size=site.settings.articles_a_page, path=request.path)
    head = list_head(
        site,
        page,
        title=site.settings.tagline or _("Newest articles and practical guides"),
        description=filler(site),
    )
    first = number == 1
    context = {
        "head": head,
        "page": page,
        "categories": top_categories() if first else [],
        "popular": favourites(POPULAR_SHOWN) if first else [],
    }
    return render(request, "articles/home.html", context)


def top_categories() -> list[Category]:
    """Categories at the top of the tree that have articles, with their counts: one query."""
    return list(in_use(Category.objects.top(), "category"))
