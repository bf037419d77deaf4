"""`casekit` with one made-up section in place of the course's own: the cards of `kinds.py`, and the observer's form."""

from casekit import text
from casekit.lab.pages import handlers
from casekit.lab.pages.outline import LessonOutline, PageCell, SectionOutline

from . import exposed
from .kinds import ASKED

TITLE = {"zh": "各种题型", "en": "Every kind"}
START = """
from casekit import text
text.set_language({lang!r})
from casekit.classroom import observers_form
from tests.browser import kinds
q = kinds.sheet()
"""
FORM = "observers_form('tests.classroom.workshop.cards', 'desk.yml')"


def _cells(lang: str) -> tuple[PageCell, ...]:
    cards = {name: f"q.{name}" for name in ASKED} | {"form": FORM}
    start = PageCell("start", "code", START.format(lang=lang), False)
    return (start, *(PageCell(name, "code", code, True) for name, code in cards.items()))


def _lessons(_) -> list[LessonOutline]:
    cells = {lang: _cells(lang) for lang in text.LANGUAGES}
    section = SectionOutline("01_kinds", "cards", TITLE, 5, True, (), (), cells)
    return [LessonOutline("01_kinds", TITLE, (section,))]


if __name__ == "__main__":
    handlers.outlines = _lessons
    exposed.run()
