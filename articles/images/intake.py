"""The way in for every picture: checked, re-encoded, named at random."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import BinaryIO

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image as Pillow

from articles.images.decoding import MOST_BYTES, TooLarge, Unreadable, header_of, pixels_of
from articles.models import Image
from articles.models.image import random_name

LONGEST_SIDE = 2400
# A picture of so few colours is a drawing or a screenshot; JPEG would smear its letters.
FEW_COLOURS = 4096
# Squeezing out the last percent of a larger PNG takes seconds.
SMALL = 1_000_000


class UnusableImage(ValueError):
    """The upload is not kept; ``str(error)`` tells a person what to do."""


def store(
    upload: BinaryIO | bytes,
    *,
    name: str = "",
    alt: str = "",
    is_decorative: bool = False,
    credit: str = "",
    by: AbstractBaseUser | int | None = None,
) -> Image:
    """Keep a picture, or give back the row that already holds the same file.

    What is stored is drawn anew from the pixels: nothing of the upload's
    metadata (place, camera, thumbnail) or of what was hidden behind it stays.

    Raises:
        UnusableImage: not a whole JPEG, PNG, WebP or GIF, or too large.
    """
    data = upload if isinstance(upload, bytes) else upload.read(MOST_BYTES + 1)
    fingerprint = hashlib.sha256(data).hexdigest()
    known = Image.objects.filter(content_hash=fingerprint).order_by("pk").first()
    if known:
        return known
    pixels, source = _decoded(data)
    encoded, ending = _encoded(pixels, source)
    image = Image(
        width=pixels.width,
        height=pixels.height,
        size=len(encoded),
        content_hash=fingerprint,
        # PostgreSQL takes no NUL; the name is for people only.
        name=name.replace("\0", "")[:100],
        alt=alt[:200],
        is_decorative=is_decorative,
        credit=credit[:100],
        created_by_id=by.pk if isinstance(by, AbstractBaseUser) else by,
    )
    image.file.name = default_storage.save(random_name(image, f"picture{ending}"), ContentFile(encoded))
    try:
        with transaction.atomic():
            image.save()
    except Exception:
        default_storage.delete(image.file.name)
        raise
    return image


def _decoded(data: bytes) -> tuple[Pillow.Image, str]:
    """Its pixels, and the format it came in."""
    if not data:
        raise UnusableImage(_("The file is empty. Please choose the picture again."))
    if len(data) > MOST_BYTES:
        raise UnusableImage(_("The picture is larger than 20 MB. Please make it smaller and try again."))
    try:
        header = header_of(data)
        return pixels_of(header, longest_side=LONGEST_SIDE), header.format or ""
    except TooLarge as error:
        raise UnusableImage(
            _("The picture has more than 40 million pixels or 200 frames. Please make it smaller and try again.")
        ) from error
    except Unreadable as error:
        raise UnusableImage(
            _("This is not a complete JPEG, PNG, WebP or GIF picture. Please export it as JPEG or PNG and try again.")
        ) from error


def _encoded(pixels: Pillow.Image, source: str) -> tuple[bytes, str]:
    """The bytes to keep, and the ending of their name."""
    buffer = BytesIO()
    if source == "WEBP":
        pixels.save(buffer, "WEBP", quality=85)
        return buffer.getvalue(), ".webp"
    if pixels.mode == "RGBA" or (source in ("PNG", "GIF") and pixels.getcolors(FEW_COLOURS)):
        pixels.save(buffer, "PNG", optimize=pixels.width * pixels.height <= SMALL)
        return buffer.getvalue(), ".png"
    pixels.save(buffer, "JPEG", quality=85, optimize=True, progressive=True)
    return buffer.getvalue(), ".jpg"
