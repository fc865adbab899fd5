"""Who may do what: one predicate a decision.

Roles are groups made by a migration; a predicate asks for rights, never for
a role's name, so that the owner may arrange groups differently.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from articles.models import Article


@dataclass(frozen=True)
class System:
    """The site itself at work: an importer or a job started by the operator."""

    name: str


Actor: TypeAlias = "User | System"


def may_create(actor: Actor) -> bool:
    return _has(actor, "articles.add_article")


def may_view(actor: Actor, article: Article) -> bool:
    """See an article in the admin, whatever its state."""
    return may_view_all(actor) or (_has(actor, "articles.view_article") and is_own(actor, article))


def may_view_all(actor: Actor) -> bool:
    """See every article in the admin: whoever works on articles of others."""
    return any(_has(actor, f"articles.{right}") for right in ("change_any_article", "tag_article", "review_article"))


def may_edit(actor: Actor, article: Article) -> bool:
    """Change the text: any article's, or one's own."""
    if not _has(actor, "articles.change_article"):
        return False
    return _has(actor, "articles.change_any_article") or is_own(actor, article)


def may_publish(actor: Actor, article: Article) -> bool:
    """Publish, withdraw, or move a published article."""
    return _has(actor, "articles.publish_article") and may_edit(actor, article)


def may_trash(actor: Actor, article: Article) -> bool:
    """Whoever may publish an article may trash it; an author only a draft of their own."""
    return may_publish(actor, article) or (may_edit(actor, article) and article.live_version_id is None)


def may_tag(actor: Actor, article: Article) -> bool:
    """Change tags and related links without touching the text."""
    return _has(actor, "articles.tag_article") or may_edit(actor, article)


def may_manage_categories(actor: Actor) -> bool:
    return _has(actor, "articles.change_category")


def may_manage_authors(actor: Actor) -> bool:
    return _has(actor, "articles.change_author")


def may_manage_tags(actor: Actor) -> bool:
    return _has(actor, "articles.change_tag")


def is_own(actor: Actor, article: Article) -> bool:
    """Written by this person, or under their name."""
    if isinstance(actor, System):
        return True
    if article.created_by_id == actor.pk:
        return True
    return article.bylines.filter(author__user=actor).exists()


def _has(actor: Actor, permission: str) -> bool:
    if isinstance(actor, System):
        return True
    return actor.is_active and actor.has_perm(permission)
