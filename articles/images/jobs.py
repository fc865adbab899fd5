"""What the job runner asks of the pictures. One that cannot be made does not stop the others."""

from __future__ import annotations

import logging

from articles.images.cards import NO_CARD, due_cards, make_card
from articles.images.renditions import due, make_renditions
from articles.models import Article, Image

log = logging.getLogger(__name__)


def make_due_cards(limit: int = 50) -> int:
    """Draw cards for at most ``limit`` articles; returns how many were drawn."""
    done = 0
    for article_id in list(due_cards(limit).values_list("pk", flat=True)):
        try:
            make_card(article_id)
            done += 1
        except Exception:
            log.exception("No title card for article %s; it goes without", article_id)
            Article.objects.filter(pk=article_id, card="").update(card=NO_CARD)
    return done


def make_due_renditions(limit: int = 10) -> int:
    """Make the smaller copies of at most ``limit`` pictures; returns how many got theirs."""
    done = 0
    for image in list(due(limit)):
        try:
            make_renditions(image)
            done += 1
        except Exception:
            log.exception("No smaller copies of image %s; the original is shown", image.pk)
            Image.objects.filter(pk=image.pk).update(has_renditions=True)
    return done
