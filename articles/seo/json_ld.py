"""Structured data: what a page is about, for machines (schema.org, and Baidu's own block)."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Author, Category
from articles.seo.addresses import absolute
from site_config.context import SiteFrame

Node = dict[str, Any]

LANGUAGE = "zh-CN"
BAIDU_CONTEXT = "https://ziyuan.baidu.com/contexts/cambrian.jsonld"
# Inside a script element these would end it or begin a comment.
_DANGEROUS = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def written(data: Node) -> str:
    """JSON that is safe inside a script element."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_DANGEROUS)


def blocks(site: SiteFrame, nodes: list[Node]) -> list[str]:
    """One graph of the site, its operator and ``nodes``."""
    return [written({"@context": "https://schema.org", "@graph": [_website(site), _organisation(site), *nodes]})]


def beijing(moment: datetime | None, *, zone: bool = True) -> str:
    """``2026-03-12T08:30:00+08:00``, or without the zone."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return (local if zone else local.replace(tzinfo=None)).isoformat(timespec="seconds")


def article_nodes(
    article: Article, *, site: SiteFrame, authors: list[Author], trail: list[Category], picture: str, description: str
) -> list[Node]:
    address = absolute(article.get_absolute_url(), site.origin)
    people = [person(author, site) for author in authors]
    image = absolute(picture, site.origin)
    text: Node = {
        "@type": "Article",
        "@id": f"{address}#article",
        "headline": article.title,
        "description": description,
        "image": [image],
        "datePublished": beijing(article.published_at),
        "dateModified": beijing(article.changed_at),
        "author": people,
        "publisher": {"@id": _organisation_id(site)},
        "mainEntityOfPage": {"@id": address},
        "isPartOf": {"@id": _website_id(site)},
        "inLanguage": LANGUAGE,
        "wordCount": article.character_count,
    }
    if trail:
        text["articleSection"] = trail[-1].name
    if article.sources:
        text["citation"] = [_citation(source) for source in article.sources]
    page = web_page(site, article.get_absolute_url(), article.title, description)
    page |= {"primaryImageOfPage": {"@type": "ImageObject", "url": image}, "datePublished": text["datePublished"]}
    page |= {"dateModified": text["dateModified"]}
    return [page, text, breadcrumbs(site, trail, current=article.title, path=article.get_absolute_url())]


def web_page(site: SiteFrame, path: str, name: str, description: str, *, kind: str = "WebPage") -> Node:
    address = absolute(path, site.origin)
    return {
        "@type": kind,
        "@id": address,
        "url": address,
        "name": name,
        "description": description,
        "inLanguage": LANGUAGE,
        "isPartOf": {"@id": _website_id(site)},
    }


def breadcrumbs(site: SiteFrame, trail: list[Category], *, current: str, path: str) -> Node:
    """The way from home over ``trail`` to the page itself."""
    steps = [(_("Home"), "/"), *((category.name, category.get_absolute_url()) for category in trail), (current, path)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(address, site.origin)}
            for place, (name, address) in enumerate(steps, start=1)
        ],
    }


def person(author: Author, site: SiteFrame) -> Node:
    address = absolute(author.get_absolute_url(), site.origin)
    node: Node = {"@type": "Person", "@id": f"{address}#person", "name": author.name, "url": address}
    if author.title:
        node["jobTitle"] = author.title
    if author.bio:
        node["description"] = author.bio
    return node


def baidu_block(article: Article, *, address: str, picture: str, about: str) -> str:
    """When the page was made and changed, as Baidu asks for it: Beijing time without a zone."""
    return written(
        {
            "@context": BAIDU_CONTEXT,
            "@id": address,
            "title": article.title,
            "images": [picture],
            "description": about,
            "pubDate": beijing(article.published_at, zone=False),
            "upDate": beijing(article.changed_at, zone=False),
        }
    )


def _citation(source: dict[str, str]) -> Node:
    node: Node = {"@type": "CreativeWork", "name": source["title"]}
    if source.get("issuer"):
        node["publisher"] = {"@type": "Organization", "name": source["issuer"]}
    if source.get("url"):
        node["url"] = source["url"]
    if source.get("date"):
        node["datePublished"] = source["date"]
    return node


def _website_id(site: SiteFrame) -> str:
    return f"{site.origin}/#website"


def _organisation_id(site: SiteFrame) -> str:
    return f"{site.origin}/#organization"


def _website(site: SiteFrame) -> Node:
    return {
        "@type": "WebSite",
        "@id": _website_id(site),
        "url": f"{site.origin}/",
        "name": site.settings.name,
        "inLanguage": LANGUAGE,
        "publisher": {"@id": _organisation_id(site)},
    }


def _organisation(site: SiteFrame) -> Node:
    node: Node = {
        "@type": "Organization",
        "@id": _organisation_id(site),
        "name": site.settings.organisation or site.settings.name,
        "url": f"{site.origin}/",
    }
    if site.settings.logo:
        node["logo"] = {"@type": "ImageObject", "url": absolute(site.settings.logo.url, site.origin)}
    if site.settings.contact_email:
        node["email"] = site.settings.contact_email
    return node
