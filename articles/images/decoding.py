"""Turn untrusted bytes into pixels: the header decides first, decoding comes after."""

from __future__ import annotations

import struct
import threading
import zlib
from io import BytesIO

from PIL import Image as Pillow
from PIL import ImageCms, ImageOps

FORMATS = ["JPEG", "PNG", "WEBP", "GIF"]
MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 40_000_000
MOST_FRAMES = 200
# What Pillow's decoders are known to raise on broken files.
BROKEN = (
    OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, OverflowError, struct.error, zlib.error,
    Pillow.DecompressionBombError,
)  # fmt: skip

# One picture at a time: 40 million pixels are 160 MB while they are decoded.
_one_at_a_time = threading.Lock()


class Unreadable(ValueError):
    """The bytes are no whole picture of a known format."""


class TooLarge(ValueError):
    """The picture has more pixels or frames than a machine should decode."""


def header_of(data: bytes) -> Pillow.Image:
    """The picture as its header announces it; no pixel is decoded.

    Raises:
        Unreadable: not one of ``FORMATS``, whatever the file's name says.
        TooLarge: more than ``MOST_PIXELS`` or ``MOST_FRAMES``.
    """
    try:
        picture = Pillow.open(BytesIO(data), formats=FORMATS)
        frames = getattr(picture, "n_frames", 1)
    except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning) as error:
        raise TooLarge from error
    except BROKEN as error:
        raise Unreadable from error
    if picture.width * picture.height > MOST_PIXELS or frames > MOST_FRAMES:
        raise TooLarge
    return picture


def pixels_of(picture: Pillow.Image, *, longest_side: int) -> Pillow.Image:
    """The first frame upright, in sRGB, as RGB or RGBA, within ``longest_side``; it carries no metadata.

    Raises:
        Unreadable: the file is cut off or damaged.
    """
    with _one_at_a_time:
        try:
            picture.draft(None, _within(picture.size, longest_side))
            upright = ImageOps.exif_transpose(picture)
            flat = _in_srgb(upright)
        except (Pillow.DecompressionBombWarning, *BROKEN) as error:
            raise Unreadable from error
    if max(flat.size) > longest_side:
        flat = flat.resize(_within(flat.size, longest_side), Pillow.Resampling.LANCZOS)
    # Pillow writes what it finds here (comments, XMP, profiles) into the new file.
    flat.info = {}
    return flat


def _within(size: tuple[int, int], longest_side: int) -> tuple[int, int]:
    scale = min(1, longest_side / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _in_srgb(picture: Pillow.Image) -> Pillow.Image:
    """RGB, or RGBA when something shines through; colours of another profile are converted."""
    profile = picture.info.get("icc_profile")
    wanted = "RGBA" if picture.has_transparency_data else "RGB"
    if picture.mode.startswith("I;16"):
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.mode not in ("L", "CMYK") or wanted == "RGBA":
        picture = picture.convert(wanted)
    if profile:
        picture = _converted(picture, profile, wanted)
    picture = picture.convert(wanted)
    if wanted == "RGBA" and picture.getchannel("A").getextrema()[0] == 255:
        return picture.convert("RGB")
    return picture


def _converted(picture: Pillow.Image, profile: bytes, wanted: str) -> Pillow.Image:
    """``picture`` in sRGB; unchanged when it already is, or when the profile is of no use."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(source).lower():
            return picture
        converted = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=wanted)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return converted or picture
