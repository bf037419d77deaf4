"""An explorer on the page, held against the same explorer in the test."""

from __future__ import annotations

import html
import io
import re

import ipywidgets as widgets
from openpyxl import load_workbook
from playwright.sync_api import Locator, expect

from casekit import text
from casekit.classroom.explorer import Explorer
from casekit.classroom.speech import say

from .mirrored import controls_of, exactly, to_each_end, words_of

ROLES = {
    widgets.IntSlider: "slider",
    widgets.FloatSlider: "slider",
    widgets.Dropdown: "combobox",
    widgets.Checkbox: "checkbox",
}


class Panel:
    """An explorer in a notebook.

    Args:
        notebook: the notebook's box.
        mirror: the same explorer on the same data, in the test.
        lang: the reader's language.
    """

    def __init__(self, notebook: Locator, mirror: Explorer, lang: str):
        self.page, self._mirror, self._lang = notebook.page, mirror, lang
        heads = [one.value for one in mirror.box.children if isinstance(one, widgets.HTML)]
        title = words_of(next(head for head in heads if head.startswith("<b>")))
        own = self.page.locator("b", has_text=exactly(title))
        self.box = notebook.locator(".casekit", has=own)
        self.state = self.box.locator("[role=status]")

    def walk(self) -> int:
        """Move every control to its ends; the panel must agree with the test's own after each move.

        Returns:
            How many different states the panel told in words.
        """
        self._expect_agreement()
        told = {self._mirror.words}
        with text.using(self._lang):
            for control in controls_of(self._mirror.box):
                for _ in to_each_end(self.box, control):
                    self._expect_agreement()
                    told.add(self._mirror.words)
        self.page.evaluate("window.inside.rested()")
        return len(told)

    def expect_names(self) -> None:
        """Wait until those who hear the page are told what each control and each picture is."""
        for control in controls_of(self._mirror.box):
            named = self.box.get_by_role(ROLES[type(control)], name=control.description, exact=True)
            expect(named).to_have_count(1)
        shown = "".join(part.value for part in self._mirror._view.box.children)
        for finding in re.findall(r'<img alt="([^"\n]+)', shown):
            picture = self.box.get_by_role("img", name=html.unescape(finding))
            expect(picture).to_have_count(1)

    def reset(self) -> None:
        """Press the button that brings the panel back to where it began."""
        with text.using(self._lang):
            self._mirror.reset()
            self.box.get_by_role("button", name=say("explorer.reset")).click()
        self._expect_agreement()

    def download(self) -> tuple[str, list[tuple]]:
        """Make the Excel file and save it; returns its name and its rows, the head first."""
        with text.using(self._lang):
            self.box.get_by_role("button", name=say("download.make")).click()
        with self.page.expect_download() as saving:
            self.box.locator("a[download]").click()
        content = saving.value.path().read_bytes()
        sheet = load_workbook(io.BytesIO(content), read_only=True).active
        return saving.value.suggested_filename, list(sheet.iter_rows(values_only=True))

    def _expect_agreement(self) -> None:
        assert self._mirror.fault is None, self._mirror.fault
        expect(self.state).to_have_text(words_of(self._mirror.words))
