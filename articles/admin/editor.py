"""The rich text editor, with as much freedom as the cleaning rules leave."""

from __future__ import annotations

from typing import Any

from django.forms.widgets import Media
from django.templatetags.static import static
from django.urls import reverse
from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import AdminProseEditorWidget

EXTENSIONS: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "Strike": True,
    "Subscript": True,
    "Superscript": True,
    "Heading": {"levels": [2, 3, 4]},
    "HardBreak": True,
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Blockquote": True,
    "HorizontalRule": True,
    "Link": {"enableTarget": False},
    "Image": True,
    "Figure": True,
    "Caption": True,
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
}


class BodyEditor(AdminProseEditorWidget):
    """The editor with our own extension: upload by paste, drop and button, a Chinese toolbar."""

    @property
    def media(self) -> Media:
        return super().media + Media(css={"all": ["editor/editor.css"]})

    def get_config(self) -> dict[str, Any]:
        config = super().get_config()
        config["extensions"]["Desk"] = {"uploadUrl": reverse("admin:articles_image_upload")}
        config["js_modules"] = [static("editor/desk.js")]
        return config


class BodyField(ProseEditorFormField):
    """Nothing is cleaned here: ``ArticleContent`` and ``StaticPage`` clean what they store."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(extensions=dict(EXTENSIONS), widget=BodyEditor, **kwargs)
