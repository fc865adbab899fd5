"""Where tags are in HTML. Every pattern here stops at the next ``<``, so that no input makes it slow."""

from __future__ import annotations

import re

# A quoted value may hold a ">"; the second form is for tags whose quotes do not match. Group 1 or 2 is the name.
TAG = re.compile(
    r"""</?([a-zA-Z][a-zA-Z0-9-]*)(?:[^<>"']|"[^"<]*"|'[^'<]*')*>|</?([a-zA-Z][a-zA-Z0-9-]*)[^<>]*>""",
)
# What nobody reads. Without its end it reaches to the end of the text, as in a browser.
UNREAD = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|noscript|svg|math|iframe)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.S | re.I
)
VERBATIM = re.compile(r"<(code|pre)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.S | re.I)

INLINE = frozenset("a abbr b cite del em font i ins mark s small span strong sub sup u".split())
CELLS = frozenset({"td", "th"})


def tag_name(match: re.Match[str]) -> str:
    """The name in a match of ``TAG``, lower case."""
    return (match[1] or match[2]).lower()
