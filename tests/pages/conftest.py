"""A course of two sections that ask and one that does not, and a workspace in front of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from casekit import events, text
from casekit.lab.pages.outline import LessonOutline, PageCell, SectionOutline
from casekit.lab.workspace import Workspace

BASE = "classroom-7-aaaaaaaa"
START = datetime(2026, 3, 2, 9, tzinfo=UTC)


def section(name: str, questions: tuple = (), extras: tuple = (), core: bool = True):
    """A section of the made-up lesson."""
    cells = (
        PageCell(f"{name}-start", "code", 'lesson = casekit.start("09_x")\nq = lesson.q', False),
        PageCell(f"{name}-words", "markdown", "先看 <b>这里</b>", True),
        PageCell(f"{name}-imports", "code", "import pandas", False),
        PageCell(f"{name}-card", "code", "q.one", True),
    )
    title = {"zh": f"{name} 怎么办？", "en": f"{name}: what now?"}
    return SectionOutline(
        "09_x", name, title, 7, core, questions, extras, dict.fromkeys(text.LANGUAGES, cells)
    )


@pytest.fixture
def lessons():
    """One lesson: two core sections that ask, a core one that does not, an extra one that asks."""
    sections = (
        section("first", ("one", "two"), ("more",)),
        section("silent"),
        section("second", ("three",)),
        section("beyond", ("four",), core=False),
    )
    return [LessonOutline("09_x", {"zh": "试讲", "en": "A trial"}, sections)]


@pytest.fixture
def own(tmp_path):
    """A workspace."""
    return Workspace(tmp_path / "w", "en")


@pytest.fixture
def did(own):
    """A function that adds an event, each a minute behind the last."""
    file, count = own.folder / events.FILE, [0]

    def add(question: str, action: str = "check", base: str = BASE, **what) -> None:
        count[0] += 1
        at = (START + timedelta(minutes=count[0])).isoformat()
        event = {"time": at, "lesson": "09_x", "question": question, "action": action, "base": base}
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as log:
            log.write(json.dumps(event | what) + "\n")

    return add
