"""Kinds that take more than a click, each answered on a page: wrong, then right, by mouse and by keys.

In Chinese on a phone's screen, in English on a training room's. Screenshots are kept in
artefacts/browser/kinds_{zh,en}.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from casekit import text
from casekit.classroom import derived
from casekit.classroom.dialogue.words import TEXTS
from casekit.classroom.speech import say
from tests.classroom.workshop.questions.plans import month_sheet

from . import page as pages
from .album import Album
from .cards import Card
from .conftest import PATIENCE
from .kinds import ASKED, sheet
from .kinds_course import TITLE
from .lab import ROOT, running
from .mirrored import exactly
from .test_pages import SIZES

WAYS = {"zh": "phone", "en": "laptop"}
RINGLESS = """() => {
  const at = document.activeElement, ring = getComputedStyle(at);
  const seen = ring.outlineStyle === "solid" && parseFloat(ring.outlineWidth) >= 2;
  return at.closest(".casekit") && !seen ? at.outerHTML.slice(0, 120) : null;
}"""


@pytest.fixture(scope="module", params=WAYS)
def lang(request):
    """The reader's language."""
    return request.param


@pytest.fixture(autouse=True)
def _spoken(lang):
    with text.using(lang):
        yield


@pytest.fixture(scope="module")
def album(lang):
    """Where this language's screenshots go."""
    return Album(f"kinds_{lang}")


@pytest.fixture(scope="module")
def course(lang, album, browser, dataset_path, tmp_path_factory):
    """The page with all the cards, in a window of the language's size."""
    folder = tmp_path_factory.mktemp(f"kinds_{lang}")
    found = {"CASEKIT_DATA": str(dataset_path), "PYTHONPATH": str(ROOT)}
    log = album.folder / "server.log"
    with running(lang, folder / "workspace", log, "kinds_course", **found) as lab:
        with text.using(lang):
            course = pages.opened(browser, lab, SIZES[WAYS[lang]], PATIENCE)
            course.page.locator(".module li a").first.click()
            course.expect_section(TITLE[lang])
        yield course
        album.take(course.page, "end")
        course.page.context.close()
        assert course.strangers == []


@pytest.fixture(scope="module")
def asked(lang):
    """The same questions in the test: it knows what is right."""
    return sheet()


def wrong_and_right(one):
    """Two answers to a question: where it takes less, another wrong one than the first that is declared."""
    name, right = one.question.name, derived.given(one)
    if name == "lawful":
        return {**right, "own_tariff": "no", "thanks": "no"}, right
    if name == "card_p1":
        return ["wait"] * 4, right
    if name == "month_plan":
        return two_lines(one, "credit", "bill", 40), two_lines(one, "call", "worth", 80)
    return derived.given(one, next(iter(one.question.mistakes))), right


def two_lines(one, offer, rank, cap):
    """A plan of two lines: a condition that slides and one that is chosen, then everybody else."""
    steps = month_sheet(one.mart).columns["risk"].steps
    who = [["risk", ">=", steps[8]], ["plan", "is", "basic"]]
    line = {"rank": rank, "rest": 3}
    return [{"who": who, "offer": offer, "cap": 40, **line}, {"offer": "call", "cap": cap, **line}]


@pytest.mark.parametrize("name", ASKED)
def test_a_card_is_answered_wrong_and_right(course, asked, lang, album, name):
    card, one = Card(course.cells, asked[name], lang), asked[name]
    for answer, outcome in zip(wrong_and_right(one), ("NOT_YET", "PASSED"), strict=True):
        assert one.judge(answer).outcome == outcome
        card.answer(answer)
    album.take(card.box, name)
    course.expect_no_fault()


def test_a_table_of_cells_stays_a_table(course, asked, lang):
    card = Card(course.cells, asked["wrong_cells"], lang)
    first, other = (card.box.get_by_role("checkbox").nth(n).bounding_box() for n in (0, 1))
    assert first["y"] == other["y"]
    assert first["x"] < other["x"]


def test_the_certificate_is_made_by_keys(course, asked, lang):
    card = Card(course.cells, asked["lawful"], lang)
    card.box.get_by_label(say("certificate.name"), exact=True).fill("王小明 <b>")
    course.page.keyboard.press("Tab")
    course.page.keyboard.press("Enter")
    with course.page.expect_download() as saving:
        card.box.locator("a[download]").click()
    page = saving.value.path().read_text(encoding="utf-8")
    assert saving.value.suggested_filename == say("certificate.file")
    assert "王小明 &lt;b&gt;" in page


def test_the_observers_form_goes_on_at_its_head(course):
    form = course.cells.locator(".casekit").last
    onward = form.locator("button", has=course.page.locator(".fa-arrow-right"))
    for step, key in (("observer", "End"), ("gap", "Home")):
        onward.click()
        expect(form).to_contain_text(TEXTS("form.moved"))
        for handle in form.get_by_role("slider").all():
            handle.press("ArrowRight")
            handle.press(key)
        expect(form).not_to_contain_text(TEXTS("form.moved"))
        onward.press("Enter")
        head = form.locator("b").first
        expect(head).to_have_text(exactly(TEXTS(f"form.{step}")))
        expect(head).to_be_in_viewport()
        expect(head).to_be_focused()
    expect(form.locator("tbody tr")).to_have_count(9)
    course.expect_no_fault()


def test_the_tabulator_shows_where_it_is_and_comes_through(course, asked, lang):
    first, last = (Card(course.cells, asked[name], lang) for name in (ASKED[0], ASKED[-1]))
    first.button("hint").focus()
    last_stop = last.button("hint")
    ringless = []
    for _ in range(pages.MOST_TABS):
        course.page.keyboard.press("Tab")
        ringless += filter(None, [course.page.evaluate(RINGLESS)])
        if last_stop.evaluate("one => one === document.activeElement"):
            break
    expect(last_stop).to_be_focused()
    assert ringless == []
