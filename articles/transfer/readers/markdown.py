"""Markdown with front matter in YAML."""

from __future__ import annotations

from pathlib import Path

import frontmatter
import yaml
from django.utils.translation import gettext as _

from articles.transfer.parcel import Origin, Problem, Read
from articles.transfer.readers.files import file_text
from articles.transfer.readers.mapping import KNOWN, parcel_of
from articles.transfer.values import UnreadableValue


def read_markdown(path: Path) -> Read:
    origin = Origin(str(path))
    try:
        post = frontmatter.loads(file_text(path))
    except (OSError, UnicodeDecodeError) as error:
        yield Problem(origin, _("The file cannot be read: %(error)s.") % {"error": error})
        return
    except (yaml.YAMLError, ValueError) as error:
        yield Problem(origin, _("The front matter is not YAML: %(error)s.") % {"error": " ".join(str(error).split())})
        return
    data = dict(post.metadata)
    body = post.content.strip()
    if "title" not in data and body.startswith("# "):
        title, _line, body = body[2:].partition("\n")
        data["title"] = title.strip()
    data.setdefault("source_id", data.get("id") or path.stem)
    for key in sorted(map(str, data.keys() - KNOWN)):
        yield Problem(
            origin, _("The key “%(key)s” is not known and was passed over.") % {"key": key[:40]}, is_warning=True
        )
    try:
        yield parcel_of(data, prefix="markdown", origin=origin, body=body, markup="markdown")
    except (UnreadableValue, TypeError) as error:
        yield Problem(origin, str(error))
