"""One line of rules on a card: whom it means, what they get, and live what it comes to."""

import html
from collections.abc import Callable, Collection, Mapping
from itertools import pairwise

import ipywidgets as widgets

from casekit.classroom import markup
from casekit.classroom.inputs.conditions import ConditionRow
from casekit.classroom.speech import say
from casekit.text import percent

_CHOOSE = ""
_AUTO = {"description_width": "initial"}


class RuleLine:
    """The controls of a line.

    Args:
        sheet: what the rules are written on.
        number: from 1.
        moved: called after every move.
        act: called with "up", "down" or "remove" and the line's number; None where it stays alone.
    """

    def __init__(self, sheet, number: int, moved: Callable[[], None], act: Callable | None):
        self._sheet, self._moved, self._busy = sheet, moved, False
        self._number = number
        self.rows = [
            ConditionRow(sheet, number, place, self._told)
            for place in range(1, sheet.most_conditions + 1)
        ]
        offers = {name: one.words for name, one in sheet.offers.items()}
        ranks = {name: one.words for name, one in sheet.ranks.items()}
        self._parts = {
            "offer": _list("offer", offers, unchosen=len(offers) > 1),
            "rank": _list("rank", ranks),
            "cap": _list("cap", {cap: _cap_words(cap) for cap in sheet.caps}),
            "hold_out": _list("hold_out", {one: percent(one) for one in sheet.hold_outs}),
            "rest": _list("rest", {one: _rest_words(one) for one in sheet.rests}),
        }
        for part in self._parts.values():
            part.observe(lambda _: self._told(), "value")
        # A choice of one is none.
        shown = [p for p in self._parts.values() if len(p.options) > 1]
        gives = widgets.HBox(shown)
        gives.add_class("rule-row")
        self._count = widgets.HTML()
        self._acts = {} if act is None else _acts(number, act)
        head = [_head(number, self._acts)] if self._acts else []
        self.box = widgets.VBox([*head, *(row.box for row in self.rows), gives, self._count])
        self.box.add_class("rule-line")

    def stand_among(self, count: int) -> None:
        """Offer to move the line only where there is another one to change places with."""
        for what, end in (("up", 1), ("down", count)):
            if what in self._acts:
                self._acts[what].disabled = self._number == end

    def focus(self, what: str) -> None:
        """Put the keyboard on "up", "down" or "remove"; where it cannot be pressed, on the next."""
        order = [what, *(name for name in self._acts if name != what)]
        next(self._acts[name] for name in order if not self._acts[name].disabled).focus()

    def open_to(self, bought: Collection[str]) -> None:
        """Offer the columns that what was bought opens, beside those that everybody sees."""
        for row in self.rows:
            row.open_to(bought)

    @property
    def plain(self) -> dict:
        """The line as plain data; an offer not chosen yet is None."""
        who = [row.plain for row in self.rows if row.plain is not None]
        parts = {name: one.value for name, one in self._parts.items()}
        return {"who": who, **parts, "offer": parts["offer"] or None}

    def show(self, plain: dict) -> None:
        """Stand as a line says."""
        self._busy = True
        try:
            who = [*plain.get("who", []), *([None] * len(self.rows))]
            for row, condition in zip(self.rows, who, strict=False):
                row.show(condition)
            for name, part in self._parts.items():
                if name in plain:
                    part.value = _CHOOSE if plain[name] is None and name == "offer" else plain[name]
        finally:
            self._busy = False
        self._narrow()

    def tell(self, count: object, chosen: bool) -> None:
        """Say what the line comes to.

        Args:
            count: the line's row of `done.lines`; None where it cannot be told.
            chosen: whether its offer is chosen, so that there is a cost.
        """
        said = "" if count is None else _counted(count, chosen)
        self._count.value = f"<div class='rule-count' role='status'>{said}</div>" if said else ""

    def _told(self) -> None:
        if not self._busy:
            self._narrow()
            self._moved()

    def _narrow(self) -> None:
        """Show a condition once the one before it says something: everybody needs no second."""
        for before, row in pairwise(self.rows):
            wanted = before.plain is not None or row.plain is not None
            row.box.layout.display = "" if wanted else "none"


_CHOICES = ("cap", "hold_out", "rest")


def _list(name: str, options: dict, unchosen: bool = False) -> widgets.Dropdown:
    shown = [(words, value) for value, words in options.items()]
    shown = [(say("inputs.choose"), _CHOOSE), *shown] if unchosen else shown
    # The middle of the limits, the first of all else: nothing held out, nobody spared.
    start = shown[len(shown) // 2 if name == "cap" else 0][1]
    layout = widgets.Layout(width="auto", max_width="100%")
    made = widgets.Dropdown(
        options=shown, value=start, description=say(f"rules.{name}"), style=_AUTO, layout=layout
    )
    if name in _CHOICES:
        made.add_class("short")
    return made


def _acts(number: int, act: Callable[[str, int], None]) -> dict[str, widgets.Button]:
    buttons = {}
    for what, icon in (("up", "arrow-up"), ("down", "arrow-down"), ("remove", "trash-o")):
        button = widgets.Button(
            icon=icon, tooltip=say(f"rules.{what}", line=number),
            layout=widgets.Layout(width="3em", flex="0 0 auto"),
        )  # fmt: skip
        button.on_click(lambda _, what=what: act(what, number))
        buttons[what] = button
    return buttons


def _head(number: int, acts: Mapping[str, widgets.Button]) -> widgets.Box:
    name = widgets.HTML(f"<b>{html.escape(say('rules.line', line=number))}</b>")
    return widgets.HBox([name, *acts.values()], layout=widgets.Layout(align_items="center"))


def _counted(count, chosen: bool) -> str:
    parts = [say("rules.matching", count=int(count["matching"]))]
    for name in ("barred", "resting", "taken"):
        if count[name]:
            parts.append(say(f"rules.{name}", count=int(count[name])))
    parts.append(say("rules.listed", count=int(count["listed"])))
    if count["held_out"]:
        parts.append(say("rules.held_out", count=int(count["held_out"])))
    if chosen:
        parts.append(say("rules.costs", cost=round(count["cost"])))
    said = [html.escape(part) for part in parts]
    colour = markup.GREY if count["listed"] else markup.ORANGE
    return f"<span style='color:{colour}'>{' · '.join(said)}</span>"


def _cap_words(cap: int | None) -> str:
    return say("rules.no_cap") if cap is None else say("rules.people", count=cap)


def _rest_words(months: int) -> str:
    if not months:
        return say("rules.no_rest")
    return say("rules.month") if months == 1 else say("rules.months", months=months)
