"""Make, rename and move categories."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext as _

from articles.editing import addresses
from articles.editing.errors import InvalidContent, not_allowed
from articles.editing.rebuild import rebuild_listings
from articles.models import Category
from articles.permissions import Actor, may_manage_categories


@transaction.atomic
def save_category(category: Category, *, by: Actor) -> Category:
    """Write a new or changed category; its old address leads to the new one.

    A category that moves takes its sub-categories along, and their articles'
    lists follow.

    Raises:
        NotAllowed: ``by`` may not manage categories.
        InvalidContent: it would stand below itself, or its name is taken there.
    """
    if not may_manage_categories(by):
        raise not_allowed()
    before = Category.objects.select_for_update().filter(pk=category.pk).first()
    parent = Category.objects.filter(pk=category.parent_id).first() if category.parent_id else None
    if before and parent and parent.path.startswith(before.path):
        raise InvalidContent({"parent": [_("A category cannot stand below itself.")]})
    same_name = Category.objects.filter(name=category.name, parent=parent).exclude(pk=category.pk)
    if same_name.exists():
        raise InvalidContent({"name": [_("There is already a category of this name here.")]})
    category.slug = category.slug or addresses.free_slug(Category, category.name, own_id=category.pk or 0)
    category.save()
    path = f"{parent.path if parent else '/'}{category.pk}/"
    if category.path != path:
        _change_path(category, path, is_new=before is None)
    if before and before.slug != category.slug:
        addresses.keep_old_path(before.get_absolute_url(), category=category)
    return category


def _change_path(category: Category, path: str, *, is_new: bool) -> None:
    old = category.path
    if not is_new:
        below = Category.objects.filter(path__startswith=old).exclude(pk=category.pk)
        below.update(path=Concat(Value(path), Substr(F("path"), len(old) + 1)))
    category.path = path
    Category.objects.filter(pk=category.pk).update(path=path)
    if not is_new:
        rebuild_listings(under=category)


def category_at(path: str, *, by: Actor) -> Category:
    """The category of a path such as ``逾期应对/信用卡``; missing ones are made."""
    parent: Category | None = None
    for name in (part.strip() for part in path.split("/")):
        if not name:
            continue
        found = Category.objects.filter(name=name, parent=parent).first()
        if found is None and parent is None:
            found = Category.objects.filter(name=name).first()
        parent = found or save_category(Category(name=name, parent=parent), by=by)
    if parent is None:
        raise InvalidContent({"category": [_("Name a category.")]})
    return parent
