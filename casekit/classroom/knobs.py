"""Controls as widgets: labelled, with units, by keyboard as well as by mouse; below and beside each other."""

import unicodedata
from collections.abc import Callable, Sequence

import ipywidgets as widgets

from casekit.classroom.controls import Control, Pick, Slider, Switch
from casekit.classroom.quantity import SHARES
from casekit.classroom.speech import say

WIDE = "min(100%, 44em)"
FEW = 4  # controls that stand below each other; more of them would push the chart off the screen
_LATIN = 0.55  # em a letter, at most, in the fonts that browsers take for an interface
_STYLE = {"description_width": "initial"}
_OWN = object()
_UNCHOSEN = ""  # and not None, which a drop-down takes for "nothing to show"


class Knob:
    """One control on the page.

    Args:
        control: what it controls.
        label: in the reader's language, without the unit.
        moved: called after every move.
        value: where it stands at first, if not where the control says.
    """

    def __init__(
        self, control: Control, label: str, moved: Callable[[], None], value: object = _OWN
    ):
        self.control = control
        self.widget = _BUILDERS[type(control)](control, label)
        if value is not _OWN:
            self.value = value
        self.widget.observe(lambda _: moved(), "value")

    @property
    def value(self) -> object:
        """The value in the unit that the method takes."""
        if isinstance(self.control, Slider):
            return self.control.read(round(self.widget.value / _scale(self.control), 12))
        return None if self.widget.value == _UNCHOSEN else self.widget.value

    @value.setter
    def value(self, value: object) -> None:
        if value is None and self.control.value is None:
            self.widget.value = _UNCHOSEN
            return
        known = self.control.read(value)
        if isinstance(self.control, Slider):
            known = round(_stepped(self.control, known) * _scale(self.control), 10)
            known = int(known) if _whole(self.control) else known
        self.widget.value = known

    @property
    def state(self) -> object:
        """Where it stands, as plain data."""
        return self.value

    @state.setter
    def state(self, state: object) -> None:
        self.value = state

    complaint = None
    """Why it cannot stand as it does: a control of its own never does what it cannot."""


def _stepped(slider: Slider, value: float) -> float:
    """Where a slider comes to stand, as by hand: on the nearest of its steps."""
    steps = round((value - slider.low) / slider.step)
    return min(slider.low + steps * slider.step, slider.high)


def _scale(slider: Slider) -> int:
    """Shares are shown as percentages: a reader can then type 30, not 0.3."""
    return 100 if slider.unit in SHARES else 1


def _whole(slider: Slider) -> bool:
    scale = _scale(slider)
    parts = (slider.low * scale, slider.high * scale, slider.step * scale, slider.value * scale)
    return all(abs(part - round(part)) < 1e-9 for part in parts)


def _slider(slider: Slider, label: str) -> widgets.Widget:
    scale, unit = _scale(slider), slider.unit_word
    parts = {
        "min": slider.low * scale,
        "max": slider.high * scale,
        "step": slider.step * scale,
        "value": slider.value * scale,
    }
    named = {
        "description": say("inputs.with_unit", label=label, unit=unit) if unit else label,
        "style": _STYLE,
    }
    layout = widgets.Layout(width=WIDE)
    if _whole(slider):
        whole = {name: round(part) for name, part in parts.items()}
        return widgets.IntSlider(**whole, **named, layout=layout)
    parts = {name: round(part, 10) for name, part in parts.items()}
    decimals = max(0, len(f"{parts['step']:.10f}".rstrip("0").partition(".")[2]))
    return widgets.FloatSlider(**parts, **named, readout_format=f".{decimals}f", layout=layout)


def _pick(pick: Pick, label: str) -> widgets.Widget:
    options = [(text, value) for value, text in pick.labels().items()]
    if pick.value is None:
        options = [(say("inputs.choose"), _UNCHOSEN), *options]
    layout = widgets.Layout(width="max-content", max_width="100%")
    return widgets.Dropdown(
        options=options,
        value=_UNCHOSEN if pick.value is None else pick.value,
        description=label,
        style=_STYLE,
        layout=layout,
    )


def _switch(switch: Switch, label: str) -> widgets.Widget:
    return tick(label, switch.value)


def tick(label: str, value: bool = False) -> widgets.Checkbox:
    """Return a box to tick with the whole of its label showing."""
    return widgets.Checkbox(value=value, description=label, indent=False, style=_STYLE)


_BUILDERS = {Slider: _slider, Pick: _pick, Switch: _switch}


def arranged(controls: Sequence[widgets.DOMWidget]) -> widgets.Box:
    """Return the controls in a box: a few below each other, more in two columns where they fit.

    Labels stand in one column, so that all tracks begin in line. Grids follow below the others.
    """
    grids = [one for one in controls if isinstance(one, widgets.VBox)]
    if grids:
        single = [one for one in controls if one not in grids]
        return widgets.VBox([*([arranged(single)] if single else []), *grids])
    few = len(controls) <= FEW
    line_up(controls, widest=20 if few else 14)
    if few:
        return widgets.VBox(list(controls))
    for control in controls:
        if not isinstance(control, widgets.Dropdown):
            control.layout.width = "auto"
    layout = widgets.Layout(
        grid_template_columns="repeat(auto-fit, minmax(min(100%, 27em), 1fr))",
        grid_gap="0 20px",
        max_width="76em",
    )
    return widgets.GridBox(list(controls), layout=layout)


def line_up(controls: Sequence[widgets.DOMWidget], widest: float) -> None:
    """Give labels that stand left of their control one width, in em; longer ones are broken."""
    beside = [one for one in controls if not isinstance(one, widgets.Checkbox)]
    longest = max((_ems(one.description) for one in beside), default=0)
    for one in beside:
        one.style.description_width = f"{min(longest, widest):.1f}em"


def _ems(text: str) -> float:
    wide = [unicodedata.east_asian_width(sign) in "WF" for sign in text]
    return 0.5 + sum(1.0 if one else _LATIN for one in wide)
