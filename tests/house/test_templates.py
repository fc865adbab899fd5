"""How the public templates are built: components that show what they need and see nothing else."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
PAGES = [*sorted(TEMPLATES.glob("*.html")), *sorted((TEMPLATES / "articles").glob("*.html")), *COMPONENTS]
INCLUDE = re.compile(r'{% include "components/[^%]*%}')
SCRIPT_LIMIT = 15 * 1024


def test_every_include_of_a_component_hands_over_what_it_needs_and_no_more():
    open_includes = [
        f"{page.name}: {tag}"
        for page in PAGES
        for tag in INCLUDE.findall(page.read_text())
        if not tag.endswith(" only %}")
    ]

    assert open_includes == []


def test_every_component_begins_with_its_signature():
    assert COMPONENTS
    assert [file.name for file in COMPONENTS if not file.read_text().lstrip().startswith("{# ")] == []


def test_scripts_of_a_public_page_stay_within_their_budget():
    assert sum(len(file.read_bytes()) for file in (ROOT / "static" / "js").glob("*.js")) < SCRIPT_LIMIT
