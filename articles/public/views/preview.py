"""One version of an article, for whoever holds its link."""

from __future__ import annotations

from copy import copy

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from articles.editing import preview as previews
from articles.editing.content import ArticleContent
from articles.editing.live import fill_columns
from articles.models import Article, Author, Tag
from articles.public.headings import trail_of
from articles.public.views.article import disclaimer_of
from articles.seo.head import hidden_head
from articles.text.widths import fold_for_comparison
from site_config.context import frame


@require_safe
@cache_control(no_store=True)
def preview(request: HttpRequest, token: str) -> HttpResponse:
    try:
        article, version = previews.read(token)
    except LookupError as error:
        raise Http404 from error
    content = ArticleContent.from_json(version.content)
    # A copy that is never saved: readers go on seeing what is live.
    shown = copy(article)
    fill_columns(shown, content)
    response = render(request, "articles/article.html", _context(shown, content))
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _context(shown: Article, content: ArticleContent) -> dict[str, object]:
    site = frame()
    folded = [fold_for_comparison(name) for name in content.tags]
    authors = Author.objects.select_related("photo").in_bulk(content.authors)
    return {
        "head": hidden_head(_("Preview: %(title)s") % {"title": shown.title}, site=site),
        "article": shown,
        "trail": trail_of(shown.category),
        "contents": shown.outline,
        "authors": [authors[key] for key in content.authors if key in authors],
        "tags": list(Tag.objects.accepted().filter(folded__in=folded)),
        "previous": None,
        "next": None,
        "related": [],
        "disclaimer": disclaimer_of(shown, site),
        "is_preview": True,
        "views": 0,
        "view_url": None,
    }
