"""The content of an article as one value: checked, cleaned and frozen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from articles.editing.errors import InvalidContent
from articles.text.cleaning import sanitise
from articles.text.tag_names import InvalidTagName, split_tag_names
from articles.text.widths import strip_control_characters

LONGEST_TITLE = 100
LONGEST_SUMMARY = 300
LONGEST_BODY = 400_000
LONGEST_SEO_TITLE = 100
LONGEST_SEO_DESCRIPTION = 200
MOST_TAGS = 20
MOST_SOURCES = 50


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a statement of the article comes from; ``date`` is ISO 8601 or empty."""

    title: str
    issuer: str = ""
    url: str = ""
    date: str = ""


@dataclass(frozen=True, kw_only=True)
class ArticleContent:
    """Everything an editor writes. Making one cleans it; what exists is safe to store.

    A draft may be incomplete: only a title is required. Ids refer to rows
    that the caller has checked; ``tags`` are names as a person typed them.

    Raises:
        InvalidContent: a field is too long, malformed or missing.
    """

    title: str
    summary: str = ""
    body: str = ""
    category: int | None = None
    authors: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    cover: int | None = None
    pinned: tuple[int, ...] = ()
    blocked: tuple[int, ...] = ()
    seo_title: str = ""
    seo_description: str = ""
    sources: tuple[Source, ...] = field(default=())

    def __post_init__(self) -> None:
        problems: dict[str, list[str]] = {}
        for name, limit in _LINE_LIMITS.items():
            self._set(name, _one_line(getattr(self, name)))
            if len(getattr(self, name)) > limit:
                problems[name] = [_("This is longer than %(limit)d characters.") % {"limit": limit}]
        if not self.title:
            problems["title"] = [_("Write a title.")]
        if len(self.body) > LONGEST_BODY:
            problems["body"] = [_("This is longer than %(limit)d characters.") % {"limit": LONGEST_BODY}]
        else:
            self._set("body", sanitise(self.body))
        self._clean_part("tags", lambda: _clean_tags(self.tags), problems)
        self._clean_part("sources", lambda: _clean_sources(self.sources), problems)
        for name in ("authors", "pinned", "blocked"):
            self._set(name, tuple(dict.fromkeys(getattr(self, name))))
        self._set("blocked", tuple(key for key in self.blocked if key not in self.pinned))
        if problems:
            raise InvalidContent(problems)

    def _set(self, name: str, value: object) -> None:
        object.__setattr__(self, name, value)

    def _clean_part(self, name: str, clean: Callable[[], object], problems: dict[str, list[str]]) -> None:
        try:
            self._set(name, clean())
        except ValueError as error:
            problems[name] = [str(error)]

    def with_changes(self, **changes: Any) -> ArticleContent:
        return replace(self, **changes)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> ArticleContent:
        """The value that ``to_json`` wrote; keys of older or newer releases are passed over."""
        known = {item.name for item in fields(cls)}
        values = {name: value for name, value in stored.items() if name in known}
        for name in ("authors", "tags", "pinned", "blocked"):
            values[name] = tuple(values.get(name, ()))
        values["sources"] = tuple(Source(**source) for source in values.get("sources", ()))
        return cls(**values)


_LINE_LIMITS = {
    "title": LONGEST_TITLE,
    "summary": LONGEST_SUMMARY,
    "seo_title": LONGEST_SEO_TITLE,
    "seo_description": LONGEST_SEO_DESCRIPTION,
}


def _one_line(text: str) -> str:
    return " ".join(strip_control_characters(text).split())


def _clean_tags(names: Iterable[str]) -> tuple[str, ...]:
    try:
        clean = split_tag_names("\n".join(names))
    except InvalidTagName as error:
        raise ValueError(
            _("“%(name)s” cannot be a tag: use at most 30 visible characters.") % {"name": error.name[:40]}
        ) from error
    if len(clean) > MOST_TAGS:
        raise ValueError(_("Use at most %(limit)d tags.") % {"limit": MOST_TAGS})
    return tuple(clean)


def _clean_sources(sources: Iterable[Source]) -> tuple[Source, ...]:
    clean = tuple(_clean_source(source) for source in sources)
    if len(clean) > MOST_SOURCES:
        raise ValueError(_("Name at most %(limit)d sources.") % {"limit": MOST_SOURCES})
    return clean


def _clean_source(source: Source) -> Source:
    title, issuer, url = _one_line(source.title), _one_line(source.issuer), source.url.strip()
    if not title:
        raise ValueError(_("Each source needs a title."))
    if len(title) > 200 or len(issuer) > 100 or len(url) > 500:
        raise ValueError(_("The source “%(title)s” is too long.") % {"title": title[:40]})
    if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).netloc):
        raise ValueError(_("The address of the source “%(title)s” must begin with https://.") % {"title": title[:40]})
    if source.date:
        try:
            date.fromisoformat(source.date)
        except ValueError as error:
            raise ValueError(
                _("The date of the source “%(title)s” must look like 2025-01-31.") % {"title": title[:40]}
            ) from error
    return Source(title=title, issuer=issuer, url=url, date=source.date)
