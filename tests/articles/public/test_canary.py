"""Nothing that is not public shows anywhere: every hidden article carries a word of its own, and all is searched."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import Resolver404, get_resolver, resolve
from django.utils import timezone

from articles.editing.addresses import move
from articles.editing.content import ArticleContent, Source
from articles.editing.publish import publish
from articles.editing.related import relate
from articles.editing.save import create, reserve, save
from articles.editing.trash import trash
from articles.editing.withdraw import withdraw
from articles.models import Article, Image, State, Tag, ViewDay, ViewTotal
from site_config.models import StaticPage
from tests.factories import TESTS, make_article, make_author, make_category, make_tag

pytestmark = pytest.mark.django_db

TOKEN = "canary"
STATES = [
    "draft", "withdrawn-error", "withdrawn-outdated", "withdrawn-merged", "trashed-draft", "trashed-public",
    "newer-draft", "future",
]  # fmt: skip


def _cover(word: str) -> Image:
    return Image.objects.create(
        file=f"images/{word}cover.jpg",
        width=1200,
        height=800,
        content_hash=word,
        name=word,
        alt=f"{word}图",
        credit=word,
    )


def _content(word: str, **changes: object) -> ArticleContent:
    """Content with ``word`` in every field that a person can fill."""
    fields = {
        "title": f"{word}标题",
        "summary": f"{word}摘要，先核对账单，再联系机构。",
        "body": f'<h2>{word}小节</h2><p>{word}正文</p><p><img src="/media/images/{word}body.jpg" alt="{word}"></p>',
        "tags": (f"{word}标签",),
        "cover": _cover(word).pk,
        "seo_title": f"{word}搜索标题",
        "seo_description": f"{word}搜索描述",
        "sources": (Source(title=f"{word}来源", issuer=f"{word}机关", url=f"https://example.com/{word}"),),
    }
    return ArticleContent(**fields | changes)


@pytest.fixture
def site() -> Article:
    """A site with two public articles, and one hidden article in every state beside them; returns a public one."""
    category, author = make_category("债务"), make_author("小花")
    StaticPage.objects.create(title=f"{TOKEN}page", slug=f"{TOKEN}page", body=f"<p>{TOKEN}</p>")
    make_tag(f"{TOKEN}pending", status=Tag.Status.PENDING)
    seen = make_article(category=category, author=author, title="公开的文章", slug="seen", tags=("逾期",))
    make_article(category=category, author=author, title="另一篇公开的文章", tags=("逾期",), published_days_ago=3)
    own = {"category": category.pk, "authors": (author.pk,)}
    hidden = [_hidden(state, f"{TOKEN}{number}", own, seen) for number, state in enumerate(STATES)]
    relate(seen, pinned=tuple(article.pk for article in hidden if article.pk != seen.pk), by=TESTS)
    reserve([f"{TOKEN}reserved"])
    for article in hidden:
        ViewTotal.objects.update_or_create(article=article, defaults={"count": 99})
        ViewDay.objects.create(article=article, day=timezone.localdate(), count=99)
    return seen


def _hidden(state: str, word: str, own: dict, seen: Article) -> Article:
    if state == "newer-draft":
        article = make_article(title="有新草稿的公开文章", slug="with-newer-draft")
        kept = {"category": article.category_id, "authors": own["authors"]}
        return save(article, _content(word, **kept), by=TESTS)
    article = create(_content(word, **own), by=TESTS, slug=f"{word}slug")
    if state == "draft":
        return article
    if state == "trashed-draft":
        return trash(article, by=TESTS)
    article = publish(article, by=TESTS, first_published=timezone.now() - timedelta(days=2))
    move(article, f"{word}moved", by=TESTS)
    match state:
        case "future":
            Article.objects.filter(pk=article.pk).update(published_at=timezone.now() + timedelta(days=1))
        case "trashed-public":
            trash(article, by=TESTS)
        case "withdrawn-merged":
            withdraw(article, by=TESTS, reason="merged", merged_into=seen)
        case _:
            withdraw(article, by=TESTS, reason=state.removeprefix("withdrawn-"), note="这篇文章已撤回。")
    return Article.objects.get(pk=article.pk)


def _addresses() -> list[str]:
    """Every public address that can be asked for, those of hidden things too."""
    found = ["/", "/?page=2", "/categories/", "/tags/", "/authors/", "/archive/", "/nothing/", "/robots.txt"]
    found += [f"/popular/?window={window}" for window in ("7", "30", "all")]
    found += ["/sitemap.xml", "/sitemap.txt", "/.well-known/security.txt", "/search/", f"/pages/{TOKEN}page/"]
    found += [f"/sitemaps/{part}.xml" for part in ("articles-1", "pages", "categories", "tags", "authors", "archive")]
    words = [TOKEN, "标题", "文章", "公开"]
    found += [f"/search/?q={word}{end}" for word in words for end in ("", "&format=json&limit=50", "&page=2")]
    found += [f"/search/suggest/?q={word}" for word in words]
    for article in Article.objects.all():
        found += [f"/articles/{article.pk}/", f"/articles/{article.slug}/", f"/articles/{article.slug}.md"]
        found += [f"/articles/{article.slug.replace('moved', 'slug')}/", f"/articles/{article.slug}"]
    now = timezone.localtime()
    tomorrow = now + timedelta(days=1)
    found += [f"/archive/{day:%Y}/" for day in (now, tomorrow)] + [f"/archive/{day:%Y/%m}/" for day in (now, tomorrow)]
    places = ["/feeds/"] + [f"/tags/{tag.slug}/" for tag in Tag.objects.all()]
    places += ["/categories/zhai-wu/", "/authors/xiao-hua/"]
    found += [f"{place}{name}" for place in places for name in ("rss.xml", "atom.xml")]
    return found + places[1:]


def _said(address: str) -> str:
    """All that the answer to ``address`` says, without what the asker said."""
    response = Client().get(address)
    text = response.content.decode() + "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    asked = address.split("q=")[1].split("&")[0] if "q=" in address else ""
    return text.replace(asked, "") if asked == TOKEN else text


def test_hidden_words_show_nowhere(site):
    assert Article.objects.filter(title__startswith=TOKEN).count() == len(STATES) - 1

    # The search page says again what was looked for; an address without its slash is completed.
    loud = {
        address: _context(_said(address))
        for address in _addresses()
        if TOKEN in _said(address) and not _only_completed(address)
    }

    assert loud == {}


def test_every_kind_of_address_is_asked_for(site):
    """A new address fails here until the crawl knows it."""
    asked = {_name(address.split("?")[0]) for address in _addresses()}
    names = {pattern.name for pattern in get_resolver("articles.public.urls").url_patterns}

    # A preview shows what its holder was given; the beacon answers with nothing (test_preview, test_reading).
    assert names - asked == {"preview", "count-view"}


def test_hidden_articles_are_not_counted(site):
    """Lists of words and names know the public articles only."""
    assert len(Client().get("/").context["page"].articles) == 3
    assert [tag.name for _group, tags in Client().get("/tags/").context["groups"] for tag in tags] == ["逾期"]


def test_pinned_hidden_articles_are_not_related(site):
    related = Client().get(site.get_absolute_url()).context["related"]

    assert {item.article.state for item in related} == {State.PUBLISHED}
    assert [item.article.title for item in related] == ["有新草稿的公开文章", "另一篇公开的文章"]


def _name(path: str) -> str | None:
    try:
        return resolve(path).url_name
    except Resolver404:
        return None


def _only_completed(address: str) -> bool:
    """A redirect that does nothing but add the slash repeats the address, of whatever is or is not there."""
    response = Client().get(address)
    return response.status_code == 301 and response["Location"] == f"{address}/"


def _context(text: str) -> str:
    place = text.index(TOKEN)
    return text[max(0, place - 60) : place + 60]
