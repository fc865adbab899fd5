"""What follows when the public face of an article changes: one line each, in order, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable

from articles.editing import audit, listings
from articles.models import Article, Redirect, State, Tag, Transition, ViewTotal
from articles.permissions import Actor


def after_publish(article: Article, *, tags: list[Tag], by: Actor, was: str, first: bool, note: str = "") -> None:
    """``article`` is public, for the first time or anew, with these tags."""
    keys = listings.keys_of(article, tags=_accepted(tags), authors=_authors(article))
    listings.place(article, keys, is_new=first)
    if first:
        ViewTotal.objects.get_or_create(article=article)
        Redirect.objects.filter(old_path=article.get_absolute_url()).delete()
    audit.record(article, Transition.Action.PUBLISH, by=by, from_state=was, note=note, version=article.live_version_id)


def after_hiding(article: Article, *, action: Transition.Action, by: Actor, was: str, note: str = "") -> None:
    """``article`` is not public any more."""
    if was == State.PUBLISHED:
        listings.place(article, set())
    audit.record(article, action, by=by, from_state=was, note=note, version=article.live_version_id)


def _accepted(tags: Iterable[Tag]) -> list[int]:
    return [tag.pk for tag in tags if tag.status == Tag.Status.ACCEPTED]


def _authors(article: Article) -> list[int]:
    return list(article.bylines.values_list("author_id", flat=True))
