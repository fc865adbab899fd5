"""Where the editor and the image picker send pictures."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin.person import person
from articles.images.intake import UnusableImage, store


@require_POST
def upload_image(request: HttpRequest) -> JsonResponse:
    """Keep one picture; answer with where it is, or with a sentence that says what is wrong with it."""
    if not request.user.has_perm("articles.add_image"):
        raise PermissionDenied
    upload: Any = request.FILES.get("file")
    if upload is None:
        return JsonResponse({"problem": _("No picture arrived. Please choose it again.")}, status=400)
    try:
        image = store(upload, name=(upload.name or "")[:100], by=person(request))
    except UnusableImage as error:
        return JsonResponse({"problem": str(error)}, status=400)
    return JsonResponse(
        {
            "id": image.pk,
            "name": str(image),
            "src": image.file.url,
            "alt": image.alt,
            "width": image.width,
            "height": image.height,
        }
    )
