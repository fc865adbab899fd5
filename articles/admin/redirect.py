"""The desk for old addresses."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.contrib import admin
from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import Desk, DeskForm
from articles.models import Redirect

THINGS = ["article", "category", "tag", "author"]
LONGEST_CHAIN = 10


class RedirectForm(DeskForm):
    """An old address must be free, and the way from it must end."""

    def clean_old_path(self) -> str:
        path = self.cleaned_data["old_path"]
        return path if path.endswith("/") or "." in path.rsplit("/", 1)[-1] else f"{path}/"

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        old, new = values.get("old_path"), values.get("path", "")
        if old and new and leads_back(old, new, own_id=self.instance.pk):
            self.add_error("path", _("This would lead readers round in a circle."))
        for name in THINGS:
            thing = values.get(name)
            if old and isinstance(thing, Model) and thing.get_absolute_url() == old:  # type: ignore[attr-defined]
                self.add_error(name, _("This is its own address; it needs no redirect."))
        return values


def leads_back(old: str, new: str, *, own_id: int | None) -> bool:
    """Whether following redirects from ``new`` comes to ``old`` again, or does not end."""
    path = urlsplit(new).path
    for _step in range(LONGEST_CHAIN):
        if path == old:
            return True
        following = Redirect.objects.filter(~Q(pk=own_id), old_path=path).first()
        if following is None:
            return False
        things = (getattr(following, name) for name in THINGS)
        path = following.path or next(thing.get_absolute_url() for thing in things if thing)
    return True


@admin.register(Redirect)
class RedirectDesk(Desk):
    form = RedirectForm
    list_display = ["old_path", "target", "hits", "created_at"]
    list_select_related = THINGS
    search_fields = ["old_path", "path"]
    autocomplete_fields = THINGS
    readonly_fields = ["hits"]

    @admin.display(description=_("leads to"))
    def target(self, redirect: Redirect) -> str:
        thing = redirect.article or redirect.category or redirect.tag or redirect.author
        return str(thing) if thing else redirect.path
