"""The observer's form: the agent scores himself, the observer scores him, then they look at the gap.

    observers_form("casekit.course.churn_warning.save_desk.cards", "desk.yml")

The second face of a `Dialogue`: the same criteria, flags and points, for three people and one phone.
"""

import html
from collections.abc import Callable

import ipywidgets as widgets

from casekit.classroom import markup
from casekit.classroom.buttons import button
from casekit.classroom.dialogue import Rubric, read_rubric
from casekit.classroom.dialogue.observation import (
    STYLE,
    Observation,
    compared,
    form_html,
    summed_up,
)
from casekit.classroom.dialogue.words import TEXTS
from casekit.classroom.download import Download
from casekit.classroom.knobs import tick
from casekit.classroom.printing import page_link, printed
from casekit.classroom.styling import style_sheet
from casekit.classroom.views import table_html
from casekit.text import say


class ObserversForm:
    """The form on a page as narrow as a phone.

    Attributes:
        box: the widget.
        own, observed: what was written down, None before.
    """

    def __init__(self, rubric: Rubric):
        self._rubric = rubric
        self.own: Observation | None = None
        self.observed: Observation | None = None
        self._head, self._body = widgets.HTML(), widgets.VBox()
        self._lacking = widgets.HTML()
        self._next = button("", "arrow-right", "primary")
        self._next.on_click(lambda _: self._on())
        self._print = button(TEXTS("form.print"), "print")
        self._print.on_click(lambda _: self._offer_page())
        self._page = widgets.HTML()
        foot = widgets.HBox([self._print, self._page], layout=_wrap())
        parts = [style_sheet(), self._head, self._body, self._lacking, self._next, foot]
        self.box = widgets.VBox(parts, layout=widgets.Layout(max_width="34em", padding="4px 10px"))
        self.box.add_class("casekit")
        self._begin()

    def _begin(self) -> None:
        """Be blank, for the agent."""
        self.own = self.observed = None
        self._part = _Points(self._rubric, self._moved)
        self._ask("self", "lock", [self._part.box])

    def _ask(self, head: str, button: str, parts: list[widgets.Widget]) -> None:
        words = html.escape(TEXTS(f"form.{head}"))
        # The page goes back to it, and the keyboard: the step before ended far below.
        self._head.value = f"<b class='said' tabindex='-1' style='font-size:110%'>{words}</b>"
        self._next.description = TEXTS(f"form.{button}")
        self._lacking.value = ""
        self._body.children = parts

    def _moved(self) -> None:
        """What was missing a while ago may be there by now."""
        self._lacking.value = ""

    def _on(self) -> None:
        """Go on: from the agent to the observer, to the gap, to the next agent."""
        if self.observed is not None:
            self._begin()
            return
        lacking = self._part.lacking
        if lacking:
            names = TEXTS("form.lacking", names=lacking)
            self._lacking.value = markup.aside(f"{names} {TEXTS('form.moved')}")
            return
        if self.own is None:
            self.own = Observation(self._part.points)
            self._part = _Points(self._rubric, self._moved)
            self._rest = _Rest(self._rubric)
            self._ask("observer", "reveal", [self._part.box, self._rest.box])
        else:
            self.observed = self._rest.observation(self._part.points)
            self._ask("gap", "fresh", self._gap())

    def _gap(self) -> list[widgets.Widget]:
        """Return what both said, side by side, and what the observer wrote."""
        own, observed = self.own, self.observed
        table = compared(self._rubric, own, observed)
        written = [
            f"<p><b>{html.escape(TEXTS(f'form.{key}'))}</b> {html.escape(words)}</p>"
            for key, words in (("keep", observed.keep), ("try", observed.attempt))
            if words
        ]
        counts = [
            f"{html.escape(say(self._rubric.counters[name]))}: {count}"
            for name, count in observed.counts.items()
        ]
        shown = table_html(table.set_index(table.columns[0]), TEXTS("form.title"))
        words = html.escape(summed_up(self._rubric, own, observed))
        said = f"<p role='status'>{words}</p>{shown}<p>{' · '.join(counts)}</p>{''.join(written)}"
        return [widgets.HTML(said), Download(table, TEXTS("form.file")).box]

    def _offer_page(self) -> None:
        page = printed(TEXTS("form.title"), form_html(self._rubric), paper="A5", style=STYLE, size="8pt", margin="7mm")  # fmt: skip
        name = TEXTS("form.page")
        self._page.value = page_link(page, name, TEXTS("form.printed", name=name))

    def _repr_mimebundle_(self, include=None, exclude=None):
        return self.box._repr_mimebundle_(include=include, exclude=exclude)


class _Points:
    """A slider for each criterion, with what little and full points look like."""

    def __init__(self, rubric: Rubric, moved: Callable[[], None]):
        self._criteria, self._touched = rubric.criteria, set()
        self._moved = moved
        self._sliders = {}
        parts: list[widgets.Widget] = []
        for name, one in rubric.criteria.items():
            called = TEXTS("form.points", name=say(one.called), most=one.most)
            slider = widgets.IntSlider(
                value=0, max=int(one.most), description=called, style={"description_width": "initial"},
                layout=widgets.Layout(width="100%"),
            )  # fmt: skip
            slider.observe(lambda _, name=name: self._touch(name), "value")
            self._sliders[name] = slider
            low, high = (
                TEXTS("form.low", words=say(one.low)),
                TEXTS("form.high", words=say(one.high)),
            )
            parts += [slider, widgets.HTML(markup.aside(low) + markup.aside(high))]
        self.box = widgets.VBox(parts)
        self.box.add_class("observed")

    def _touch(self, name: str) -> None:
        self._touched.add(name)
        self._moved()

    @property
    def lacking(self) -> list[str]:
        """What was not judged yet, by its name: a slider that nobody moved says nothing."""
        return [
            say(one.called) for name, one in self._criteria.items() if name not in self._touched
        ]

    @property
    def points(self) -> dict[str, float]:
        return {name: float(slider.value) for name, slider in self._sliders.items()}


class _Rest:
    """What only the observer writes: tallies, zero flags, a sentence to keep and one to try."""

    def __init__(self, rubric: Rubric):
        self._tallies = {name: _Tally(say(words)) for name, words in rubric.counters.items()}
        self._flags = {name: tick(say(one.called)) for name, one in rubric.flags.items()}
        self._keep, self._try = _sentence(TEXTS("form.keep")), _sentence(TEXTS("form.try"))
        self.box = widgets.VBox([
            _subhead("counters"), *(one.box for one in self._tallies.values()),
            _subhead("flags"), *self._flags.values(), self._keep, self._try,
        ])  # fmt: skip

    def observation(self, points: dict[str, float]) -> Observation:
        counts = {name: one.count for name, one in self._tallies.items()}
        flags = tuple(name for name, box in self._flags.items() if box.value)
        return Observation(points, counts, flags, self._keep.value.strip(), self._try.value.strip())


class _Tally:
    """A count that goes up and down by a press of a thumb."""

    def __init__(self, name: str):
        self.count = 0
        self._name, self._shown = name, widgets.HTML()
        more, fewer = _thumb("plus", "more", name), _thumb("minus", "fewer", name)
        more.on_click(lambda _: self._add(1))
        fewer.on_click(lambda _: self._add(-1))
        middle = widgets.Layout(align_items="center", grid_gap="0 8px")
        self.box = widgets.HBox([fewer, more, self._shown], layout=middle)
        self._add(0)

    def _add(self, count: int) -> None:
        self.count = max(0, self.count + count)
        self._shown.value = f"<b>{self.count}</b> {html.escape(self._name)}"


def _wrap() -> widgets.Layout:
    return widgets.Layout(flex_flow="row wrap", align_items="center", grid_gap="0 8px")


def _thumb(icon: str, what: str, name: str) -> widgets.Button:
    layout = widgets.Layout(width="44px", height="40px", flex="none")
    return widgets.Button(icon=icon, tooltip=TEXTS(f"form.{what}", name=name), layout=layout)


def _sentence(label: str) -> widgets.Textarea:
    layout = widgets.Layout(width="auto", height="auto")
    made = widgets.Textarea(
        rows=2, description=label, style={"description_width": "initial"}, layout=layout
    )
    made.add_class("below")
    return made


def _subhead(key: str) -> widgets.HTML:
    return widgets.HTML(f"<b>{html.escape(TEXTS(f'form.{key}'))}</b>")


def observers_form(package: str, file: str) -> ObserversForm:
    """Return the form for the rubric in a file of a package: a card, or what cards share."""
    return ObserversForm(read_rubric(package, file))
