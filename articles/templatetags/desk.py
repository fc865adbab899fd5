"""What the desk's pages need besides their context."""

from __future__ import annotations

from django import template

from site_config.context import frame

register = template.Library()


@register.simple_tag
def site_name() -> str:
    """The site's name; allauth's pages keep another ``site`` in their context."""
    return frame().settings.name
