"""One question as a learner meets it: checked, hinted at, solved, and kept in the progress."""

import time
from collections.abc import Callable
from zlib import crc32

from casekit.classroom.blank import BLANK
from casekit.classroom.faults import NotPassed, strict
from casekit.classroom.key import Key
from casekit.classroom.kinds.kind import LeftBlank, Unreadable
from casekit.classroom.progress import Record
from casekit.classroom.question import Question
from casekit.classroom.speech import say, sentences
from casekit.classroom.verdict import Outcome, Verdict, judge
from casekit.events import Submission

TRIES_BEFORE_SOLUTION = 2


class AskedQuestion:
    """One question on one mart: `check`, `hint`, `solution`, and a card when displayed.

    Attributes:
        answered: the answer that was last judged in this session, the blank before.
    """

    answered: object = BLANK

    def __init__(self, question: Question, sheet):
        self.question, self._sheet = question, sheet
        self.outcome: Outcome = Outcome.UNATTEMPTED  # of this session; the log has earlier ones
        self._key: Key | None = None
        self._card = None
        self._hints = 0
        self._told: list[Callable[[], None]] = []
        self._since = time.monotonic()

    @property
    def mart(self) -> object:
        """The data that the question is asked about: the lesson's or its case's."""
        return self._sheet.mart_of(self.question.case)

    @property
    def key(self) -> Key:
        """Its right answer and mistakes, kept for as long as the mart is the same."""
        if self._key is None or self._key.mart is not self.mart:
            self._key = Key(self.question, self.mart)
        return self._key

    @property
    def steps_aside(self) -> bool:
        """Whether the question cannot be asked on this mart; `aside` says why."""
        return self.aside is not None

    @property
    def aside(self) -> str | None:
        """Why the question steps aside, in words; None where it is asked.

        Data without known truth are somebody's own. There a question steps aside too when its
        answer cannot be worked out: a table is missing, or the months do not reach far enough.
        """
        if self._sheet.truth_known(self.mart):
            return None
        if self.question.needs_truth:
            return say("steps_aside")
        fault = self.key.fault
        return None if fault is None else say("lacks_data", fault=str(fault))

    @property
    def record(self) -> Record:
        """What the learner has done with the question so far, earlier sessions included."""
        return self._sheet.log.record(self._sheet.lesson, self.question.name)

    @property
    def title(self) -> str:
        """The question's title in the current language."""
        return self.question.texts(self.question.key("title"))

    @property
    def minutes_word(self) -> str:
        """The time that the question takes, in words."""
        return say("card.minutes", minutes=self.question.minutes)

    def trouble_once(self) -> str | None:
        """Return, once a session, the sentence that progress is not being kept."""
        return self._sheet.log.trouble_once()

    @property
    def draft(self) -> object:
        """What was last entered on the question's card, as plain data; None if nothing."""
        return self._sheet.drafts.get(self.question.name)

    @draft.setter
    def draft(self, state: object) -> None:
        self._sheet.drafts.put(self.question.name, state)

    def read(self, answer: object) -> object:
        """Return what the question's kind reads in an answer; None where it can read nothing."""
        try:
            return self.question.kind.read(answer, self.mart)
        except (LeftBlank, Unreadable):
            return None

    def judge(self, answer: object) -> Verdict:
        """Return the verdict on an answer; shows nothing, keeps nothing."""
        if self.aside is not None:
            return Verdict(Outcome.UNATTEMPTED, self.aside)
        return judge(self.key, answer)

    def settle(self, answer: object, reason: str | None = None) -> Verdict:
        """Return the verdict on an answer and keep it in the learner's progress.

        Args:
            answer: of the question's kind.
            reason: in a line, of a case's submission; None where it is none. What was entered
                on the card is kept with it.
        """
        verdict = self.judge(answer)
        self._keep(answer, verdict, reason)
        return verdict

    def _keep(self, answer: object, verdict: Verdict, reason: str | None = None) -> None:
        """Keep a verdict in the progress, and call those who wait for it."""
        self.answered = answer
        entered = None if reason is None else self.draft
        if self.outcome is not Outcome.PASSED:
            self.outcome = verdict.outcome
        self._log("check", outcome=verdict.outcome.value, mistake=verdict.mistake, slip=verdict.slip,
                  reason=reason, answer=entered, said=_word(verdict),
                  share=None if verdict.share is None else round(verdict.share, 4))  # fmt: skip
        for told in self._told:
            told()

    def on_settled(self, told: Callable[[], None]) -> None:
        """Call `told` whenever an answer has been judged and kept."""
        self._told.append(told)

    def check(self, answer: object = BLANK) -> None:
        """Check an answer and show the verdict.

        Raises:
            NotPassed: in strict mode, when the answer does not pass.
        """
        from casekit.classroom.showing import show, verdict_line

        verdict = self.judge(answer)
        if not self._told_before(verdict):
            self._keep(answer, verdict)
        show(verdict_line(self, verdict))
        if self._card is not None:
            self._card.refresh()
        if strict() and verdict.outcome is not Outcome.PASSED and not self.steps_aside:
            raise NotPassed(f"{self.question.name}: {verdict.outcome}. {verdict.message}")

    def _told_before(self, verdict: Verdict) -> bool:
        """Tell whether a verdict is word for word the last one kept: the cell was run again."""
        return verdict.outcome is not Outcome.PASSED and self.record.said == _word(verdict)

    def next_hint(self) -> tuple[int, int, str]:
        """Return the next hint as (its number, how many there are, text); the last one repeats."""
        count = len(self.question.texts.names(self.question.key("hints")))
        self._hints = min(self._hints + 1, count)
        self._log("hint")
        return self._hints, count, self.key.text(f"hints.{self._hints - 1}")

    def hint(self) -> None:
        """Show the next hint; each call goes one further."""
        from casekit.classroom.showing import hint_line, show

        show(hint_line(*self.next_hint()))

    @property
    def solution_open(self) -> bool:
        """Whether the solution may be seen: once passed, or after two tries."""
        record = self.record
        return record.passed_at is not None or record.tries >= self.tries_before_solution

    def own(self) -> dict[str, object]:
        """Return the reader's answer as it is read: the "best" submission, or the "last" answer that was
        judged where nothing was handed in (code hands nothing in). Empty where there is none, or a log
        that somebody has changed."""
        name, answer = "last", self.answered
        if self.submitted:
            best = max(self.submitted, key=lambda one: -1e9 if one.share is None else one.share)
            name, answer = "best", best.answer
        value = self.read(answer)
        return {} if value is None else {name: value}

    @property
    def submitted(self) -> list[Submission]:
        """A case's submissions that count."""
        return self.record.submitted[: self.question.submissions]

    @property
    def finished(self) -> bool:
        """Whether nothing is left to be tried: it has passed, or all submissions are in."""
        most = self.question.submissions
        return self.record.passed_at is not None or bool(most and len(self.submitted) >= most)

    @property
    def tries_before_solution(self) -> int:
        """How many tries it takes until the solution may be seen."""
        return self.question.submissions or TRIES_BEFORE_SOLUTION

    def solution_text(self) -> str:
        """Return the solution and note that it was seen."""
        self._log("solution")
        text = self.key.text("solution")
        return sentences(text, say("solution_in_code")) if self.question.track == "code" else text

    def solution(self) -> None:
        """Show the solution, after two tries."""
        from casekit.classroom.showing import show, solution_line, waiting_line

        show(solution_line(self.solution_text()) if self.solution_open else waiting_line(self))

    def _log(self, action: str, **what) -> None:
        now = time.monotonic()
        seconds, self._since = round(now - self._since, 1), now
        self._sheet.log.append(
            {
                "lesson": self._sheet.lesson,
                "question": self.question.name,
                "action": action,
                **{name: value for name, value in what.items() if value is not None},
                "hints": self._hints,
                "seconds": seconds,
            }
        )

    @property
    def card(self):
        """The question's card; made anew when the language has changed or it was closed."""
        from casekit.classroom.card import Card

        if self._card is None or self._card.stale:
            self._card = Card(self)
            aside = True if self.steps_aside else None
            self._log("shown", outcome=Outcome.UNATTEMPTED.value, aside=aside)
        return self._card

    def _repr_mimebundle_(self, include=None, exclude=None):
        return self.card.bundle()

    def __repr__(self) -> str:
        from casekit.classroom.showing import still_question

        return still_question(self).plain


def _word(verdict: Verdict) -> str:
    """Return a short word for a verdict's message, to see whether it is told again."""
    return f"{crc32(verdict.message.encode()):08x}"
