"""The first cell of every notebook: `lesson = casekit.start("05_churn_warning", lang="zh")`.

It finds the data (or makes it), sets language and theme, and gives `lesson.mart` and `lesson.q`.
"""

import gc
import html
import os
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from casekit import lesson_data, text
from casekit.text import Catalogue, TextError

TEXTS = Catalogue("casekit", "lesson.yml")
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")


class Lesson:
    """An open lesson; `casekit.start` returns it.

    Attributes:
        name: the lesson's folder name, e.g. "05_churn_warning".
        lang: "zh" or "en".
        mart: the lesson's data.
        q: its questions, as attributes.
    """

    def __init__(self, name: str, lang: str, place: lesson_data.Place):
        from casekit.classroom.drafts import Drafts
        from casekit.classroom.progress import EventLog
        from casekit.classroom.sheet import QuestionSheet

        self.name, self.lang, self._place = name, lang, place
        self.module = f"casekit.{name.lstrip('0123456789').lstrip('_')}"
        self._cases: dict[str, object] = {}
        self.mart = lesson_data.open_or_make(place.base, place.preset, place.seed, place.own)
        events = _events_file(place)
        self.q = QuestionSheet(
            _questions(self.module),
            lambda case: self.mart if case is None else self.case(case),
            name,
            EventLog(events),
            lesson_data.truth_known,
            Drafts(events.with_name(f"{name}.json") if events else None),
        )

    @property
    def title(self) -> str:
        """The lesson's title in its language."""
        try:
            return Catalogue(self.module)("title")
        except TextError:
            return self.name

    def case(self, scenario: str) -> object:
        """Return the mart of a case's dataset, which is made the first time.

        Raises:
            DataTrouble: it can neither be opened nor made; says what to do.
        """
        if scenario not in self._cases:
            self._cases[scenario] = lesson_data.open_case(self._place, scenario)
        return self._cases[scenario]

    def outcomes(self) -> dict[str, str]:
        """Return question → outcome of this session; UNATTEMPTED where nothing was checked."""
        return {asked.question.name: asked.outcome.value for asked in self.q}

    def assert_all_passed(self) -> None:
        """Raise NotPassed unless every question passed in this session (the last cell of a solution)."""
        from casekit.classroom.faults import NotPassed

        left = {
            name: outcome
            for name, outcome in self.outcomes().items()
            if outcome != "PASSED" and not self.q[name].steps_aside
        }
        if left:
            names = [f"{name} ({outcome})" for name, outcome in left.items()]
            raise NotPassed(TEXTS("not_all_passed", names=names))

    def progress(self) -> None:
        """Show which questions have passed, earlier sessions included."""
        from casekit.classroom.progress import describe
        from casekit.classroom.showing import board, show
        from casekit.classroom.verdict import Outcome

        rows = []
        for asked in self.q:
            record = asked.record
            outcome = Outcome.PASSED if record.passed_at else record.outcome
            rows.append((asked.title, describe(record), Outcome(outcome) if outcome else None))
        show(board(self.title, rows))

    def _header(self):
        from casekit.classroom.showing import Shown

        passed = sum(asked.record.passed_at is not None for asked in self.q)
        data = TEXTS("data", count=len(self.mart.subscribers), months=len(self.mart.months),
                     first=self.mart.months[0], last=self.mart.months[-1])  # fmt: skip
        questions = TEXTS("questions", count=len(self.q), passed=passed) if len(self.q) else ""
        lines = [part for part in (data, questions) if part]
        return Shown(
            f"<div style='line-height:1.6'><b>{html.escape(self.title)}</b><br>"
            f"<span style='opacity:.8'>{'<br>'.join(html.escape(part) for part in lines)}</span></div>",
            "\n".join([self.title, *lines]),
        )


def start(name: str, lang: str | None = None) -> Lesson:
    """Open a lesson: find or make its data, set language and theme, show a small header.

    Args:
        name: the lesson's folder, e.g. "05_churn_warning".
        lang: "zh" or "en"; by default the workspace's language.

    Raises:
        DataTrouble: the data can neither be opened nor made; the message says what to do.
    """
    # Before scikit-learn is loaded: threads of its own slow a class on a shared machine down.
    for variable in _THREADS:
        os.environ.setdefault(variable, "1")
    place = lesson_data.find(Path.cwd())
    lang = lang or place.lang
    text.set_language(lang)

    from casekit import plotting
    from casekit.classroom.blank import BLANK
    from casekit.classroom.showing import show

    plotting.theme(lang)
    _give("____", BLANK, sys._getframe(1).f_globals)
    lesson = Lesson(name, lang, place)
    _let_cells_step_aside(lesson)
    # What is loaded by now stays: looking through it again and again would make panels stutter.
    gc.collect()
    gc.freeze()
    show(lesson._header())
    return lesson


def _give(name: str, value: object, caller: dict) -> None:
    """Define a name where the learner's code will look for it."""
    from IPython import get_ipython

    shell = get_ipython()
    (caller if shell is None else shell.user_ns)[name] = value


def _let_cells_step_aside(lesson: Lesson) -> None:
    from IPython import get_ipython

    shell = get_ipython()
    if shell is not None and not lesson_data.truth_known(lesson.mart):
        from casekit import own_data

        own_data.Aside(shell)


def _questions(module: str) -> dict:
    from casekit.classroom.question import declared_in

    if find_spec(module) is None or find_spec(f"{module}.questions") is None:
        return {}
    return declared_in(import_module(f"{module}.questions"))


def _events_file(place: lesson_data.Place) -> Path | None:
    """Return where progress is kept; None in strict runs, which are nobody's progress."""
    from casekit.classroom.faults import strict
    from casekit.classroom.progress import FILE

    asked = os.environ.get("CASEKIT_PROGRESS")
    if asked:
        return Path(asked) / FILE.name
    return None if strict() else place.home / FILE
