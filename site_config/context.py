"""What every page shows: the site's name, menus, links and public address.

Read once every few seconds a process, not once a page; saving in the admin
clears the copy of that process at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

from django.conf import settings
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest

from site_config.models import FriendLink, MenuItem, SiteSettings

SECONDS_KEPT = 2.0


@dataclass(frozen=True)
class SiteFrame:
    settings: SiteSettings
    header: tuple[MenuItem, ...]
    footer: tuple[MenuItem, ...]
    friends: tuple[FriendLink, ...]
    origin: str


# The one fresh copy of this process, with the moment it was read.
_kept: list[tuple[float, SiteFrame]] = []


def frame() -> SiteFrame:
    """The frame around every page: three queries, none while a fresh copy is kept."""
    if not _kept or monotonic() - _kept[0][0] > SECONDS_KEPT:
        _kept[:] = [(monotonic(), _load())]
    return _kept[0][1]


def forget(**_: object) -> None:
    """Drop the kept copy, so that the next page reads the settings anew."""
    _kept.clear()


def site(request: HttpRequest) -> dict[str, SiteFrame]:
    """Context processor: ``site`` in every template."""
    return {"site": frame()}


def _load() -> SiteFrame:
    menu = list(MenuItem.objects.all())
    return SiteFrame(
        settings=SiteSettings.load(),
        header=tuple(item for item in menu if item.place == MenuItem.Place.HEADER),
        footer=tuple(item for item in menu if item.place == MenuItem.Place.FOOTER),
        friends=tuple(FriendLink.objects.filter(is_visible=True)),
        origin=settings.SITE_URL,
    )


for model in (SiteSettings, MenuItem, FriendLink):
    post_save.connect(forget, sender=model)
    post_delete.connect(forget, sender=model)
