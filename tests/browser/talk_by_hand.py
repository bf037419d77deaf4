"""Playing a talk on a card by hand: the first words by keys, the others by pressing, sums typed."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from casekit.classroom.dialogue.words import TEXTS
from casekit.classroom.inputs import Talking
from casekit.classroom.inputs.talking import PATIENCE

from .mirrored import exactly


def talk_through(frame: Locator, filled: Talking) -> None:
    """Say what the test's own talk says; the first time against the clock, once more without."""
    page, again = frame.page, frame.get_by_role("button", name=TEXTS("again"), exact=True)
    begin = frame.get_by_role("button", name=TEXTS("begin"), exact=True)
    if not (timed := begin.is_visible()):
        again.press("Enter")
        expect(begin).to_be_focused()
        tick = frame.get_by_label(TEXTS("with_clock"), exact=True)
        tick.press("Space")
        expect(tick).not_to_be_checked()
    begin.press("Enter")
    clock, choices = frame.get_by_role("timer"), frame.locator("button.say:visible")
    expect(choices.first).to_be_focused()
    expect(clock).to_have_count(int(timed))
    said = filled.said_in_words()
    for number, words in enumerate(said, start=1):
        page.wait_for_timeout(1000 * PATIENCE)  # within it a second press counts as the first
        _say(choices, frame.locator("input[type=text]:visible"), words, by_keys=number == 1)
        expect(frame.locator(".bubble.agent")).to_have_count(number)
        if number < len(said):
            expect(choices.or_(frame.locator("input[type=text]:visible")).last).to_be_in_viewport()
    expect(choices).to_have_count(0)
    expect(clock).to_have_count(0)
    expect(again).to_be_focused()


def _say(choices: Locator, field: Locator, words: str | float, by_keys: bool) -> None:
    if not isinstance(words, str):
        expect(field).to_be_focused()
        field.fill(f"{words:g}")
        field.press("Enter")
        return
    choice = choices.filter(has_text=exactly(words))
    if not by_keys:
        choice.click()
        return
    for _ in range(choices.all_inner_texts().index(words)):
        choice.page.keyboard.press("Tab")
    expect(choice).to_be_focused()
    choice.press("Enter")
