"""Smaller copies are made once, in the widths that help."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image as Pillow

from articles.images import renditions
from articles.images.intake import store
from articles.images.renditions import due, make_renditions
from articles.models import Image

pytestmark = pytest.mark.django_db


def stored(width: int, height: int, mode: str = "RGB") -> Image:
    picture = Pillow.effect_noise((width, height), 40).convert(mode)
    if mode == "RGBA":
        picture.putalpha(Pillow.linear_gradient("L").resize((width, height)))
    buffer = BytesIO()
    picture.save(buffer, "PNG", compress_level=1)
    return store(buffer.getvalue())


def opened(name: str) -> Pillow.Image:
    with default_storage.open(name) as file:
        return Pillow.open(BytesIO(file.read()))


@pytest.mark.parametrize(
    ("width", "made"), [(1600, [480, 800, 1200]), (1200, [480, 800, 1200]), (900, [480, 800]), (300, [300])]
)
def test_no_rendition_is_wider_than_the_original(width, made):
    image = stored(width, width // 2)

    make_renditions(image)

    kept = Image.objects.get()
    assert kept.has_renditions
    assert [rendition["width"] for rendition in kept.renditions] == made
    assert [rendition["height"] for rendition in kept.renditions] == [width // 2 for width in made]


def test_each_rendition_is_a_webp_and_a_jpeg_of_the_size_it_claims():
    image = stored(600, 300)

    make_renditions(image)

    (rendition,) = image.renditions
    assert set(rendition) == {"width", "height", "webp", "jpeg"}
    assert opened(rendition["webp"]).format == "WEBP"
    assert opened(rendition["jpeg"]).format == "JPEG"
    assert opened(rendition["webp"]).size == opened(rendition["jpeg"]).size == (480, 240)


def test_transparent_pictures_stay_transparent():
    image = stored(600, 300, "RGBA")

    make_renditions(image)

    (rendition,) = image.renditions
    assert set(rendition) == {"width", "height", "webp", "png"}
    assert opened(rendition["png"]).mode == opened(rendition["webp"]).mode == "RGBA"


def test_made_again_the_old_files_go(settings):
    image = stored(600, 300)
    make_renditions(image)
    before = dict(image.renditions[0])

    make_renditions(image)

    assert not default_storage.exists(before["webp"])
    assert not default_storage.exists(before["jpeg"])
    assert len([path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]) == 3


def test_nothing_stays_behind_when_one_size_fails(monkeypatch, settings):
    image = stored(900, 300)
    encode = renditions._encoded

    def fail_at_800(picture, kind):
        if picture.width == 800:
            raise OSError
        return encode(picture, kind)

    monkeypatch.setattr(renditions, "_encoded", fail_at_800)
    with pytest.raises(OSError):
        make_renditions(image)

    assert len([path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]) == 1
    assert not Image.objects.get().has_renditions


def test_due_are_those_without_oldest_first():
    first, second, third = stored(300, 200), stored(301, 200), stored(302, 200)
    make_renditions(second)

    assert list(due(10)) == [first, third]
    assert list(due(1)) == [first]
