"""Put an article in the trash, and take it out again with all that belongs to it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from articles.editing import audit
from articles.editing.consequences import after_hiding
from articles.editing.errors import NotPossible, not_allowed
from articles.editing.locking import locked
from articles.models import Article, State, Transition, WithdrawalReason
from articles.permissions import Actor, may_trash


@transaction.atomic
def trash(article: Article, *, by: Actor, note: str = "") -> Article:
    """Hide ``article`` from readers and from the desk; nothing is deleted.

    Raises:
        NotAllowed: ``by`` may not remove this article.
        NotPossible: it is in the trash already.
    """
    article = locked(article)
    if not may_trash(by, article):
        raise not_allowed()
    if article.state == State.TRASHED:
        raise NotPossible(_("The article is in the trash already."))
    was = article.state
    article.state = State.TRASHED
    if was == State.PUBLISHED:
        article.withdrawal_reason = WithdrawalReason.ERROR
    article.save(update_fields=["state", "withdrawal_reason"])
    after_hiding(article, action=Transition.Action.TRASH, by=by, was=was, note=note)
    return article


@transaction.atomic
def restore(article: Article, *, by: Actor) -> Article:
    """Take ``article`` out of the trash. It comes back hidden: publishing is a decision of its own.

    Raises:
        NotAllowed: ``by`` may not restore this article.
        NotPossible: it is not in the trash.
    """
    article = locked(article)
    if not may_trash(by, article):
        raise not_allowed()
    if article.state != State.TRASHED:
        raise NotPossible(_("The article is not in the trash."))
    article.state = State.WITHDRAWN if article.live_version_id else State.DRAFT
    article.save(update_fields=["state"])
    audit.record(article, Transition.Action.RESTORE, by=by, from_state=State.TRASHED)
    return article
