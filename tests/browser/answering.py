"""Giving an answer on a card by hand, whatever the kind of the question."""

from __future__ import annotations

import re

import ipywidgets as widgets
from playwright.sync_api import Locator, expect

from casekit.classroom.inputs import InOrder, OnBoard
from casekit.classroom.speech import say

from .mirrored import exactly, expect_at, words_of

KINDS = {
    widgets.RadioButtons: ".widget-radio-box",
    widgets.Checkbox: ".widget-checkbox input",
    widgets.Dropdown: ".widget-dropdown select",
    widgets.IntSlider: ".widget-slider",
    widgets.FloatSlider: ".widget-slider",
    widgets.Text: "input[type=text]",
    widgets.Textarea: "textarea",
}


def enter(frame: Locator, filled: object) -> None:
    """Enter into the card on the page what the test's own inputs hold.

    Args:
        frame: the card on the page.
        filled: the inputs of the test's card, filled with the answer.
    """
    if isinstance(filled, InOrder):
        return _put_in_order(frame, filled)
    if isinstance(filled, OnBoard):
        return _lay_out(frame, filled)
    seen: dict[str, int] = {}
    for control in _leaves(filled.box):
        where = KINDS[type(control)]
        place = seen.get(where, 0)
        seen[where] = place + 1
        _set(frame.locator(where).nth(place), control)
    return None


def _leaves(box: widgets.Widget) -> list[widgets.DOMWidget]:
    if type(box) in KINDS:
        return [box]
    return [leaf for child in getattr(box, "children", ()) for leaf in _leaves(child)]


def _set(part: Locator, control: widgets.DOMWidget) -> None:
    if isinstance(control, widgets.RadioButtons):
        part.locator("input").nth(control.index).check()
    elif isinstance(control, widgets.Checkbox):
        part.set_checked(control.value)
    elif isinstance(control, widgets.Dropdown):
        part.select_option(index=control.index)
    elif isinstance(control, (widgets.Text, widgets.Textarea)):
        part.fill(control.value)
    else:
        _type_into(part, control)


def _type_into(part: Locator, slider: widgets.IntSlider) -> None:
    """A slider's figure can be typed over."""
    readout = part.locator(".widget-readout")
    readout.click()
    readout.press("ControlOrMeta+a")
    readout.page.keyboard.type(f"{slider.value:g}")
    readout.press("Enter")
    expect_at(part, slider.value)


def _put_in_order(frame: Locator, filled: InOrder) -> None:
    """Send each item to its place by number, the first one first; then one there and back by arrows."""
    rows = frame.locator(".widget-hbox", has=frame.page.locator("button .fa-arrow-up"))
    items = rows.locator(".widget-html")
    wanted = [words_of(row.children[3].value) for row in filled.box.children[1].children]
    order = [words.strip() for words in items.all_inner_texts()]
    for place, item in enumerate(wanted):
        if (here := order.index(item)) > place:
            number = rows.nth(here).locator("input")
            number.fill(str(place + 1))
            number.press("Enter")
            order.insert(place, order.pop(here))
            expect(items).to_have_text([exactly(one) for one in order])
            expect(rows.nth(place).locator("input")).to_be_focused()
    for arrow, place in (("down", 1), ("up", 0)):
        frame.get_by_title(exactly(say(f"inputs.{arrow}", item=wanted[0]))).click()
        expect(items.nth(place)).to_have_text(exactly(wanted[0]))


def _lay_out(frame: Locator, filled: OnBoard) -> None:
    """Lay each card in its field: the first by the keyboard, the rest by pressing; one goes there and back."""
    fields = frame.locator(".field")  # the pool is the first of them
    for number, (card, place) in enumerate(filled.laid_by_label()):
        piece = frame.locator(".piece").filter(has_text=exactly(card))
        target = frame.locator(".place-in").filter(has_text=exactly(place))
        if number == 0:
            _by_keyboard(frame, piece, target)
        else:
            piece.click()
            target.click()
        head = re.compile(f"^\\s*{re.escape(place)}[:：]")
        field = fields.filter(has=frame.page.locator(".field-head", has_text=head))
        expect(field.locator(".piece").filter(has_text=exactly(card))).to_be_visible()
    waiting = fields.first.locator(".piece")
    left = waiting.count()
    expect(frame.locator(".piece.next")).to_be_focused()
    frame.page.keyboard.press("ControlOrMeta+z")
    expect(waiting).to_have_count(left + 1)
    expect(waiting.filter(has_text=exactly(card))).to_be_focused()
    waiting.filter(has_text=exactly(card)).click()
    frame.locator(".place-in").filter(has_text=exactly(place)).click()
    expect(waiting).to_have_count(left)


def _by_keyboard(frame: Locator, piece: Locator, target: Locator) -> None:
    """Take a card up and lay it down by keys; the focus goes on at the first place, then the next card."""
    piece.focus()
    piece.press("Enter")
    places = frame.locator(".place-in")
    expect(places.first).to_be_focused()
    for _ in range(places.all_inner_texts().index(target.inner_text())):
        frame.page.keyboard.press("Tab")
    expect(target).to_be_focused()
    target.press("Enter")
    expect(frame.locator(".piece.next")).to_be_focused()
