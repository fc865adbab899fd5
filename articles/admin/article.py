"""The writing desk: a form over the working version, and the verbs as buttons."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import permissions
from articles.admin import article_actions, uploads
from articles.admin.article_form import ArticleForm
from articles.admin.article_list import ArticleList
from articles.admin.person import person
from articles.editing.addresses import move
from articles.editing.preview import sign
from articles.editing.publish import publish
from articles.editing.save import create, save
from articles.models import Article, State

WRITING = [
    (None, {"fields": ["title", "summary", "body"]}),
    (gettext_lazy("Classification"), {"fields": ["category", "authors", "tags", "cover"]}),
    (gettext_lazy("Further reading and sources"), {"fields": ["pinned", "sources"]}),
    (
        gettext_lazy("Address and search engines"),
        {"fields": ["slug", "seo_title", "seo_description"], "classes": ["collapse"]},
    ),
    (gettext_lazy("This version"), {"fields": ["note", "base"], "classes": ["version-note"]}),
]
READING = ["title", "summary", "shown_body", "category", "shown_authors", "shown_tags", "slug"]


@admin.register(Article)
class ArticleDesk(ArticleList):
    change_form_template = "admin/articles/article/change_form.html"
    object_history_template = "admin/articles/article/history.html"
    save_on_top = False

    # Who may do what is asked of ``permissions``, for each article.

    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        if obj is None:
            return request.user.has_perm("articles.view_article")
        return permissions.may_view(person(request), obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return permissions.may_create(person(request))

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        if obj is None:
            return request.user.has_perm("articles.change_article")
        return permissions.may_edit(person(request), obj) and obj.state != State.TRASHED

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False

    # The form: for writing, or for reading only.

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        if obj is not None and not self.has_change_permission(request, obj):
            return super().get_form(request, obj, change=change, **kwargs | {"fields": []})
        return super().get_form(request, obj, change=change, **kwargs | {"fields": [], "form": ArticleForm})

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        if obj is not None and not self.has_change_permission(request, obj):
            return [(None, {"fields": READING})]
        return WRITING

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> Any:
        return READING if obj is not None and not self.has_change_permission(request, obj) else []

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        own = getattr(request.user, "author", None)
        return super().get_changeform_initial_data(request) | ({"authors": [own.pk]} if own else {})

    @admin.display(description=gettext_lazy("body"))
    def shown_body(self, article: Article) -> SafeString:
        return mark_safe(f'<div class="shown-body">{article.body}</div>')  # noqa: S308 - stored bodies are sanitised

    @admin.display(description=gettext_lazy("authors"))
    def shown_authors(self, article: Article) -> str:
        return self.named_authors(article) or "-"

    @admin.display(description=gettext_lazy("tags"))
    def shown_tags(self, article: Article) -> str:
        return "，".join(tag.name for tag in article.tags.all()) or "-"

    # Saving: the form's content goes to the verbs.

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Article:  # noqa: FBT001
        return form.instance

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:  # noqa: FBT001
        values, by = form.cleaned_data, person(request)
        slug = values["slug"].strip()
        if change:
            note = values["note"]
            article = save(obj, form.content, by=by, base=values["base"], slug=slug, note=note)
        else:
            article = create(form.content, by=by, slug=slug)
        if article.live_version_id and slug and slug != article.slug:
            article = move(article, slug, by=by)
        if "_publish" in request.POST:
            article = publish(article, by=by, declare_update=values.get("declare_update", False))
        obj.pk = article.pk
        obj.refresh_from_db()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """Authors, tags and links were written by the verbs."""

    def construct_change_message(self, *args: Any, **kwargs: Any) -> list[Any]:
        return []

    def response_add(self, request: HttpRequest, obj: Article, post_url_continue: str | None = None) -> HttpResponse:
        return self._saved(request, obj)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return self._saved(request, obj)

    def _saved(self, request: HttpRequest, article: Article) -> HttpResponse:
        if "_preview" in request.POST:
            return HttpResponseRedirect(preview_address(request, article) or article.get_absolute_url())
        if "_publish" in request.POST:
            link = format_html('<a href="{}">{}</a>', article.get_absolute_url(), article.title)
            message: str = format_html(_("“{}” is published."), link)
        elif article.state == State.PUBLISHED:
            message = _("Saved as a draft. Readers go on seeing the published text until you publish the changes.")
        else:
            message = _("Draft saved.")
        self.message_user(request, message, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    # Pages of the desk beside list and form.

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("images/", view(uploads.upload_image), name="articles_image_upload"),
            path("<int:key>/withdraw/", view(self.withdraw_view), name="articles_article_withdraw"),
            path("<int:key>/trash/", view(self.trash_view), name="articles_article_trash"),
            path("<int:key>/restore/", view(self.restore_view), name="articles_article_restore"),
            *super().get_urls(),
        ]

    def withdraw_view(self, request: HttpRequest, key: int) -> HttpResponseBase:
        return article_actions.withdraw_page(self, request, key)

    def trash_view(self, request: HttpRequest, key: int) -> HttpResponseBase:
        return article_actions.trash_page(self, request, key)

    def restore_view(self, request: HttpRequest, key: int) -> HttpResponseBase:
        return article_actions.restore_page(self, request, key)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        article = article_actions.article_or_404(self, request, int(object_id) if object_id.isdigit() else 0)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("History"),
            "original": article,
            "versions": article.versions.select_related("created_by").defer("content")[:200],
            "transitions": article.transitions.select_related("version")[:200],
        }
        return TemplateResponse(request, self.object_history_template, context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, obj: Article | None = None, **kwargs: Any
    ) -> HttpResponse:
        user = person(request)
        context |= {"article": obj, "may_publish": user.has_perm("articles.publish_article")}
        if obj is not None:
            context |= {
                "may_publish": permissions.may_publish(user, obj),
                "may_trash": permissions.may_trash(user, obj),
                "preview_address": preview_address(request, obj),
                "working": obj.working_version,
            }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)


def preview_address(request: HttpRequest, article: Article) -> str:
    """Where the working version can be looked at; empty when it is what readers see, or saw last."""
    if article.working_version is None or article.working_version_id == article.live_version_id:
        return ""
    return reverse("preview", args=[sign(article, article.working_version, by=person(request))])
