"""A question answered by setting sliders: every setting that does the job passes."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from casekit.classroom.blank import is_blank
from casekit.classroom.controls import Control
from casekit.classroom.grid import Grid, Refused
from casekit.classroom.kinds.kind import Grade, Kind, LeftBlank, Said, Unreadable
from casekit.classroom.speech import type_word


@dataclass(frozen=True)
class Setting(Kind):
    """One or more controls to be set well.

    Args:
        controls: name → Slider, Pick, Switch or Grid; labels in text.yml under `controls.<name>`. Or
            a function mart → these, where their rows or costs come from the data.
        judge: (mart, {name: value}) → bool, or a Grade with facts for the messages; not asked within
            a Policy, whose score judges.
        shows: (mart, {name: value}) → figure, table or text to see the setting's effect, or None.
        takeaway: (mart, {name: value}) → table to download as Excel, named by the text `file`.

    The answer is a dict name → value, or the bare value where there is one control; that of a Grid
    is a dict cell → value. A mistake's function returns the setting that its slip leads to.
    """

    controls: Mapping[str, Control | Grid] | Callable[[object], Mapping[str, Control | Grid]] = (
        field(default_factory=dict)
    )
    judge: Callable[[object, dict], bool | Grade] = lambda mart, setting: False
    shows: Callable[[object, dict], object] | None = None
    takeaway: Callable[[object, dict], object] | None = None
    name = "setting"

    def controls_on(self, mart: object) -> dict[str, Control | Grid]:
        """Return the controls on a mart, by name."""
        return dict(self.controls(mart) if callable(self.controls) else self.controls)

    def read(self, answer: object, mart: object) -> "Position":
        if is_blank(answer):
            raise LeftBlank
        if answer is None:
            raise Unreadable("none")
        controls = self.controls_on(mart)
        alone = next(iter(controls)) if len(controls) == 1 else None
        if alone is not None and not (isinstance(answer, Mapping) and set(answer) == {alone}):
            # The one control's own value, be it a grid's cells; not somebody else's name for it.
            if isinstance(answer, Mapping) and not isinstance(controls[alone], Grid):
                raise Unreadable("not_a_setting", names=list(controls))
            answer = {alone: answer}
        if not isinstance(answer, Mapping) or set(answer) != set(controls):
            raise Unreadable("not_a_setting", names=list(controls))
        position = Position(controls)
        for name, control in controls.items():
            position[name] = _value(name, control, answer[name])
        lacking = _unset_words(position) or _over_words(position)
        if lacking is not None:
            raise LeftBlank(lacking)
        return position

    def fits(self, value: "Position", other: "Position") -> bool:
        return all(one.near(value[name], other[name]) for name, one in value.controls.items())

    def grade(self, value: dict, reference: dict, mart: object) -> Grade:
        judged = self.judge(mart, dict(value))
        return judged if isinstance(judged, Grade) else Grade(bool(judged))

    def shortfall(self, value: dict, reference: dict, grade: Grade) -> Said:
        return Said("not_yet.setting")

    def slots(self, value: dict, other=None, question=None) -> dict:
        shown = {name: one.shown(value[name]) for name, one in value.controls.items()}
        written = [format(one, "") for one in shown.values()]
        for name, one in value.controls.items():
            if isinstance(one, Grid) and one.sums:
                shown[f"{name}_sum"] = one.amount(one.spent(value[name]))
        return {"answer": written[0] if len(written) == 1 else written, **shown}

    def faults(self, question) -> list[str]:
        if not self.controls:
            return ["controls: at least one"]
        if callable(self.controls):  # known with the data only: the card's own tests see them
            return []
        key = question.key("controls")
        found = []
        if self.takeaway is not None and not question.texts.has(question.key("file")):
            found.append(f"text.yml has no {question.key('file')}")
        for name, one in self.controls.items():
            if one.label is None and not question.texts.has(f"{key}.{name}"):
                found.append(f"text.yml has no {key}.{name}")
            try:
                one.read(one.value)
            except ValueError as fault:
                found.append(f"{name}: starts at {one.value!r}: {fault}")
        return found


class Position(dict):
    """A setting that was read: name → value, with the controls that it was read by."""

    def __init__(self, controls: Mapping[str, Control | Grid]):
        super().__init__()
        self.controls = controls


def unset(setting: Mapping[str, object]) -> bool:
    """Tell whether a cell of a grid is still to be chosen."""
    return any(None in one.values() for one in setting.values() if isinstance(one, Mapping))


def _value(name: str, control: Control | Grid, given: object) -> object:
    if isinstance(given, (np.generic, np.ndarray)) and np.size(given) == 1:
        given = math.nan if np.ma.is_masked(given) else np.asarray(given).item()
    try:
        return control.read(given)
    except Refused as fault:
        raise Unreadable(fault.key, **fault.slots) from None
    except (ValueError, TypeError, OverflowError):
        raise Unreadable("cannot_stand", name=name, given=type_word(given)) from None


def _grids(position: Position) -> list[tuple[Grid, dict]]:
    return [(o, position[name]) for name, o in position.controls.items() if isinstance(o, Grid)]


def _unset_words(position: Position) -> Said | None:
    """Say how many cells are still to be chosen, and the first of them; None if there is none."""
    lacking = [g.cell_label(cell) for g, cells in _grids(position) for cell in g.unset(cells)]
    if not lacking:
        return None
    return Said("unattempted_grid", {"missing": len(lacking), "first": lacking[0]})


def _over_words(position: Position) -> Said | None:
    """Say by how much a grid is over its cap: nobody could carry that out; None if none is."""
    for grid, cells in _grids(position):
        if grid.over(cells):
            told = {"spent": grid.spent(cells), "cap": grid.cap, "over": grid.over(cells)}
            return Said("over_cap", {name: grid.amount(one) for name, one in told.items()})
    return None
