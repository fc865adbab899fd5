"""The beacon that says: somebody is reading this article."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles.readership.counting import count_view
from articles.readership.visits import is_program, visits


@csrf_exempt
@require_POST
@cache_control(no_store=True)
def count(request: HttpRequest, pk: int) -> HttpResponse:
    """Always the same answer: it must not tell which articles exist."""
    agent = request.headers.get("User-Agent", "")
    is_reader = not is_program(agent) and not _is_prefetch(request)
    if is_reader and visits.is_new(client_address(request), agent, pk, at=timezone.now()):
        count_view(pk)
    return HttpResponse(status=204)


def client_address(request: HttpRequest) -> str:
    """The reader's address, as our own proxies saw it; what lies before them anyone could have written."""
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    proxies = settings.TRUSTED_PROXIES
    if proxies and len(seen) >= proxies and seen[-proxies]:
        return seen[-proxies]
    return request.META.get("REMOTE_ADDR", "")


def _is_prefetch(request: HttpRequest) -> bool:
    purposes = (request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"))
    return any("prefetch" in purpose.lower() or "preview" in purpose.lower() for purpose in purposes)
