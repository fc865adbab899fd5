"""Hold an article while it is changed."""

from __future__ import annotations

from django.utils.translation import gettext as _

from articles.editing.errors import NotPossible, StaleArticle
from articles.models import Article


def locked(article: Article) -> Article:
    """The article as it is now, held until the transaction ends."""
    try:
        return (
            Article.objects.select_for_update(of=("self",))
            .select_related("working_version", "category")
            .get(pk=article.pk)
        )
    except Article.DoesNotExist as error:
        raise NotPossible(_("This article no longer exists.")) from error


def refuse_stale(article: Article, base: int | None) -> None:
    """Refuse a change that began from another version than the one that stands now."""
    if base is not None and base != article.working_version_id:
        raise StaleArticle(
            _("Somebody else saved this article after you opened it. Yours is not saved: copy your text, then reload.")
        )
