"""Build all notebooks from their lessons, or check that they are built.

``build(root)`` validates every lesson and, where nothing is wrong with it, writes its notebooks,
runs its solutions and moves its ``pairs.yml`` on. It loses nothing: a notebook whose cells somebody
changed is first copied beside (``NAME.edited.ipynb``), and every file is put in place in one step.

``build(root, check=True)`` writes and runs nothing. It holds every file against what would be
built, byte by byte. Solutions carry outputs that differ from machine to machine, so there their
cells are compared, and a stamp that the run left in them: a hash of the cells and of all files that
they reach (:mod:`casekit.authoring.reach`). A stamp that is old says that the outputs are; whether
outputs are right is for nbval, which runs the solutions.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from time import perf_counter

from casekit import dictionary
from casekit.authoring import coverage, execution, glossary, notebook, pairs, shelf
from casekit.authoring.cells import LANGUAGES
from casekit.authoring.edition import COMMITTED, FOR_INSTRUCTORS, GRADED, SOLUTION, Edition
from casekit.authoring.editions import pages
from casekit.authoring.problem import Problem
from casekit.authoring.registry import registry_of
from casekit.authoring.rules import Known, validate
from casekit.authoring.source import Lesson, find_lessons, read_lesson

Say = Callable[[str], None]
BUILD = "casekit build"


@dataclass(frozen=True)
class Planned:
    """A notebook as it ought to be, before its outputs."""

    lesson: Lesson
    edition: Edition
    path: PurePosixPath
    content: dict


def build(
    root: Path,
    check: bool = False,
    *,
    accept: Collection[str] = (),
    instructor: bool = False,
    graded: bool = False,
    dataset: Path | None = None,
    environment: Mapping[str, str] | None = None,
    say: Say = lambda line: None,
) -> list[Problem]:
    """Build the notebooks of all lessons under a project's root.

    Args:
        root: the project's folder, which holds ``lessons/``.
        check: only say what is not as built; write and run nothing.
        accept: cell ids whose change in one language needs no counterpart ("all" for every one).
        instructor: build the instructor's edition (``build/instructor/``) and nothing else.
        graded: build nbgrader's edition (``build/nbgrader/``) and nothing else.
        dataset: run solutions on this dataset; by default on the class base, made when missing.
        environment: further variables for the kernels that run solutions.
        say: called with a line for each thing done.

    Returns:
        Everything that is wrong; an empty list when all is well. Lessons with problems are left as
        they were, the others are built.
    """
    terms = glossary.read()
    sound, problems = _judge(root, terms, accept)
    apart = (*(FOR_INSTRUCTORS if instructor else ()), *((GRADED,) if graded else ()))
    planned = [one for lesson in sound for one in plan(lesson, apart or COMMITTED, terms)]
    if apart:
        for one in planned:
            _write(root, one.path, notebook.to_bytes(one.content), say)
    elif check:
        problems += _check(root, planned, sound, terms)
    else:
        _put_all(root, planned, sound, terms, say)
        solutions = [one for one in planned if one.edition is SOLUTION]
        problems += _solve(root, solutions, dataset, environment or {}, say)
        problems += _clear_orphans(root, say)
    return sorted(problems)


def _judge(
    root: Path, terms: Mapping, accept: Collection[str]
) -> tuple[list[Lesson], list[Problem]]:
    """The lessons without problems, and the problems of the others."""
    rows = coverage.read()
    sound, problems, unknown = [], [], set(accept) - {"all"}
    for lesson in map(read_lesson, find_lessons(root)):
        prose = pairs.hashes(lesson).keys()
        accepted, unknown = (prose if "all" in accept else accept), unknown - prose
        known = Known(registry_of(lesson.module), rows, terms, pairs.read(lesson), accepted)
        found = validate(lesson, known)
        problems += found
        if not found:
            sound.append(lesson)
    problems += [
        Problem("lessons", 0, name, "accepted_cells_exist", f"no prose has the id `{name}`",
                "give --accept the id that the check names")
        for name in unknown
    ]  # fmt: skip
    return sound, problems


def _expected(root: Path) -> set[PurePosixPath]:
    """Every notebook that a lesson makes, those of lessons with problems too."""
    return {
        edition.path(folder.name, lang)
        for folder in find_lessons(root)
        for edition in COMMITTED
        for lang in LANGUAGES
    }


def plan(lesson: Lesson, editions: Iterable[Edition], terms: Mapping) -> Iterator[Planned]:
    """The notebooks of a sound lesson, in each edition and language; pure."""
    for edition in editions:
        for lang in LANGUAGES:
            content = notebook.make(lesson, edition, lang, pages(lesson, edition, lang, terms))
            yield Planned(lesson, edition, edition.path(lesson.name, lang), content)


def _pairs_path(lesson: Lesson) -> PurePosixPath:
    return PurePosixPath("lessons", lesson.name, pairs.NAME)


def _shared_pages(terms: Mapping) -> Iterator[tuple[PurePosixPath, bytes]]:
    for lang in LANGUAGES:
        yield PurePosixPath("notebooks", lang, "glossary.md"), glossary.page(terms, lang)
        yield PurePosixPath("notebooks", lang, "data_dictionary.md"), dictionary.markdown(lang)


def _put_all(
    root: Path, planned: list[Planned], sound: list[Lesson], terms: Mapping, say: Say
) -> None:
    """Write all that needs no run: the records of both languages, the shared pages, the notebooks."""
    shelf.sweep(root)
    for lesson in sound:
        _write(root, _pairs_path(lesson), pairs.to_bytes(pairs.hashes(lesson)), say)
    for path, content in _shared_pages(terms):
        _write(root, path, content, say)
    for one in planned:
        if one.edition is not SOLUTION:
            _put(root, one, notebook.to_bytes(one.content), say)


def _write(root: Path, path: PurePosixPath, content: bytes, say: Say) -> None:
    if shelf.write(root / path, content):
        say(f"wrote {path}")


def _put(root: Path, one: Planned, content: bytes, say: Say) -> None:
    """Write a notebook, keeping a copy of one that somebody edited."""
    copy = shelf.keep_edited(root / one.path)
    if copy:
        say(f"{one.path} was edited by hand: kept as {copy.name}; move the change to the lesson")
    _write(root, one.path, content, say)


def _solve(
    root: Path,
    solutions: list[Planned],
    dataset: Path | None,
    environment: Mapping[str, str],
    say: Say,
) -> list[Problem]:
    """Run the solutions that are not up to date and write all; return those that failed."""
    problems = []
    for one in solutions:
        mark = execution.stamp(one.content, root, one.lesson.module)
        old = notebook.from_bytes(shelf.read(root / one.path) or b"")
        if _up_to_date(old, one, mark):
            solved = execution.with_outputs_of(one.content, old)
        else:
            began = perf_counter()
            dataset = dataset or execution.class_base(root)
            execution.make_cases(one.lesson, dataset)
            try:
                solved = execution.run(one.content, dataset, environment)
            except execution.RunError as error:
                problems.append(_failed(one, error))
                continue
            solved = execution.stamped(solved, mark)
            say(f"ran {one.path} ({perf_counter() - began:.0f} s)")
        content = notebook.to_bytes(solved)
        if len(content) > execution.BYTES_A_SOLUTION:
            problems.append(_heavy(one, len(content)))
            continue
        _put(root, one, content, say)
    return problems


def _up_to_date(old: dict | None, one: Planned, mark: str) -> bool:
    record = notebook.record(old)
    return (
        old is not None
        and record.get("ran") == mark
        and record.get("cells") == one.content["metadata"][notebook.MARK]["cells"]
        and notebook.fingerprint(old["cells"]) == record["cells"]
    )


def _place(one: Planned, notebook_id: str) -> tuple[str, int, str]:
    """File, line and id of the source cell behind a notebook's; the sheet for one that the build adds."""
    name = notebook_id.removeprefix(f"{one.lesson.name}-").rsplit("-", 1)[0]
    for cell in one.lesson.cells:
        if name in {cell.id, f"{cell.id}-card"}:
            return one.lesson.file(f"{cell.section}.py"), cell.line, cell.id
    return one.lesson.file("lesson.yml"), 0, name


def _failed(one: Planned, error: execution.RunError) -> Problem:
    return Problem(
        *_place(one, error.cell), "solutions_run",
        f"the solution fails in {one.path}: {error}", f"mend the cell, then {BUILD}",
    )  # fmt: skip


def _heavy(one: Planned, size: int) -> Problem:
    return Problem(
        one.lesson.file("lesson.yml"), 0, "", "solutions_are_light",
        f"{one.path} would be {size / 1e6:.1f} MB, more than "
        f"{execution.BYTES_A_SOLUTION / 1e6:.1f}", "show fewer or smaller pictures",
    )  # fmt: skip


def _clear_orphans(root: Path, say: Say) -> list[Problem]:
    """Remove built notebooks whose lesson is gone; name those that hold somebody's work."""
    problems = []
    for path in shelf.orphans(root, _expected(root)):
        if shelf.is_ours_untouched(path):
            path.unlink()
            say(f"removed {path.relative_to(root).as_posix()}: no lesson makes it")
        else:
            problems.append(_orphan(root, path))
    return problems


def _orphan(root: Path, path: Path) -> Problem:
    edited = ".edited" in path.name
    return Problem(
        path.relative_to(root).as_posix(), 0, "", "notebooks_have_lessons",
        "a kept copy of an edited notebook" if edited else "no lesson makes this notebook",
        "move the change to the lesson, then delete the copy" if edited
        else f"delete it, or {BUILD} where the build once made it",
    )  # fmt: skip


def _check(
    root: Path,
    planned: list[Planned],
    sound: list[Lesson],
    terms: Mapping,
) -> list[Problem]:
    problems = [found for one in planned if (found := _difference(root, one))]
    plain = [(_pairs_path(one), pairs.to_bytes(pairs.hashes(one))) for one in sound]
    for path, content in [*plain, *_shared_pages(terms)]:
        if shelf.read(root / path) != content:
            problems.append(_stale(path, "", "is not as its source makes it"))
    return problems + [_orphan(root, path) for path in shelf.orphans(root, _expected(root))]


def _stale(path: PurePosixPath, cell: str, message: str, mend: str = BUILD) -> Problem:
    return Problem(str(path), 0, cell, "notebooks_are_built", message, mend)


def _difference(root: Path, one: Planned) -> Problem | None:
    """How a notebook on disk differs from the plan; None when it does not."""
    content = shelf.read(root / one.path)
    if content is None:
        return _stale(one.path, "", "is not built")
    found = notebook.from_bytes(content)
    differing = notebook.differing_cells(found, one.content)
    if found is None or notebook.was_edited(content):
        changed = differing[0] if differing else ""
        return _stale(
            one.path, changed, "was edited by hand",
            f"move the change to {_place(one, changed)[0]}, then {BUILD} (keeps a copy)",
        )  # fmt: skip
    if differing:
        more = f", with {len(differing) - 1} more cells" if len(differing) > 1 else ""
        return _stale(one.path, differing[0], f"differs from the lesson in this cell{more}")
    wanted = one.content
    if one.edition is SOLUTION:
        mark = execution.stamp(one.content, root, one.lesson.module)
        if not _up_to_date(found, one, mark):
            return _stale(one.path, "", "has outputs of another version of the code")
        wanted = execution.with_outputs_of(one.content, found)
    if notebook.to_bytes(wanted) != content:
        return _stale(one.path, "", "holds outputs or metadata that the build does not make")
    return None
