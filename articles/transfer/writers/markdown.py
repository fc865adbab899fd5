"""The text of an article as Markdown."""

from __future__ import annotations

import re

from lxml import html as parser

_SPACE = re.compile(r"\s+")
_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_LINE_START = re.compile(r"^(\s*)([#>+-]|\d+[.)])(?=\s)", re.M)
_MARKS = {"strong": "**", "em": "*", "s": "~~"}
_BLOCKS = frozenset(
    "p h2 h3 h4 ul ol dl blockquote pre figure table hr aside details div section li dt dd figcaption summary".split()
)


def markdown_from_html(html: str) -> str:
    """``html`` of an article's body as Markdown (CommonMark with tables), ending with a newline; empty for nothing."""
    if not html.strip():
        return ""
    root = parser.fragment_fromstring(html, create_parent="div")
    text = re.sub(r"\n{3,}", "\n\n", "\n\n".join(_blocks(root))).strip()
    return f"{text}\n" if text else ""


def _blocks(parent: parser.HtmlElement) -> list[str]:
    """The blocks inside ``parent``; loose text between them counts as paragraphs."""
    found: list[str] = []
    loose = _escaped(parent.text or "")
    for child in parent:
        if child.tag in _BLOCKS:
            found += [loose.strip(), _block(child)]
            loose = ""
        else:
            loose += _inline(child)
        loose += _escaped(child.tail or "")
    return [block for block in [*found, loose.strip()] if block.strip()]


def _block(element: parser.HtmlElement) -> str:
    match element.tag:
        case "h2" | "h3" | "h4":
            return f"{'#' * int(element.tag[1])} {_line(element)}"
        case "hr":
            return "---"
        case "pre":
            return f"```\n{element.text_content().strip(chr(10))}\n```"
        case "ul" | "ol":
            return _list(element)
        case "blockquote" | "aside":
            return _prefixed("\n\n".join(_blocks(element)), "> ", "> ")
        case "table":
            return _table(element)
        case "dt" | "summary":
            return f"**{_line(element)}**"
        case "p":
            return _LINE_START.sub(r"\1\\\2", _inside(element).strip())
        case _:
            return "\n\n".join(_blocks(element))


def _list(element: parser.HtmlElement) -> str:
    first = int(element.get("start") or 1)
    items = [child for child in element if child.tag == "li"]
    lines = []
    for number, item in enumerate(items, start=first):
        marker = f"{number}. " if element.tag == "ol" else "- "
        lines.append(_prefixed("\n\n".join(_blocks(item)), marker, " " * len(marker)))
    return "\n".join(lines)


def _table(element: parser.HtmlElement) -> str:
    rows = [[_line(cell).replace("|", "\\|") for cell in row if cell.tag in ("th", "td")] for row in element.iter("tr")]
    rows = [row for row in rows if row]
    if not rows:
        return ""
    columns = max(len(row) for row in rows)
    lines = [f"| {' | '.join([*row, *[''] * (columns - len(row))])} |" for row in rows]
    caption = element.find("caption")
    above = f"**{_line(caption)}**\n\n" if caption is not None else ""
    return above + "\n".join([lines[0], f"|{' --- |' * columns}", *lines[1:]])


def _inside(element: parser.HtmlElement) -> str:
    text = _escaped(element.text or "")
    for child in element:
        text += _inline(child) + _escaped(child.tail or "")
    return text


def _inline(element: parser.HtmlElement) -> str:
    if not isinstance(element.tag, str):
        return ""
    inside = _inside(element)
    match element.tag:
        case "br":
            return "\\\n"
        case "img":
            return f"![{_escaped(element.get('alt') or '')}]({_address(element.get('src'))})"
        case "code":
            return f"`{element.text_content()}`"
        case "a" if element.get("href"):
            return f"[{inside.strip()}]({_address(element.get('href'))})"
        case tag if tag in _MARKS and inside.strip():
            return f"{_MARKS[tag]}{inside.strip()}{_MARKS[tag]}"
        case _:
            return inside


def _line(element: parser.HtmlElement) -> str:
    return _SPACE.sub(" ", _inside(element).replace("\\\n", " ")).strip()


def _address(address: str | None) -> str:
    return (address or "").replace("(", "%28").replace(")", "%29").replace(" ", "%20")


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", text))


def _prefixed(text: str, first: str, others: str) -> str:
    lines = text.split("\n")
    return "\n".join([first + lines[0], *(f"{others}{line}".rstrip() for line in lines[1:])])
