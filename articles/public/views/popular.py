"""What is read most, this week, this month and ever."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.public.cards import cards
from articles.public.headings import overview_head
from articles.readership.popular import most_read
from site_config.context import frame

SHOWN = 20
WINDOWS: dict[str, int | None] = {"7": 7, "30": 30, "all": None}
USUAL = "30"


@require_safe
def popular(request: HttpRequest) -> HttpResponse:
    window = request.GET.get("window", USUAL)
    if window not in WINDOWS:
        raise Http404
    head = overview_head(
        frame(),
        title=_("Most read articles and guides"),
        description=_("What readers of this site read most."),
        path=_address(request, window),
        is_indexed=window == USUAL,
    )
    labels = {"7": _("Last 7 days"), "30": _("Last 30 days"), "all": _("Ever")}
    windows = [(value, label, _address(request, value), value == window) for value, label in labels.items()]
    context = {"head": head, "window": window, "windows": windows, "articles": _articles(WINDOWS[window])}
    return render(request, "articles/popular.html", context)


def _articles(days: int | None) -> list[Article]:
    """The most read articles that are public, with ``view_count``."""
    views = dict(most_read(days=days, limit=SHOWN))
    shown = cards(views)[:SHOWN]
    for article in shown:
        article.view_count = views[article.pk]  # type: ignore[attr-defined]
    return shown


def _address(request: HttpRequest, window: str) -> str:
    return request.path if window == USUAL else f"{request.path}?window={window}"
