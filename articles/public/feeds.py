"""The newest articles in full, for feed readers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.html import linebreaks
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from articles.models import Article, Author, Category, ListingEntry, Tag
from articles.models.article import bylines_in_order
from articles.models.listing import HOME
from articles.public.counts import in_use
from articles.public.headings import filler
from articles.public.views.article import accepted, disclaimer_of
from articles.seo.addresses import absolute, with_absolute_addresses
from site_config.context import SiteFrame, frame

NEWEST = 30
LANGUAGE = "zh-cn"
# A feed without articles must not change from one minute to the next.
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class FullRSS(Rss201rev2Feed):
    """RSS 2.0 with the whole text and every author."""

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name, _address in item["authors"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("content:encoded", item["text"])

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else LONG_AGO


class FullAtom(Atom1Feed):
    """Atom with the whole text and every author."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name, address in item["authors"]:
            handler.startElement("author", AttributesImpl({}))
            handler.addQuickElement("name", name)
            handler.addQuickElement("uri", address)
            handler.endElement("author")
        handler.addQuickElement("content", item["text"], {"type": "html"})

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else LONG_AGO


Generator = type[FullRSS] | type[FullAtom]


@require_safe
def site_feed(request: HttpRequest, generator: Generator) -> HttpResponse:
    site = frame()
    return _answer(request, generator, site, key=HOME, title=site.settings.name, about=filler(site), path="/")


@require_safe
def category_feed(request: HttpRequest, slug: str, generator: Generator) -> HttpResponse:
    return _feed_of(request, generator, get_object_or_404(Category, slug=slug))


@require_safe
def tag_feed(request: HttpRequest, slug: str, generator: Generator) -> HttpResponse:
    return _feed_of(request, generator, get_object_or_404(in_use(Tag.objects.accepted(), "tag"), slug=slug))


@require_safe
def author_feed(request: HttpRequest, slug: str, generator: Generator) -> HttpResponse:
    return _feed_of(request, generator, get_object_or_404(in_use(Author.objects.all(), "author"), slug=slug))


def _feed_of(request: HttpRequest, generator: Generator, thing: Category | Tag | Author) -> HttpResponse:
    site = frame()
    about = (thing.bio if isinstance(thing, Author) else thing.intro) or filler(site)
    title = f"{thing} - {site.settings.name}"
    return _answer(
        request, generator, site, key=thing.listing_key, title=title, about=about, path=thing.get_absolute_url()
    )


def _answer(
    request: HttpRequest, generator: Generator, site: SiteFrame, *, key: str, title: str, about: str, path: str
) -> HttpResponse:
    feed = generator(
        title=title,
        link=absolute(path, site.origin),
        description=about,
        language=LANGUAGE,
        feed_url=absolute(request.path, site.origin),
    )
    for article in _newest(key):
        feed.add_item(**_item(article, site))
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _newest(key: str) -> list[Article]:
    ids = list(
        ListingEntry.objects.filter(listing__key=key).newest_first().values_list("article_id", flat=True)[:NEWEST]
    )
    articles = Article.objects.published().for_page().prefetch_related(bylines_in_order())
    found = articles.in_bulk(ids) if ids else {}
    return [found[pk] for pk in ids if pk in found]


def _item(article: Article, site: SiteFrame) -> dict[str, Any]:
    address = absolute(article.get_absolute_url(), site.origin)
    categories = [article.category.name] if article.category else []
    return {
        "title": article.title,
        "link": address,
        "description": article.summary,
        "text": with_absolute_addresses(
            article.body + linebreaks(disclaimer_of(article, site), autoescape=True), address
        ),
        "authors": [
            (author.name, absolute(author.get_absolute_url(), site.origin)) for author in article.authors_in_order
        ],
        "pubdate": timezone.localtime(article.published_at),
        "updateddate": timezone.localtime(article.changed_at),
        "categories": [*categories, *(tag.name for tag in accepted(article.tags.all()))],
        # The id stays when the address changes, so that nobody is shown an article twice.
        "unique_id": absolute(f"/articles/{article.pk}/", site.origin),
        "unique_id_is_permalink": False,
    }
