"""A module in a real JupyterLab, as a person meets it: opened, answered, turned, left, reopened.

Screenshots of every step are kept in artefacts/browser/{zh,en}.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from casekit import course as contents
from casekit import text
from casekit.classroom import Number, Outcome, derived, markup
from casekit.lab.course_page import TEXTS
from synthetic.schema import TABLES

from .cards import Card
from .conftest import DESK, LESSON, LESSONS
from .jupyterlab import JupyterLab, Notebook
from .mirrored import exactly, words_of
from .panels import Panel
from .words import WORDS

LOST = "Error displaying widget: model not found"


@pytest.fixture
def words(lab):
    """What things are called in the reader's language."""
    return WORDS[lab.lang]


def practised(call: str) -> bool:
    """Whether the practice calls something by this name."""
    return any(f".{call}(" in cell.text for cell in LESSON.part("practice"))


def found(course: JupyterLab, kind: str, words) -> Notebook:
    """The lesson's lecture or practice, opened by its link on the course page."""
    links = course.course_page.get_by_role("link", name=getattr(words, kind), exact=True)
    links.nth(LESSONS.index(LESSON)).click()
    return Notebook(course)


def opened(course: JupyterLab, kind: str, words, album) -> Notebook:
    """The same, run from top to bottom by the menu."""
    notebook = found(course, kind, words)
    album.take(course.page, f"{kind}_opened")
    notebook.run_all(*words.run_all)
    assert notebook.faults == []
    assert notebook.is_at_its_top
    return notebook


def test_jupyterlab_opens_on_a_page_of_its_own(lab, visit, words, album):
    course = visit()
    with text.using(lab.lang):
        heads = re.findall(r"^#+ (.+)$", TEXTS("page.opening"), re.MULTILINE)
    expect(course.course_page.get_by_role("heading")).to_contain_text(heads)
    assert course.menus == list(words.menus)
    expect(course.page.locator(".jp-Dialog, .Toastify__toast")).to_have_count(0)
    album.take(course.page, "course_page")
    course.page.set_viewport_size(DESK)
    album.take(course.page, "course_page_large")
    course.course_page.get_by_role("link", name=words.glossary).click()
    expect(course.course_page.locator("h1")).to_contain_text(words.glossary, ignore_case=True)
    album.take(course.page, "glossary")


def test_the_data_dictionary_opens_from_the_course_page(visit, words, album):
    course = visit()
    course.course_page.get_by_role("link", name=words.dictionary).click()
    expect(course.course_page.locator("h1")).to_contain_text(words.dictionary, ignore_case=True)
    seen = [table for table in TABLES.values() if not table.truth]
    expect(course.course_page.locator("table")).to_have_count(len(seen) + 1)
    album.take(course.page, "data_dictionary")
    course.course_page.get_by_role("link", name="monthly", exact=True).click()
    expect(course.course_page.locator("h2", has_text="monthly")).to_be_in_viewport()


def test_the_practice_is_done_by_hand_and_still_there_afterwards(
    lab, visit, words, album, sheet, mirror
):
    course = visit()
    notebook = opened(course, "practice", words, album)
    notebook.leaf_through(lambda number: album.take(course.page, f"practice_screen_{number}"))
    assert notebook.faults == []
    assert notebook.cut_off == []
    assert notebook.nameless == []
    first = the_first_question_teaches(notebook, lab, album, sheet)
    every_question_is_answered(notebook, lab, album, sheet)
    the_truth_opens(notebook, lab, album)
    panels_turn(notebook, lab, album, mirror)
    progress = notebook.add_cell("lesson.progress()")
    decided = [asked for asked in sheet if asked.question.track == "decide"]
    with text.using(lab.lang):
        passed = exactly(words_of(markup.mark(Outcome.PASSED)))
    expect(progress.locator("tr", has=course.page.get_by_text(passed))).to_have_count(len(decided))
    album.take(course.page, "progress")
    notebook.save()
    course.choose(*words.close)
    leave(course, lab, album)
    come_back(visit(again=True), lab, words, album, first)


def the_first_question_teaches(notebook, lab, album, sheet) -> Card:
    """Two wrong answers, each told what is wrong; a hint, the solution, the right answer."""
    asked = next(asked for asked in sheet if asked.question.track == "decide")
    assert isinstance(asked.question.kind, Number)
    card, reference = Card(notebook.box, asked, lab.lang), asked.key.reference
    for slip in list(asked.question.mistakes)[:2]:
        expect(card.button("solution")).to_be_hidden()
        typed = f"{100 * derived.given(asked, slip):.2f}"
        card.type(typed)
        card.expect_verdict(Decimal(typed))
        assert asked.judge(Decimal(typed)).mistake == slip
        assert not asked.question.kind.reveals(card.verdict.inner_text(), reference)
        album.take(card.page, f"wrong_{slip}")
        card.ask_for_a_hint()
    expect(card.button("solution")).to_be_visible()
    card.button("solution").click()
    card.expect_solution()
    right = f"{100 * reference:.2f}"
    card.type(right)
    card.expect_verdict(Decimal(right))
    assert asked.judge(float(right)).outcome == "PASSED"
    album.take(card.page, "right")
    return card


def every_question_is_answered(notebook, lab, album, sheet) -> None:
    """No line of code is needed: the cards of the decide track take every right answer."""
    decided = [asked for asked in sheet if asked.question.track == "decide"]
    for asked in decided[1:]:  # the first one is answered already
        card = Card(notebook.box, asked, lab.lang)
        card.answer(derived.given(asked))
        album.take(card.page, f"answered_{asked.question.name}")
    assert notebook.faults == []


def the_truth_opens(notebook, lab, album) -> None:
    """Once their questions were answered, the debriefs can be opened."""
    debriefs = {
        topic: texts
        for topic, texts in contents.catalogues(LESSON.module).items()
        if texts.has("debrief.open")
    }
    assert debriefs
    for topic, texts in debriefs.items():
        with text.using(lab.lang):
            tick = notebook.page.get_by_label(texts("debrief.open"), exact=True)
            says = words_of(texts("debrief.opened"))
        tick.check()
        opened = notebook.box.locator(".casekit", has=tick)
        expect(opened.locator("[role=status]")).to_have_text(says)
        expect(opened.locator("table, img").first).to_be_visible()
        album.take(opened, f"truth_opened_{topic}")
    assert notebook.cut_off == []


def panels_turn(notebook, lab, album, mirror) -> None:
    """Every control to both ends, in agreement with the same panel in the test; then the file."""
    panels = {n: one for n, one in contents.panels(LESSON.module).items() if practised(n)}
    assert panels
    for name, declared in panels.items():
        panel = Panel(notebook.box, mirror(declared), lab.lang)
        assert panel.walk() > 1, f"{name} says the same wherever its controls stand"
        album.take(notebook.page, f"panel_{name}_at_its_ends")
        panel.reset()
        panel.expect_names()
        album.take(notebook.page, f"panel_{name}")
        if declared.takeaway is not None:
            file, (head, *rows) = panel.download()
            assert file.endswith(".xlsx")
            assert rows
            assert all(head)
    assert notebook.faults == []


def leave(course, lab, album) -> None:
    """The notebook is closed and its kernel gone; what was done is in the file."""
    course.accept()
    expect(course.tab(LESSON.name)).to_have_count(0)
    assert lab.ask("api/sessions") == []
    assert len(lab.kernels) <= 1  # the one that is kept warm for pages
    file = lab.workspace / "exercises" / lab.lang / f"{LESSON.name}.practice.ipynb"
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    assert "".join(cells[-1]["source"]) == "lesson.progress()"
    album.take(course.page, "left")


def come_back(course, lab, words, album, before: Card) -> None:
    """Opened again, the cards know what was passed and what was entered."""
    notebook = found(course, "practice", words)
    notebook.expect_cell("lesson.progress()")
    card = Card(notebook.box, before.asked, lab.lang)
    # Where a kernel answers before JupyterLab has read what the file keeps of cards, it takes them
    # for lost (seen on busy machines): to run all, as below, or to open the notebook again helps.
    for _ in range(3):
        if card.is_shown_rather_than(LOST):
            break
        notebook = course.reopen()
        card = Card(notebook.box, before.asked, lab.lang)
    card.expect_asleep()
    album.take(card.box, "come_back")
    course.choose(*words.run_all)
    card.expect_awake()
    expect(card.box).to_contain_text(words.passed)
    expect(card.field).to_have_value(f"{100 * before.asked.key.reference:.2f}")
    album.take(card.box, "still_passed")


def test_the_lecture_runs_from_top_to_bottom(visit, words, album):
    course = visit()
    notebook = opened(course, "lecture", words, album)
    notebook.leaf_through(lambda number: album.take(course.page, f"lecture_screen_{number}"))
    assert notebook.faults == []
    assert notebook.cut_off == []
    assert notebook.nameless == []
    course.page.set_viewport_size(DESK)
    assert notebook.cut_off == []
    album.take(course.page, "lecture_large")
