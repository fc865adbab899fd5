"""The list of articles: one line each, the same number of queries for any length."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import F, Q, QuerySet
from django.forms.widgets import Media
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.desk import Desk
from articles.admin.filters import AuthorFilter, CategoryFilter, StateFilter, TagFilter
from articles.admin.person import person
from articles.admin.widgets import choose_category
from articles.models import Article, State
from articles.models.article import bylines_in_order
from articles.permissions import may_view_all


class ArticleList(Desk):
    """What the desk shows before an article is opened."""

    list_display = [
        "title",
        "state_label",
        "category",
        "named_authors",
        "published_on",
        "updated_on",
        "saved",
        "views",
    ]
    list_select_related = ["category"]
    list_filter = [StateFilter, CategoryFilter, AuthorFilter, TagFilter]
    search_fields = ["title", "slug"]
    search_help_text = gettext_lazy("Search by title or address")
    ordering = ["-saved_at", "-pk"]

    @property
    def media(self) -> Media:
        """The filters that suggest need the scripts of Django's autocomplete."""
        return super().media + choose_category().media

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Everything this person may see; identities reserved by an import are nothing yet."""
        articles = Article.objects.filter(working_version__isnull=False).annotate(view_count=F("view_total__count"))
        page = request.resolver_match.url_name if request.resolver_match else ""
        if page == "autocomplete":
            articles = articles.exclude(state=State.TRASHED)
        if page == "articles_article_changelist":
            articles = articles.defer("body", "outline", "sources").prefetch_related(bylines_in_order())
        if may_view_all(person(request)):
            return articles
        seen = own_articles(person(request))
        if page == "autocomplete":
            seen |= Q(state=State.PUBLISHED)
        return articles.filter(seen)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        return super().get_search_results(request, queryset, search_term.strip())

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_label(self, article: Article) -> SafeString:
        return state_badges(article)

    @admin.display(description=gettext_lazy("authors"))
    def named_authors(self, article: Article) -> str:
        return "、".join(author.name for author in article.authors_in_order)

    @admin.display(description=gettext_lazy("published"), ordering="published_at")
    def published_on(self, article: Article) -> str:
        return date_format(localtime(article.published_at), "Y-m-d") if article.published_at else "-"

    @admin.display(description=gettext_lazy("updated"), ordering="updated_at")
    def updated_on(self, article: Article) -> str:
        return date_format(localtime(article.updated_at), "Y-m-d") if article.updated_at else "-"

    @admin.display(description=gettext_lazy("last saved"), ordering="saved_at")
    def saved(self, article: Article) -> str:
        return date_format(localtime(article.saved_at), "Y-m-d")

    @admin.display(description=gettext_lazy("views"), ordering="view_count")
    def views(self, article: Any) -> int:
        return article.view_count or 0


def own_articles(person: Any) -> Q:
    """Written by this person, or under their name (``permissions.is_own`` for many)."""
    return Q(created_by=person) | Q(pk__in=Article.objects.filter(bylines__author__user=person).values("pk"))


def state_badges(article: Article) -> SafeString:
    label = format_html('<span class="state state-{}">{}</span>', article.state, article.get_state_display())
    if article.state == State.PUBLISHED and article.has_unpublished_changes:
        return format_html('{} <span class="state state-changed">{}</span>', label, _("unpublished changes"))
    return label
