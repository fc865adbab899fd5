"""Bodies of any markup as HTML."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt

from articles.text.structure import html_from_lines
from articles.transfer.parcel import Parcel


def body_html(parcel: Parcel) -> str:
    """HTML that still has to be sanitised; ``ArticleContent`` does that."""
    if parcel.markup == "markdown":
        return html_from_markdown(parcel.body)
    if parcel.markup == "text":
        return html_from_lines(parcel.body)
    return parcel.body


def html_from_markdown(text: str) -> str:
    """CommonMark with tables and strike-through; HTML inside is shown as text."""
    return _markdown().render(text)


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
