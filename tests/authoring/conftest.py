"""A tiny course to build: one lesson, and the module that it teaches."""

import copy
import shutil

import pytest

from casekit import course
from casekit.authoring import coverage, execution, glossary
from casekit.authoring.build import build
from casekit.authoring.coverage import Row
from casekit.authoring.source import read_lesson

from .tiny_course import COURSE, LESSON


@pytest.fixture(autouse=True)
def tiny_module(monkeypatch):
    """Make ``casekit.course.tiny_call`` importable."""
    monkeypatch.setattr(course, "__path__", [*course.__path__, str(COURSE / "casekit" / "course")])


@pytest.fixture
def root(tmp_path):
    """A project with the tiny lesson, free to change."""
    shutil.copytree(COURSE / "lessons", tmp_path / "lessons")
    return tmp_path


@pytest.fixture
def lesson():
    """The tiny lesson as it stands in the repository."""
    return read_lesson(COURSE / "lessons" / LESSON)


@pytest.fixture(scope="session")
def terms():
    """The kit's glossary."""
    return glossary.read()


@pytest.fixture(scope="session")
def rows():
    """The course's rows, and one that the tiny lesson owns."""
    return coverage.read() | {"T1": Row("T1", LESSON, "Tiny", "小", ("kit",), "it runs")}


@pytest.fixture
def runs(monkeypatch):
    """Stand in for the kernel: every code cell prints its id. Returns the list of runs."""
    done = []

    def run(content, dataset, environment=None):
        done.append(content["metadata"]["casekit"]["lang"])
        result = copy.deepcopy(content)
        for number, cell in enumerate(c for c in result["cells"] if c["cell_type"] == "code"):
            cell["execution_count"] = number + 1
            text = [f"{cell['id']}\n"]
            cell["outputs"] = [{"name": "stdout", "output_type": "stream", "text": text}]
        return result

    monkeypatch.setattr(execution, "run", run)
    monkeypatch.setattr(execution, "class_base", lambda root: root / "data")
    return done


@pytest.fixture
def built(root, runs):
    """The tiny course, built."""
    assert build(root) == []
    return root
