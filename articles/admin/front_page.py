"""What a person finds first at the desk: their unfinished work."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q
from django.http import HttpRequest

from articles import permissions
from articles.admin.person import person
from articles.models import Article, State, Transition

SHOWN = 6


def context(request: HttpRequest) -> dict[str, Any]:
    """Own drafts, and live articles with changes that readers do not see yet."""
    user = person(request)
    if not user.has_perm("articles.view_article"):
        return {}
    articles = Article.objects.filter(working_version__isnull=False).defer("body", "outline", "sources")
    unfinished = articles.filter(
        Q(state=State.DRAFT) | Q(state=State.PUBLISHED) & ~Q(live_version=F("working_version"))
    ).filter(Q(created_by=user) | Q(working_version__created_by=user))
    happened = Transition.objects.select_related("article") if permissions.may_view_all(user) else None
    return {
        "may_write": permissions.may_create(user),
        "unfinished": unfinished.order_by("-saved_at")[:SHOWN],
        "happened": happened[:SHOWN] if happened is not None else None,
    }
