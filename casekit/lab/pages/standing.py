"""How far the reader is: what is passed in each section, and where to go on.

Read from the workspace at each look, so that what was done in a notebook counts on the pages too.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from casekit import events
from casekit.lab.copies import write
from casekit.lab.pages.outline import LessonOutline, SectionOutline
from synthetic.json_file import read_object

VISITS = Path("progress") / "pages.json"
"""When which section's page was last opened, by base."""


@dataclass(frozen=True)
class Standing:
    """Where a reader stands with a section.

    Attributes:
        passed, asked: questions within its minutes; those that step aside are not asked.
        extras: further questions passed.
        done: all passed; a section that asks nothing else is done once its guess is locked, and one
            that asks nothing at all once its page was opened.
    """

    passed: int
    asked: int
    extras: int
    done: bool


class Reader:
    """What a reader has done in a workspace on one base.

    Args:
        workspace: the folder.
        base: the word of the data that the lessons run on.
    """

    def __init__(self, workspace: Path, base: str):
        self._workspace, self._base = workspace, base
        self._events = [
            event
            for event in events.read_events(workspace / events.FILE)
            if event.get("base", "") == base
        ]
        self._records = events.records(self._events)
        self._guessed = {
            (event.get("lesson"), event.get("question"))
            for event in self._events
            if event.get("action") == events.GUESS
        }
        visits = read_object(workspace / VISITS).get(base)
        self._visits = visits if isinstance(visits, dict) else {}

    def standing(self, section: SectionOutline) -> Standing:
        """Return where the reader stands with a section."""
        asked = [one for one in section.questions if not self._stepped_aside(section, one)]
        passed = sum(self._passed(section, one) for one in asked)
        seen = section.path in self._visits
        if section.guesses:
            seen = bool(self._guessed & {(section.lesson, one) for one in section.guesses})
        return Standing(
            passed,
            len(asked),
            sum(self._passed(section, one) for one in section.extras),
            passed == len(asked) if asked else seen,
        )

    def opens(self, section: SectionOutline) -> None:
        """Note that a section's page was opened; where nothing can be written, it is not."""
        kept = read_object(self._workspace / VISITS)
        self._visits[section.path] = datetime.now(UTC).isoformat(timespec="seconds")
        text = json.dumps({**kept, self._base: self._visits}, ensure_ascii=False, indent=1)
        try:
            write(self._workspace / VISITS, text.encode("utf-8"))
        except OSError:
            return

    def goes_on_at(self, lessons: Sequence[LessonOutline]) -> SectionOutline | None:
        """Return the section to continue with; None when every one is done.

        It is the one that was worked on last, while it is not done; then the first of its lesson
        that is not, so that none which was passed by is left behind; then those of other lessons,
        from there on. Those of the two days go before the others.
        """
        last = self._last([section for lesson in lessons for section in lesson.sections])
        if last is not None and not self.standing(last).done:
            return last
        here = next((n for n, lesson in enumerate(lessons) if last in lesson.sections), 0)
        sections = [s for lesson in [*lessons[here:], *lessons[:here]] for s in lesson.sections]
        for wanted in (True, False):
            for section in sections:
                if section.core == wanted and not self.standing(section).done:
                    return section
        return None

    @property
    def has_begun(self) -> bool:
        """Whether anything was done or opened."""
        return bool(self._events or self._visits)

    def _last(self, sections: Sequence[SectionOutline]) -> SectionOutline | None:
        home = {
            (s.lesson, one): s for s in sections for one in (*s.guesses, *s.questions, *s.extras)
        }
        moments = [(str(at), s) for s in sections if (at := self._visits.get(s.path))]
        for event in reversed(self._events):
            section = home.get((event.get("lesson"), event.get("question")))
            if section is not None:
                moments.append((event["time"], section))
                break
        known = [(_moment(at), section) for at, section in moments]
        return max(known, key=lambda one: one[0])[1] if known else None

    def _passed(self, section: SectionOutline, question: str) -> bool:
        record = self._records.get((section.lesson, question))
        return record is not None and record.passed_at is not None

    def _stepped_aside(self, section: SectionOutline, question: str) -> bool:
        record = self._records.get((section.lesson, question))
        return record is not None and record.aside


def _moment(at: str) -> datetime:
    """A moment as it was written; the beginning of time for what is none."""
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return found if found.tzinfo else found.astimezone()
