"""What makes solutions stale: all that their cells reach, and nothing else."""

import shutil

import pytest

from casekit.authoring import notebook, reach
from casekit.authoring.edition import SOLUTION
from casekit.authoring.editions import pages
from casekit.authoring.execution import stamp
from casekit.authoring.source import find_lessons, read_lesson

from .tiny_course import HERE, edit

ROOT = HERE.parents[1]


@pytest.fixture(scope="module")
def solution(terms):
    lesson = read_lesson(find_lessons(ROOT)[0])
    return lesson, notebook.make(lesson, SOLUTION, "en", pages(lesson, SOLUTION, "en", terms))


@pytest.fixture
def project(tmp_path):
    """A copy of the kit's code, free to change."""
    for package in reach.PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("*.pyc"))
    return tmp_path


def is_stale(solution, project, path, old, new):
    """Whether a change of one file makes the lesson's solution stale."""
    lesson, content = solution
    before = stamp(content, project, lesson.module)
    edit(project / path, old, new)
    return stamp(content, project, lesson.module) != before


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("casekit/drawing/colours.py", "#0072B2", "#0072B3"),
        ("synthetic/leaving.py", "0.", "1."),  # a law of the world
        ("synthetic/scenarios/classroom.yml", "subscribers: 6000", "subscribers: 6001"),
        ("casekit/classroom/text.yml", "zh: 这道题", "zh: 这题"),  # what a verdict says
        ("casekit/classroom/showing.py", "import", "import sys, "),  # loaded when a lesson starts
    ],
)
def test_what_a_solution_reaches_makes_it_stale(solution, project, path, old, new):
    assert is_stale(solution, project, path, old, new)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("synthetic/cluster.py", "import", "import sys, "),  # waits for a cluster to be asked for
        ("synthetic/calibration.csv", "0.", "1."),  # read by the report on trust
        ("casekit/trust/words.py", "import", "import sys, "),
        ("casekit/mart/extract/text.yml", "{zh: ", "{zh: 新"),  # an import, not a lesson
        ("casekit/glossary.yml", "zh: ", "zh: 新"),  # in the package of what is reached, not read
        ("casekit/drawing/colours.py", "ZONES = ", "# the kit's own\n\nZONES = "),
        ("casekit/drawing/colours.py", "\n\n", "  # said beside\n\n"),
        ("casekit/lesson/text.yml", "\n", "  # said beside\n"),
    ],
)
def test_what_it_does_not_reach_leaves_it(solution, project, path, old, new):
    assert not is_stale(solution, project, path, old, new)


@pytest.mark.parametrize(
    ("code", "follows"),
    [
        ("from casekit import b", True),
        ("from casekit.b import thing", True),
        ("import casekit.b as other", True),
        ("def f():\n    from casekit import b", True),
        ("class A:\n    def f(self):\n        with x:\n            import casekit.b", True),
        ("try:\n    import casekit.b\nexcept ImportError:\n    pass", True),
        ("def f(far):\n    if far:\n        from casekit import b", False),
        ("def f(far):\n    if far:\n        pass\n    else:\n        from casekit import b", False),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import casekit.b", False),
        ("try:\n    import fast\nexcept ImportError:\n    import casekit.b", False),
        ("import b", False),
    ],
)
def test_an_import_that_waits_for_a_condition_is_not_followed(tmp_path, code, follows):
    (tmp_path / "casekit").mkdir()
    (tmp_path / "casekit" / "a.py").write_text(code, encoding="utf-8")
    (tmp_path / "casekit" / "b.py").write_text("", encoding="utf-8")
    found = [path.name for path in reach.files(["casekit.a"], tmp_path)]
    assert found == (["a.py", "b.py"] if follows else ["a.py"])


def test_data_count_where_they_are_texts_or_named(tmp_path):
    home = tmp_path / "casekit"
    (home / "laws").mkdir(parents=True)
    (home / "inner").mkdir()
    (home / "__init__.py").write_text("", encoding="utf-8")
    (home / "a.py").write_text('FILE, FOLDER = "words.yml", "laws"', encoding="utf-8")
    (home / "inner" / "__init__.py").write_text('OTHER = "other.yml"', encoding="utf-8")
    for name in ("text.yml", "words.yml", "other.yml", "laws/one.csv", "inner/text.yml"):
        (home / name).write_text("", encoding="utf-8")
    found = [path.relative_to(home).as_posix() for path in reach.files(["casekit.a"], tmp_path)]
    assert found == ["__init__.py", "a.py", "laws/one.csv", "text.yml", "words.yml"]
