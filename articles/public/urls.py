"""The public addresses. What stands here is relied on elsewhere: change nothing without a redirect."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path, register_converter

from articles.public import feeds, sitemaps
from articles.public.converters import FourDigitYear, TwoDigitMonth
from articles.public.views import (
    archive,
    article,
    authors,
    categories,
    home,
    machines,
    popular,
    preview,
    reading,
    search,
    static_pages,
    tags,
)

register_converter(FourDigitYear, "year")
register_converter(TwoDigitMonth, "month")


def _both_feeds(place: str, name: str, view: Callable[..., HttpResponse]) -> list[URLPattern]:
    return [
        path(f"{place}rss.xml", view, {"generator": feeds.FullRSS}, name=f"{name}-rss"),
        path(f"{place}atom.xml", view, {"generator": feeds.FullAtom}, name=f"{name}-atom"),
    ]


urlpatterns = [
    path("", home.home, name="home"),
    path("articles/<int:pk>/", article.article_by_id, name="article-by-id"),
    path("articles/<slug:slug>/", article.article, name="article"),
    path("articles/<slug:slug>.md", article.article_markdown, name="article-markdown"),
    path("categories/", categories.categories, name="categories"),
    path("categories/<slug:slug>/", categories.category, name="category"),
    path("tags/", tags.tags, name="tags"),
    path("tags/<slug:slug>/", tags.tag, name="tag"),
    path("authors/", authors.authors, name="authors"),
    path("authors/<slug:slug>/", authors.author, name="author"),
    path("archive/", archive.archive, name="archive"),
    path("archive/<year:year>/", archive.archive_year, name="archive-year"),
    path("archive/<year:year>/<month:month>/", archive.archive_month, name="archive-month"),
    path("popular/", popular.popular, name="popular"),
    path("search/", search.search, name="search"),
    path("search/suggest/", search.suggest, name="search-suggest"),
    path("pages/<slug:slug>/", static_pages.static_page, name="static-page"),
    path("views/<int:pk>/", reading.count, name="count-view"),
    path("preview/<str:token>/", preview.preview, name="preview"),
    *_both_feeds("feeds/", "feed", feeds.site_feed),
    *_both_feeds("categories/<slug:slug>/", "category", feeds.category_feed),
    *_both_feeds("tags/<slug:slug>/", "tag", feeds.tag_feed),
    *_both_feeds("authors/<slug:slug>/", "author", feeds.author_feed),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap.txt", sitemaps.text, name="sitemap-text"),
    path("sitemaps/<slug:part>.xml", sitemaps.part, name="sitemap-part"),
    path("robots.txt", machines.robots, name="robots"),
    path(".well-known/security.txt", machines.security, name="security-txt"),
]
