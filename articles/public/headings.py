"""The heads of public pages: which title, which feeds, whether search engines may keep it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Author, Category, Tag
from articles.public.pages import Page
from articles.seo import json_ld
from articles.seo.descriptions import described
from articles.seo.head import FeedLink, Head, list_title, page_head
from site_config.context import SiteFrame

RSS, ATOM = "application/rss+xml", "application/atom+xml"
# A tag with fewer articles says too little to be found by it.
THIN = 3


def list_head(
    site: SiteFrame,
    page: Page,
    *,
    title: str,
    description: str,
    trail: list[Category] | None = None,
    thing: Category | Tag | Author | None = None,
    is_indexed: bool = True,
    nodes: list[json_ld.Node] | None = None,
) -> Head:
    """The head of one page of a list. Every page is canonical to itself."""
    name = str(thing) if thing else title
    return page_head(
        site,
        title=list_title(title, site, number=page.number),
        description=described(description, filler(site)),
        path=page.url,
        is_indexed=is_indexed and page.count > 0,
        nodes=[
            json_ld.web_page(site, page.url, name, description, kind="CollectionPage"),
            *([json_ld.breadcrumbs(site, trail or [], current=name, path=page.path)] if page.path != "/" else []),
            *(nodes or []),
        ],
        feeds=feed_links(site, thing),
        previous_url=page.previous_url,
        next_url=page.next_url,
    )


def overview_head(site: SiteFrame, *, title: str, description: str, path: str, is_indexed: bool = True) -> Head:
    """The head of a page that lists categories, tags, authors or months."""
    return page_head(
        site,
        title=list_title(title, site),
        description=described(description, filler(site)),
        path=path,
        is_indexed=is_indexed,
        nodes=[
            json_ld.web_page(site, path, title, description),
            json_ld.breadcrumbs(site, [], current=title, path=path),
        ],
        feeds=feed_links(site),
    )


def filler(site: SiteFrame) -> str:
    """What the site is about, for pages that have little to say of themselves."""
    return site.settings.description or _(
        "Clear answers to everyday questions of money and law: what to do first, what it costs, "
        "and whom to ask, with dates and sources."
    )


def feed_links(site: SiteFrame, thing: Category | Tag | Author | None = None) -> list[FeedLink]:
    """The feeds of the whole site, and those of ``thing``."""
    name = site.settings.name
    links = [(RSS, f"{name} RSS", reverse("feed-rss")), (ATOM, f"{name} Atom", reverse("feed-atom"))]
    if thing is not None:
        kind = thing._meta.model_name
        links += [
            (RSS, f"{thing} - {name} RSS", reverse(f"{kind}-rss", args=[thing.slug])),
            (ATOM, f"{thing} - {name} Atom", reverse(f"{kind}-atom", args=[thing.slug])),
        ]
    return links


def trail_of(category: Category | None) -> list[Category]:
    """The way from the root category to ``category`` itself; parents are at hand after ``for_page``."""
    trail: list[Category] = []
    while category is not None:
        trail.insert(0, category)
        category = category.parent
    return trail
