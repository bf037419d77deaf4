"""The commands, in the order in which one meets them."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from casekit import text
from casekit.cli.wording import (
    TEXTS,
    Address,
    File,
    Folder,
    Group,
    Language,
    OneOf,
    Whole,
    Word,
    argument,
    option,
)

ROOT = Path(__file__).resolve().parents[2]
YES = {"y", "yes", "是", "好", "换", "对"}


@click.group(cls=Group)
def casekit() -> None:
    """All commands."""


@casekit.command()
@option("--lang", Language())
@option("--no-browser")
@option("--port", Whole(1, 65535), default=8888)
@option("--seed", Whole(0))
@option("--preset", Word())
@option("--workspace", Folder(), default=ROOT / "workspace")
@option("--yes")
def lab(lang, no_browser, port, seed, preset, workspace, yes) -> int | None:
    """Open the course in JupyterLab."""
    from casekit.lab import workspace as workspaces
    from casekit.lab.opening import open_course

    chosen = workspaces.choose(workspace, lang, seed, preset, system_lang=text.language())
    if not yes and not _agreed(chosen):
        return 1
    open_course(chosen, port, browser=not no_browser)
    return None


def _agreed(chosen) -> bool:
    """Whether a workspace in use may go over to other data; asks where somebody can answer."""
    from casekit.lab import switching
    from casekit.lab.workspace import TEXTS as LAB
    from casekit.lab.workspace import LabError

    with text.using(chosen.lang):
        question = switching.question_before(chosen)
        if question is None:
            return True
        if not sys.stdin.isatty():
            raise LabError("other_data", question=question)
        print(question)
        answer = click.prompt(LAB("told.go_over"), default="n", show_default=False)
        agreed = answer.strip().lower() in YES
        if not agreed:
            print(LAB("told.stays"))
        return agreed


@casekit.command()
@argument("name", Word())
@option("--workspace", Folder())
def reset(name, workspace) -> None:
    """Put one notebook back."""
    from casekit.lab import copies

    notebook, kept = copies.restore(_workspace(workspace), name)
    print(TEXTS("told.restored", notebook=str(notebook)))
    if kept:
        print(TEXTS("told.kept", kept=kept.name))


@casekit.command()
@option("--workspace", Folder())
def progress(workspace) -> None:
    """How far a trainee is."""
    from casekit.classroom.progress import report

    print(report(_workspace(workspace).folder))


@casekit.group(cls=Group)
def data() -> None:
    """Make and check subscriber bases."""


@data.command("make")
@argument("dir", Folder())
@option("--preset", Word(), default="classroom")
@option("--seed", Whole(0), default=7)
@option("--subscribers", Whole(1))
@option("--workers", Whole(1), default=1)
@option("--dask", Address())
def data_make(dir, preset, seed, subscribers, workers, dask) -> None:
    """Make a base."""
    from casekit.lab.data import generate

    generate(dir, preset, seed, subscribers, workers, dask)
    print(TEXTS("told.made", folder=str(dir)))


@data.command("check")
@argument("dir", Folder())
def data_check(dir) -> int:
    """Hold a base against its manifest and the contract."""
    from casekit.cli.inspection import inspect

    report, sound = inspect(dir)
    print(report)
    return 0 if sound else 1


@data.command("report")
@argument("dir", Folder())
@option("--out", File())
def data_report(dir, out) -> int:
    """Diagnostic, calibration and causal self-check of a base, as a page and a notebook."""
    from casekit import mart, trust
    from casekit.trust import summary, writing

    report = trust.examine(mart.open(dir, verify=True))
    print("\n".join(summary.lines(report)))
    for path in writing.write(report, dir, out or writing.beside(dir)):
        print(TEXTS("told.written", file=str(path)))
    return 0 if report.sound and report.calibrated else 1


@data.command("gates")
@option("--gate", Word(), multiple=True)
@option("--subscribers", Whole(1))
@option("--write")
def data_gates(gate, subscribers, write) -> int:
    """What every world must hold, each gate at its own size and on its own seeds."""
    from casekit.cli.gating import run_gates

    return run_gates(gate, subscribers, write, ROOT)


@data.command("dictionary")
@option("--out", File(), default=Path("data_dictionary.html"))
def data_dictionary(out) -> None:
    """Every table and column, as a page."""
    from casekit import dictionary

    out.write_text(dictionary.html(), encoding="utf-8")
    print(TEXTS("told.written", file=str(out)))


@casekit.command("import")
@argument("extract", Folder())
@argument("out", Folder(), required=False)
@option("--map", File())
@option("--dry-run")
def import_extract(extract, out, map, dry_run) -> int:
    """Bring an operator's own data in."""
    from casekit.cli.exchange import bring_in

    return bring_in(extract, map, out, dry_run)


@casekit.command()
@argument("dir", Folder())
@argument("out", Folder(), required=False)
@option("--dirty")
@option("--encoding", OneOf("utf-8", "utf-8-sig", "gbk", "gb18030"))
@option("--seed", Whole(0), default=7)
def export(dir, out, dirty, encoding, seed) -> None:
    """Write a base as an operator's extract."""
    from casekit.cli.exchange import hand_out

    hand_out(dir, out, dirty, encoding, seed)


@casekit.command()
@option("--check")
@option("--accept", Word(), multiple=True)
@option("--instructor")
@option("--graded")
def build(check, accept, instructor, graded) -> int:
    """Make the notebooks of all lessons."""
    from casekit.authoring.build import build as build_all

    editions = {"instructor": instructor, "graded": graded}
    problems = build_all(ROOT, check, accept=accept, say=print, **editions)
    for problem in problems:
        print(problem)
    print(TEXTS("told.problems", count=len(problems)) if problems else TEXTS("told.built"))
    return 1 if problems else 0


@casekit.command()
def coverage() -> None:
    """What of the course is taught where."""
    from casekit.authoring.coverage import report

    print(report(ROOT, lang=text.language()))


@casekit.command()
def agenda() -> None:
    """What the two days hold, minute by minute."""
    from casekit.authoring.agenda import report

    print(report(ROOT, lang=text.language()))


@casekit.command()
def bench() -> int:
    """Speed and size, as ratios within one run."""
    from casekit.bench import run

    return run()


def _workspace(folder: Path | None):
    from casekit.lab import workspace

    return workspace.find(folder or Path.cwd())
