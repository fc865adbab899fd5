"""Everyone who wrote here, and what one of them wrote."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Author
from articles.public.counts import in_use
from articles.public.headings import list_head, overview_head
from articles.public.pages import page_of_listing, paged
from articles.seo import json_ld
from site_config.context import frame


@require_safe
def authors(request: HttpRequest) -> HttpResponse:
    head = overview_head(
        frame(),
        title=_("Our authors and what they wrote"),
        description=_("Who writes on this site, with their qualifications and articles."),
        path=request.path,
    )
    shown = in_use(Author.objects.select_related("photo"), "author")
    return render(request, "articles/authors.html", {"head": head, "authors": list(shown)})


@require_safe
@paged
def author(request: HttpRequest, slug: str, *, number: int) -> HttpResponse:
    found = get_object_or_404(in_use(Author.objects.select_related("photo"), "author"), slug=slug)
    site = frame()
    page = page_of_listing(found.listing_key, number, size=site.settings.articles_a_page, path=request.path)
    head = list_head(
        site,
        page,
        title=_("%(name)s: all articles of this author") % {"name": found.name},
        description=found.bio or _("Articles by %(name)s.") % {"name": found.name},
        thing=found,
        nodes=[json_ld.person(found, site)],
    )
    return render(request, "articles/author.html", {"head": head, "author": found, "page": page})
