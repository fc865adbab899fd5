"""Which articles an editor or moderator has pinned below another, or never wants there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from articles.editing import audit
from articles.editing.errors import NotPossible, not_allowed
from articles.editing.locking import locked
from articles.models import Article, RelatedLink, Transition, Version
from articles.permissions import Actor, may_tag

if TYPE_CHECKING:
    from articles.editing.content import ArticleContent


@transaction.atomic
def relate(article: Article, *, pinned: tuple[int, ...], blocked: tuple[int, ...] = (), by: Actor) -> Article:
    """Pin and block related articles at once, without touching the text or its dates.

    The working version is carried on in a new version, so that publishing it
    later does not undo the links.

    Raises:
        NotAllowed: ``by`` may not change the links of this article.
        NotPossible: a linked article does not exist, or is the article itself.
    """
    article = locked(article)
    if not may_tag(by, article):
        raise not_allowed()
    keys = set(pinned) | set(blocked)
    if article.pk in keys or Article.objects.filter(pk__in=keys).count() != len(keys):
        raise NotPossible(_("Choose other articles that still exist."))
    base = article.working_version
    if base is None:
        raise NotPossible(_("Save the article first."))

    content = {**base.content, "pinned": list(pinned), "blocked": [key for key in blocked if key not in pinned]}
    version = Version.objects.create(
        article=article, number=base.number + 1, content=content, base=base, created_by_id=audit.account(by)
    )
    was_live = article.live_version_id == base.pk
    article.working_version = version
    article.live_version = version if was_live else article.live_version
    article.save(update_fields=["working_version", "live_version"])
    _replace(article, _wanted(content["pinned"], content["blocked"]))
    audit.record(article, Transition.Action.RELATE, by=by, from_state=article.state, version=version.pk)
    return article


def write_links(article: Article, content: ArticleContent, *, is_new: bool = False) -> None:
    """Make the pinned and blocked links of ``article`` those of ``content``; automatic ones stay."""
    wanted = _wanted(content.pinned, content.blocked)
    if is_new:
        _add(article, wanted)
    else:
        _replace(article, wanted)


Wanted = dict[int, tuple[str, int]]


def _wanted(pinned: tuple[int, ...] | list[int], blocked: tuple[int, ...] | list[int]) -> Wanted:
    wanted: Wanted = {key: (RelatedLink.Kind.PINNED, place) for place, key in enumerate(pinned)}
    return wanted | dict.fromkeys(blocked, (RelatedLink.Kind.BLOCKED, 0))


def _replace(article: Article, wanted: Wanted) -> None:
    chosen = article.related_links.exclude(kind=RelatedLink.Kind.AUTOMATIC)
    have = {target: (kind, place) for target, kind, place in chosen.values_list("target_id", "kind", "position")}
    if have == wanted:
        return
    # A chosen target may stand there as an automatic link already: the choice replaces it.
    article.related_links.filter(target__in={*have, *wanted}).delete()
    _add(article, wanted)


def _add(article: Article, wanted: Wanted) -> None:
    RelatedLink.objects.bulk_create(
        RelatedLink(source=article, target_id=target, kind=kind, position=place)
        for target, (kind, place) in wanted.items()
        if target != article.pk
    )
