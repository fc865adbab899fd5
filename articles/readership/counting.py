"""Count one reading of an article."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F
from django.utils import timezone

from articles.models import Article, ViewDay, ViewTotal


def count_view(article_id: int, *, at: datetime | None = None) -> bool:
    """Add a reading to the total and to the Beijing day; articles that are not public are not counted."""
    moment = at or timezone.now()
    if not Article.objects.published(at=moment).filter(pk=article_id).exists():
        return False
    total = ViewTotal.objects.filter(article=article_id)
    if not total.update(count=F("count") + 1):
        ViewTotal.objects.bulk_create([ViewTotal(article_id=article_id)], ignore_conflicts=True)
        total.update(count=F("count") + 1)
    day = timezone.localdate(moment)
    today = ViewDay.objects.filter(article=article_id, day=day)
    if not today.update(count=F("count") + 1):
        ViewDay.objects.bulk_create([ViewDay(article_id=article_id, day=day)], ignore_conflicts=True)
        today.update(count=F("count") + 1)
    return True
