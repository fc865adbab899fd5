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
from articles.models import Article, Author, Category, Tag, TagAlias, TagGroup, ViewDay
from articles.permissions import System
from articles.transfer.intake import bring_all
from articles.transfer.markup import html_from_markdown
from articles.transfer.outcome import Row
from articles.transfer.readers.markdown import read_markdown
from site_config.models import FriendLink, MenuItem, SiteSettings, StaticPage

DEMO = System("demo")
FOLDER = Path(settings.PROJECT_ROOT) / "articles" / "demo"
DAYS_OF_VIEWS = 30


def load() -> Iterator[Row]:
    """Load what is missing, and yield a row an article. What an editor has changed since stays as it is."""
    site = _yaml("site.yaml")
    _load_site(site)
    _load_pages(site.get("pages", []))
    _load_categories(_yaml("categories.yaml"), None, count())
    _load_authors(_yaml("authors.yaml"))
    _load_tags(_yaml("tags.yaml"))
    known = set(Article.objects.filter(working_version__isnull=False).values_list("import_key", flat=True))
    yield from bring_all(_missing_articles(known), by=DEMO, publish_them=True)
    _load_views(known)


def _missing_articles(known: set[str | None]) -> Any:
    files = sorted((FOLDER / "articles").glob("*.md"))

    def read() -> Any:
        for file in files:
            for item in read_markdown(file):
                if getattr(item, "key", None) not in known:
                    yield item

    return read


def _yaml(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def _load_site(site: dict[str, Any]) -> None:
    if SiteSettings.objects.exists():
        return
    names = ("name", "tagline", "description", "organisation", "disclaimer")
    SiteSettings(pk=1, **{name: site[name] for name in names if site.get(name)}).save()
    for place in MenuItem.Place.values:
        for position, item in enumerate(site.get("menu", {}).get(place, [])):
            MenuItem.objects.create(place=place, label=item["label"], address=item["path"], position=position)
    for position, link in enumerate(site.get("friend_links", [])):
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


def _load_views(known: set[str | None]) -> None:
    """Spread a believable share of each new article's views over the last days."""
    chance = random.Random(20261123)  # noqa: S311 - for show
    today = timezone.localdate()
    new = Article.objects.published().filter(import_key__startswith="markdown:demo-").exclude(import_key__in=known)
    ViewDay.objects.bulk_create(
        (
            ViewDay(article=article, day=today - timedelta(days=back), count=chance.randint(0, _daily_views(article)))
            for article in new.select_related("view_total")
            for back in range(DAYS_OF_VIEWS)
        ),
        ignore_conflicts=True,
    )


def _daily_views(article: Article) -> int:
    return max(2, article.view_total.count // 30)
