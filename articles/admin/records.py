"""What the site has written down by itself; nobody changes it."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from articles.admin.desk import Desk
from articles.models import JobRun, Transition


class Record(Desk):
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(Transition)
class TransitionRecords(Record):
    list_display = ["at", "article", "action", "by_name", "note"]
    list_select_related = ["article"]
    list_filter = ["action", "at"]
    search_fields = ["article__title", "by_name", "note"]
    fields = ["at", "article", "action", "from_state", "to_state", "version", "by_name", "note"]


@admin.register(JobRun)
class JobRecords(Record):
    list_display = ["name", "started_at", "finished_at", "done", "error"]
