"""Which HTML a body may hold, and how it gets there. The editor offers exactly this."""

from __future__ import annotations

import html as entities
import re
from collections import Counter

import nh3

from articles.text.markup import CELLS, INLINE, TAG, UNREAD, tag_name
from articles.text.widths import strip_control_characters

DEEPEST = 200
# Raise this when a rule changes: bodies of an older version are cleaned again before they are shown.
RULES_VERSION = 2

ALLOWED_TAGS = frozenset(
    "p br hr h2 h3 h4 strong em s sub sup code pre blockquote cite ul ol li dl dt dd a img figure figcaption "
    "table caption thead tbody tfoot tr th td aside details summary".split()
)
ALLOWED_ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset({"href", "title"}),
    "img": frozenset({"src", "alt", "width", "height", "title"}),
    "ol": frozenset({"start"}),
    "th": frozenset({"scope", "colspan", "rowspan"}),
    "td": frozenset({"colspan", "rowspan"}),
    "aside": frozenset({"class"}),
    "h2": frozenset({"id"}),
    "h3": frozenset({"id"}),
    "h4": frozenset({"id"}),
}
_GONE_WITH_CONTENT = {"script", "style", "svg", "math", "iframe", "object", "template", "noscript", "textarea", "title"}
_SAME_MEANING = {"h1": "h2", "h5": "h4", "h6": "h4", "b": "strong", "i": "em", "del": "s", "strike": "s"}
# Boxes that hold text: without a paragraph in their place, the text of two boxes would run together.
_SAME_MEANING |= dict.fromkeys(("div", "section", "article", "main", "header", "footer", "center", "address"), "p")

# Often left open on purpose; no pile of them is deep.
_CLOSED_BY_OTHERS = frozenset("p br hr img li dt dd tr td th thead tbody tfoot input meta link wbr col source".split())
_FORMATTING = frozenset("b big code em font i nobr s small strike strong tt u".split())

_VALUES = {
    "href": re.compile(r"(?:https?://|mailto:|tel:|#|/(?![/\\]))[^\s\\]*\Z", re.I),
    "src": re.compile(r"(?:https?://[^\s\\/]|/media/(?!.*(?:\.|%2e){2}))[^\s\\]*\Z", re.I),
    "id": re.compile(r"[a-z][a-z0-9-]{0,79}\Z"),
    "class": re.compile(r"(?:notice|warning|tip|definition)\Z"),
    "scope": re.compile(r"(?:col|row|colgroup|rowgroup)\Z"),
    "number": re.compile(r"[1-9]\d{0,4}\Z"),
}
_NUMBERS = {"width", "height", "start", "colspan", "rowspan"}
_RENAMED = re.compile(rf"<(/?)({'|'.join(_SAME_MEANING)})(?=[\s/>])", re.I)
# These read what nh3 wrote: values in double quotes, "<" and ">" and quotes inside them as entities.
_IMAGE_WITHOUT_SOURCE = re.compile(r'<img(?![^<>]*\ssrc=")[^<>]*>')
_EMPTY_BLOCK = re.compile(r'<(p|h[2-4])(?: id="[^"<]*")?>(?:\s|&nbsp;|<br>)*</\1>')
_PARAGRAPH_TAG = re.compile("</?p>")
_HEADING_WITH_PARAGRAPHS = re.compile(r"(<h([2-4])\b[^<>]*>)((?:(?!</?h[2-4]\b).)*)(?=</h\2>)", re.S)


def sanitise(html: str) -> str:
    """HTML that is safe to show, whatever was put in. Cleaning twice changes nothing."""
    previous = None
    while html != previous:
        # An invisible character may hide a forbidden address until it is dropped: clean until nothing changes.
        previous = html
        html = _cleaned(strip_control_characters(html))
    return html


def _cleaned(html: str) -> str:
    html = _shallow(html)
    renamed = _RENAMED.sub(lambda match: f"<{match[1]}{_SAME_MEANING[match[2].lower()]}", html)
    clean = nh3.clean(
        renamed,
        tags=set(ALLOWED_TAGS),
        clean_content_tags=_GONE_WITH_CONTENT,
        attributes={"*": set()} | {tag: set(names) for tag, names in ALLOWED_ATTRIBUTES.items()},
        attribute_filter=_allowed_value,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener",
    )
    clean = _HEADING_WITH_PARAGRAPHS.sub(_without_paragraphs, clean)
    return _EMPTY_BLOCK.sub("", _IMAGE_WITHOUT_SOURCE.sub("", clean)).strip()


def _shallow(html: str) -> str:
    """``html`` with at most ``DEEPEST`` elements open at once.

    Parsers of HTML look through all open elements again and again: 400 kB of
    unclosed ``<i>`` would keep one busy for half a minute. They also open formatting
    again in every paragraph, as often as its attributes differ: so it keeps none.
    """
    opened: Counter[str] = Counter()

    def kept(match: re.Match[str]) -> str:
        name = tag_name(match)
        if name in _CLOSED_BY_OTHERS:
            return match[0]
        if match[0].startswith("</"):
            opened[name] = max(0, opened[name] - 1)
        elif opened.total() >= DEEPEST:
            return ""
        else:
            opened[name] += 1
            return f"<{name}>" if name in _FORMATTING else match[0]
        return match[0]

    return TAG.sub(kept, html)


def _without_paragraphs(heading: re.Match[str]) -> str:
    inner, found = _PARAGRAPH_TAG.subn(" ", heading[3])
    return heading[1] + (inner.strip() if found else inner)


def _allowed_value(_tag: str, attribute: str, value: str) -> str | None:
    pattern = _VALUES.get("number" if attribute in _NUMBERS else attribute)
    if pattern is None:
        return value
    value = value.strip()
    return value if pattern.match(value) else None


def plain_text(html: str) -> str:
    """The words of HTML, one block a line, without blank lines. A lone ``<`` is a word like any other."""
    text = TAG.sub(_spoken, UNREAD.sub("", html))
    lines = (" ".join(line.split()) for line in entities.unescape(text).splitlines())
    return "\n".join(line for line in lines if line)


def _spoken(match: re.Match[str]) -> str:
    name = tag_name(match)
    if name in INLINE:
        return ""
    return " " if name in CELLS else "\n"
