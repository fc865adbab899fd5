"""Articles that readers knew and that are no longer there."""

from __future__ import annotations

from dataclasses import dataclass

from articles.models import Article, Category, State, WithdrawalReason
from articles.redirects.leading import public_article_path


@dataclass(frozen=True)
class Gone:
    """Why an article is gone, or where it went. Trashed articles give no reason."""

    reason: str = ""
    note: str = ""
    new_path: str | None = None
    category: Category | None = None


def gone(slug: str) -> Gone | None:
    """What became of the article that readers knew at ``slug``; nothing for what was never public."""
    article = (
        Article.objects.filter(slug=slug, live_version__isnull=False, state__in=[State.WITHDRAWN, State.TRASHED])
        .select_related("category")
        .only("state", "withdrawal_reason", "withdrawal_note", "merged_into", "category")
        .first()
    )
    if article is None:
        return None
    if article.state == State.TRASHED:
        return Gone(category=article.category)
    path = None
    if article.withdrawal_reason == WithdrawalReason.MERGED and article.merged_into_id is not None:
        path = public_article_path(article.merged_into_id)
    return Gone(
        reason=article.get_withdrawal_reason_display(),
        note=article.withdrawal_note,
        new_path=path,
        category=article.category,
    )
