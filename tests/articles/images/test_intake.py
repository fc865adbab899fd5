"""Only clean pictures come in."""

from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image as Pillow
from PIL import ImageCms

from articles.images import decoding, intake
from articles.images.intake import UnusableImage, store
from articles.models import Image
from tests.factories import make_editor

pytestmark = pytest.mark.django_db

GPS, ORIENTATION, MAKE = 0x8825, 0x0112, 0x010F
TRAILER = b"<script>alert(1)</script>"


def encoded(picture: Pillow.Image, form: str, **options) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, form, **options)
    return buffer.getvalue()


def photo(width: int = 300, height: int = 200) -> Pillow.Image:
    """Left half dark, right half light, with more colours than a drawing has."""
    noise = Pillow.effect_noise((width, height), 40)
    picture = Pillow.merge("RGB", (noise, noise.rotate(180), noise))
    picture.paste((20, 20, 20), (0, 0, width // 2, height))
    return picture


def stored_bytes(image: Image) -> bytes:
    with image.file.open("rb") as file:
        return file.read()


def reopened(image: Image) -> Pillow.Image:
    return Pillow.open(BytesIO(stored_bytes(image)))


def phone_exif() -> Pillow.Exif:
    exif = Pillow.Exif()
    exif[ORIENTATION], exif[MAKE] = 6, "SecretPhone"
    exif.get_ifd(GPS).update({1: "N", 2: (39.0, 54.0, 15.5), 3: "E", 4: (116.0, 23.0, 50.1)})
    return exif


def huge_png(width: int, height: int) -> bytes:
    """A one-bit PNG of any size in a few kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((width + 7) // 8 + 1) * height, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_place_and_camera_are_gone_and_the_picture_stands_upright(form):
    image = store(encoded(photo(), form, exif=phone_exif()))

    kept = reopened(image)
    assert dict(kept.getexif()) == {}
    assert b"SecretPhone" not in stored_bytes(image)
    # Orientation 6 asks for a quarter turn clockwise: the dark left half becomes the upper one.
    assert (image.width, image.height) == kept.size == (200, 300)
    assert max(kept.convert("L").crop((0, 0, 200, 140)).getextrema()) < 60


def test_comments_and_xmp_are_gone():
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>home address</x:xmpmeta>"
    image = store(encoded(photo(), "JPEG", comment=b"home address", xmp=xmp))

    assert b"home address" not in stored_bytes(image)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_what_is_hidden_behind_a_picture_is_dropped(form):
    data = encoded(photo(), form) + TRAILER

    assert TRAILER not in stored_bytes(store(data))


def test_text_chunks_of_a_png_are_dropped():
    from PIL.PngImagePlugin import PngInfo

    hidden = PngInfo()
    hidden.add_text("Comment", TRAILER.decode())

    assert TRAILER not in stored_bytes(store(encoded(photo(), "PNG", pnginfo=hidden)))


def test_a_bomb_is_refused_before_it_is_decoded(monkeypatch):
    bomb = huge_png(12_000, 12_000)
    assert len(bomb) < 20_000
    monkeypatch.setattr(intake, "pixels_of", lambda *args, **kwargs: pytest.fail("decoded"))

    with pytest.raises(UnusableImage, match="4000 万像素"):
        store(bomb)

    assert not Image.objects.exists()


def test_the_limit_lies_at_forty_million_pixels():
    assert decoding.header_of(huge_png(8_000, 5_000)).size == (8_000, 5_000)
    with pytest.raises(decoding.TooLarge):
        decoding.header_of(huge_png(8_000, 5_001))


def test_too_many_frames_are_refused():
    frames = [Pillow.new("P", (4, 4), index) for index in range(201)]

    with pytest.raises(UnusableImage, match="200 帧"):
        store(encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], palette=bytes(range(256)) * 3))


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<!doctype html><script>alert(1)</script>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
        b"GIF89a=1;alert(1)//",
        b"8BPS\x00\x01" + bytes(40),
        b"SIMPLE  =                    T" + b" " * 2850,
    ],
    ids=["svg", "html", "eps", "gif and script", "psd", "fits"],
)
def test_other_files_are_refused_whatever_their_name(data):
    with pytest.raises(UnusableImage, match="不是完整的"):
        store(data, name="photo.jpg")


@pytest.mark.parametrize("form", ["BMP", "TIFF", "ICO"])
def test_pictures_of_other_formats_are_refused(form):
    with pytest.raises(UnusableImage, match="不是完整的"):
        store(encoded(photo(32, 32), form))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_that_is_cut_off_is_refused(form):
    data = encoded(photo(), form)

    with pytest.raises(UnusableImage, match="不是完整的"):
        store(data[: len(data) // 2])


def test_an_empty_file_is_refused():
    with pytest.raises(UnusableImage, match="文件是空的"):
        store(BytesIO(b""))


def test_a_file_above_twenty_megabytes_is_refused_without_reading_it_all():
    class Endless(BytesIO):
        def read(self, size=-1):
            assert size == decoding.MOST_BYTES + 1
            return bytes(size)

    with pytest.raises(UnusableImage, match="20 MB"):
        store(Endless())


def test_the_same_file_twice_is_one_row():
    data = encoded(photo(), "JPEG")
    first = store(data, name="账单")

    assert store(BytesIO(data), name="另一个名字") == first
    assert Image.objects.get().name == "账单"


def test_what_the_uploader_says_is_kept_and_cut_to_fit():
    editor = make_editor()
    image = store(encoded(photo(), "JPEG"), name="长" * 150, alt="述" * 250, credit="谁" * 150, by=editor)

    assert (image.name, image.alt, image.credit) == ("长" * 100, "述" * 200, "谁" * 100)
    assert image.created_by == editor
    assert image.size == len(stored_bytes(image))


def test_the_name_of_the_file_is_drawn_by_lot():
    image = store(encoded(photo(), "JPEG"), name="../../etc/passwd\x00.php")

    assert re.fullmatch(r"images/[0-9a-f]{32}\.jpg", image.file.name)


def test_large_pictures_are_made_smaller():
    image = store(encoded(photo(4800, 600), "JPEG"))

    assert (image.width, image.height) == (2400, 300)


@pytest.mark.parametrize(
    ("picture", "form", "ending", "mode"),
    [
        (photo(), "PNG", ".jpg", "RGB"),
        (photo(), "WEBP", ".webp", "RGB"),
        (Pillow.new("RGB", (40, 40), "teal"), "PNG", ".png", "RGB"),
        (Pillow.new("RGBA", (40, 40), (9, 9, 9, 90)), "PNG", ".png", "RGBA"),
        (Pillow.new("RGBA", (40, 40), (9, 9, 9, 255)), "PNG", ".png", "RGB"),
        (Pillow.new("P", (40, 40)), "GIF", ".png", "RGB"),
        (Pillow.new("CMYK", (40, 40)), "JPEG", ".jpg", "RGB"),
        (Pillow.new("L", (40, 40)), "JPEG", ".jpg", "RGB"),
    ],
    ids=["photo png", "webp", "drawing", "transparent", "opaque rgba", "gif", "cmyk", "grey"],
)
def test_each_kind_is_kept_in_the_form_that_suits_it(picture, form, ending, mode):
    image = store(encoded(picture, form))

    assert image.file.name.endswith(ending)
    assert reopened(image).mode == mode


def swapped_profile() -> bytes:
    """A profile like sRGB whose red is blue and whose blue is red."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = data.replace("sRGB".encode("utf-16-be"), "Swap".encode("utf-16-be"))
    return data.replace(b"rXYZ", b"tmpX").replace(b"bXYZ", b"rXYZ").replace(b"tmpX", b"bXYZ")


def test_colours_of_another_profile_become_srgb():
    red = Pillow.new("RGB", (40, 40), (255, 0, 0))
    image = store(encoded(red, "PNG", icc_profile=swapped_profile()))

    assert reopened(image).getpixel((20, 20)) == (0, 0, 255)
    assert "icc_profile" not in reopened(image).info


def test_no_file_stays_behind_when_the_row_cannot_be_saved(monkeypatch, settings):
    def refuse(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(Image, "save", refuse)

    with pytest.raises(RuntimeError):
        store(encoded(photo(), "JPEG"))

    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []
