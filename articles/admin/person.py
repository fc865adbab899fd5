"""Who works at the desk."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.models import User
from django.http import HttpRequest


def person(request: HttpRequest) -> User:
    """Whoever is signed in. Nobody else comes this far; rights are asked of ``articles.permissions``."""
    return cast("User", request.user)
