"""Controls on the page beside the same controls in the test: what is done to one is done to the other.

The test has a card or a panel of its own, on the same data. Its widgets tell what there is to
operate; moved alike, the page must say what the test's own say.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import ipywidgets as widgets
from playwright.sync_api import Locator, expect


def words_of(marked_up: str) -> str:
    """HTML as the words that a reader sees."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", marked_up)).split())


def exactly(words: str) -> re.Pattern:
    """A pattern for an element that says these words and no others."""
    return re.compile(f"^\\s*{re.escape(words)}\\s*$")


def controls_of(box: widgets.Widget) -> Iterator[widgets.DOMWidget]:
    """The controls in a widget that have two ends, in the order in which they stand."""
    if type(box) in MOVES:
        yield box
    for child in getattr(box, "children", ()):
        yield from controls_of(child)


def shown_controls(box: widgets.Widget) -> Iterator[widgets.DOMWidget]:
    """The controls in a widget that a reader can see, in the order in which they stand."""
    if box.layout is not None and box.layout.display == "none":
        return
    if isinstance(box, SHOWN):
        yield box
    for child in getattr(box, "children", ()):
        yield from shown_controls(child)


def to_each_end(frame: Locator, control: widgets.DOMWidget) -> Iterator[None]:
    """Move a control, and its image in the frame, to one end by mouse, then to the other by keys."""
    label = frame.page.locator("label", has_text=exactly(control.description))
    part = frame.locator(".widget-inline-hbox, .widget-checkbox", has=label)
    for move in MOVES[type(control)]:
        move(part, control)
        yield


def _drag_to_the_left(part: Locator, slider: widgets.IntSlider) -> None:
    slider.value = slider.min
    handle = part.locator(".noUi-handle")
    handle.hover()
    mouse, track = part.page.mouse, part.locator(".noUi-base").bounding_box()
    mouse.down()
    mouse.move(track["x"] - 5, track["y"] + track["height"] / 2, steps=2)
    mouse.up()
    expect_at(part, slider.min)


def _press_end(part: Locator, slider: widgets.IntSlider) -> None:
    slider.value = slider.max
    handle = part.locator(".noUi-handle")
    handle.focus()
    handle.press("End")
    expect_at(part, slider.max)


def expect_at(part: Locator, value: float) -> None:
    """Wait until a slider stands at a value."""
    shown = re.compile(
        rf"^{re.escape(f'{value:g}')}(\.?0{{6,}}\d*)?$"
    )  # 5 may be 5.000000000000001
    expect(part.locator(".noUi-handle")).to_have_attribute("aria-valuetext", shown)


def _choose_first(part: Locator, choice: widgets.Dropdown) -> None:
    choice.index = 0
    part.locator("select").select_option(index=0)


def _choose_last(part: Locator, choice: widgets.Dropdown) -> None:
    choice.index = len(choice.options) - 1
    part.locator("select").select_option(index=choice.index)


def _click(part: Locator, tick: widgets.Checkbox) -> None:
    tick.value = not tick.value
    part.locator("input").click()


def _press_space(part: Locator, tick: widgets.Checkbox) -> None:
    tick.value = not tick.value
    part.locator("input").press("Space")


SHOWN = (
    widgets.RadioButtons,
    widgets.Checkbox,
    widgets.Dropdown,
    widgets.IntSlider,
    widgets.FloatSlider,
    widgets.SelectionSlider,
    widgets.Text,
    widgets.Textarea,
)
MOVES = {
    widgets.IntSlider: (_drag_to_the_left, _press_end),
    widgets.FloatSlider: (_drag_to_the_left, _press_end),
    widgets.Dropdown: (_choose_first, _choose_last),
    widgets.Checkbox: (_click, _press_space),
}
