"""Tests that follow from a panel's declaration: every end of every control, in both languages."""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import pandas as pd

from casekit.classroom.controls import Pick
from casekit.classroom.derived.charts import legible_and_said, themed
from casekit.classroom.derived.check import Check, complete, is_in, not_chinese, sound
from casekit.classroom.download import excel
from casekit.classroom.explorer import Explorer, every_end
from casekit.classroom.panel import Panel
from casekit.text import LANGUAGES

MartOf = Callable[[str | None], object]
"""Case (None: the lesson's own data) → mart."""


def checks_of_panels(panels: Mapping[str, Panel]) -> list[Check]:
    """Return every derived test of some panels; call each with `mart_of`: case → mart."""
    tests = {
        "labelled": _is_labelled,
        "turned": _answers_at_every_end,
        "reset": _comes_back,
        "taken-away": _table_can_be_taken_away,
    }
    return [
        Check(name, f"{about}-{lang}", partial(test, panel, lang))
        for name, panel in panels.items()
        for about, test in tests.items()
        if panel.takeaway is not None or test is not _table_can_be_taken_away
        for lang in LANGUAGES
    ]


def _is_labelled(panel: Panel, lang: str, mart_of: MartOf) -> None:
    with themed(lang):
        opened = _opened(panel, mart_of)
        complete(opened.title)
        is_in(lang, opened.title)
        for name, label in opened.labels.items():
            assert label.strip(), f"{name}: no label"
            complete(label)
            not_chinese(lang, label)
            control = opened.controls[name]
            if isinstance(control, Pick):
                for option in control.labels().values():
                    complete(option)
                    not_chinese(lang, option)


def _answers_at_every_end(panel: Panel, lang: str, mart_of: MartOf) -> None:
    """Figures are looked at where they would be painted: painting is what takes the time."""
    said: list[str] = []

    def looked_at(result: object) -> list:
        drawn = panel.draw(result)
        for part in drawn if isinstance(drawn, (list, tuple)) else [drawn]:
            if hasattr(part, "savefig"):
                legible_and_said(part, lang)
            elif isinstance(part, str):
                sound(part)
        return []

    def heard(result: object) -> str:
        said.append(panel.says(result))
        return said[-1]

    with themed(lang):
        opened = _opened(replace(panel, draw=looked_at, says=heard), mart_of)
        for setting in every_end(opened.controls):
            opened.set(**setting)
            if opened.fault is not None:
                raise AssertionError(f"at {setting}: {opened.fault!r}") from opened.fault
            sound(said[-1])
            is_in(lang, said[-1])


def _comes_back(panel: Panel, lang: str, mart_of: MartOf) -> None:
    """Once with its pictures painted, as a reader sees it."""
    with themed(lang):
        opened = _opened(panel, mart_of)
        assert opened.fault is None, repr(opened.fault)
        start, words = opened.values, opened.words
        *_, farthest = every_end(opened.controls)
        opened.set(**farthest)
        opened.reset()
        assert opened.values == start, "reset leaves a control where it was turned to"
        assert opened.words == words, "reset does not say what was said at first"


def _table_can_be_taken_away(panel: Panel, lang: str, mart_of: MartOf) -> None:
    with themed(lang):
        complete(panel.texts(f"{panel.key}.file"))
        opened = _opened(replace(panel, draw=lambda result: None), mart_of)
        _opens_in_excel(panel.takeaway(opened.result))
        for setting in every_end(opened.controls):
            opened.set(**setting)
            table = panel.takeaway(opened.result)
            assert len(table.columns), f"a table without columns at {setting}"
            for column in table.columns:
                complete(str(column))
                not_chinese(lang, str(column))


def _opens_in_excel(table: pd.DataFrame) -> None:
    kept = pd.read_excel(io.BytesIO(excel(table)))
    heads = table.reset_index(drop=table.index.names == [None]).columns
    assert [*kept.columns] == [*map(str, heads)], f"the file has other columns: {[*kept.columns]}"
    assert len(kept) == len(table), "the file has other rows"


def _opened(panel: Panel, mart_of: MartOf) -> Explorer:
    return panel(mart_of(panel.case))
