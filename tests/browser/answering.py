"""Giving an answer on a card by hand, whatever the kind of the question."""

from __future__ import annotations

import re

import ipywidgets as widgets
from playwright.sync_api import Locator, expect

from casekit.classroom.inputs import ChipCounts, InOrder, OnBoard, RuleLines, Talking
from casekit.classroom.speech import say

from .mirrored import exactly, expect_at, shown_controls, words_of
from .rules_by_hand import write_rules
from .talk_by_hand import talk_through

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
    if type(filled) in BY_HAND:
        return BY_HAND[type(filled)](frame, filled)
    seen: dict[str, int] = {}
    for control in shown_controls(filled.box):
        where = KINDS[type(control)]
        place = seen.get(where, 0)
        seen[where] = place + 1
        _set(frame.locator(where).locator("visible=true").nth(place), control)
    return None


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
    """Lay each card in its field: the first by the keyboard, the rest by pressing; one goes there and back.

    What was laid before is taken back first.
    """
    fields = frame.locator(".field")  # the pool is the first of them
    waiting, undo = fields.first.locator(".piece"), frame.locator(".undo")
    while undo.is_enabled():
        left = waiting.count()
        undo.click()
        expect(waiting).to_have_count(left + 1)
    for number, (card, place) in enumerate(filled.laid_by_label()):
        piece = frame.locator(".piece").filter(has_text=exactly(card))
        target = frame.locator(".place-in").filter(has_text=exactly(place))
        expect(piece).to_have_count(1)  # for a moment a card stands where it was and where it is
        if number == 0:
            _by_keyboard(frame, piece, target)
        else:
            piece.click()
            target.click()
        head = re.compile(f"^\\s*{re.escape(place)}[:：]")
        field = fields.filter(has=frame.page.locator(".field-head", has_text=head))
        expect(field.locator(".piece").filter(has_text=exactly(card))).to_be_visible()
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


def _count_out(frame: Locator, filled: ChipCounts) -> None:
    """Take all chips back, then lay those of the first field by keys, the others by number."""
    rows = [(one.description, int(one.value)) for one in shown_controls(filled.box)]
    for name, _ in rows:
        _put_number(frame.get_by_label(name, exact=True), 0)
    (first, chips), *others = rows
    more = frame.locator("button", has=frame.page.locator(".fa-plus")).first
    for number in range(chips):
        expect(
            more
        ).to_be_enabled()  # a key on a dead button is lost: the last one may not be back yet
        more.press("Enter")
        expect(frame.get_by_label(first, exact=True)).to_have_value(str(number + 1))
    for name, number in others:
        _put_number(frame.get_by_label(name, exact=True), number)


def _put_number(field: Locator, number: int) -> None:
    field.fill(str(number))
    field.press("Enter")
    expect(field).to_have_value(str(number))


BY_HAND = {
    InOrder: _put_in_order,
    OnBoard: _lay_out,
    ChipCounts: _count_out,
    RuleLines: write_rules,
    Talking: talk_through,
}
"""Inputs of which a reader does more than set one control after the other."""
