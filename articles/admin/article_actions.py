"""What an editor does with an article besides writing: each asks once, then calls its verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.desk import show_refusal
from articles.admin.person import person
from articles.admin.widgets import choose_article
from articles.editing.errors import EditingError
from articles.editing.trash import restore, trash
from articles.editing.withdraw import withdraw
from articles.models import Article, State, WithdrawalReason
from articles.permissions import may_publish, may_trash

if TYPE_CHECKING:
    from articles.admin.article import ArticleDesk


class WithdrawForm(forms.Form):
    reason = forms.ChoiceField(label=gettext_lazy("Reason"), choices=WithdrawalReason, widget=forms.RadioSelect)
    note = forms.CharField(
        label=gettext_lazy("Explanation for readers"),
        required=False,
        max_length=200,
        widget=AdminTextInputWidget(),
        help_text=gettext_lazy("Shown at the address of the withdrawn article."),
    )
    merged_into = forms.ModelChoiceField(
        Article.objects.published(),
        label=gettext_lazy("Merged into"),
        required=False,
        widget=choose_article(),
        help_text=gettext_lazy("Readers who open the old address are led to this article."),
    )


class TrashForm(forms.Form):
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=200, widget=AdminTextInputWidget())


def withdraw_page(desk: ArticleDesk, request: HttpRequest, key: int) -> HttpResponse:
    article = article_or_404(desk, request, key)
    if not may_publish(person(request), article):
        raise PermissionDenied
    form = WithdrawForm(_sent(request), initial={"reason": WithdrawalReason.OUTDATED})
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(article, by=person(request), **form.cleaned_data)
        except EditingError as refusal:
            show_refusal(form, refusal)
        else:
            desk.message_user(request, _("The article is withdrawn; readers see why."), messages.SUCCESS)
            return _back(article)
    return _ask(desk, request, article, form, "withdraw", title=_("Withdraw the article"), button=_("Withdraw"))


def trash_page(desk: ArticleDesk, request: HttpRequest, key: int) -> HttpResponse:
    article = article_or_404(desk, request, key)
    if not may_trash(person(request), article):
        raise PermissionDenied
    form = TrashForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            trash(article, by=person(request), note=form.cleaned_data["note"])
        except EditingError as refusal:
            show_refusal(form, refusal)
        else:
            desk.message_user(request, _("“%s” is in the trash.") % article.title, messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:articles_article_changelist"))
    return _ask(desk, request, article, form, "trash", title=_("Move to the trash"), button=_("Move to the trash"))


def restore_page(desk: ArticleDesk, request: HttpRequest, key: int) -> HttpResponse:
    """By POST only: there is nothing to ask."""
    article = article_or_404(desk, request, key)
    if not may_trash(person(request), article):
        raise PermissionDenied
    if request.method == "POST" and article.state == State.TRASHED:
        restore(article, by=person(request))
        desk.message_user(request, _("The article is out of the trash; readers do not see it."), messages.SUCCESS)
    return _back(article)


def article_or_404(desk: ArticleDesk, request: HttpRequest, key: int) -> Article:
    """The article, if this person may see it."""
    article = desk.get_queryset(request).filter(pk=key).first()
    if article is None or not desk.has_view_permission(request, article):
        raise Http404
    return article


def _ask(
    desk: ArticleDesk, request: HttpRequest, article: Article, form: forms.Form, action: str, **words: str
) -> HttpResponse:
    context: dict[str, Any] = {
        **desk.admin_site.each_context(request),
        **words,
        "opts": desk.opts,
        "article": article,
        "form": form,
        "media": desk.media + form.media,
        "action": action,
    }
    return TemplateResponse(request, "admin/articles/article/ask.html", context)


def _sent(request: HttpRequest) -> QueryDict | None:
    """What was sent; a form without a single word in it was sent all the same."""
    return request.POST if request.method == "POST" else None


def _back(article: Article) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
