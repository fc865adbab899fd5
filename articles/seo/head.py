"""What the head of a page tells search engines and apps: values in, metadata out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from django.utils.translation import gettext as _

from articles.models import Article, Author, Category
from articles.seo import json_ld
from articles.seo.addresses import absolute
from articles.seo.descriptions import article_description
from site_config.context import SiteFrame

INDEX = "index,follow,max-image-preview:large"
NO_INDEX = "noindex,follow"
HIDDEN = "noindex,nofollow"

FeedLink = tuple[str, str, str]


class Picture(Protocol):
    """What a page looks like when it is shared; sizes in pixels."""

    @property
    def url(self) -> str: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def alt(self) -> str: ...


@dataclass(frozen=True, kw_only=True)
class Head:
    """``json_ld`` is escaped already; ``og`` are properties, ``named`` are names."""

    title: str
    description: str = ""
    canonical: str = ""
    robots: str = INDEX
    og: list[tuple[str, str]] = field(default_factory=list)
    named: list[tuple[str, str]] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)
    feeds: list[FeedLink] = field(default_factory=list)
    previous_url: str | None = None
    next_url: str | None = None


def page_head(
    site: SiteFrame,
    *,
    title: str,
    description: str,
    path: str,
    is_indexed: bool = True,
    nodes: list[json_ld.Node] | None = None,
    feeds: list[FeedLink] | None = None,
    previous_url: str | None = None,
    next_url: str | None = None,
) -> Head:
    """The head of a list or another page that is not an article. ``title`` is whole, with the site's name."""
    address = absolute(path, site.origin)
    return Head(
        title=title,
        description=description,
        canonical=address,
        robots=INDEX if is_indexed else NO_INDEX,
        og=_open_graph(site, title=title, description=description, address=address, kind="website"),
        named=[("twitter:card", "summary")],
        json_ld=json_ld.blocks(site, nodes or []),
        feeds=feeds or [],
        previous_url=absolute(previous_url, site.origin) if previous_url else None,
        next_url=absolute(next_url, site.origin) if next_url else None,
    )


def article_head(
    article: Article,
    *,
    site: SiteFrame,
    authors: list[Author],
    tags: list[str],
    trail: list[Category],
    picture: Picture,
    feeds: list[FeedLink],
) -> Head:
    """The head of a published article."""
    address = absolute(article.get_absolute_url(), site.origin)
    image = absolute(picture.url, site.origin)
    description = article_description(article)
    og = _open_graph(site, title=article.seo_title or article.title, description=description, address=address)
    og += [
        ("og:image", image),
        ("og:image:width", str(picture.width)),
        ("og:image:height", str(picture.height)),
        ("og:image:alt", picture.alt or article.title),
        ("article:published_time", json_ld.beijing(article.published_at)),
        ("article:modified_time", json_ld.beijing(article.changed_at)),
    ]
    og += [("article:section", trail[-1].name)] if trail else []
    og += [("article:author", absolute(author.get_absolute_url(), site.origin)) for author in authors]
    og += [("article:tag", tag) for tag in tags]
    nodes = json_ld.article_nodes(
        article, site=site, authors=authors, trail=trail, picture=picture.url, description=description
    )
    return Head(
        title=titled(article.seo_title or article.title, site),
        description=description,
        canonical=address,
        og=og,
        named=[
            ("author", "、".join(author.name for author in authors)),
            ("twitter:card", "summary_large_image"),
            ("twitter:title", article.seo_title or article.title),
            ("twitter:description", description),
            ("twitter:image", image),
        ],
        json_ld=[
            *json_ld.blocks(site, nodes),
            json_ld.baidu_block(article, address=address, picture=image, about=description),
        ],
        feeds=feeds,
    )


def hidden_head(title: str, *, site: SiteFrame) -> Head:
    """The head of a page that only its holder should see: nothing for machines."""
    return Head(title=titled(title, site), robots=HIDDEN)


def titled(title: str, site: SiteFrame) -> str:
    return f"{title} - {site.settings.name}"


def list_title(title: str, site: SiteFrame, *, number: int = 1) -> str:
    """The title of one page of a list; later pages name their number."""
    if number > 1:
        title = _("%(title)s, page %(number)d") % {"title": title, "number": number}
    return titled(title, site)


def _open_graph(
    site: SiteFrame, *, title: str, description: str, address: str, kind: str = "article"
) -> list[tuple[str, str]]:
    return [
        ("og:type", kind),
        ("og:title", title),
        ("og:description", description),
        ("og:url", address),
        ("og:site_name", site.settings.name),
        ("og:locale", "zh_CN"),
    ]
