"""The tree of categories, and the articles of one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Category
from articles.public.counts import counted, in_use
from articles.public.headings import list_head, overview_head, trail_of
from articles.public.pages import page_of_listing, paged
from site_config.context import frame

Branch = dict[str, Any]


@require_safe
def categories(request: HttpRequest) -> HttpResponse:
    head = overview_head(
        frame(),
        title=_("All categories: find articles by subject"),
        description=_("All categories of this site, with the number of articles in each."),
        path=request.path,
    )
    context = {"head": head, "tree": _tree(list(counted(Category.objects.all(), "category")))}
    return render(request, "articles/categories.html", context)


@require_safe
@paged
def category(request: HttpRequest, slug: str, *, number: int) -> HttpResponse:
    found = get_object_or_404(Category.objects.select_related("parent__parent__parent"), slug=slug)
    site = frame()
    page = page_of_listing(found.listing_key, number, size=site.settings.articles_a_page, path=request.path)
    trail = trail_of(found.parent)
    head = list_head(
        site,
        page,
        title=_("%(name)s: articles and guides") % {"name": found.name},
        description=found.intro or _("Articles about %(name)s.") % {"name": found.name},
        trail=trail,
        thing=found,
    )
    children = list(in_use(found.children.all(), "category"))
    context = {"head": head, "category": found, "trail": trail, "children": children, "page": page}
    return render(request, "articles/category.html", context)


def _tree(rows: list[Category]) -> list[Branch]:
    """Rows as a tree, brothers in their order; categories without a parent at the top."""
    branches: dict[int | None, list[Branch]] = {}
    for row in rows:
        count = row.article_count  # type: ignore[attr-defined]
        branch = {"category": row, "article_count": count, "children": branches.setdefault(row.pk, [])}
        branches.setdefault(row.parent_id, []).append(branch)
    return branches.get(None, [])
