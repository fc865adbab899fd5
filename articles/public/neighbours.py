"""The articles around an article: before and after it in its category, and related ones."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery, prefetch_related_objects

from articles.models import Article
from articles.models.article import ArticleQuerySet, bylines_in_order
from articles.related.choosing import RelatedArticle, candidates, related_articles


@dataclass(frozen=True)
class Neighbours:
    previous: Article | None
    next: Article | None
    related: list[RelatedArticle]


def with_neighbour_ids(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Articles that know the ids of the one before and the one after them in their category."""
    moment, key = OuterRef("published_at"), OuterRef("pk")
    own = {"category": OuterRef("category")}
    # Each begins at the article's own place in the index; the second condition breaks ties there. What was
    # published by the time of a published article is so by now: a second bound would only mislead the database.
    published_before = Article.objects.published(at=moment)  # type: ignore[arg-type]
    earlier = published_before.filter(Q(published_at__lt=moment) | Q(pk__lt=key), **own)
    later = Article.objects.published().filter(
        Q(published_at__gt=moment) | Q(pk__gt=key), published_at__gte=moment, **own
    )
    return articles.annotate(
        previous_id=Subquery(earlier.order_by("-published_at", "-pk").values("pk")[:1]),
        next_id=Subquery(later.order_by("published_at", "pk").values("pk")[:1]),
    )


def neighbours(article: Article, *, previous_id: int | None = None, next_id: int | None = None) -> Neighbours:
    """What leads on from ``article``; its own bylines are loaded along: three queries."""
    found = candidates(article)
    ids = {previous_id, next_id, *(candidate.article_id for candidate in found)} - {None}
    around = Article.objects.published().for_cards().prefetch_related(None).in_bulk(ids)
    prefetch_related_objects([article, *around.values()], bylines_in_order())
    return Neighbours(
        previous=around.get(previous_id or 0), next=around.get(next_id or 0), related=related_articles(found, around)
    )
