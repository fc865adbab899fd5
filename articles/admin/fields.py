"""Form fields that read what an editor types into the values of ``ArticleContent``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext as _

from articles.admin.widgets import TagNames
from articles.editing.content import Source
from articles.text.tag_names import InvalidTagName, split_tag_names

_BETWEEN_PARTS = re.compile(r"\s*[|｜]\s*")


class OrderedChoices(forms.ModelMultipleChoiceField):
    """Ids of existing rows, in the order in which they were chosen."""

    def clean(self, value: Any) -> tuple[int, ...]:  # type: ignore[override]
        super().clean(value)
        return tuple(dict.fromkeys(int(key) for key in value or ()))


class TagNamesField(forms.CharField):
    """Names of tags, separated by commas of either width."""

    widget = TagNames

    def clean(self, value: Any) -> tuple[str, ...]:
        try:
            return tuple(split_tag_names(super().clean(value)))
        except InvalidTagName as error:
            raise forms.ValidationError(
                _("“%(name)s” cannot be a tag: use at most 30 visible characters.") % {"name": error.name[:40]}
            ) from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed("，".join(initial or ()), data)


class SourcesField(forms.CharField):
    """One source a line: title | issuer | address | date; the parts after the title may be left out."""

    widget = AdminTextareaWidget(attrs={"rows": 4})

    def clean(self, value: Any) -> tuple[Source, ...]:
        text = super().clean(value)
        return tuple(_source(line, number) for number, line in enumerate(text.splitlines(), 1) if line.strip())

    def prepare_value(self, value: Any) -> Any:
        return lines_of(value) if isinstance(value, (list, tuple)) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(lines_of(initial or ()), data)


def lines_of(sources: Sequence[Source]) -> str:
    return "\n".join(
        " | ".join((source.title, source.issuer, source.url, source.date)).rstrip(" |") for source in sources
    )


def _source(line: str, number: int) -> Source:
    parts = _BETWEEN_PARTS.split(line.strip())
    if len(parts) > 4:
        raise forms.ValidationError(
            _("Line %(number)d has more than four parts: title | issuer | address | date.") % {"number": number}
        )
    return Source(**dict(zip(("title", "issuer", "url", "date"), parts, strict=False)))
