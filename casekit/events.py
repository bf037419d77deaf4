"""What a learner has done, a line of JSON an event: read back without anything that shows it."""

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

FILE = Path("progress") / "events.jsonl"
"""Where a workspace keeps its events."""
GUESS = "guess"
"""The action of a guess that was locked: `guess` what was entered, `sure` 1 to 3 where asked."""
OUTCOMES = (None, "PASSED", "NOT_YET", "UNATTEMPTED", "ERROR")
STOPPED = {
    f"unreadable.{name}"
    for name in ("raised", "raised_at", "raised_own", "too_slow", "endless_recursion")
}
"""What is noted of a function that was tried on data and stopped. Nothing else that cannot be read is
a try: who hands in the wrong kind of thing is told so and loses nothing."""
_MOST_HINTS = 1000
_LONGEST = 500
"""Signs of a reason that are shown again."""
_YEARS = range(2020, 2100)


@dataclass(frozen=True)
class Submission:
    """One of a case's submissions.

    Attributes:
        share: of the possible; None where the answer has none.
        reason: in a line.
        answer: what was entered on the card, as plain data; None by code.
    """

    share: float | None
    reason: str
    answer: object = None


@dataclass
class Record:
    """What a learner has done with one question.

    Attributes:
        outcome: of the last check, None before the first.
        at: local time of the last check.
        passed_at: local time of the first pass.
        tries: checks that came to NOT_YET, and functions that did not run to their end.
        hints: the most hints seen in one session.
        said: a word for what the last check was told; None before the first.
        aside: whether the question stepped aside when its card was last shown.
        submitted: a case's submissions, up to the first that passed; what is tried later is none.
    """

    outcome: str | None = None
    at: datetime | None = None
    passed_at: datetime | None = None
    tries: int = 0
    hints: int = 0
    solution_seen: bool = False
    said: str | None = None
    aside: bool = False
    submitted: list[Submission] = field(default_factory=list)

    def take(self, event: dict) -> None:
        """Take one more event into account."""
        self.hints = max(self.hints, event.get("hints") or 0)
        self.solution_seen |= event.get("action") == "solution"
        if event.get("action") == "shown":
            self.aside = event.get("aside") is True
        if event.get("action") != "check":
            return
        self.outcome, self.said = event.get("outcome"), event.get("said")
        self.at = datetime.fromisoformat(event["time"]).astimezone()
        if self.passed_at is None:
            self._submit(event)
        if self.outcome == "PASSED" and self.passed_at is None:
            self.passed_at = self.at
        if self.outcome == "NOT_YET" or event.get("slip") in STOPPED:
            self.tries += 1

    def _submit(self, event: dict) -> None:
        """Take a submission of a case into account; other checks are none."""
        reason, share = event.get("reason"), event.get("share")
        if isinstance(reason, str) and self.outcome in {"PASSED", "NOT_YET"}:
            known = isinstance(share, (int, float)) and math.isfinite(share)
            share = float(share) if known else None
            self.submitted.append(Submission(share, reason[:_LONGEST], event.get("answer")))


def read_events(path: Path) -> Iterator[dict]:
    """Yield the events of a file; lines that are torn, or no events, are passed over."""
    try:
        content = path.read_bytes()
    except OSError:
        return
    for line in content.split(b"\n"):
        event = read_event(line)
        if event is not None:
            yield event


def read_event(line: bytes) -> dict | None:
    """Return the event on a line of the file; None where nothing sound stands there."""
    try:
        event = json.loads(line)
        moment = datetime.fromisoformat(event["time"])
        words = [event.get(name, "") for name in ("lesson", "question", "action", "base")]
        hints, outcome = event.get("hints") or 0, event.get("outcome")
        sound = (
            moment.year in _YEARS
            and all(isinstance(word, str) for word in words)
            and (type(hints) is int and 0 <= hints <= _MOST_HINTS)
            and outcome in OUTCOMES
        )
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, OverflowError):
        return None
    return event if sound else None


def by_question(events: Iterable[dict]) -> Iterator[tuple[tuple[str, str], dict]]:
    """Yield ((lesson, question), event); guesses are not judged, and are no progress."""
    for event in events:
        if event.get("action") == GUESS:
            continue
        yield (event.get("lesson", ""), event.get("question", "")), event


def records(events: Iterable[dict]) -> dict[tuple[str, str], Record]:
    """Return (lesson, question) → Record, in the order in which they were first met."""
    found: dict[tuple[str, str], Record] = {}
    for name, event in by_question(events):
        found.setdefault(name, Record()).take(event)
    return found
