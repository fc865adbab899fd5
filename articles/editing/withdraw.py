"""Take an article away from readers, and say why."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from articles.editing.consequences import after_hiding
from articles.editing.errors import InvalidContent, NotPossible, not_allowed
from articles.editing.locking import locked
from articles.models import Article, State, Transition, WithdrawalReason
from articles.permissions import Actor, may_publish


@transaction.atomic
def withdraw(
    article: Article, *, by: Actor, reason: str, note: str = "", merged_into: Article | None = None
) -> Article:
    """Hide a published ``article``; its address then answers with the reason, or leads to ``merged_into``.

    Raises:
        NotAllowed: ``by`` may not withdraw this article.
        NotPossible: it is not published.
        InvalidContent: the reason is unknown, or a merged article names no public target.
    """
    article = locked(article)
    if not may_publish(by, article):
        raise not_allowed()
    if article.state != State.PUBLISHED:
        raise NotPossible(_("Only a published article can be withdrawn."))
    if reason not in WithdrawalReason.values:
        raise InvalidContent({"reason": [_("Choose a reason.")]})
    if reason == WithdrawalReason.MERGED and not (
        merged_into and merged_into.is_public and merged_into.pk != article.pk
    ):
        raise InvalidContent({"merged_into": [_("Choose the published article that readers should find instead.")]})

    article.state = State.WITHDRAWN
    article.withdrawal_reason = reason
    article.withdrawal_note = note[:200]
    article.merged_into = merged_into if reason == WithdrawalReason.MERGED else None
    article.save(update_fields=["state", "withdrawal_reason", "withdrawal_note", "merged_into"])
    after_hiding(article, action=Transition.Action.WITHDRAW, by=by, was=State.PUBLISHED, note=note)
    return article
