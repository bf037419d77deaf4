"""What can run on somebody's own data: every module's questions asked, and what the others need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from casekit import course
from casekit.classroom.key import Key
from casekit.classroom.question import TRACKS, Question
from casekit.data_fault import DataFault
from casekit.mart import DatasetError, HistoryTooShort, Mart, NoTruth
from casekit.text import Catalogue

TEXTS = Catalogue("casekit.lesson")


@dataclass
class WhatRuns:
    """The questions that can be asked of a mart, and those that step aside, each with its fault."""

    asked: list[str] = field(default_factory=list)
    aside: dict[str, DataFault] = field(default_factory=dict)

    def __str__(self) -> str:
        count = {"can": len(self.asked), "all": len(self.asked) + len(self.aside)}
        if not self.aside:
            return TEXTS("what_runs.all", **count)
        lines = [TEXTS("what_runs.need", need=need, count=n) for need, n in self._needs()]
        return "\n  ".join([TEXTS("what_runs.some", **count), *lines])

    def _needs(self) -> list[tuple[str, int]]:
        """What the data lack, with the number of questions that wait for it, most first."""
        wanted: Counter[str] = Counter()
        short = [f for f in self.aside.values() if isinstance(f, HistoryTooShort)]
        if short:
            months = [fault.facts["needed"] for fault in short]
            span = {"least": min(months), "most": max(months), "there": short[0].facts["there"]}
            key = "months" if span["least"] == span["most"] else "months_between"
            wanted[TEXTS(f"what_runs.{key}", **span)] = len(short)
        for fault in self.aside.values():
            if fault not in short:
                wanted.update(fault.needs() if isinstance(fault, DatasetError) else [str(fault)])
        return wanted.most_common()


def what_runs(mart: Mart, progress: Callable[[int, int], None] = lambda done, total: None):
    """Return what can run on an operator's own data (`WhatRuns`).

    Every question that is asked on a lesson's own data has its right answer worked out. Questions
    on a case's data are left out: the kit makes these. A fault that is not of the data is raised.

    Args:
        mart: data without truth.
        progress: called with questions asked and questions in all.
    """
    found, questions = WhatRuns(), list(of_all_modules())
    for done, one in enumerate(questions):
        progress(done, len(questions))
        try:
            if one.needs_truth:
                raise NoTruth(name=mart.name)
            _ = Key(one, mart).reference
            found.asked.append(one.name)
        except DataFault as fault:
            found.aside[one.name] = fault
    progress(len(questions), len(questions))
    return found


def of_all_modules() -> Iterator[Question]:
    """Yield the questions of all modules but guesses and those on a case's data, module by module."""
    for module in course.modules():
        asked = (one for one in course.questions(module).values() if one.track in TRACKS)
        yield from (one for one in asked if one.case is None)
