"""What makes a page public: the same answer for everyone, cheap to ask for again; and old addresses lead on."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from articles.public.delivery import deliver
from articles.redirects.leading import new_path

log = logging.getLogger(__name__)

# Staff pages know people; media and static files bring headers of their own.
NOT_PUBLIC = ("/admin", "/accounts", "/media", "/static")
POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
ASK_AGAIN = "public, max-age=0, must-revalidate"


class PublicPageMiddleware:
    """Public pages cannot depend on who asks: cookies are dropped before any view could read them.

    Without cookies there is nothing that a forged request could misuse, so
    these pages need no CSRF token either.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_public(request.path_info):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        request.COOKIES = {}
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
        response = self.get_response(request)
        _make_public(request, response)
        return deliver(request, response)


class RedirectMiddleware:
    """Where nothing is found, an old address may lead on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD") or not is_public(request.path_info):
            return response
        path = new_path(request.path_info)
        return HttpResponsePermanentRedirect(path) if path else response


def is_public(path: str) -> bool:
    return not any(path == prefix or path.startswith(f"{prefix}/") for prefix in NOT_PUBLIC)


def _make_public(request: HttpRequest, response: HttpResponse) -> None:
    if response.cookies:
        log.error("A public page tried to set a cookie.")
        response.cookies.clear()
    response.headers["Vary"] = "Accept-Encoding"
    response.headers.setdefault("Cache-Control", ASK_AGAIN)
    if not (settings.DEBUG and response.status_code in (404, 500)):
        response.headers["Content-Security-Policy"] = POLICY
