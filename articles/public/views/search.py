"""Find articles by words of their titles."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.public.headings import overview_head
from articles.public.pages import page_of_found, paged
from articles.public.views.home import POPULAR_SHOWN
from articles.readership.popular import favourites
from articles.text.widths import strip_control_characters
from site_config.context import frame

LONGEST_QUERY = 64
MOST_FOUND = 50
MOST_SUGGESTED = 8
A_PAGE = 20


@require_safe
@cache_control(no_store=True)
@paged
def search(request: HttpRequest, *, number: int) -> HttpResponse:
    query = words(request.GET.get("q", ""))
    if request.GET.get("format") == "json":
        return _as_json(query, request.GET.get("limit", str(A_PAGE)))
    page = None
    if query:
        page = page_of_found(_matching(query), number, size=A_PAGE, path=request.path, query={"q": query})
    elif number > 1:
        raise Http404
    title = _("Search for “%(query)s”") % {"query": query} if query else _("Search all articles")
    head = overview_head(
        frame(), title=title, description=_("Search all articles."), path=request.path, is_indexed=False
    )
    popular = [] if page and page.count else favourites(POPULAR_SHOWN)
    return render(request, "articles/search.html", {"head": head, "query": query, "page": page, "popular": popular})


@require_safe
@cache_control(no_store=True)
def suggest(request: HttpRequest) -> HttpResponse:
    query = words(request.GET.get("q", ""))
    found = _titled(query, MOST_SUGGESTED) if query else []
    rows = [{"text": article.title, "url": article.get_absolute_url(), "kind": "article"} for article in found]
    return JsonResponse({"suggestions": rows})


def words(typed: str) -> str:
    """What was typed, on one line, without control characters, at most 64 characters."""
    return " ".join(strip_control_characters(typed).split())[:LONGEST_QUERY].strip()


def _as_json(query: str, limit: str) -> HttpResponse:
    if not (limit.isascii() and limit.isdigit() and 1 <= int(limit[:4]) <= MOST_FOUND):
        raise Http404
    found = _titled(query, MOST_FOUND) if query else []
    # A title either has the words or not: all results are equally good.
    rows = [
        {"slug": article.slug, "title": article.title, "url": article.get_absolute_url(), "score": 1.0}
        for article in found[: int(limit)]
    ]
    return JsonResponse({"count": len(found), "results": rows})


def _matching(query: str) -> list[int]:
    return [article.pk for article in _titled(query, MOST_FOUND)]


def _titled(query: str, limit: int) -> list[Article]:
    """Published articles with all the words in their titles, newest first."""
    articles = Article.objects.published().only("slug", "title")
    for word in query.split():
        articles = articles.filter(title__icontains=word)
    return list(articles.order_by("-published_at", "-pk")[:limit])
