"""Controls as widgets: labelled, with units, by keyboard as well as by mouse."""

from collections.abc import Callable

import ipywidgets as widgets

from casekit.classroom.controls import Control, Pick, Slider, Switch
from casekit.classroom.speech import say

WIDE = "min(100%, 44em)"
_STYLE = {"description_width": "initial"}


class Knob:
    """One control on the page.

    Args:
        control: what it controls.
        label: in the reader's language, without the unit.
        moved: called after every move.
    """

    def __init__(self, control: Control, label: str, moved: Callable[[], None]):
        self.control = control
        self.widget = _BUILDERS[type(control)](control, label)
        self.widget.observe(lambda _: moved(), "value")

    @property
    def value(self) -> object:
        """The value in the unit that the method takes."""
        if isinstance(self.control, Slider):
            return self.control.read(round(self.widget.value / _scale(self.control), 12))
        return self.widget.value

    @value.setter
    def value(self, value: object) -> None:
        known = self.control.read(value)
        if isinstance(self.control, Slider):
            known = round(known * _scale(self.control), 10)
            known = int(known) if _whole(self.control) else known
        self.widget.value = known


def _scale(slider: Slider) -> int:
    """Shares are shown as percentages: a reader can then type 30, not 0.3."""
    return 100 if slider.unit == "%" else 1


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
    layout = widgets.Layout(width="max-content", max_width="100%")
    return widgets.Dropdown(
        options=options, value=pick.value, description=label, style=_STYLE, layout=layout
    )


def _switch(switch: Switch, label: str) -> widgets.Widget:
    return tick(label, switch.value)


def tick(label: str, value: bool = False) -> widgets.Checkbox:
    """Return a box to tick with the whole of its label showing."""
    return widgets.Checkbox(value=value, description=label, indent=False, style=_STYLE)


_BUILDERS = {Slider: _slider, Pick: _pick, Switch: _switch}
