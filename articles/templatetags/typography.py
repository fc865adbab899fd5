"""How titles are set: a line ends after a phrase, not inside a word."""

from __future__ import annotations

import re

from django import template
from django.utils.html import format_html_join

register = template.Library()

PHRASE = re.compile(r"[^，。？！：；、…]*[，。？！：；、…]+[”’）》」』]*|[^，。？！：；、…]+\Z")


@register.filter
def phrases(title: str) -> str:
    """A title whose phrases stay whole where they fit a line; the words are the same.

    CSS alone cannot do it: ``word-break: keep-all`` lets a long phrase break
    before its question mark, which no Chinese line may begin with.
    """
    found = PHRASE.findall(title)
    if len(found) < 2:
        return title
    return format_html_join("", '<span class="phrase">{}</span>', ((phrase,) for phrase in found))
