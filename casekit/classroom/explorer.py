"""Explorers: labelled controls → a pure function → figure or table, and the state in words."""

from collections.abc import Callable, Iterator, Mapping

import ipywidgets as widgets
import pandas as pd

from casekit import text
from casekit.classroom import markup
from casekit.classroom.controls import Control
from casekit.classroom.download import Download
from casekit.classroom.grid import Grid
from casekit.classroom.grid_knob import knob_for
from casekit.classroom.knobs import arranged
from casekit.classroom.speech import say
from casekit.classroom.styling import style_sheet
from casekit.classroom.views import View
from casekit.text import Catalogue


class Explorer:
    """A panel that a reader turns; `explorer(...)` makes it.

    Attributes:
        box: the widget.
        title: what heads it, "" where nothing does.
        controls: name → Slider, Pick, Switch or Grid.
        labels: name → what stands beside the control, without its unit.
        result: what `compute` last returned, None after a fault.
        fault: the exception of the last try, None if it went well.
    """

    def __init__(self, controls, compute, draw, says, label_of, title, takeaway, filename):
        self._compute, self._draw, self._says = compute, draw, says
        self.title, self.controls = title, dict(controls)
        self.labels = {name: label_of(name, control) for name, control in controls.items()}
        self._starts = {name: control.value for name, control in controls.items()}
        self._busy = True
        self.result: object = None
        self.fault: Exception | None = None
        self._knobs = {
            name: knob_for(control, self.labels[name], self._moved)
            for name, control in controls.items()
        }
        self._view, self._words = View(title), widgets.HTML()
        wide = widgets.Layout(width="auto")
        again = widgets.Button(description=say("explorer.reset"), icon="undo", layout=wide)
        again.on_click(lambda _: self.reset())
        buttons = [again]
        self._offer = None
        if takeaway is not None:
            self._offer = Download(lambda: takeaway(self.result), filename)
            buttons.append(self._offer.box)
        head = [widgets.HTML(f"<b>{markup.line(title)}</b>")] if title else []
        knobs = arranged([knob.widget for knob in self._knobs.values()])
        foot = widgets.HBox(buttons, layout=widgets.Layout(align_items="center", flex_flow="wrap"))
        parts = [style_sheet(), *head, knobs, self._words, self._view.box, foot]
        self.box = widgets.VBox(parts)
        self.box.add_class("casekit")
        self._busy = False
        self._moved()

    @property
    def values(self) -> dict[str, object]:
        """Where the controls stand, in the units that `compute` takes."""
        return {name: knob.value for name, knob in self._knobs.items()}

    def set(self, **values: object) -> None:
        """Move controls, as a reader would, and answer once."""
        self._busy = True
        try:
            for name, value in values.items():
                self._knobs[name].value = value
        finally:
            self._busy = False
        self._moved()

    def reset(self) -> None:
        """Put every control back to where it started."""
        self.set(**self._starts)

    @property
    def words(self) -> str:
        """The state in words, as HTML."""
        return self._words.value

    def _moved(self) -> None:
        if self._busy:
            return
        if self._offer is not None:
            self._offer.withdraw()  # the file that was made shows another setting
        complaint = next(filter(None, (knob.complaint for knob in self._knobs.values())), None)
        if complaint is not None:
            self._wait(complaint)
            return
        if self._offer is not None:
            self._offer.box.layout.display = ""
        self._view.show(self._made)
        self.fault = self._view.fault
        spoken = say("explorer.failed") if self.fault else self._spoken
        self._words.value = f"<div role='status' aria-live='polite'>{markup.line(spoken)}</div>"

    def _wait(self, complaint: str) -> None:
        """Say why there is nothing to see as the controls stand now."""
        self.result = None
        if self._offer is not None:
            self._offer.box.layout.display = "none"
        self._view.show(lambda: None)
        self._words.value = f"<div role='status' aria-live='polite'>{markup.line(complaint)}</div>"

    def _made(self) -> object:
        self.result = None
        self.result = result = self._compute(**self.values)
        self._spoken = self._says(result)
        return self._draw(result)

    def _repr_mimebundle_(self, include=None, exclude=None):
        return self.box._repr_mimebundle_(include=include, exclude=exclude)


def explorer(
    controls: Mapping[str, Control | Grid],
    compute: Callable[..., object],
    draw: Callable[[object], object],
    *,
    says: Callable[[object], str],
    texts: Catalogue | None = None,
    key: str = "",
    takeaway: Callable[[object], pd.DataFrame] | None = None,
    filename: str = "table.xlsx",
) -> Explorer:
    """Return a panel: turning a control answers at once.

    Args:
        controls: name → Slider, Pick, Switch or Grid; its label is the control's own, or the text
            `<key>.controls.<name>`. The text `<key>.title`, if there is one, heads the panel.
        compute: the method, a pure function of the controls' values by name.
        draw: result → figure (see `casekit.figures.figure`), DataFrame, Markdown, or a list.
        says: result → the state in words, for those who do not see colours or the chart.
        texts: the module's catalogue.
        key: where the panel's texts stand in it.
        takeaway: result → table to download as Excel.
        filename: the download's name.
    """

    def label_of(name: str, control: Control | Grid) -> str:
        if control.label is not None:
            return text.say(control.label)
        if texts is None:
            raise ValueError(f"control {name!r} has no label and there is no catalogue")
        return texts(f"{key}.controls.{name}")

    title = texts(f"{key}.title") if texts is not None and texts.has(f"{key}.title") else ""
    return Explorer(controls, compute, draw, says, label_of, title, takeaway, filename)


def every_end(controls: Mapping[str, Control | Grid]) -> Iterator[dict[str, object]]:
    """Yield the settings at which a panel breaks first: each control at its ends, all low, all high."""
    start = {name: control.value for name, control in controls.items()}
    yield start
    for name, control in controls.items():
        for end in control.ends():
            yield {**start, name: end}
    for which in (0, -1):
        yield {name: control.ends()[which] for name, control in controls.items()}
