"""The first cell of every notebook: `lesson = casekit.start("05_churn_warning", lang="zh")`.

It finds the data (or makes it), sets language and theme, and gives `lesson.mart` and `lesson.q`.
"""

import gc
import html
import os
import sys
from collections import Counter
from pathlib import Path

from casekit import text
from casekit.lesson import data, top_of_page, warming
from casekit.text import Catalogue, TextError

TEXTS = Catalogue("casekit.lesson")
_open: dict[str, "Lesson"] = {}
"""The lessons opened last in this kernel: a lesson that goes on with other data says so."""


class Lesson:
    """An open lesson; `casekit.start` returns it.

    Attributes:
        name: the lesson's folder name, e.g. "05_churn_warning".
        lang: "zh" or "en".
        mart: the lesson's data.
        q: its questions, as attributes.
    """

    def __init__(self, name: str, lang: str, place: data.Place):
        from casekit import course
        from casekit.classroom.drafts import Drafts
        from casekit.classroom.progress import EventLog
        from casekit.classroom.sheet import QuestionSheet

        self.name, self.lang, self._place = name, lang, place
        self.module = name.lstrip("0123456789").lstrip("_")
        self._cases: dict[str, object] = {}
        self.mart = data.open_or_make(place.base, place.preset, place.seed, place.own)
        events = _events_file(place)
        self.q = QuestionSheet(
            course.questions(self.module),
            lambda case: self.mart if case is None else self.case(case),
            name,
            EventLog(events, self.mart.base),
            data.truth_known,
            Drafts(events.with_name("drafts") / name / self.mart.base if events else None),
        )

    @property
    def title(self) -> str:
        """The lesson's title in its language."""
        try:
            return Catalogue(f"casekit.course.{self.module}")("title")
        except TextError:
            return self.name

    def case(self, scenario: str) -> object:
        """Return the mart of a case's dataset, which is made the first time.

        Raises:
            DataTrouble: it can neither be opened nor made; says what to do.
        """
        if scenario not in self._cases:
            self._cases[scenario] = data.open_case(self._place, scenario)
        return self._cases[scenario]

    def outcomes(self) -> dict[str, str]:
        """Return question → outcome of this session; UNATTEMPTED where nothing was checked."""
        return {asked.question.name: asked.outcome.value for asked in self.q.judged}

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
        from casekit.classroom.question import TRACKS
        from casekit.classroom.showing import board, show
        from casekit.classroom.verdict import Outcome

        tracks: dict[str, list] = {track: [] for track in TRACKS}
        for asked in self.q.judged:
            record = asked.record
            outcome = Outcome.PASSED if record.passed_at else record.outcome
            row = (asked.title, describe(record), Outcome(outcome) if outcome else None)
            tracks[asked.question.track].append(row)
        show(board(f"{self.title} · {self._base()}", tracks))

    def _base(self) -> str:
        """The name and seed of the data, in words."""
        seed = self.mart.seed
        return TEXTS("own_base" if seed is None else "base", name=self.mart.name, seed=str(seed))

    def _header(self, before: "Lesson | None"):
        from casekit.classroom.progress import FILE
        from casekit.classroom.showing import Shown

        months = {"months": len(self.mart.months), "first": self.mart.months[0],
                  "last": self.mart.months[-1]}  # fmt: skip
        count = len(self.mart.subscribers)
        lines = [TEXTS("data", base=self._base(), count=count, **months)]
        lines += self._standing()
        if before is not None and before.mart.base != self.mart.base:
            lines.append(TEXTS("other_base", before=before._base(), now=self._base()))
        if self.q.log.skipped:
            lines.append(TEXTS("skipped", count=self.q.log.skipped, file=str(FILE)))
        return Shown(
            f"<div style='line-height:1.6'><b>{html.escape(self.title)}</b><br>"
            f"<span style='opacity:.8'>{'<br>'.join(html.escape(part) for part in lines)}</span></div>",
            "\n".join([self.title, *lines]),
        )

    def _standing(self) -> list[str]:
        """How many questions are passed, for those who decide and for analysts apart."""
        passed, asked = Counter(), Counter()
        for one in self.q.judged:
            asked[one.question.track] += 1
            passed[one.question.track] += one.record.passed_at is not None
        said = [
            TEXTS(f"standing_{track}", count=count, passed=passed[track])
            for track, count in sorted(asked.items(), reverse=True)
        ]
        return [TEXTS("standing", tracks=" · ".join(said))] if said else []


def start(name: str, lang: str | None = None) -> Lesson:
    """Open a lesson: find or make its data, set language and theme, show a small header.

    Args:
        name: the lesson's folder, e.g. "05_churn_warning".
        lang: "zh" or "en"; by default the workspace's language.

    Raises:
        DataTrouble: the data can neither be opened nor made; the message says what to do.
    """
    from casekit.classroom.showing import show

    with top_of_page.held():
        lesson, before = _opened(name, lang, sys._getframe(1).f_globals)
    show(lesson._header(before))
    return lesson


def _opened(name: str, lang: str | None, caller: dict) -> tuple[Lesson, Lesson | None]:
    """The lesson, and the one of that name that this kernel had open before."""
    warming.one_thread()
    place = data.find(Path.cwd())
    lang = lang or place.lang
    text.set_language(lang)

    from casekit.classroom.blank import BLANK
    from casekit.drawing import pictures, theme

    theme.theme(lang)
    pictures.shown_in_notebooks()
    _give("____", BLANK, caller)
    before, lesson = _open.get(name), Lesson(name, lang, place)
    _open[name] = lesson
    _let_cells_step_aside(lesson)
    # What is loaded by now stays: looking through it again and again would make panels stutter.
    gc.collect()
    gc.freeze()
    return lesson, before


def _give(name: str, value: object, caller: dict) -> None:
    """Define a name where the learner's code will look for it."""
    from IPython import get_ipython

    shell = get_ipython()
    (caller if shell is None else shell.user_ns)[name] = value


def _let_cells_step_aside(lesson: Lesson) -> None:
    from IPython import get_ipython

    shell = get_ipython()
    if shell is not None and not data.truth_known(lesson.mart):
        from casekit.lesson import own_data

        own_data.Aside(shell)


def _events_file(place: data.Place) -> Path | None:
    """Return where progress is kept; None in strict runs, which are nobody's progress."""
    from casekit.classroom.faults import strict
    from casekit.classroom.progress import FILE

    asked = os.environ.get("CASEKIT_PROGRESS")
    if asked:
        return Path(asked) / FILE.name
    return None if strict() else place.home / FILE
