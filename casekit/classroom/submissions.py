"""A case's submissions: each with a reason in a line, and what became of it beside."""

from __future__ import annotations

import html

import ipywidgets as widgets

from casekit.classroom import markup
from casekit.classroom.speech import say
from casekit.events import Submission
from casekit.text import percent


class Submissions:
    """The field for the reason, and the submissions so far; those beyond the last do not count.

    Args:
        asked: a question that takes a number of submissions.

    Attributes:
        box: the widget.
    """

    def __init__(self, asked):
        self._asked = asked
        self._reason = widgets.Text(
            description=say("submissions.reason"),
            placeholder=say("submissions.why"),
            style={"description_width": "initial"},
            layout=widgets.Layout(width="min(100%, 44em)"),
        )
        self._list = widgets.HTML()
        self.box = widgets.VBox([self._reason, self._list])
        self.refresh()

    @property
    def reason(self) -> str:
        """What was given as the reason."""
        return self._reason.value.strip()

    @reason.setter
    def reason(self, words: str) -> None:
        self._reason.value = words

    @property
    def lacks_reason(self) -> bool:
        """Whether a submission that counts would go in without its reason."""
        return not self.reason and not self._asked.finished

    def ask(self) -> None:
        """Put the reader into the field for the reason."""
        self._reason.focus()

    def refresh(self) -> None:
        """Write the submissions anew, and how many there may still be."""
        counted = self._asked.submitted
        said = markup.aside(self._state(len(counted)))
        if not counted:
            self._list.value = said
            return
        rows = "".join(_row(number, one) for number, one in enumerate(counted, 1))
        head = "".join(f"<th>{html.escape(say(f'submissions.{one}'))}</th>" for one in _HEADS)
        self._list.value = (
            f"<table class='dataframe'><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
            f"{said}"
        )

    def _state(self, counted: int) -> str:
        """Say how many submissions there may still be."""
        most = self._asked.question.submissions
        if self._asked.record.passed_at is not None:
            return say("submissions.passed")
        if not counted:
            return say("submissions.first", most=most)
        left = most - counted
        return say("submissions.left", left=left) if left else say("submissions.all_in", most=most)


_HEADS = ("number", "result", "given")


def _row(number: int, one: Submission) -> str:
    result = "–" if one.share is None else percent(one.share)
    given = one.reason or say("submissions.no_reason")
    cells = (str(number), result, given)
    return "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in cells) + "</tr>"
