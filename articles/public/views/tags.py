"""All tags by group, and the articles of one."""

from __future__ import annotations

from itertools import groupby

from django.db.models import Count, F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Tag, TagAlias, TaggedArticle, TagGroup
from articles.public.counts import in_use
from articles.public.headings import THIN, list_head, overview_head
from articles.public.pages import Page, page_of_listing, paged
from articles.redirects.leading import tag_path
from site_config.context import frame

NEIGHBOURS = 10


@require_safe
def tags(request: HttpRequest) -> HttpResponse:
    head = overview_head(
        frame(),
        title=_("All tags: find articles by keyword"),
        description=_("All tags of this site by kind, with the number of articles that carry each."),
        path=request.path,
    )
    return render(request, "articles/tags.html", {"head": head, "groups": _groups()})


@require_safe
@paged
def tag(request: HttpRequest, slug: str, *, number: int) -> HttpResponse:
    found = in_use(Tag.objects.accepted(), "tag").filter(slug=slug).first()
    if found is None:
        return _other_name(slug)
    site = frame()
    page = page_of_listing(found.listing_key, number, size=site.settings.articles_a_page, path=request.path)
    head = list_head(
        site,
        page,
        title=_("%(name)s: articles and guides") % {"name": found.name},
        description=found.intro or _("Articles about %(name)s.") % {"name": found.name},
        thing=found,
        is_indexed=page.count >= THIN,
    )
    context = {"head": head, "tag": found, "page": page, "neighbours": _neighbours(found, page)}
    return render(request, "articles/tag.html", context)


def _other_name(slug: str) -> HttpResponse:
    """An alias leads to its tag, if readers may see that one."""
    alias = TagAlias.objects.select_related("tag").filter(slug=slug).first()
    path = tag_path(alias.tag) if alias else None
    if path is None:
        raise Http404
    return HttpResponsePermanentRedirect(path)


def _groups() -> list[tuple[TagGroup | None, list[Tag]]]:
    """Tags that readers may see: groups in their order, then the tags of none."""
    rows = in_use(Tag.objects.accepted(), "tag").select_related("group")
    ordered = rows.order_by(F("group__position").asc(nulls_last=True), "group_id", "-article_count", "name")
    return [(group, list(own)) for group, own in groupby(ordered, key=lambda row: row.group)]


def _neighbours(found: Tag, page: Page) -> list[Tag]:
    """Tags that the articles of this page carry besides; looking at all articles would cost too much."""
    carried = TaggedArticle.objects.filter(content_object__in=[article.pk for article in page.articles])
    often = carried.exclude(tag=found.pk).filter(tag__status=Tag.Status.ACCEPTED).values("tag")
    ids = often.annotate(times=Count("pk")).order_by("-times", "tag").values("tag")[:NEIGHBOURS]
    return list(Tag.objects.filter(pk__in=ids))
