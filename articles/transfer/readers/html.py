"""A saved web page, or a piece of one."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _
from lxml import etree
from lxml import html as parser

from articles.text.excerpt import is_repeat
from articles.transfer import values
from articles.transfer.parcel import Named, Origin, Parcel, Problem, Read
from articles.transfer.readers.files import file_text
from articles.transfer.values import UnreadableValue

_NOT_TEXT = ("script", "style", "nav", "header", "footer", "form", "aside", "noscript", "template")


def read_html(path: Path) -> Read:
    origin = Origin(str(path))
    try:
        page = parser.document_fromstring(file_text(path))
    except (OSError, UnicodeDecodeError, etree.LxmlError, ValueError) as error:
        yield Problem(origin, _("The file cannot be read: %(error)s.") % {"error": error})
        return
    title = _title(page)
    if not title:
        yield Problem(origin, _("“title” is missing."))
        return
    try:
        date = values.moment(_meta(page, "article:published_time", "date"))
    except UnreadableValue as error:
        yield Problem(origin, str(error), is_warning=True)
        date = None
    author = _meta(page, "author", "article:author")
    yield Parcel(
        key=f"html:{path.stem}"[:200],
        origin=origin,
        title=title,
        body=_body(page, title),
        summary=_meta(page, "description", "og:description"),
        authors=(Named(author),) if author else (),
        category=values.named(_meta(page, "article:section")),
        tags=tuple(
            Named(name.strip()) for name in _meta(page, "keywords").replace("，", ",").split(",") if name.strip()
        ),
        date=date,
    )


def _title(page: parser.HtmlElement) -> str:
    for found in (page.find(".//h1"), page.find(".//title")):
        if found is not None and (text := " ".join(found.text_content().split())):
            return text
    return ""


def _meta(page: parser.HtmlElement, *names: str) -> str:
    for meta in page.iter("meta"):
        if (meta.get("name") or meta.get("property") or "").lower() in names:
            return " ".join((meta.get("content") or "").split())
    return ""


def _body(page: parser.HtmlElement, title: str) -> str:
    """What stands in ``article``, else ``main``, else ``body``, less the title and what is no text."""
    root = next((found for name in ("article", "main", "body") if (found := page.find(f".//{name}")) is not None), page)
    for unwanted in list(root.iter(*_NOT_TEXT)):
        unwanted.drop_tree()
    for heading in list(root.iter("h1")):
        if is_repeat(heading.text_content(), title):
            heading.drop_tree()
    inner = parser.tostring(root, encoding="unicode")
    return inner.partition(">")[2].rpartition("</")[0]
