from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from articles.editing.content import ArticleContent
from articles.editing.save import save
from articles.models import (
    Article,
    Author,
    Category,
    ListingEntry,
    RelatedLink,
    Tag,
    TagAlias,
    Version,
    ViewDay,
    ViewTotal,
)
from site_config.models import FriendLink, MenuItem, SiteSettings, StaticPage
from site_config.operations import demo
from tests.factories import make_editor

pytestmark = pytest.mark.django_db

SITE = """
name: 试用站
tagline: 说明白，少走弯路
menu:
  header:
    - {label: 首页, path: /}
  footer:
    - {label: 关于, path: /pages/about/}
friend_links:
  - {name: 友邻, url: "https://friend.example/"}
pages:
  - {slug: about, title: 关于, body_markdown: "我们**不放贷**。"}
"""
CATEGORIES = """
- name: 征信
  slug: zheng-xin
  intro: 读懂征信报告。
  disclaimer: 仅供参考。
  children:
    - {name: 征信修复, slug: xiu-fu}
"""
AUTHORS = "- {name: 小禾, slug: xiao-he, title: 编辑, bio: 写过十年账单。, pen_name: true}\n"
TAGS = "- {name: 征信报告, slug: zheng-xin-bao-gao, group: 征信, intro: 怎么看。, aliases: [信用报告]}\n"
ARTICLE = """---
source_id: demo-{name}
title: {title}
slug: {name}
summary: 一句话说清{title}。
author: 小禾
category: 征信
tags: [征信报告]
date: 2025-06-01T09:00:00+08:00
views: 900
related: [{related}]
---
## 一、先看报告

登录后核对每一笔贷款，确认金额与日期。
"""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch) -> Path:
    place = tmp_path / "demo"
    (place / "articles").mkdir(parents=True)
    for name, text in [("site", SITE), ("categories", CATEGORIES), ("authors", AUTHORS), ("tags", TAGS)]:
        (place / f"{name}.yaml").write_text(text)
    for name, title, related in [("kan-bao-gao", "怎样看征信报告", "demo-yi-yi"), ("yi-yi", "怎样提出异议", "")]:
        (place / "articles" / f"{name}.md").write_text(ARTICLE.format(name=name, title=title, related=related))
    monkeypatch.setattr(demo.load, "__defaults__", (place,))
    return place


def load() -> str:
    out = StringIO()
    call_command("demo", stdout=out, stderr=StringIO())
    return out.getvalue()


def everything() -> dict[str, list[object]]:
    kinds = [Article, Version, Author, Category, Tag, TagAlias, RelatedLink, ListingEntry, ViewDay, ViewTotal]
    kinds += [SiteSettings, MenuItem, FriendLink, StaticPage]
    return {kind.__name__: list(kind.objects.order_by("pk").values()) for kind in kinds}


def test_demo_fills_the_site_through_the_same_doors_as_editors():
    load()

    article = Article.objects.published().get(slug="kan-bao-gao")
    assert article.category == Category.objects.get(slug="zheng-xin")
    assert [author.name for author in article.authors_in_order] == ["小禾"]
    assert list(article.related_links.values_list("target__slug", flat=True)) == ["yi-yi"]
    assert article.published_at.isoformat() == "2025-06-01T01:00:00+00:00"
    assert ViewTotal.objects.get(article=article).count == 900
    assert ViewDay.objects.filter(article=article).exists()
    assert Category.objects.get(slug="xiu-fu").parent == article.category
    assert TagAlias.objects.get(name="信用报告").tag.slug == "zheng-xin-bao-gao"
    assert SiteSettings.load().name == "试用站"
    assert [item.label for item in MenuItem.objects.order_by("pk")] == ["首页", "关于"]
    assert StaticPage.objects.get(slug="about").body == "<p>我们<strong>不放贷</strong>。</p>"


def test_demo_draws_the_cards_at_once():
    load()

    assert [len(card) for card in Article.objects.values_list("card", flat=True)] == [32, 32]


def test_demo_loaded_twice_is_the_same():
    load()
    before = everything()

    load()

    assert everything() == before


def test_demo_leaves_alone_what_was_edited():
    load()
    article = Article.objects.get(slug="kan-bao-gao")
    content = ArticleContent(title="改过的标题", body="<p>改过的正文。</p>", category=article.category_id)
    save(article, content, by=make_editor(), base=article.working_version_id)
    StaticPage.objects.all().delete()
    before = everything()

    load()

    assert everything() == before


def test_article_that_came_later_is_added_alone(folder):
    load()
    (folder / "articles" / "new.md").write_text(ARTICLE.format(name="xin", title="新来的一篇", related="demo-yi-yi"))
    SiteSettings.objects.update(name="我的站")

    load()

    assert Article.objects.published().count() == 3
    assert SiteSettings.load().name == "我的站"
    assert Version.objects.count() == 3
