"""Pages to look things up in: the glossary and the data dictionary, as the course has them."""

from __future__ import annotations

from pathlib import Path

from casekit import text
from casekit.lab.pages.frame import HOME, TEXTS, document, link, prose
from casekit.lab.workspace import COURSE

FILES = {"glossary": "glossary.md", "dictionary": "data_dictionary.md"}


def render(name: str, base_url: str, course: Path = COURSE) -> str | None:
    """Return the "glossary" or the "dictionary" in the current language; None if it is missing."""
    file = course / "notebooks" / text.language() / FILES[name]
    if not file.is_file():
        return None
    home = link(TEXTS("section.home"), f"{base_url}{HOME}", "home")
    body = prose(file.read_text(encoding="utf-8"), base_url)
    return document(
        TEXTS(name), f'<div class="top">{home}</div><main class="prose">{body}</main>', "reading"
    )
