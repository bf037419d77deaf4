"""Solutions are run before they are committed, on the class base that the build makes for itself."""

from __future__ import annotations

import copy
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from casekit.authoring import outputs, reach
from casekit.authoring.notebook import MARK, fingerprint, source, to_bytes
from casekit.authoring.registry import registry_of
from casekit.authoring.source import Lesson

SCENARIO, SEED = "classroom", 7
SECONDS_A_CELL = 300
BYTES_A_SOLUTION = 1_500_000
_START, _MAKER = "casekit.lesson.start", "synthetic.batch"

_CASE = re.compile(r"""\blesson\.case\(\s*["'](\w+)["']""")
_ONE_THREAD = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)


class RunError(RuntimeError):
    """A cell of a solution that failed, warned, or did not end. ``cell`` is its notebook id."""

    def __init__(self, cell: str, message: str) -> None:
        self.cell = cell
        super().__init__(message)


def stamp(notebook: dict, root: Path, module: str) -> str:
    """What the outputs of a solution depend on: its cells, and all that they reach.

    Besides the cells' own imports these are the start of a lesson, the module's questions, and what
    makes the base. Comments and blank lines of what is reached do not count. The interpreter and
    the libraries do not either, so that the stamp is the same on every machine; nbval holds the
    outputs against a real run.
    """
    cells = notebook["cells"]
    code = [source(cell) for cell in cells if cell["cell_type"] == "code"]
    names = {name for text in code for name in reach.imports_of(text)}
    names |= {_START, _MAKER, *_questions(root, module)}
    told = f"{fingerprint(cells)} {reach.code_hash(sorted(names), root)}"
    return hashlib.sha256(told.encode("ascii")).hexdigest()[:16]


def _questions(root: Path, module: str) -> set[str]:
    """Names of the modules that declare a room's questions."""
    room = root / "casekit" / "course" / module
    homes = room.glob("*/questions.py")
    return {".".join(path.relative_to(root).with_suffix("").parts) for path in homes}


def class_base(root: Path) -> Path:
    """The class dataset, made when missing; one folder for each version of the generator.

    Those of older versions are removed.
    """
    import synthetic

    version = reach.code_hash([_MAKER], Path(synthetic.__file__).parents[1])[:12]
    shelf = root / "build" / "data"
    for old in shelf.glob("*"):
        if old.name != version:
            shutil.rmtree(old, ignore_errors=True)
    return _made(shelf / version, SCENARIO)


def make_cases(lesson: Lesson, dataset: Path) -> None:
    """Make the datasets of the lesson's cases beside its own, so that no run shows their making."""
    asked = registry_of(lesson.module).questions.values()
    named = {one.case for one in asked if one.case}
    for cell in lesson.cells:
        if cell.kind == "code":
            named |= set(_CASE.findall(cell.text))
    for scenario in sorted(named):
        _made(dataset.parent, scenario)


def _made(shelf: Path, scenario: str) -> Path:
    import synthetic
    from casekit import mart

    folder = shelf / f"{scenario}-{SEED}"
    try:
        mart.open(folder)
    except mart.DatasetError:
        shelf.mkdir(parents=True, exist_ok=True)
        synthetic.generate(folder, scenario=scenario, seed=SEED)
    return folder


def run(notebook: dict, dataset: Path, environment: Mapping[str, str] | None = None) -> dict:
    """A copy of the notebook with the outputs of a fresh, strict run, fit to be committed.

    Args:
        notebook: as made by :func:`casekit.authoring.notebook.make`.
        dataset: what ``CASEKIT_DATA`` points at.
        environment: further variables for the kernel.

    Raises:
        RunError: a cell failed, wrote a warning, or took too long.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        ran = _execute(notebook, Path(home), _environment(dataset, Path(home), environment or {}))
        places = {str(dataset): dataset.name, str(Path(home).resolve()): ".", home: "."}
    return _with_outputs(notebook, ran, places)


def _environment(dataset: Path, home: Path, more: Mapping[str, str]) -> dict[str, str]:
    return {
        **os.environ,
        **dict.fromkeys(_ONE_THREAD, "1"),
        "CASEKIT_DATA": str(dataset),
        "CASEKIT_PROGRESS": str(home / "progress"),  # a build is nobody's progress
        "CASEKIT_STRICT": "1",
        "IPYTHONDIR": str(home / "ipython"),  # nobody's own start-up files
        "PYTHONHASHSEED": "0",
        **more,
    }


def _execute(notebook: dict, home: Path, environment: Mapping[str, str]) -> dict:
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    node = nbformat.reads(to_bytes(notebook).decode("utf-8"), as_version=4)
    work = home / "work"
    work.mkdir()
    client = NotebookClient(
        node, timeout=SECONDS_A_CELL, kernel_name="python3", record_timing=False,
        resources={"metadata": {"path": str(work)}},
        extra_arguments=["--Application.log_level=ERROR"],  # no word on who else could listen
    )  # fmt: skip
    running = {"id": ""}
    client.on_cell_start = lambda cell, cell_index: running.update(id=cell["id"])
    try:
        client.execute(env=dict(environment))
    except CellExecutionError as error:
        raise RunError(running["id"], f"{error.ename}: {error.evalue}") from error
    except CellTimeoutError as error:
        raise RunError(running["id"], f"not done after {SECONDS_A_CELL} s") from error
    except DeadKernelError as error:
        raise RunError(running["id"], "the kernel died") from error
    return node


def _with_outputs(notebook: dict, ran: dict, places: Mapping[str, str]) -> dict:
    result = copy.deepcopy(notebook)
    count = 0
    for cell, executed in zip(result["cells"], ran["cells"], strict=True):
        if cell["cell_type"] != "code":
            continue
        warned = outputs.warnings_in(executed["outputs"])
        if warned:
            raise RunError(cell["id"], f"the cell warns: {warned[0]}")
        count += 1
        cell["execution_count"] = count
        cell["outputs"] = outputs.clean(executed["outputs"], places)
        for output in cell["outputs"]:
            if "execution_count" in output:
                output["execution_count"] = count
    return result


def stamped(notebook: dict, mark: str) -> dict:
    """The notebook with the stamp of the run that its outputs come from."""
    result = copy.deepcopy(notebook)
    result["metadata"][MARK]["ran"] = mark
    return result


def with_outputs_of(notebook: dict, old: dict) -> dict:
    """The notebook with the outputs that an older file of the same cells holds."""
    result = copy.deepcopy(notebook)
    result["metadata"][MARK]["ran"] = old["metadata"][MARK]["ran"]
    for cell, before in zip(result["cells"], old["cells"], strict=True):
        if cell["cell_type"] == "code":
            cell["execution_count"] = before.get("execution_count")
            cell["outputs"] = before.get("outputs", [])
    return result
