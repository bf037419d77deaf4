"""A question's card: text, inputs, Check, Hint, and after two tries Solution."""

import html
from contextlib import suppress

import ipywidgets as widgets

from casekit.classroom import markup
from casekit.classroom.arrival import when_arrived
from casekit.classroom.buttons import button
from casekit.classroom.card_frame import bundle, framed, head
from casekit.classroom.inputs import inputs_for
from casekit.classroom.kinds.kind import Unreadable
from casekit.classroom.progress import describe
from casekit.classroom.speech import say
from casekit.classroom.styling import style_sheet
from casekit.classroom.submissions import Submissions
from casekit.classroom.verdict import Outcome, Verdict
from casekit.text import language


class Card:
    """The widget of one question; several views of it on a page show the same state.

    Attributes:
        box: the widget.
        verdict: on what the inputs hold; None before a check, and once the answer is moved.
        check_button, hint_button, solution_button: as a reader finds them.
        inputs: those of the question's kind, None where code is needed.
        submissions: of a case's question; None where every answer counts.
    """

    def __init__(self, asked):
        self._asked, self._language = asked, language()
        self.verdict: Verdict | None = None
        self._judged: object = None  # the state of the inputs that the verdict is on
        self._head, self._result = widgets.HTML(), widgets.HTML()
        self._hints, self._solution = widgets.HTML(), widgets.HTML()
        by_card = asked.question.track == "decide" and not asked.steps_aside
        self.inputs = inputs_for(asked) if by_card else None
        counted = by_card and asked.question.submissions
        self.submissions = Submissions(asked) if counted else None
        self.check_button = button(say("card.check"), "check", "primary")
        self.hint_button = button(say("card.hint"), "lightbulb-o")
        self.solution_button = button(say("card.solution"), "key")
        self.check_button.on_click(lambda _: when_arrived(self.check))
        self.hint_button.on_click(lambda _: self.hint())
        self.solution_button.on_click(lambda _: self.solution())
        if hasattr(self.inputs, "on_enter"):
            self.inputs.on_enter(lambda: when_arrived(self.check))
        width = "78em" if getattr(self.inputs, "wide", False) else "60em"
        self.box = framed(self._parts(), width)
        self._bring_back()
        self.refresh()

    def _bring_back(self) -> None:
        """Enter again what the reader had entered before the kernel was restarted."""
        state = self._asked.draft
        if self.inputs is None:
            return
        if state is not None:
            # A draft of another version of the question is none: the reader starts afresh.
            with suppress(TypeError, ValueError, KeyError, AttributeError, Unreadable):
                self.inputs.state = state
        self.inputs.on_move(self._moved)

    def _moved(self) -> None:
        """Keep what is entered; a verdict on something else is withdrawn."""
        state = self.inputs.state
        self._asked.draft = state
        if self.verdict is not None and state != self._judged:
            judged = self.verdict.outcome is not Outcome.UNATTEMPTED
            self.verdict = None
            self._result.value = markup.aside(say("card.moved")) if judged else ""

    def _parts(self) -> list[widgets.Widget]:
        asked = self._asked
        if asked.aside is not None:
            return [style_sheet(), self._head, widgets.HTML(markup.aside(asked.aside))]
        prompt = widgets.HTML(markup.markdown(asked.key.text("prompt")))
        buttons = [self.hint_button, self.solution_button]
        if self.inputs is None:
            call = f"`q.{asked.question.name}.check(…)`"
            answer = widgets.HTML(markup.markdown(say("card.by_code", call=call)))
        else:
            answer = self.inputs.box
            buttons.insert(0, self.check_button)
        row = widgets.HBox(buttons, layout=widgets.Layout(flex_flow="row wrap"))
        if self.submissions is not None:
            row = widgets.VBox([self.submissions.box, row])
        return [
            style_sheet(), self._head, prompt, answer, row,
            self._result, self._hints, self._solution,
        ]  # fmt: skip

    @property
    def stale(self) -> bool:
        """Whether the card speaks another language by now, or somebody closed it."""
        return self._language != language() or self.box.comm is None

    def check(self) -> None:
        """Check what the inputs hold and show the verdict; the same answer twice is one try."""
        if self.verdict is not None and self.inputs.state == self._judged:
            _bring_into_sight(self._result)
            return
        self._judged = self._asked.draft = self.inputs.state
        counts = self.submissions is not None and not self._asked.finished
        reason = self.submissions.reason if counts else None
        if self.submissions is not None and self.submissions.lacks_reason:
            self._result.value = markup.aside(say("submissions.wanted"))
            self.submissions.ask()
            return
        self.verdict = self._asked.settle(self.inputs.answer, reason)
        if self.submissions is not None:
            self.submissions.refresh()
        if hasattr(self.inputs, "judged"):
            self.inputs.judged(self.verdict)
        told = [self._asked.trouble_once()]
        if self.submissions is not None and not counts:
            told.append(say("submissions.for_comparison"))
        asides = "".join(markup.aside(one) for one in told if one)
        self._result.value = markup.verdict_html(self.verdict) + asides
        self.refresh()

    def hint(self) -> None:
        """Show one more hint below those that are open."""
        number, count, text = self._asked.next_hint()
        which = say("card.hint_of", number=number, count=count)
        shown = markup.box(markup.HINT, which, text)
        if shown not in self._hints.value:
            self._hints.value += shown
        self.hint_button.disabled = number == count
        self.refresh()

    def solution(self) -> None:
        """Show the solution."""
        text = self._asked.solution_text()
        shown = markup.box(markup.SOLUTION, say("card.solution"), text)
        if shown == self._solution.value.rstrip():
            _bring_into_sight(self._solution)
        else:
            self._solution.value = shown

    def refresh(self) -> None:
        """Write the head anew: title, minutes, where the learner stands."""
        asked, record = self._asked, self._asked.record
        passed = record.passed_at is not None
        state = describe(record)
        if not passed and record.tries == 0:
            state = ""
        colour = markup.COLOURS[Outcome.PASSED if passed else Outcome.NOT_YET]
        icon = markup.ICONS[Outcome.PASSED] + " " if passed else ""
        where = f"<span style='color:{colour}'>{icon}{html.escape(state)}</span>"
        self._head.value = head(asked, where)
        self.solution_button.layout.display = "" if asked.solution_open else "none"

    def bundle(self) -> dict:
        """Return the card for display; where there are no widgets, as a text that stands still."""
        return bundle(self.box, self._asked)


def _bring_into_sight(shown: widgets.HTML) -> None:
    """Show once more what stands there: below the edge of a page, a press would seem to do nothing.

    The page brings into sight what comes new (`styling.py`); a space at its end makes it new.
    """
    shown.value = shown.value.rstrip() if shown.value.endswith(" ") else shown.value + " "
