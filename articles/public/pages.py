"""One page of a list of articles, and the way to its other pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from articles.models import Article, Listing
from articles.models.listing import ListingEntry, ListingEntryQuerySet
from articles.public.cards import cards

PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)
NEIGHBOURS_SHOWN = 2

PageLink = tuple[int | None, str, bool]


@dataclass(frozen=True)
class Page:
    """Articles of one page. ``count`` is the number of articles on all pages."""

    articles: list[Article]
    number: int
    count: int
    size: int
    path: str
    query: dict[str, str] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // self.size))

    @property
    def url(self) -> str:
        return self._url(self.number)

    @property
    def previous_url(self) -> str | None:
        return self._url(self.number - 1) if self.number > 1 else None

    @property
    def next_url(self) -> str | None:
        return self._url(self.number + 1) if self.number < self.pages else None

    @property
    def links(self) -> list[PageLink]:
        """First, last and the pages around this one; a gap is ``(None, "", False)``."""
        near = range(self.number - NEIGHBOURS_SHOWN, self.number + NEIGHBOURS_SHOWN + 1)
        shown = sorted({1, self.pages, *(number for number in near if 1 <= number <= self.pages)})
        links: list[PageLink] = []
        for before, number in zip([0, *shown], shown, strict=False):
            if number - before > 1:
                links.append((None, "", False))
            links.append((number, self._url(number), number == self.number))
        return links

    def _url(self, number: int) -> str:
        query = self.query | ({"page": str(number)} if number > 1 else {})
        return f"{self.path}?{urlencode(query)}" if query else self.path


def page_of_listing(key: str, number: int, *, size: int, path: str) -> Page:
    """Page ``number`` of the list ``key``.

    The first page is read together with the stored count, any other after it.

    Raises:
        Http404: there is no such page.
    """
    entries = ListingEntry.objects.filter(listing__key=key)
    if number > 1:
        count = Listing.objects.filter(key=key).values_list("article_count", flat=True).first() or 0
        return page_of_entries(entries, number, count=count, size=size, path=path)
    rows = list(entries.newest_first().values_list("article_id", "listing__article_count")[:size])
    ids, counts = [article for article, _ in rows], [count for _, count in rows]
    return Page(cards(ids), 1, counts[0] if counts else 0, size, path)


def page_of_entries(entries: ListingEntryQuerySet, number: int, *, count: int, size: int, path: str) -> Page:
    """Page ``number`` of ``entries``, of which there are ``count``.

    Raises:
        Http404: there is no such page.
    """
    start, stop = (number - 1) * size, min(number * size, count)
    if start >= count and number > 1:
        raise Http404
    if start <= count // 2:
        ids = list(entries.newest_first().values_list("article_id", flat=True)[start:stop])
    else:
        # Nearer to the end: counting from there, the last page costs what the first one costs.
        oldest_first = entries.newest_first().reverse().values_list("article_id", flat=True)
        ids = list(oldest_first[count - stop : count - start])[::-1]
    return Page(cards(ids), number, count, size, path)


def page_of_found(ids: list[int], number: int, *, size: int, path: str, query: dict[str, str]) -> Page:
    """Page ``number`` of articles that a search found.

    Raises:
        Http404: there is no such page.
    """
    start = (number - 1) * size
    if start >= len(ids) and number > 1:
        raise Http404
    return Page(cards(ids[start : start + size]), number, len(ids), size, path, query)


def paged(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the view its page ``number``. Page 1 has one address: the bare one."""

    @wraps(view)
    def with_number(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        given = request.GET.getlist("page")
        if given == ["1"]:
            others = request.GET.copy()
            del others["page"]
            return HttpResponsePermanentRedirect(request.path + (f"?{others.urlencode()}" if others else ""))
        if len(given) > 1 or not all(PAGE_NUMBER.fullmatch(number) for number in given):
            raise Http404
        return view(request, *args, number=int(given[0]) if given else 1, **kwargs)

    return with_number
