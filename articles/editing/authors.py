"""Make and rename authors."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from articles.editing import addresses
from articles.editing.errors import InvalidContent, not_allowed
from articles.models import Author
from articles.permissions import Actor, may_manage_authors


@transaction.atomic
def save_author(author: Author, *, by: Actor) -> Author:
    """Write a new or changed author; the old address leads to the new one.

    Raises:
        NotAllowed: ``by`` may not manage authors.
        InvalidContent: the name is taken.
    """
    if not may_manage_authors(by):
        raise not_allowed()
    if Author.objects.filter(name=author.name).exclude(pk=author.pk).exists():
        raise InvalidContent({"name": [_("There is already an author of this name.")]})
    before = Author.objects.filter(pk=author.pk).first()
    author.slug = author.slug or addresses.free_slug(Author, author.name, own_id=author.pk or 0)
    author.save()
    if before and before.slug != author.slug:
        addresses.keep_old_path(before.get_absolute_url(), author=author)
    return author
