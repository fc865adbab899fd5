"""Django's admin, opened as our own desk."""

from __future__ import annotations

from importlib import import_module

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default_site = "articles.admin.site.DeskSite"

    def ready(self) -> None:
        # The site's class lives beside the desks: looking for it first would register them with a site of its own.
        import_module("articles.admin")
        super().ready()
