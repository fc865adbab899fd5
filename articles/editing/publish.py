"""Put an article before readers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editing import live
from articles.editing.consequences import after_publish
from articles.editing.content import ArticleContent
from articles.editing.errors import InvalidContent, NotPossible, not_allowed
from articles.editing.locking import locked, refuse_stale
from articles.models import Article, Category, State
from articles.permissions import Actor, may_publish
from articles.text.cleaning import plain_text


@transaction.atomic
def publish(
    article: Article,
    *,
    by: Actor,
    base: int | None = None,
    first_published: datetime | None = None,
    updated: datetime | None = None,
    declare_update: bool = False,
    note: str = "",
) -> Article:
    """Show the working version of ``article`` to readers, now.

    The date of the first publication is kept; ``first_published`` sets it
    for an article that was public elsewhere before. ``updated`` moves only when
    it is given or declared: a typo mended does not make an article new.

    Raises:
        NotAllowed: ``by`` may not publish this article.
        NotPossible: it is in the trash, empty, or dated in the future.
        InvalidContent: something that readers need is missing.
        StaleArticle: another version was saved since ``base``.
    """
    article = locked(article)
    if not may_publish(by, article):
        raise not_allowed()
    refuse_stale(article, base)
    content, category = _publishable_content(article)
    now = timezone.now()
    if first_published and first_published > now:
        raise NotPossible(_("The date of publication lies in the future."))

    was, first = article.state, article.live_version_id is None
    article.state = State.PUBLISHED
    first_date = article.published_at or first_published or now
    update = now if declare_update and not first else updated
    article.published_at = first_date
    article.updated_at = max(update, first_date) if update else article.updated_at
    article.live_version = article.working_version
    article.withdrawal_reason, article.withdrawal_note, article.merged_into = "", "", None
    title_before = article.title
    tags = live.write(article, content, by=by)
    article.category = category
    if title_before != article.title:
        article.card = ""
    article.save()
    after_publish(article, tags=tags, by=by, was=was, first=first, note=note)
    return article


def _publishable_content(article: Article) -> tuple[ArticleContent, Category]:
    if article.state == State.TRASHED:
        raise NotPossible(_("Take the article out of the trash first."))
    if article.working_version is None:
        raise NotPossible(_("Save the article first."))
    content = ArticleContent.from_json(article.working_version.content)
    category = Category.objects.filter(pk=content.category or 0).first()
    problems = missing_for_readers(content)
    if category is None:
        problems["category"] = [_("Choose a category before publishing.")]
    if problems or category is None:
        raise InvalidContent(problems)
    return content, category


def missing_for_readers(content: ArticleContent) -> dict[str, list[str]]:
    """What must be added before ``content`` can be published, by field; empty when nothing."""
    problems = {}
    if not plain_text(content.body).strip():
        problems["body"] = [_("Write the text before publishing.")]
    if content.category is None:
        problems["category"] = [_("Choose a category before publishing.")]
    if not content.authors:
        problems["authors"] = [_("Name an author before publishing.")]
    return problems
