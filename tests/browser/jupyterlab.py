"""JupyterLab in the browser: the course page, menus, notebooks, by what a person clicks."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, Request, expect

INSIDE = (Path(__file__).parent / "inside.js").read_text(encoding="utf-8")
CUT_OFF = (Path(__file__).parent / "cut_off.js").read_text(encoding="utf-8")
SHOWN = ".jp-MainAreaWidget:not(.lm-mod-hidden)"
# What a front end writes where it cannot show something.
BROKEN = (
    "Error displaying widget",
    "Loading widget",
    "Error creating widget",
    "Javascript Error",
    "Traceback",
    "[object Object]",
)
# Scrolls on by a screen unless the last cell is in sight; returns whether it did.
TURN = """box => {
  const last = [...box.querySelectorAll(".jp-Cell")].pop().getBoundingClientRect().bottom;
  const more = last > box.getBoundingClientRect().bottom;
  if (more) box.scrollTop += 0.95 * box.clientHeight;
  return more;
}"""
CONTROLS = ("slider", "combobox", "checkbox", "radio", "radiogroup", "textbox", "spinbutton", "img")
NAMED = re.compile(r"\S")
NEWS = re.compile(r"/lab/api/(news|update)")
RUN = 120_000  # milliseconds for all cells of a notebook on a slow machine


class JupyterLab:
    """A page of a browser with JupyterLab on it.

    Attributes:
        page: the page.
        crashes: errors that scripts of the page did not catch.
        strangers: addresses of other machines, or of news about JupyterLab, that it asked for.
    """

    def __init__(self, page: Page, address: str):
        self.page, self._origin = page, address.partition("/lab/")[0]
        self.crashes: list[str] = []
        self.strangers: list[str] = []
        page.on("request", self._watch)
        page.on("pageerror", lambda fault: self.crashes.append(str(fault)))
        page.add_init_script(INSIDE)
        page.goto(address)
        page.evaluate("window.inside.opened()")

    def _watch(self, request: Request) -> None:
        own = request.url.startswith((self._origin, "data:", "blob:"))
        if not own or NEWS.search(request.url):
            self.strangers.append(request.url)

    def reopen(self) -> Notebook:
        """Load the page anew; the notebook in front is in front again."""
        self.page.reload()
        self.page.evaluate("window.inside.opened()")
        return Notebook(self)

    @property
    def course_page(self) -> Locator:
        """The page on which the course opens, rendered."""
        return self.page.locator(f"{SHOWN} .jp-RenderedMarkdown")

    @property
    def menus(self) -> list[str]:
        """The names in the menu bar."""
        return self.page.locator(".lm-MenuBar-itemLabel").all_inner_texts()

    def choose(self, menu: str, item: str) -> None:
        """Click an item of a menu by their names (an ellipsis may follow)."""
        self.page.locator(".lm-MenuBar-itemLabel", has_text=re.compile(f"^{menu}$")).click()
        name = re.compile(rf"^{re.escape(item)}(…|\.\.\.)?$")
        self.page.locator(".lm-Menu-itemLabel", has_text=name).click()

    def accept(self) -> None:
        """Say yes to what a dialog asks."""
        self.page.locator(".jp-Dialog .jp-mod-accept").click()

    def tab(self, name: str) -> Locator:
        """The tab of a document."""
        return self.page.locator(".lm-DockPanel-tabBar .lm-TabBar-tab", has_text=name)


class Notebook:
    """The notebook in front, its kernel ready."""

    def __init__(self, lab: JupyterLab):
        self.lab, self.page = lab, lab.page
        self.page.wait_for_function("window.inside.ready()", timeout=60_000)
        self.page.evaluate("window.inside.listen()")
        self.box = self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")

    def run_all(self, menu: str, item: str) -> None:
        """Run all cells by the menu and wait until the last one has."""
        self.lab.choose(menu, item)
        self.wait()

    def wait(self) -> None:
        """Wait until every cell has run or one has failed."""
        self.page.wait_for_function("window.inside.finished()", timeout=RUN)

    @property
    def is_at_its_top(self) -> bool:
        """Whether the first cell is the first to be seen."""
        return self.box.locator(".jp-WindowedPanel-outer").evaluate("box => box.scrollTop") == 0

    def add_cell(self, code: str) -> Locator:
        """Write a cell below the last one, run it, and return it."""
        self.box.locator(".jp-Notebook-footer").click()
        self.page.keyboard.press("Enter")  # to write in it, and not to command
        self.page.keyboard.type(code)
        self.page.keyboard.press("ControlOrMeta+Enter")
        self.wait()
        return self.box.locator(".jp-CodeCell", has_text=code).last

    def expect_cell(self, code: str) -> None:
        """Wait until a cell with this code is there."""
        expect(self.box.locator(".jp-CodeCell", has_text=code).last).to_be_attached()

    def save(self) -> None:
        """Save by the keyboard."""
        self.page.keyboard.press("ControlOrMeta+s")
        self.page.wait_for_function("window.inside.saved()")

    @property
    def faults(self) -> list[str]:
        """Everything that went wrong: in cells, behind widgets, in the page itself."""
        shown = self.box.inner_text()
        broken = [f"on the page: {sign}" for sign in BROKEN if sign in shown]
        told = self.page.evaluate("[...window.inside.faults(), ...window.inside.heard]")
        return [*told, *broken, *self.lab.crashes]

    @property
    def cut_off(self) -> list[str]:
        """Words of cards and panels that cannot be read whole."""
        return self.page.evaluate(CUT_OFF)

    @property
    def nameless(self) -> list[str]:
        """Controls and pictures of the course that those who hear the page are told nothing of."""
        found = []
        for role in CONTROLS:
            outputs = self.box.locator(".jp-OutputArea")
            every, named = outputs.get_by_role(role), outputs.get_by_role(role, name=NAMED)
            lacking = every.count() - named.count()
            found += [f"{lacking} without a name: {role}"] if lacking else []
        return found

    def leaf_through(self, each) -> None:
        """Scroll from the first screen to the last, calling `each(number)` on every one.

        The window is three times as high meanwhile: fewer and longer pictures to look at.
        """
        size = self.page.viewport_size
        self.page.set_viewport_size({**size, "height": 3 * size["height"]})
        self.page.evaluate("window.inside.notebook().content.scrollToItem(0, 'start')")
        outer = self.box.locator(".jp-WindowedPanel-outer")
        number, more = 1, True
        while more:
            each(number)
            number, more = number + 1, outer.evaluate(TURN)
        self.page.set_viewport_size(size)
