"""A quiz on a card: its items below each other, another draw, and the certificate once it is passed."""

import html
from collections.abc import Callable
from datetime import datetime

import ipywidgets as widgets

from casekit.classroom import markup
from casekit.classroom.blank import BLANK
from casekit.classroom.certificate import Passed, certificate
from casekit.classroom.inputs.undoing import Undoing
from casekit.classroom.kinds.quiz import Quiz
from casekit.classroom.printing import page_link
from casekit.classroom.speech import say
from casekit.classroom.verdict import Outcome, Verdict


class QuizSheet:
    """The items of a draw, each with its options; another draw can be taken, and taken back."""

    def __init__(self, kind: Quiz, asked):
        self._kind, self._asked = kind, asked
        self._told: list[Callable[[], None]] = []
        self._number, self._busy = 0, False
        self._items: dict[str, _ItemRow] = {}
        self._count, self._stack = widgets.HTML(), widgets.VBox()
        another = widgets.Button(description=say("quiz.another"), icon="random",
                                 layout=widgets.Layout(width="auto"))  # fmt: skip
        another.on_click(lambda _: self._draw_another())
        self._undoing = Undoing(self._take_back)
        row = widgets.HBox(
            [another, self._undoing.button], layout=widgets.Layout(flex_flow="row wrap")
        )
        self._certificate = _Certificate(self._passed)
        self._right: int | None = None
        self.box = widgets.VBox([self._count, self._stack, row, self._certificate.box])
        self._lay_out(kind.drawn(asked.mart))
        self._certificate.show(asked.record.passed_at is not None)

    def _lay_out(self, names: list[str]) -> None:
        """Show the items of a draw, none of them answered."""
        kind, question, mart = self._kind, self._asked.question, self._asked.mart
        self._items = {}
        for place, name in enumerate(names, start=1):
            options = {o: kind.label_of(name, o, question) for o in kind.options_of(name, question)}
            asks = kind.text_of(name, "asks", question, mart)
            self._items[name] = _ItemRow(place, asks, options, self._moved)
        self._stack.children = [row.box for row in self._items.values()]
        self._tell_count()

    def _draw_another(self) -> None:
        self._undoing.note(self.state)
        self._number += 1
        self._lay_out(self._kind.drawn(self._asked.mart, self._number))
        self._announce()

    def _take_back(self, state: dict) -> None:
        self._stand(state)
        self._announce()

    def _stand(self, state: dict) -> None:
        """Show the draw and the answers of a state; raise what another quiz's state raises."""
        number, names, answers = int(state["draw"]), list(state["items"]), dict(state["answers"])
        if not set(names) <= set(self._kind.items) or not set(answers) <= set(names):
            raise ValueError("items of another quiz")
        self._number = number
        self._busy = True
        try:
            self._lay_out(names)
            for name, option in answers.items():
                self._items[name].choose(option)
        finally:
            self._busy = False
        self._tell_count()

    def _moved(self) -> None:
        if self._busy:
            return
        self._tell_count()
        self._announce()

    def _announce(self) -> None:
        for told in self._told:
            told()

    def _tell_count(self) -> None:
        done = sum(row.chosen is not None for row in self._items.values())
        words = say("quiz.answered", done=done, count=len(self._items))
        self._count.value = markup.meter(words, done / max(1, len(self._items)), False)

    def judged(self, verdict: Verdict) -> None:
        """Once it is passed, or was tried often enough, say of each item why; offer the certificate."""
        passed = verdict.outcome is Outcome.PASSED
        kind, question, mart = self._kind, self._asked.question, self._asked.mart
        if verdict.outcome is Outcome.UNATTEMPTED or not (passed or self._asked.solution_open):
            return
        wrong = kind.wrong_in(self._answers, mart)
        for name, row in self._items.items():
            row.remark(name not in wrong, kind.text_of(name, "because", question, mart))
        if passed:
            self._right = len(self._items) - len(wrong)
            self._certificate.show(True)

    def _passed(self) -> Passed:
        kind, question = self._kind, self._asked.question
        at = self._asked.record.passed_at or datetime.now().astimezone()
        labels = [
            one if isinstance(one, dict) else {"zh": one, "en": one}
            for one in kind.sections.values()
        ]
        title = question.texts.node(question.key("title"))
        return Passed(title, labels, kind.draw, kind.pass_mark, at.date(), self._right)

    def on_move(self, told: Callable[[], None]) -> None:
        """Call `told` whenever an answer is chosen or another draw is taken."""
        self._told.append(told)

    @property
    def _answers(self) -> dict[str, str]:
        return {name: row.chosen for name, row in self._items.items() if row.chosen is not None}

    @property
    def answer(self) -> object:
        return self._answers or BLANK

    def fill(self, answer: dict) -> None:
        self._stand({"draw": self._number, "items": list(answer), "answers": answer})
        self._announce()

    @property
    def state(self) -> dict:
        return {"draw": self._number, "items": list(self._items), "answers": self._answers}

    @state.setter
    def state(self, state: dict) -> None:
        self._stand(state)


class _ItemRow:
    """An item: what it asks, its options, and afterwards why."""

    def __init__(self, place: int, asks: str, options: dict[str, str], moved: Callable[[], None]):
        self._keys = list(options)
        self._radio = widgets.RadioButtons(
            options=list(options.values()), index=None,
            layout=widgets.Layout(width="auto", max_width="100%"),
        )  # fmt: skip
        self._moved = moved
        self._radio.observe(lambda _: self._turned(), "index")
        self._why = widgets.HTML()
        words = f"<div class='quiz-asks'><b>{place}.</b> {markup.line(asks)}</div>"
        self.box = widgets.VBox([widgets.HTML(words), self._radio, self._why])
        self.box.add_class("quiz-item")

    def _turned(self) -> None:
        """What was said of the answer before is not said of this one."""
        self._why.value = ""
        self._moved()

    @property
    def chosen(self) -> str | None:
        return None if self._radio.index is None else self._keys[self._radio.index]

    def choose(self, option: str) -> None:
        """Choose an option; raise ValueError for none of these."""
        self._radio.index = self._keys.index(option)

    def remark(self, right: bool, why: str) -> None:
        """Say whether it was right, and why."""
        outcome = Outcome.PASSED if right else Outcome.NOT_YET
        mark = f"{markup.ICONS[outcome]} {say('quiz.right' if right else 'quiz.wrong')}"
        colour = markup.COLOURS[outcome]
        self._why.value = f"<div class='quiz-why'><b style='color:{colour}'>{html.escape(mark)}</b> {markup.line(why)}</div>"


class _Certificate:
    """A field for the name and a button that makes the page; seen once the quiz is passed."""

    def __init__(self, passed: Callable[[], Passed]):
        self._passed = passed
        self._name = widgets.Text(
            description=say("certificate.name"), continuous_update=False,
            style={"description_width": "initial"}, layout=widgets.Layout(width="22em", max_width="100%"),
        )  # fmt: skip
        button = widgets.Button(description=say("certificate.make"), icon="certificate",
                                layout=widgets.Layout(width="auto"))  # fmt: skip
        button.on_click(lambda _: self._make())
        self._link = widgets.HTML()
        layout = widgets.Layout(flex_flow="row wrap", align_items="center")
        self.box = widgets.HBox([self._name, button, self._link], layout=layout)

    def show(self, shown: bool) -> None:
        self.box.layout.display = "" if shown else "none"

    def _make(self) -> None:
        page = certificate(self._name.value, self._passed())
        name = say("certificate.file")
        self._link.value = page_link(page, name, say("certificate.link", name=name))
