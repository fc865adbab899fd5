"""The first account."""

from __future__ import annotations

import secrets
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

OWNERS = "站长"


class Command(BaseCommand):
    help = "Create the owner's account with a random password, printed once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--username", default="owner")
        parser.add_argument("--email", default="")
        parser.add_argument("--force", action="store_true", help="although there is an owner already")
        parser.add_argument("--if-missing", action="store_true", help="do nothing if there is an owner already")

    @transaction.atomic
    def handle(self, *args: Any, username: str, email: str, **options: Any) -> None:
        has_owner = User.objects.filter(is_superuser=True, is_active=True).exists()
        if has_owner and options["if_missing"]:
            return
        if has_owner and not options["force"]:
            raise CommandError(_("There is an owner already. Use --force to make another one."))
        if User.objects.filter(username=username).exists():
            raise CommandError(_("There is already an account “%(name)s”.") % {"name": username})
        password = secrets.token_urlsafe(12)
        owner = User.objects.create_superuser(username, email, password)
        owner.groups.add(Group.objects.get(name=OWNERS))
        self.stdout.write(
            _("Sign in at %(address)s as %(name)s, password %(password)s (shown only now).")
            % {"address": f"{settings.SITE_URL}/admin/", "name": username, "password": password}
        )
