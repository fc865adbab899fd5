"""What a person typed in the tag field, as separate names."""

from __future__ import annotations

import re
import unicodedata

from articles.text.widths import fold_for_comparison, strip_control_characters

LONGEST_NAME = 30
_SEPARATORS = re.compile(r"[，、；,;\n\r]")
# Not those white characters that are controls: they are refused, not passed over.
_SPACES = re.compile(r"[^\S\x0b\x0c\x1c-\x1f\x85]+")
_WIDE = {0xFF01 + n: 0x21 + n for n in range(94) if chr(0x21 + n).isalnum() or chr(0x21 + n) in "+#"}


class InvalidTagName(ValueError):
    """``name`` cannot be a tag because of ``reason``: ``too_long`` or ``control``."""

    def __init__(self, name: str, reason: str) -> None:
        self.name, self.reason = name, reason
        super().__init__(f"{reason}: {name[:40]!r}")


def split_tag_names(text: str) -> list[str]:
    """The names in ``text``, in order; a space belongs to a name.

    Names alike but for width, case or spaces are one; the first form stands.

    Raises:
        InvalidTagName: a name is longer than 30 characters, or holds control characters.
    """
    names: dict[str, str] = {}
    for part in _SEPARATORS.split(text):
        name = _SPACES.sub(" ", part.translate(_WIDE)).strip(" ")
        if not name:
            continue
        if name != strip_control_characters(unicodedata.normalize("NFC", name)) and _has_control(name):
            raise InvalidTagName(name, "control")
        if len(name) > LONGEST_NAME:
            raise InvalidTagName(name, "too_long")
        if key := fold_for_comparison(name):
            names.setdefault(key, unicodedata.normalize("NFC", name))
    return list(names.values())


def _has_control(name: str) -> bool:
    return any(unicodedata.category(char) in ("Cc", "Cf") for char in name)
