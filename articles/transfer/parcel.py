"""The neutral form of an article on its way in or out, whatever file it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from articles.editing.content import Source


@dataclass(frozen=True)
class Origin:
    """Where something was read, for messages: a file and the line in it."""

    file: str
    line: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Named:
    """A category, author or tag as the file names it; the slug may be missing."""

    name: str
    slug: str = ""


@dataclass(frozen=True)
class Teaser:
    """A related article of which only title and excerpt are known."""

    title: str
    excerpt: str = ""


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """One article. ``key`` tells it from every other one, in this run and the next."""

    key: str
    origin: Origin
    title: str
    body: str = ""
    markup: Literal["html", "markdown", "text"] = "html"
    summary: str = ""
    slug: str = ""
    authors: tuple[Named, ...] = ()
    category: Named | None = None
    tags: tuple[Named, ...] = ()
    date: datetime | None = None
    updated: datetime | None = None
    views: int = 0
    related: tuple[str, ...] = ()
    teasers: tuple[Teaser, ...] = ()
    is_draft: bool = False
    seo_title: str = ""
    seo_description: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Problem:
    """What could not be read, or was passed over. A warning does not fail the article."""

    origin: Origin
    message: str
    is_warning: bool = False


Read = Iterator[Parcel | Problem]
