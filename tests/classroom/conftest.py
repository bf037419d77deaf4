"""Fixtures of the engine's tests: a sheet on the tiny mart, with and without a log, both languages."""

import pytest

from casekit import text
from casekit.classroom.drafts import Drafts
from casekit.classroom.progress import EventLog
from casekit.classroom.question import declared_in
from casekit.classroom.sheet import QuestionSheet

from .market import questions
from .market.mart import TinyMart
from .scripts import writer


@pytest.fixture(params=text.LANGUAGES)
def lang(request):
    """Run a test once in each language."""
    with text.using(request.param):
        yield request.param


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch):
    """No strict mode and no learner's name from the outside; the language is put back."""
    for name in ("CASEKIT_STRICT", "CASEKIT_LEARNER", "CASEKIT_PROGRESS", "CASEKIT_DATA"):
        monkeypatch.delenv(name, raising=False)
    with text.using("en"):
        yield


@pytest.fixture(scope="session")
def mart():
    return TinyMart(1)


@pytest.fixture
def open_sheet(mart, tmp_path):
    """Return a function that opens the sheet as a new session on the same progress file."""
    path = tmp_path / "progress" / "events.jsonl"
    return lambda log_path=path: QuestionSheet(
        declared_in(questions),
        lambda case: mart,
        "market",
        EventLog(log_path),
        drafts=Drafts(log_path.with_name("drafts")),
    )


@pytest.fixture
def q(open_sheet):
    return open_sheet()


@pytest.fixture
def rewritten(tmp_path, monkeypatch):
    """Return a function that writes a card with changes and reads it again."""
    return writer(tmp_path, monkeypatch)
