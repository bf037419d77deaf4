"""Rules on a card: lines that are added, ordered and taken away, with live counts and costs."""

import html
from collections.abc import Callable, Mapping

import ipywidgets as widgets

from casekit.classroom import markup
from casekit.classroom.blank import BLANK
from casekit.classroom.buttons import button
from casekit.classroom.download import Download
from casekit.classroom.inputs.rule_line import RuleLine
from casekit.classroom.inputs.undoing import Undoing
from casekit.classroom.kinds.rules import Rules
from casekit.classroom.knobs import tick
from casekit.classroom.speech import say


class RuleLines:
    """The lines of a plan, what is bought for it, what it costs, and the plan in words.

    Where the sheet has one line it is a list builder: nothing to add, order or remove.
    """

    wide = True

    def __init__(self, kind: Rules, asked):
        self._kind, self._sheet = kind, kind.sheet_on(asked.mart)
        self._told: list[Callable[[], None]] = []
        self._touched, self._busy = False, False
        self._buys = {
            name: tick(say("rules.buy", what=one.words, price=one.price))
            for name, one in self._sheet.buys.items()
        }
        for box in self._buys.values():
            box.observe(lambda _: self._moved(), "value")
        self._lines: list[RuleLine] = []
        self._several = self._sheet.lines > 1
        self._stack, self._totals, self._words = widgets.VBox(), widgets.HTML(), widgets.HTML()
        self._more = button(say("rules.add"), "plus")
        self._more.on_click(lambda _: self._add())
        self._undoing = Undoing(self._take_back)
        self._offer = Download(self._takeaway, say("rules.file"))
        more = [self._more] if self._several else []
        row = widgets.HBox([*more, self._undoing.button, self._offer.box],
                           layout=widgets.Layout(flex_flow="row wrap", align_items="center"))  # fmt: skip
        self.box = widgets.VBox([*self._buys.values(), self._totals, self._stack, row, self._words])
        self._show({"lines": [self._new()], "buys": []})

    def _new(self) -> dict:
        """A line as it starts: for everybody, its offer still to be chosen where there are several."""
        return RuleLine(self._sheet, 1, lambda: None, None).plain

    @property
    def plain(self) -> dict:
        """The plan as plain data, as the controls stand."""
        lines = [line.plain for line in self._lines]
        return {"lines": lines, "buys": [name for name, box in self._buys.items() if box.value]}

    def _show(self, plain: Mapping) -> None:
        """Stand as a plan says."""
        self._busy = True
        try:
            bought = plain.get("buys", [])
            for name, box in self._buys.items():
                box.value = name in bought
            self._keep(len(plain["lines"]))
            for line, one in zip(self._lines, plain["lines"], strict=True):
                line.open_to(bought)
                line.show(one)
        finally:
            self._busy = False
        self._last = self.plain
        self._tell()

    def _keep(self, count: int) -> None:
        """Have so many lines; those that are there stay, so that the page does not jump."""
        while len(self._lines) < count:
            act = self._act if self._several else None
            self._lines.append(RuleLine(self._sheet, len(self._lines) + 1, self._moved, act))
        self._lines = self._lines[:count]
        for line in self._lines:
            line.stand_among(count)
        self._stack.children = self.line_boxes
        self._more.disabled = count >= self._sheet.lines

    def _moved(self) -> None:
        """Something was turned: note what was, so that it can be taken back."""
        if self._busy:
            return
        self._busy = True
        for line in self._lines:
            line.open_to(self.plain["buys"])
        self._busy = False
        self._note()
        self._last = self.plain
        self._tell()
        self._announce()

    def _change(self, lines: list[dict]) -> None:
        """Change the lines themselves."""
        self._note()
        self._show({"lines": lines, "buys": self.plain["buys"]})
        self._announce()

    def _note(self) -> None:
        self._touched = True
        self._undoing.note(self._last)

    def _take_back(self, plain: Mapping) -> None:
        self._show(plain)
        self._announce()

    def _announce(self) -> None:
        self._offer.withdraw()  # the file that was made holds another list
        for told in self._told:
            told()

    def _add(self) -> None:
        self._change([*self.plain["lines"], self._new()])

    def _act(self, what: str, number: int) -> None:
        """Move a line by one place, or take it away; the keyboard goes along with it."""
        lines, here = self.plain["lines"], number - 1
        there = here + {"up": -1, "down": 1, "remove": 0}[what]
        line = lines.pop(here)
        if what != "remove":
            lines.insert(there, line)
        self._change(lines or [self._new()])
        self._lines[min(there, len(self._lines) - 1)].focus(what)

    def _tell(self) -> None:
        """Say what each line comes to, what is spent, and the plan in words."""
        plain = self.plain
        chosen = [line["offer"] is not None for line in plain["lines"]]
        stand_in = next(iter(self._sheet.offers))  # whom a line means does not hang on its offer
        lines = [{**one, "offer": one["offer"] or stand_in} for one in plain["lines"]]
        plan = self._sheet.read({**plain, "lines": lines})
        done = self._sheet.apply(plan)
        for number, line in enumerate(self._lines, start=1):
            line.tell(done.lines.loc[number], chosen[number - 1])
        self._totals.value = _totals_html(done) if all(chosen) else ""
        words = self._sheet.words(plan) if all(chosen) else []
        items = "".join(f"<li>{html.escape(one)}</li>" for one in words)
        head = html.escape(say("rules.in_words"))
        self._words.value = f"<div>{head}</div><ol class='rule-words'>{items}</ol>" if items else ""

    def _takeaway(self):
        return self._sheet.takeaway(self._sheet.read(self.plain))

    def on_move(self, told: Callable[[], None]) -> None:
        """Call `told` whenever a line is changed, added, moved or taken away."""
        self._told.append(told)

    @property
    def answer(self) -> object:
        """The plan; one that nobody touched is none, unless it was whole from the start."""
        plain = self.plain
        whole = all(line["offer"] is not None for line in plain["lines"])
        return plain if self._touched or whole else BLANK

    @property
    def line_boxes(self) -> list[widgets.Widget]:
        """What a reader sees of each line."""
        return [line.box for line in self._lines]

    def fill(self, answer: object) -> None:
        plan = self._sheet.read(answer)
        self._touched = True
        self._note()
        self._show(plan.plain())
        self._announce()

    @property
    def state(self) -> dict | None:
        return self.plain if self._touched else None

    @state.setter
    def state(self, state: dict | None) -> None:
        if state is None:
            return
        lines = state["lines"]
        chosen = [one for one in lines if one["offer"] is not None]
        self._sheet.read({**state, "lines": chosen})  # of another sheet: it is no draft of this one
        if not 1 <= len(lines) <= self._sheet.lines:
            raise ValueError("other lines")
        self._touched = True
        self._show(state)
        self._undoing.forget()


def _totals_html(done) -> str:
    """Return money and contacts as two bars with their words."""
    parts = [say("rules.contacts", count=done.contacts)]
    share, over = None, False
    if done.most_contacts is not None:
        over = done.contacts_left < 0
        slots = {"count": done.contacts, "most": done.most_contacts, "over": -done.contacts_left}
        parts = [say("rules.contacts_over" if over else "rules.contacts_of", **slots)]
        share = done.contacts / done.most_contacts if done.most_contacts else 1.0
    contacts = markup.meter(parts[0], share, over)
    if done.budget is None:
        return contacts + markup.meter(say("rules.cost", cost=round(done.cost)), None, False)
    over = done.left < -1e-9
    slots = {"cost": round(done.cost), "budget": done.budget, "left": round(abs(done.left))}
    words = say("rules.cost_over" if over else "rules.cost_of", **slots)
    return contacts + markup.meter(words, done.cost / done.budget if done.budget else 1.0, over)
