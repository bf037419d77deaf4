"""A browser and, one language after the other, the course: its pages, and JupyterLab."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import pytest
from playwright.sync_api import expect

from casekit import course as contents
from casekit import text
from casekit.authoring.source import find_lessons, read_lesson
from casekit.classroom import derived
from casekit.drawing import pictures, theme

from . import chromium
from .album import Album
from .jupyterlab import JupyterLab
from .lab import running

LAPTOP = {"width": 1366, "height": 768}  # as in a training room
DESK = {"width": 1920, "height": 1080}
PATIENCE = 30_000  # milliseconds: a slow machine is no fault

LESSONS = [read_lesson(folder) for folder in find_lessons(Path(__file__).parents[2])]
"""As they follow one another on the course page."""
LESSON = next(lesson for lesson in LESSONS if lesson.module == "churn_warning")
"""One lesson stands for all: what is its own is tested without a browser."""


@pytest.fixture(scope="module")
def browser():
    """The machine's Chromium."""
    program = chromium.found()
    if program is None:
        pytest.skip(chromium.MISSING)
    expect.set_options(timeout=PATIENCE)
    with chromium.started(program) as browser:
        yield browser


@pytest.fixture(scope="module", params=["zh", "en"])
def lab(request, browser, tmp_path_factory):
    """The course, started by `casekit lab` on an empty workspace in one language."""
    folder = tmp_path_factory.mktemp(request.param)
    log = Album(request.param).folder / "server.log"
    with running(request.param, folder / "workspace", log) as lab:
        yield lab


@pytest.fixture(scope="module")
def album(lab):
    """Where this language's screenshots go."""
    return Album(lab.lang)


@pytest.fixture
def visit(lab, browser, album):
    """A function that opens JupyterLab in a new window, at first or `again`: a `JupyterLab`."""
    windows, visits = [], []

    def open_course(again: bool = False) -> JupyterLab:
        # The browser's own language is neither of the two: the kit's choice must count.
        window = browser.new_context(viewport=LAPTOP, locale="fr-FR")
        window.set_default_timeout(PATIENCE)
        windows.append(window)
        # A first visit begins without the tabs that an earlier test left open.
        address = lab.in_jupyterlab if again else f"{lab.in_jupyterlab}&reset"
        visits.append(JupyterLab(window.new_page(), address))
        return visits[-1]

    yield open_course
    for one, window in zip(visits, windows, strict=True):
        album.take(one.page, "end")  # what there was to see when a step failed
        window.close()
    for session in lab.ask("api/sessions"):
        lab.ask(f"api/sessions/{session['id']}", "DELETE")
    strangers = [call for one in visits for call in one.strangers]
    assert not strangers, f"the page asked others than this machine: {strangers}"


@pytest.fixture
def sheet(mart, cliff_mart):
    """The module's questions on the data that the lab has: it knows what is right."""
    asked = contents.questions(LESSON.module)
    return derived.sheet(asked, lambda case: cliff_mart if case else mart)


@pytest.fixture
def mirror(lab, mart, cliff_mart, monkeypatch):
    """A function that returns a panel of the module on the data that the lab has."""
    # Nobody looks at the test's own panels: their charts are made, but not painted.
    monkeypatch.setattr(pictures, "picture", lambda figure: b"")

    def make(panel: contents.Panel):
        return panel(cliff_mart if panel.case else mart)

    with mpl.rc_context(), text.using(lab.lang):
        theme.theme(lab.lang)
        yield make
