"""Writing rules on a card by hand: lines are added, their controls turned, one moved there and back."""

from __future__ import annotations

import ipywidgets as widgets
from playwright.sync_api import Locator, expect

from casekit.classroom.inputs import RuleLines
from casekit.classroom.speech import say

from .mirrored import shown_controls


def write_rules(frame: Locator, filled: RuleLines) -> None:
    """Write the lines that the test's own card holds; what stands on the page is written over."""
    lines, wanted = frame.locator(".rule-line"), filled.line_boxes
    while lines.count() < len(wanted):
        _and_then(frame, say("rules.add"), lines, lines.count() + 1)
    while lines.count() > len(wanted):
        _and_then(frame, say("rules.remove", line=lines.count()), lines, lines.count() - 1)
    for control in shown_controls(filled.box):
        if isinstance(control, widgets.Checkbox):
            frame.get_by_label(control.description, exact=True).set_checked(control.value)
    for line, box in enumerate(wanted):
        for control in shown_controls(box):
            _turn(lines.nth(line), control)
    if len(wanted) > 1:
        _there_and_back(frame)


def _and_then(frame: Locator, button: str, lines: Locator, count: int) -> None:
    frame.get_by_role("button", name=button, exact=True).click()
    expect(lines).to_have_count(count)


def _turn(line: Locator, control: widgets.DOMWidget) -> None:
    """Choose from a list, or slide by keys, once the page has put the same choices there."""
    if isinstance(control, widgets.SelectionSlider):
        handle = line.get_by_role("slider", name=control.description, exact=True)
        handle.page.evaluate("window.inside.rested()")  # it is put to its middle for a new column
        handle.press("Home")
        for _ in range(control.index):
            handle.press("ArrowRight")
        words, _ = control.options[control.index]
        expect(line.locator(".widget-readout:visible")).to_have_text(words)
        return
    choices = line.get_by_label(control.description, exact=True).locator("visible=true")
    expect(choices.locator("option")).to_have_text([words for words, _ in control.options])
    choices.select_option(index=control.index)


def _there_and_back(frame: Locator) -> None:
    """Move the second line up and down again by keys, which go along with it."""
    up = frame.get_by_role("button", name=say("rules.up", line=2), exact=True)
    down = frame.get_by_role("button", name=say("rules.down", line=1), exact=True)
    expect(frame.get_by_role("button", name=say("rules.up", line=1), exact=True)).to_be_disabled()
    up.press("Enter")
    expect(down).to_be_focused()
    down.press("Enter")
    expect(up).to_be_focused()
