"""Controls below and beside each other: labels in one column, so that all tracks begin in line."""

import unicodedata
from collections.abc import Sequence

import ipywidgets as widgets

FEW = 4  # controls that stand below each other; more of them would push the chart off the screen
_LATIN = 0.55  # em a letter, at most, in the fonts that browsers take for an interface


def arranged(controls: Sequence[widgets.DOMWidget]) -> widgets.Box:
    """Return the controls in a box: a few below each other, more in two columns where they fit."""
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
