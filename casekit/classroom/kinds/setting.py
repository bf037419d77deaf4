"""A question answered by setting sliders: every setting that does the job passes."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from casekit.classroom.blank import is_blank
from casekit.classroom.controls import Control
from casekit.classroom.kinds.kind import Grade, Kind, LeftBlank, Said, Unreadable
from casekit.classroom.speech import type_word


@dataclass(frozen=True)
class Setting(Kind):
    """One or more controls to be set well.

    Args:
        controls: name → Slider, Pick or Switch; labels in text.yml under `controls.<name>`.
        judge: (mart, {name: value}) → bool, or a Grade with facts for the messages.
        shows: (mart, {name: value}) → figure, table or text to see the setting's effect, or None.

    The answer is a dict name → value, or the bare value where there is one control. A mistake's
    function returns the setting that its slip leads to.
    """

    controls: Mapping[str, Control] = field(default_factory=dict)
    judge: Callable[[object, dict], bool | Grade] = lambda mart, setting: False
    shows: Callable[[object, dict], object] | None = None
    name = "setting"

    def read(self, answer: object, mart: object) -> dict:
        if is_blank(answer):
            raise LeftBlank
        if answer is None:
            raise Unreadable("none")
        if not isinstance(answer, Mapping):
            if len(self.controls) != 1:
                raise Unreadable("not_a_setting", names=list(self.controls))
            answer = {next(iter(self.controls)): answer}
        if set(answer) != set(self.controls):
            raise Unreadable("not_a_setting", names=list(self.controls))
        return {name: self._value(name, answer[name]) for name in self.controls}

    def _value(self, name: str, given: object) -> object:
        if isinstance(given, (np.generic, np.ndarray)) and np.size(given) == 1:
            given = math.nan if np.ma.is_masked(given) else np.asarray(given).item()
        try:
            return self.controls[name].read(given)
        except (ValueError, TypeError, OverflowError):
            raise Unreadable("cannot_stand", name=name, given=type_word(given)) from None

    def fits(self, value: dict, other: dict) -> bool:
        return all(one.near(value[name], other[name]) for name, one in self.controls.items())

    def grade(self, value: dict, reference: dict, mart: object) -> Grade:
        judged = self.judge(mart, dict(value))
        return judged if isinstance(judged, Grade) else Grade(bool(judged))

    def shortfall(self, value: dict, reference: dict, grade: Grade) -> Said:
        return Said("not_yet.setting")

    def slots(self, value: dict, other=None, question=None) -> dict:
        shown = {name: one.shown(value[name]) for name, one in self.controls.items()}
        written = [format(one, "") for one in shown.values()]
        return {"answer": written[0] if len(written) == 1 else written, **shown}

    def faults(self, question) -> list[str]:
        if not self.controls:
            return ["controls: at least one"]
        key = question.key("controls")
        found = []
        for name, one in self.controls.items():
            if one.label is None and not question.texts.has(f"{key}.{name}"):
                found.append(f"text.yml has no {key}.{name}")
            try:
                one.read(one.value)
            except ValueError as fault:
                found.append(f"{name}: starts at {one.value!r}: {fault}")
        return found
