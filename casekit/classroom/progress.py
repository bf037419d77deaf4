"""Progress: one line of JSON an event, in the learner's workspace and nowhere else."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from casekit.classroom.speech import say

FILE = Path("progress") / "events.jsonl"


@dataclass
class Record:
    """What a learner has done with one question.

    Attributes:
        outcome: of the last check, None before the first.
        at: local time of the last check.
        passed_at: local time of the first pass.
        tries: checks that came to NOT_YET or ERROR.
        hints: the most hints seen in one session.
    """

    outcome: str | None = None
    at: datetime | None = None
    passed_at: datetime | None = None
    tries: int = 0
    hints: int = 0
    solution_seen: bool = False

    def take(self, event: dict) -> None:
        """Take one more event into account."""
        self.hints = max(self.hints, int(event.get("hints") or 0))
        self.solution_seen |= event.get("action") == "solution"
        if event.get("action") != "check":
            return
        self.outcome, self.at = event.get("outcome"), _local(event.get("time"))
        if self.outcome == "PASSED" and self.passed_at is None:
            self.passed_at = self.at
        if self.outcome in {"NOT_YET", "ERROR"}:
            self.tries += 1


class EventLog:
    """Events of one workspace, appended to `<workspace>/progress/events.jsonl`.

    Args:
        path: the file, or None to keep events in memory only.
        learner: a name to write into each event; a class that wants one sets CASEKIT_LEARNER.
    """

    def __init__(self, path: Path | None, learner: str | None = None):
        self.path = path
        self.learner = learner or os.environ.get("CASEKIT_LEARNER") or None
        self.trouble: str | None = None
        self._told = False
        self._records: dict[tuple[str, str], Record] = {}
        for event in read_events(path) if path else ():
            self._take(event)

    def append(self, event: dict) -> None:
        """Keep an event; where the file cannot be written, keep it in memory and remember why."""
        event = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), **event}
        if self.learner:
            event["learner"] = self.learner
        self._take(event)
        if self.path is None:
            return
        try:
            _append_line(self.path, json.dumps(event, ensure_ascii=False))
        except OSError as fault:
            self.trouble = self.trouble or str(fault.strerror or fault)

    def record(self, lesson: str, question: str) -> Record:
        """Return what was done with a question, in this session and earlier ones."""
        return self._records.setdefault((lesson, question), Record())

    def trouble_once(self) -> str | None:
        """Return, the first time only, the sentence that progress is not being kept."""
        if self.trouble is None or self._told:
            return None
        self._told = True
        return say("progress.not_kept", reason=self.trouble, folder=str(self.path.parent))

    def _take(self, event: dict) -> None:
        name = (str(event.get("lesson", "")), str(event.get("question", "")))
        self._records.setdefault(name, Record()).take(event)


def read_events(path: Path) -> Iterator[dict]:
    """Yield the events of a file; lines that were torn by a crash are passed over."""
    try:
        content = path.read_bytes()
    except OSError:
        return
    for line in content.split(b"\n"):
        try:
            event = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(event, dict):
            yield event


def _append_line(path: Path, line: str) -> None:
    """Append one line in one write, after mending a line that was torn at the end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a+b", buffering=0) as file:
        torn = b""
        if file.seek(0, os.SEEK_END):
            file.seek(-1, os.SEEK_END)
            torn = b"" if file.read(1) == b"\n" else b"\n"
        file.write(torn + line.encode("utf-8") + b"\n")


def _local(stamp: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(stamp)).astimezone()
    except ValueError:
        return None


def records(events: Iterable[dict]) -> dict[tuple[str, str], Record]:
    """Return (lesson, question) → Record, in the order in which they were first met."""
    found: dict[tuple[str, str], Record] = {}
    for event in events:
        name = (str(event.get("lesson", "")), str(event.get("question", "")))
        found.setdefault(name, Record()).take(event)
    return found


def report(workspace: Path | str) -> str:
    """Return the progress kept in a workspace as lines of text, a lesson at a time."""
    kept = records(read_events(Path(workspace) / FILE))
    if not kept:
        return say("progress.none")
    lines: list[str] = []
    for lesson in dict.fromkeys(name for name, _ in kept):
        asked = {name: record for (of, name), record in kept.items() if of == lesson}
        passed = sum(record.passed_at is not None for record in asked.values())
        lines.append(say("progress.lesson", lesson=lesson, passed=passed, seen=len(asked)))
        lines += [f"  {name}: {describe(record)}" for name, record in asked.items()]
    return "\n".join(lines)


def describe(record: Record) -> str:
    """Return where a learner stands with a question, in words."""
    if record.passed_at is not None:
        return say("progress.passed_at", when=_when(record.passed_at))
    if record.outcome in {"NOT_YET", "ERROR"}:
        return say("progress.tried", tries=record.tries)
    return say("progress.untouched")


def _when(moment: datetime) -> str:
    today = datetime.now().astimezone().date() == moment.date()
    return moment.strftime("%H:%M" if today else "%Y-%m-%d %H:%M")
