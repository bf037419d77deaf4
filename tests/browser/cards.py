"""A question's card on the page, held against the same question in the test."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from casekit import text
from casekit.classroom import markup
from casekit.classroom.asked import AskedQuestion
from casekit.classroom.speech import say

from .answering import enter
from .mirrored import exactly, words_of

ASLEEP = re.compile("jupyter-widgets-disconnected")
BUTTONS = ("check", "hint", "solution")


class Card:
    """The card of a question in a notebook.

    Args:
        notebook: the notebook's box.
        asked: the same question on the same data, in the test: it knows what is right.
        lang: the reader's language.
    """

    def __init__(self, notebook: Locator, asked: AskedQuestion, lang: str):
        self.asked, self._lang, self.page = asked, lang, notebook.page
        with text.using(lang):
            self._names = {button: say(f"card.{button}") for button in BUTTONS}
            own = self.page.locator("b", has_text=exactly(asked.title))
        hint = self.page.get_by_role("button", name=self._names["hint"])
        self.box = notebook.locator(".casekit", has=own).filter(has=hint)
        self.verdict = self.box.locator(".said[role=status]")
        self.field = self.box.locator("input[type=text]")

    def button(self, name: str) -> Locator:
        """The button "check", "hint" or "solution"."""
        return self.box.get_by_role("button", name=self._names[name], exact=True)

    def type(self, number: str) -> None:
        """Put a number into the field by the keyboard and press Enter."""
        self.field.focus()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(number)
        self.page.keyboard.press("Enter")

    def ask_for_a_hint(self) -> None:
        """Go from the field to the hint's button by the tabulator and press it."""
        self.field.focus()
        self.page.keyboard.press("Tab")
        expect(self.button("check")).to_be_focused()
        self.page.keyboard.press("Tab")
        expect(self.button("hint")).to_be_focused()
        self.page.keyboard.press("Enter")
        with text.using(self._lang):
            number, count, hint = self.asked.next_hint()
            head = say("card.hint_of", number=number, count=count)
        expect(self.box).to_contain_text(head)
        expect(self.box).to_contain_text(words_of(markup.markdown(hint)))

    def expect_solution(self) -> None:
        """Wait until the solution is shown."""
        with text.using(self._lang):
            solution = markup.markdown(self.asked.key.text("solution"))
        expect(self.box).to_contain_text(words_of(solution))

    def is_shown_rather_than(self, fault: str) -> bool:
        """Wait until the notebook shows the card, or this fault where cards stood."""
        instead = self.page.locator(".jp-OutputArea-output", has_text=fault).first
        expect(self.box.or_(instead).first).to_be_visible()
        return self.box.is_visible()

    def expect_asleep(self) -> None:
        """Wait until the card shows that its kernel is gone, and says how to go on."""
        expect(self.box).to_have_class(ASLEEP)
        with text.using(self._lang):
            said = say("card.asleep")
        assert said in self.box.evaluate("box => getComputedStyle(box, '::after').content")

    def expect_awake(self) -> None:
        """Wait until the card answers again."""
        expect(self.box).not_to_have_class(ASLEEP)

    def answer(self, value: object) -> None:
        """Enter an answer with the mouse and the keyboard, press Check, and press it once more."""
        with text.using(self._lang):
            own = self.asked.card.inputs
            own.fill(value)
            enter(self.box, own)
            if self.asked.card.submissions is not None:
                self._give_a_reason()
            check = self.button("check")
        for _ in range(2):
            check.evaluate("one => one.scrollIntoView({block: 'end'})")  # as below a long card
            check.click()
            self.expect_verdict(own.answer)
            expect(self.verdict).to_be_in_viewport(ratio=0.9)

    def _give_a_reason(self) -> None:
        """Without one a case's list is not taken: the card says so, and nothing is handed in."""
        reason = self.box.get_by_placeholder(say("submissions.why"))
        if not reason.input_value():
            self.button("check").click()
            expect(self.box).to_contain_text(say("submissions.wanted"))
            reason.fill("so")
            reason.press("Tab")

    def expect_verdict(self, answer: object) -> None:
        """Wait until the card says what it must say to an answer."""
        with text.using(self._lang):
            shown = markup.verdict_html(self.asked.judge(answer))
        expect(self.verdict).to_have_text(words_of(shown))
