"""An article's own page, and the other addresses by which it can be asked for."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.images.addresses import share_image
from articles.models import Article, Tag
from articles.models.listing import HOME
from articles.public.headings import feed_links, trail_of
from articles.public.neighbours import neighbours, with_neighbour_ids
from articles.public.pages import page_of_listing
from articles.redirects.gone import Gone, gone
from articles.redirects.leading import public_article_path
from articles.seo.addresses import absolute
from articles.seo.head import article_head
from articles.transfer.writers.markdown import markdown_from_html
from site_config.context import SiteFrame, frame

SUGGESTIONS = 3


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    found = with_neighbour_ids(Article.objects.published().for_page()).filter(slug=slug).first()
    if found is None:
        return _not_there(request, slug)
    around = neighbours(found, previous_id=found.previous_id, next_id=found.next_id)  # type: ignore[attr-defined]
    context = article_context(found, site=frame(), tags=accepted(found.tags.all()))
    context |= {"previous": around.previous, "next": around.next, "related": around.related}
    return render(request, "articles/article.html", context)


@require_safe
def article_by_id(request: HttpRequest, pk: int) -> HttpResponse:
    path = public_article_path(pk)
    if path is None:
        raise Http404
    return HttpResponsePermanentRedirect(path)


@require_safe
def article_markdown(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Article.objects.published(), slug=slug)
    address = absolute(found.get_absolute_url(), frame().origin)
    parts = [f"# {found.title}", found.summary, markdown_from_html(found.body).strip(), f"<{address}>"]
    response = HttpResponse(
        "\n\n".join(part for part in parts if part) + "\n", content_type="text/markdown; charset=utf-8"
    )
    response["Link"] = f'<{address}>; rel="canonical"'
    return response


def article_context(found: Article, *, site: SiteFrame, tags: list[Tag]) -> dict[str, Any]:
    """What the page of a published article shows, apart from its neighbours."""
    trail, authors = trail_of(found.category), found.authors_in_order
    head = article_head(
        found,
        site=site,
        authors=authors,
        tags=[tag.name for tag in tags],
        trail=trail,
        picture=share_image(found),
        feeds=feed_links(site, found.category),
    )
    return {
        "head": head,
        "article": found,
        "trail": trail,
        "contents": found.outline,
        "authors": authors,
        "tags": tags,
        "disclaimer": disclaimer_of(found, site),
        "is_preview": False,
        "views": found.view_total.count if hasattr(found, "view_total") else 0,
        "view_url": reverse("count-view", args=[found.pk]),
    }


def accepted(tags: Any) -> list[Tag]:
    return [tag for tag in tags if tag.status == Tag.Status.ACCEPTED]


def disclaimer_of(found: Article, site: SiteFrame) -> str:
    """The category's own, else the site's."""
    return (found.category.disclaimer if found.category else "") or site.settings.disclaimer


def _not_there(request: HttpRequest, slug: str) -> HttpResponse:
    """Articles that readers knew say why they are gone or where they went; all others were never here."""
    lost = gone(slug)
    if lost is None:
        raise Http404
    if lost.new_path:
        return HttpResponsePermanentRedirect(lost.new_path)
    return _gone_page(request, lost)


def _gone_page(request: HttpRequest, lost: Gone) -> HttpResponse:
    key = lost.category.listing_key if lost.category else HOME
    suggestions = page_of_listing(key, 1, size=SUGGESTIONS, path="/").articles
    context = {"reason": lost.reason, "note": lost.note, "suggestions": suggestions}
    return render(request, "410.html", context, status=410)
