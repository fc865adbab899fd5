"""Files that programs look for at fixed places."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from site_config.context import frame

# Search carries noindex, which only those can read who may fetch it: it is not barred here.
BARRED = ["/admin/", "/accounts/", "/preview/"]
PLAIN = "text/plain; charset=utf-8"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in BARRED), ""]
    lines += [f"Sitemap: {frame().origin}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type=PLAIN)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness (RFC 9116); nothing as long as no address is set."""
    site = frame()
    if not site.settings.contact_email:
        raise Http404
    expires = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=365)
    lines = [
        f"Contact: mailto:{site.settings.contact_email}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: zh, en",
        f"Canonical: {site.origin}/.well-known/security.txt",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type=PLAIN)
