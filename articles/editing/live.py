"""Write content into the columns and rows that pages are made from."""

from __future__ import annotations

from dataclasses import asdict

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles.editing.content import ArticleContent
from articles.editing.errors import InvalidContent
from articles.editing.related import write_links
from articles.editing.tags import tags_named
from articles.models import Article, Byline, Tag, TaggedArticle
from articles.permissions import Actor
from articles.text.cleaning import RULES_VERSION, plain_text
from articles.text.outline import outline, tree
from articles.text.reading_time import character_count, reading_minutes

CONTENT_COLUMNS = [
    "title",
    "summary",
    "body",
    "category",
    "cover",
    "seo_title",
    "seo_description",
    "sources",
    "outline",
    "character_count",
    "reading_minutes",
    "rules_version",
]


def write(article: Article, content: ArticleContent, *, by: Actor, is_new: bool = False) -> list[Tag]:
    """Set the content columns of ``article`` (not saved yet) and write its bylines, tags and links.

    Returns the article's tags. ``is_new`` spares the search for rows that cannot exist.

    Raises:
        InvalidContent: an author or linked article no longer exists.
    """
    fill_columns(article, content)
    try:
        with transaction.atomic():
            _write_bylines(article, content.authors, is_new=is_new)
            tags = tags_named(content.tags, by=by)
            _write_tags(article, tags, is_new=is_new)
            write_links(article, content, is_new=is_new)
    except IntegrityError as error:
        raise InvalidContent({"authors": [_("An author or a related article no longer exists.")]}) from error
    return tags


def fill_columns(article: Article, content: ArticleContent) -> None:
    """Set the columns and what is derived from the body; no queries."""
    ids_by_text = {heading["text"]: heading["id"] for heading in _flat(article.outline)}
    outlined = outline(content.body, keep=ids_by_text)
    text = plain_text(outlined.body)
    article.title = content.title
    article.summary = content.summary
    article.body = outlined.body
    article.category_id = content.category
    article.cover_id = content.cover
    article.seo_title = content.seo_title
    article.seo_description = content.seo_description
    article.sources = [asdict(source) for source in content.sources]
    article.outline = tree(outlined.headings)
    article.character_count = character_count(text)
    article.reading_minutes = reading_minutes(text, images=outlined.body.count("<img "))
    article.rules_version = RULES_VERSION


def _flat(outline_tree: list[dict]) -> list[dict]:
    return [found for heading in outline_tree for found in (heading, *_flat(heading["children"]))]


def _write_bylines(article: Article, authors: tuple[int, ...], *, is_new: bool) -> None:
    wanted = {author: position for position, author in enumerate(authors)}
    if not is_new:
        have = dict(article.bylines.values_list("author_id", "position"))
        if have == wanted:
            return
        article.bylines.all().delete()
    Byline.objects.bulk_create(
        Byline(article=article, author_id=author, position=position) for author, position in wanted.items()
    )


def _write_tags(article: Article, tags: list[Tag], *, is_new: bool) -> None:
    wanted = {tag.pk for tag in tags}
    have: set[int] = set() if is_new else set(article.tagged_items.values_list("tag_id", flat=True))
    if have - wanted:
        article.tagged_items.filter(tag__in=have - wanted).delete()
    TaggedArticle.objects.bulk_create(
        TaggedArticle(content_object=article, tag_id=tag) for tag in sorted(wanted - have)
    )
