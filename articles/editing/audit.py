"""Write down who did what."""

from __future__ import annotations

from articles.models import Article, Transition
from articles.permissions import Actor, System


def account(actor: Actor) -> int | None:
    """The id of the person's account; none for the site itself."""
    return None if isinstance(actor, System) else actor.pk


def name_of(actor: Actor) -> str:
    if isinstance(actor, System):
        return actor.name
    return actor.get_full_name() or actor.get_username()


def record(
    article: Article,
    action: Transition.Action,
    *,
    by: Actor,
    from_state: str = "",
    note: str = "",
    version: int | None = None,
) -> None:
    """Add the audit row of a change that has just been made to ``article``."""
    Transition.objects.create(
        article=article,
        action=action,
        from_state=from_state,
        to_state=article.state,
        version_id=version,
        note=note[:200],
        by_id=account(by),
        by_name=name_of(by)[:150],
    )
