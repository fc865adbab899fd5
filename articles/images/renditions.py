"""Smaller copies of a picture, so that a phone loads what it shows."""

from __future__ import annotations

import secrets
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import QuerySet
from PIL import Image as Pillow

from articles.images.decoding import header_of, pixels_of
from articles.models import Image

WIDTHS = (480, 800, 1200)


def due(limit: int) -> QuerySet[Image]:
    """Pictures that still wait for their renditions, oldest first."""
    return Image.objects.filter(has_renditions=False).order_by("pk")[:limit]


def make_renditions(image: Image) -> None:
    """Write the smaller files of ``image`` and note them in its row; made twice, the old files go.

    Raises:
        decoding.Unreadable: the stored file is damaged.
        OSError: the stored file is gone.
    """
    with image.file.storage.open(image.file.name or "") as file:
        original = pixels_of(header_of(file.read()), longest_side=max(image.width, image.height))
    written: list[str] = []
    try:
        renditions = [_rendition(original, width, written) for width in widths_for(original.width)]
        before = _files_of(image.renditions)
        Image.objects.filter(pk=image.pk).update(renditions=renditions, has_renditions=True)
    except Exception:
        _delete(written)
        raise
    _delete(before)
    image.renditions, image.has_renditions = renditions, True


def widths_for(original: int) -> list[int]:
    """The widths to make; a picture smaller than all of them gets one copy of its own width."""
    return [width for width in WIDTHS if width <= original] or [original]


def _rendition(original: Pillow.Image, width: int, written: list[str]) -> dict[str, Any]:
    height = max(1, round(original.height * width / original.width))
    picture = original.resize((width, height), Pillow.Resampling.LANCZOS, reducing_gap=3)
    kinds = ("webp", "png") if picture.mode == "RGBA" else ("webp", "jpeg")
    files = {}
    for kind in kinds:
        files[kind] = default_storage.save(_random_name(kind), ContentFile(_encoded(picture, kind)))
        written.append(files[kind])
    return {"width": width, "height": height, **files}


def _encoded(picture: Pillow.Image, kind: str) -> bytes:
    buffer = BytesIO()
    if kind == "webp":
        picture.save(buffer, "WEBP", quality=75)
    elif kind == "jpeg":
        picture.save(buffer, "JPEG", quality=80, optimize=True, progressive=True)
    else:
        picture.save(buffer, "PNG")
    return buffer.getvalue()


def _random_name(kind: str) -> str:
    return f"images/{secrets.token_hex(16)}.{'jpg' if kind == 'jpeg' else kind}"


def _files_of(renditions: list[dict[str, Any]]) -> list[str]:
    return [rendition[kind] for rendition in renditions for kind in ("webp", "jpeg", "png") if kind in rendition]


def _delete(names: list[str]) -> None:
    for name in names:
        default_storage.delete(name)
