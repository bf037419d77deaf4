"""The pages for those who write no code, in the browser, by what a person clicks or presses."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from casekit import text
from casekit.classroom.speech import say
from casekit.lab.pages.frame import TEXTS

from .jupyterlab import BROKEN, CUT_OFF, RUN
from .lab import ADDRESS

INSIDE = (Path(__file__).parent / "inside_page.js").read_text(encoding="utf-8")
MOST_TABS = 400
# What a page must never show: representations of widgets and objects, prompts, sources.
RAW = re.compile(r"\b(VBox|HBox|HTML|GridBox)\(|<casekit|In \[|Out\[|lesson\.|\bq\.\w")
HANDLE = ".noUi-handle"


class Pages:
    """A window of a browser with the course's pages in it.

    Attributes:
        page: the page.
        crashes: errors that scripts did not catch or told the console, and answers that were none.
        strangers: addresses of other machines that it asked for.
    """

    def __init__(self, page: Page, address: str):
        self.page = page
        self.origin = ADDRESS.match(address).group(1)
        self.crashes: list[str] = []
        self.strangers: list[str] = []
        page.on("pageerror", lambda fault: self.crashes.append(str(fault)))
        page.on("console", self._hear)
        page.on("request", self._watch)
        page.add_init_script(INSIDE)
        page.goto(address)

    def _hear(self, said) -> None:
        if said.type == "error":
            self.crashes.append(said.text)

    def _watch(self, request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.strangers.append(request.url)

    @property
    def cells(self) -> Locator:
        """What a section's page shows below its head."""
        return self.page.locator("#cells")

    def words(self, key: str, **slots) -> str:
        """A text of the pages."""
        return TEXTS(key, **slots)

    def expect_section(self, title: str) -> None:
        """Wait until the page of a section is whole, as one that was just opened: at its top."""
        self.expect_whole(title)
        # The page may still be on its way there.
        self.page.wait_for_function("scrollY === 0")

    def expect_whole(self, title: str) -> None:
        """Wait until the page of a section is whole, and hold it against what every page keeps to."""
        expect(self.page.locator("h1")).to_have_text(title)
        assert self.page.title() == title
        self.page.wait_for_function("document.body.dataset.state === 'ready'", timeout=RUN)
        expect(self.page.locator("#preparing")).to_be_hidden()
        expect(self.page.locator(".jupyter-widgets-disconnected")).to_have_count(0)
        self.expect_no_fault()

    def expect_no_fault(self) -> None:
        """Hold the page as it stands against what every page keeps to."""
        faults = self.faults
        assert not faults, "\n".join(faults)

    @property
    def faults(self) -> list[str]:
        """Everything that is wrong with the page as it stands."""
        shown = self.page.locator("body").inner_text()
        signs = [f"on the page: {sign}" for sign in BROKEN if sign in shown]
        signs += [f"raw: {found.group(0)}" for found in RAW.finditer(shown)]
        signs += self.page.locator(".fault").all_inner_texts()
        wide = self.page.evaluate("window.inside.tooWide()")
        return [*self.crashes, *signs, *wide, *self.page.evaluate(CUT_OFF)]

    def tab_to(self, wanted: Locator) -> None:
        """Press the tabulator until something has the focus."""
        expect(wanted).to_be_visible()
        for _ in range(MOST_TABS):
            if wanted.evaluate("one => one === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError("the tabulator does not lead there")

    @property
    def held(self) -> Locator:
        """What stands below a guess as long as the rest is kept back."""
        return self.page.locator(".held")

    def guess_button(self, name: str) -> Locator:
        """A button of the section's guess: "lock", "show" or "again"."""
        return self.cells.get_by_role("button", name=say(f"guess.{name}"))

    def bet(self) -> None:
        """Choose the first option of a guess and lock it; what others locked here is forgotten."""
        if self.guess_button("again").is_visible():
            self.guess_button("again").click()
        expect(self.held).to_be_visible()
        self.cells.locator("input[type=radio]").first.check()
        self.guess_button("lock").click()
        expect(self.held).to_be_hidden()

    @property
    def standing(self) -> Locator:
        """How far the reader is with the section."""
        return self.page.locator("#standing")

    def expect_standing(self, passed: int, asked: int) -> None:
        """Wait until the page says how many of its questions are passed."""
        expect(self.standing).to_contain_text(TEXTS("passed", passed=passed, asked=asked))

    @property
    def next(self) -> Locator:
        """The link to the next section."""
        return self.page.locator(".way-on .next")


def opened(browser, lab, size: dict, patience: int) -> Pages:
    """The course page in a new window of a size."""
    window = browser.new_context(viewport=size, locale="fr-FR")
    window.set_default_timeout(patience)
    with text.using(lab.lang):
        return Pages(window.new_page(), lab.address)
