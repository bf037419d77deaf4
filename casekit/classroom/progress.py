"""Progress: one line of JSON an event, in the learner's workspace and nowhere else."""

import json
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from casekit.classroom.speech import say
from casekit.events import FILE, Record, by_question, read_event, read_events, records


class EventLog:
    """Events of one workspace, appended to `<workspace>/progress/events.jsonl`.

    Whatever another window or kernel appends is taken into account, too.

    Args:
        path: the file, or None to keep events in memory only.
        base: the word of the data that the questions are asked on; what was done on other data
            stays in the file and does not count.
        learner: a name to write into each event; a class that wants one sets CASEKIT_LEARNER.
    """

    def __init__(self, path: Path | None, base: str = "", learner: str | None = None):
        self.path, self.base = path, base
        self.learner = learner or os.environ.get("CASEKIT_LEARNER") or None
        self.trouble: str | None = None
        self._told = False
        self._file = _Tail(path)
        self._unkept: list[dict] = []
        self._records: dict[tuple[str, str], Record] = {}

    def append(self, event: dict) -> None:
        """Keep an event; where the file cannot be written, keep it in memory and remember why."""
        event = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), **event}
        event["base"] = self.base
        if self.learner:
            event["learner"] = self.learner
        if self.path is not None:
            try:
                return _append_line(self.path, json.dumps(event, ensure_ascii=False))
            except OSError as fault:
                self.trouble = self.trouble or str(fault.strerror or fault)
        self._unkept.append(event)
        return self._take([event])

    def record(self, lesson: str, question: str) -> Record:
        """Return what was done with a question on these data, in this session and earlier ones."""
        self._catch_up()
        return self._records.setdefault((lesson, question), Record())

    @property
    def skipped(self) -> int:
        """How many lines of the file could not be read and were passed over."""
        self._catch_up()
        return self._file.skipped

    def trouble_once(self) -> str | None:
        """Return, the first time only, the sentence that progress is not being kept."""
        if self.trouble is None or self._told:
            return None
        self._told = True
        return say("progress.not_kept", reason=self.trouble, folder=str(self.path.parent))

    def _catch_up(self) -> None:
        """Take what has come to the file since; all of it again where the file was replaced."""
        anew, events = self._file.news()
        if anew:
            self._records.clear()
            self._take(self._unkept)
        self._take(events)

    def _take(self, events: Iterable[dict]) -> None:
        for name, event in by_question(events):
            if event.get("base", "") == self.base:
                self._records.setdefault(name, Record()).take(event)


class _Tail:
    """The lines of a file that others append to, each given once."""

    def __init__(self, path: Path | None):
        self._path, self._end = path, 0
        self.skipped = 0

    def news(self) -> tuple[bool, list[dict]]:
        """Return whether the file is another than before, and the events not yet given."""
        try:
            size = self._path.stat().st_size if self._path else 0
            anew = size < self._end
            if anew:
                self._end = self.skipped = 0
            if size == self._end:
                return anew, []
            with open(self._path, "rb") as file:
                file.seek(self._end)
                content = file.read(size - self._end)
        except OSError:
            return False, []
        whole = content.rfind(b"\n") + 1  # a line that is being written is left for the next time
        self._end += whole
        events = [read_event(line) for line in content[:whole].split(b"\n") if line.strip()]
        self.skipped += events.count(None)
        return anew, [event for event in events if event is not None]


def _append_line(path: Path, line: str) -> None:
    """Append one line in one write, after mending a line that was torn at the end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a+b", buffering=0) as file:
        torn = b""
        if file.seek(0, os.SEEK_END):
            file.seek(-1, os.SEEK_END)
            torn = b"" if file.read(1) == b"\n" else b"\n"
        file.write(torn + line.encode("utf-8") + b"\n")


def passes(workspace: Path | str) -> dict[str, int]:
    """Return base → how many questions were passed on it, of a workspace; the last one used last."""
    found: dict[str, int] = {}
    for base, events in _by_base(read_events(Path(workspace) / FILE)).items():
        kept = records(events).values()
        found[base] = sum(record.passed_at is not None for record in kept)
    return found


def report(workspace: Path | str) -> str:
    """Return the progress kept in a workspace as lines of text, a base and a lesson at a time."""
    log = _Tail(Path(workspace) / FILE)
    _, events = log.news()
    lines = [line for base, done in _by_base(events).items() for line in _told(base, records(done))]
    if log.skipped:
        lines.append(say("progress.skipped", count=log.skipped, file=str(FILE)))
    return "\n".join(lines) if lines else say("progress.none")


def _by_base(events: Iterable[dict]) -> dict[str, list[dict]]:
    """Events by the data that they happened on, the data used last at the end."""
    found: dict[str, list[dict]] = {}
    for event in events:
        base = event.get("base", "")
        found[base] = [*found.pop(base, []), event]
    return found


def _told(base: str, kept: dict[tuple[str, str], Record]) -> Iterator[str]:
    yield say("progress.base", base=base) if base else say("progress.no_base")
    for lesson in dict.fromkeys(name for name, _ in kept):
        asked = {name: record for (of, name), record in kept.items() if of == lesson}
        passed = sum(record.passed_at is not None for record in asked.values())
        yield say("progress.lesson", lesson=lesson, passed=passed, seen=len(asked))
        yield from (f"  {name}: {describe(record)}" for name, record in asked.items())


def describe(record: Record) -> str:
    """Return where a learner stands with a question, in words."""
    if record.passed_at is not None:
        return say("progress.passed_at", when=_when(record.passed_at))
    if record.tries:
        return say("progress.tried", tries=record.tries)
    return say("progress.untouched")


def _when(moment: datetime) -> str:
    today = datetime.now().astimezone().date() == moment.date()
    return moment.strftime("%H:%M" if today else "%Y-%m-%d %H:%M")
