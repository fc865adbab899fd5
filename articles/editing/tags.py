"""Make, name and rename tags."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from articles.editing import addresses
from articles.editing.errors import InvalidContent, not_allowed
from articles.editing.rebuild import rebuild_listings
from articles.models import Tag, TagAlias
from articles.permissions import Actor, may_manage_tags
from articles.text.tag_names import InvalidTagName, split_tag_names
from articles.text.widths import fold_for_comparison


def tags_named(names: Iterable[str], *, by: Actor) -> list[Tag]:
    """The tags of these names, each once, in order; aliases lead to their tag.

    A name nobody used before becomes a tag: accepted when ``by`` manages
    tags, else pending and invisible to readers.
    """
    folded = {fold_for_comparison(name): name for name in names}
    if not folded:
        return []
    found = {tag.folded: tag for tag in Tag.objects.filter(folded__in=folded)}
    if missing := folded.keys() - found.keys():
        aliases = TagAlias.objects.filter(folded__in=missing).select_related("tag")
        found |= {alias.folded: alias.tag for alias in aliases}
    for key, name in folded.items():
        if key not in found:
            found[key] = _new_tag(name, by=by)
    return list({found[key].pk: found[key] for key in folded}.values())


def _new_tag(name: str, *, by: Actor) -> Tag:
    status = Tag.Status.ACCEPTED if may_manage_tags(by) else Tag.Status.PENDING
    return Tag.objects.create(name=name, slug=addresses.free_slug(Tag, name), status=status)


@transaction.atomic
def save_tag(tag: Tag, *, by: Actor) -> Tag:
    """Write a new or changed tag; its old address leads to the new one.

    A tag that is accepted, or no longer is, enters or leaves the lists of its articles.

    Raises:
        NotAllowed: ``by`` may not manage tags.
        InvalidContent: the name is malformed, or taken by a tag or an alias.
    """
    if not may_manage_tags(by):
        raise not_allowed()
    tag.name = one_tag_name(tag.name)
    folded = fold_for_comparison(tag.name)
    if (
        Tag.objects.filter(folded=folded).exclude(pk=tag.pk).exists()
        or TagAlias.objects.filter(folded=folded).exclude(tag=tag.pk).exists()
    ):
        raise InvalidContent({"name": [_("There is already a tag or an alias of this name.")]})
    before = Tag.objects.filter(pk=tag.pk).first()
    tag.slug = tag.slug or addresses.free_slug(Tag, tag.name, own_id=tag.pk or 0)
    tag.save()
    if before and before.slug != tag.slug:
        addresses.keep_old_path(before.get_absolute_url(), tag=tag)
    if before and before.status != tag.status:
        rebuild_listings(tagged=tag)
    return tag


def one_tag_name(typed: str) -> str:
    """The written form of one typed name.

    Raises:
        InvalidContent: it is empty, too long, or more than one name.
    """
    try:
        names = split_tag_names(typed)
    except InvalidTagName as error:
        raise InvalidContent({"name": [_("Use at most 30 visible characters.")]}) from error
    if len(names) != 1:
        raise InvalidContent({"name": [_("Write one name, without commas.")]})
    return names[0]


@transaction.atomic
def save_alias(alias: TagAlias, *, by: Actor) -> TagAlias:
    """Write another name of a tag.

    Raises:
        NotAllowed: ``by`` may not manage tags.
        InvalidContent: the name is malformed or already in use.
    """
    if not may_manage_tags(by):
        raise not_allowed()
    alias.name = one_tag_name(alias.name)
    folded = fold_for_comparison(alias.name)
    if (
        Tag.objects.filter(folded=folded).exists()
        or TagAlias.objects.filter(folded=folded).exclude(pk=alias.pk).exists()
    ):
        raise InvalidContent({"name": [_("There is already a tag or an alias of this name.")]})
    alias.slug = alias.slug or addresses.free_slug(TagAlias, alias.name, own_id=alias.pk or 0)
    alias.save()
    return alias
