"""The manager's way: the course page, a section, its cards and its panel, the next section.

By mouse and by keyboard alone, on a training room's screen and on a phone's, in both languages.
Screenshots are kept in artefacts/browser/{zh,en}.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from casekit import course as contents
from casekit import text
from casekit.classroom import Number, derived, figure
from casekit.lab.pages.frame import TEXTS

from . import page as pages
from .cards import Card
from .conftest import LAPTOP, LESSON, PATIENCE
from .panels import Panel

IS_ENDED = "async kernel => (await fetch(`/api/kernels/${kernel}`)).status === 404"
PHONE = {"width": 390, "height": 844}
SIZES = {"laptop": LAPTOP, "phone": PHONE}
FIRST, SECOND, THIRD = LESSON.sections[:3]


@pytest.fixture(params=list(SIZES))
def course(request, lab, browser, album):
    """The course page in a window of either size; it asks nobody but this machine."""
    made = pages.opened(browser, lab, SIZES[request.param], PATIENCE)
    with text.using(lab.lang):
        yield made
    album.take(made.page, f"{request.param}_end")
    made.page.context.close()
    assert made.strangers == []


def decided(section, sheet):
    """The questions to decide of a section, asked in the test."""
    return [sheet[cell.question] for cell in section.part("practice") if cell.question]


def typed(section, sheet):
    """The first question of a section whose answer is a number typed in."""
    return next(one for one in decided(section, sheet) if isinstance(one.question.kind, Number))


def in_time(section):
    """Names of those that count: what is extra is for when there is time."""
    asked = [cell for cell in section.part("practice") if cell.question]
    return [cell.question for cell in asked if "extra" not in cell.tags]


def panel_of(section):
    """The panel that a section shows once."""
    declared = contents.panels(LESSON.module)
    code = "\n".join(cell.text for cell in section.cells if cell.part != "code")
    return next(one for name, one in declared.items() if code.count(f".{name}(") == 1)


def row(course, section, lang):
    """The line of a section on the course page."""
    title = course.page.locator(".title", has_text=section.title[lang])
    return course.page.locator(".module li", has=title)


def test_by_mouse(course, lab, album, sheet, mirror, request):
    size = request.node.callspec.params["course"]
    take = lambda name: album.take(course.page, f"{size}_{name}")  # noqa: E731
    expect(course.page.locator("h1")).to_have_text(TEXTS("course.title"))
    course.expect_no_fault()
    take("course_page")
    row(course, FIRST, lab.lang).click()
    course.expect_section(FIRST.title[lab.lang])
    take("first_section")
    course.bet()
    take("guessed")
    panel = Panel(course.cells, mirror(panel_of(FIRST)), lab.lang)
    assert panel.walk() > 1
    take("panel_turned")
    course.next.click()
    course.expect_section(SECOND.title[lab.lang])
    course.bet()
    answered(course, lab, sheet, take)
    course.next.click()
    course.expect_section(THIRD.title[lab.lang])
    course.page.locator(".top .home").click()
    done = row(course, SECOND, lab.lang)
    expect(done.get_by_role("img", name=TEXTS("done"), exact=True)).to_be_visible()
    expect(course.page.locator(".go-on .button")).to_contain_text(THIRD.title[lab.lang])
    take("course_page_afterwards")
    course.expect_no_fault()


def answered(course, lab, sheet, take) -> None:
    """Every card of the second section: the first wrong, then all right."""
    asked = decided(SECOND, sheet)
    wanted = in_time(SECOND)
    first = Card(course.cells, asked[0], lab.lang)
    slip = next(iter(asked[0].question.mistakes))
    first.answer(derived.given(asked[0], slip))
    take("wrong")
    for one in asked:
        Card(course.cells, one, lab.lang).answer(derived.given(one))
    course.expect_standing(len(wanted), len(wanted))
    take("right")
    course.expect_no_fault()


def test_by_keyboard_alone(course, lab, sheet):
    keys = course.page.keyboard
    course.tab_to(row(course, SECOND, lab.lang).locator("a"))
    keys.press("Enter")
    course.expect_section(SECOND.title[lab.lang])
    if course.guess_button("again").is_visible():  # somebody was here before
        course.tab_to(course.guess_button("again"))
        keys.press("Enter")
    course.tab_to(course.guess_button("show"))
    keys.press("Enter")
    expect(course.held).to_be_hidden()
    asked = typed(SECOND, sheet)
    card = Card(course.cells, asked, lab.lang)
    course.tab_to(card.field)
    slip = derived.given(asked, next(iter(asked.question.mistakes)))
    for share in (slip, asked.key.reference):
        keys.press("ControlOrMeta+a")
        answer = f"{100 * share:.2f}"
        keys.type(answer)
        keys.press("Enter")
        card.expect_verdict(figure.typed(answer))  # 35.20 is not 35.2
    handle = course.cells.locator(".noUi-handle").first
    course.tab_to(handle)
    before = handle.get_attribute("aria-valuenow")
    keys.press("End")
    expect(handle).not_to_have_attribute("aria-valuenow", before)
    course.tab_to(course.next)
    keys.press("Enter")
    course.expect_section(THIRD.title[lab.lang])


def test_a_page_that_has_stopped_says_so_and_goes_on(course, lab, sheet):
    row(course, SECOND, lab.lang).click()
    course.expect_section(SECOND.title[lab.lang])
    course.bet()
    asked = typed(SECOND, sheet)
    Card(course.cells, asked, lab.lang).answer(derived.given(asked))
    kernel = course.page.evaluate("window.jupyterapp.widgetManager.kernel.id")
    lab.ask(f"api/kernels/{kernel}", "DELETE")
    expect(course.page.locator("#gone")).to_be_visible()
    course.crashes.clear()  # the browser tells its console that the kernel does not answer
    course.page.get_by_role("button", name=TEXTS("section.again")).click()
    expect(course.page.locator("#gone")).to_be_hidden()
    course.expect_whole(SECOND.title[lab.lang])
    entered = Card(course.cells, asked, lab.lang).field.input_value()
    assert float(entered) == pytest.approx(100 * derived.given(asked), abs=0.01)


def test_a_page_that_is_left_takes_its_kernel_along(course, lab):
    row(course, FIRST, lab.lang).click()
    course.expect_section(FIRST.title[lab.lang])
    kernel = course.page.evaluate("window.jupyterapp.widgetManager.kernel.id")
    assert kernel in lab.kernels
    course.page.locator(".top .home").click()
    expect(course.page.locator(".go-on")).to_be_visible()
    course.page.wait_for_function(IS_ENDED, arg=kernel)


@pytest.mark.parametrize("name", ["glossary", "dictionary"])
def test_what_one_looks_up_reads_as_a_page(course, name):
    course.page.get_by_role("link", name=TEXTS(name), exact=True).click()
    expect(course.page.locator("h1")).to_be_visible()
    course.expect_no_fault()
