"""Pages that are not articles."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.public.headings import overview_head
from articles.text.excerpt import excerpt
from site_config.context import frame
from site_config.models import StaticPage


@require_safe
def static_page(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(StaticPage.objects.published(), slug=slug)
    site = frame()
    head = overview_head(
        site,
        title=found.title,
        description=excerpt(found.body, title=found.title),
        path=found.get_absolute_url(),
    )
    return render(request, "articles/static_page.html", {"head": head, "static_page": found})
