"""The demo site: settings, authors, categories, tags and articles from ``articles/demo``."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.utils import timezone

from articles.editing.authors import save_author
from articles.editing.categories import save_category
from articles.editing.tags import save_alias, save_tag
from articles.models import Article, Author, Category, Tag, TagAlias, TagGroup, ViewDay, ViewTotal
from articles.permissions import System
from articles.transfer.intake import bring_all
from articles.transfer.markup import html_from_markdown
from articles.transfer.outcome import Row
from articles.transfer.parcel import Parcel, Read
from articles.transfer.readers.markdown import read_markdown
from site_config.models import FriendLink, MenuItem, SiteSettings, StaticPage

DEMO = System("demo")
FOLDER = Path(settings.PROJECT_ROOT) / "articles" / "demo"
DAYS_OF_VIEWS = 30


def load(folder: Path = FOLDER) -> Iterator[Row]:
    """Load the articles that are missing and what they stand on; yields a row an article.

    When no article is missing nothing at all is touched: the site is the editors' own.
    """
    keys = {item.key for item in _parcels(folder, without=set()) if isinstance(item, Parcel)}
    known = set(
        Article.objects.filter(import_key__in=keys, working_version__isnull=False).values_list("import_key", flat=True)
    )
    if keys == known:
        return
    site = _yaml(folder, "site.yaml")
    _load_site(site)
    _load_pages(site.get("pages") or [])
    _load_categories(_yaml(folder, "categories.yaml"), None, count())
    _load_authors(_yaml(folder, "authors.yaml"))
    _load_tags(_yaml(folder, "tags.yaml"))
    yield from bring_all(lambda: _parcels(folder, without=known), by=DEMO, publish_them=True)
    _load_views(keys - known)


def _parcels(folder: Path, *, without: set[str | None]) -> Read:
    for file in sorted((folder / "articles").glob("*.md")):
        for item in read_markdown(file):
            if not (isinstance(item, Parcel) and item.key in without):
                yield item


def _yaml(folder: Path, name: str) -> Any:
    return yaml.safe_load((folder / name).read_text(encoding="utf-8"))


def _load_site(site: dict[str, Any]) -> None:
    if SiteSettings.objects.exists():
        return
    names = ("name", "tagline", "description", "organisation", "disclaimer")
    SiteSettings(pk=1, **{name: site[name] for name in names if site.get(name)}).save()
    for place in MenuItem.Place.values:
        for position, item in enumerate(site.get("menu", {}).get(place, [])):
            MenuItem.objects.create(place=place, label=item["label"], address=item["path"], position=position)
    for position, link in enumerate(site.get("friend_links") or []):
        address = link.get("url") or link["address"]
        FriendLink.objects.create(name=link["name"], address=address, position=position)


def _load_pages(pages: list[dict[str, str]]) -> None:
    for page in pages:
        defaults = {"title": page["title"], "body": html_from_markdown(page["body_markdown"]), "is_published": True}
        StaticPage.objects.get_or_create(slug=page["slug"], defaults=defaults)


def _load_categories(branch: list[dict[str, Any]], parent: Category | None, position: Iterator[int]) -> None:
    for item in branch:
        found = Category.objects.filter(slug=item["slug"]).first()
        if found is None:
            texts = {name: item[name] for name in ("intro", "disclaimer") if item.get(name)}
            new = Category(name=item["name"], slug=item["slug"], parent=parent, position=next(position), **texts)
            found = save_category(new, by=DEMO)
        _load_categories(item.get("children") or [], found, position)


def _load_authors(authors: list[dict[str, Any]]) -> None:
    for item in authors:
        if not Author.objects.filter(slug=item["slug"]).exists():
            texts = {name: item.get(name) or "" for name in ("name", "slug", "title", "bio")}
            save_author(Author(**texts, is_pen_name=bool(item.get("pen_name"))), by=DEMO)


def _load_tags(tags: list[dict[str, Any]]) -> None:
    groups = {}
    for position, name in enumerate(dict.fromkeys(item["group"] for item in tags if item.get("group"))):
        groups[name], _made = TagGroup.objects.get_or_create(name=name, defaults={"position": position})
    for item in tags:
        if Tag.objects.filter(slug=item["slug"]).exists():
            continue
        group = groups.get(item.get("group"))
        tag = save_tag(Tag(name=item["name"], slug=item["slug"], group=group, intro=item.get("intro") or ""), by=DEMO)
        for name in item.get("aliases") or []:
            save_alias(TagAlias(name=name, tag=tag), by=DEMO)


def _load_views(keys: set[str]) -> None:
    """Spread a believable share of each new article's views over the days since it came out."""
    chance = random.Random(20261123)  # noqa: S311 - for show
    today = timezone.localdate()
    totals = ViewTotal.objects.filter(article__import_key__in=keys, article__published_at__isnull=False)
    for total in totals.select_related("article").order_by("article"):
        first = timezone.localdate(total.article.published_at)
        days = [today - timedelta(days=back) for back in range(DAYS_OF_VIEWS)]
        counts = [(day, chance.randint(0, total.count // DAYS_OF_VIEWS)) for day in days if day >= first]
        ViewDay.objects.bulk_create(
            [ViewDay(article_id=total.article_id, day=day, count=number) for day, number in counts if number],
            ignore_conflicts=True,
        )
