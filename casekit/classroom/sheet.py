"""The learner's side: `q`, a lesson's questions asked on the data at hand."""

import difflib
from collections.abc import Callable, Iterator
from types import ModuleType

from casekit.classroom.asked import AskedQuestion
from casekit.classroom.drafts import Drafts
from casekit.classroom.faults import UnknownQuestion
from casekit.classroom.guessing import AskedGuess
from casekit.classroom.kinds.guess import Guess
from casekit.classroom.progress import EventLog
from casekit.classroom.question import TRACKS, Question, QuestionError, declared_in, faults_of
from casekit.classroom.speech import say


class QuestionSheet:
    """A lesson's questions as attributes; asked on the lesson's mart or a case's.

    Args:
        questions: name → Question, in the lesson's order.
        mart_of: case name (None: the lesson's own data) → mart.
        lesson: the lesson's folder name, for the progress log.
        log: where progress is kept.
        truth_known: tells whether a mart comes with its truth.
        drafts: where what was entered on cards is kept.
    """

    def __init__(
        self,
        questions: dict[str, Question],
        mart_of: Callable[[str | None], object],
        lesson: str = "",
        log: EventLog | None = None,
        truth_known: Callable[[object], bool] = lambda mart: getattr(mart, "has_truth", True),
        drafts: Drafts | None = None,
    ):
        self.mart_of, self.lesson, self.truth_known = mart_of, lesson, truth_known
        self.log = log if log is not None else EventLog(None)
        self.drafts = drafts if drafts is not None else Drafts(None)
        self._asked = {name: _ask(one, self) for name, one in questions.items()}

    def __getattr__(self, name: str) -> AskedQuestion:
        asked = self.__dict__.get("_asked", {})
        if name in asked:
            return asked[name]
        if name.startswith("_"):
            raise AttributeError(name)
        if not asked:
            raise UnknownQuestion(say("no_questions", name=name))
        near = difflib.get_close_matches(name, asked, n=3, cutoff=0.5) or list(asked)
        raise UnknownQuestion(say("unknown_question", name=name, near=near))

    def __getitem__(self, name: str) -> AskedQuestion:
        return getattr(self, name)

    def __iter__(self) -> Iterator[AskedQuestion]:
        return iter(self._asked.values())

    @property
    def judged(self) -> list[AskedQuestion]:
        """The questions that can be passed: all but the guesses."""
        return [one for one in self if one.question.track in TRACKS]

    def __len__(self) -> int:
        return len(self._asked)

    def __dir__(self) -> list[str]:
        return [*self._asked]


def _ask(question: Question, sheet: QuestionSheet) -> AskedQuestion:
    return (AskedGuess if isinstance(question.kind, Guess) else AskedQuestion)(question, sheet)


def questions_of(module: ModuleType | str) -> dict[str, Question]:
    """Return a module's questions by name.

    Raises:
        QuestionError: some do not build; every fault is listed.
    """
    faults = faults_of(module)
    if faults:
        raise QuestionError("\n".join(faults))
    return declared_in(module)
