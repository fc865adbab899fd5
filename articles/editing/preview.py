"""A link that shows one version of an article to whoever holds it."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import User
from django.core import signing

from articles.editing import audit
from articles.editing.errors import not_allowed
from articles.models import Article, State, Version
from articles.permissions import Actor, may_view

# A salt of its own: a token made for anything else is no preview, and a preview opens nothing else.
SALT = "articles.editing.preview"
VALID_FOR = timedelta(hours=72)


def sign(article: Article, version: Version, *, by: Actor) -> str:
    """A token for ``version`` of ``article``, good for 72 hours and until it is published.

    Raises:
        NotAllowed: ``by`` may not see this article.
        LookupError: the version is not one of this article.
    """
    if not may_view(by, article):
        raise not_allowed()
    if version.article_id != article.pk:
        raise LookupError("The version belongs to another article.")
    return signing.dumps([article.pk, version.pk, audit.account(by)], salt=SALT)


def read(token: str) -> tuple[Article, Version]:
    """The article and the version that ``token`` shows.

    Raises:
        LookupError: the token is forged or too old, the version is public or overtaken, the article
            is in the trash, or who made the token may not see the article any more.
    """
    article_id, version_id, maker = _opened(token)
    version = Version.objects.filter(pk=version_id, article=article_id).first()
    article = (
        Article.objects.select_related("live_version", "category", "cover")
        .filter(pk=article_id)
        .exclude(state=State.TRASHED)
        .first()
    )
    if version is None or article is None:
        raise LookupError("There is no such version.")
    if article.live_version is not None and article.live_version.number >= version.number:
        raise LookupError("This version has been published, or overtaken by one that was.")
    if maker is not None:
        user = User.objects.filter(pk=maker).first()
        if user is None or not may_view(user, article):
            raise LookupError("Who made this preview may not see the article any more.")
    return article, version


def _opened(token: str) -> tuple[int, int, int | None]:
    try:
        article_id, version_id, maker = signing.loads(token, salt=SALT, max_age=VALID_FOR)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise LookupError("This is no valid preview.") from error
    return article_id, version_id, maker
