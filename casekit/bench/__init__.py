"""Speed, size and skill of the kit, measured in one run: `casekit bench`.

Machines differ and are noisy, so speed is given as the ratio to a yardstick that runs in turn with
it. Bars that are missed are marked; the command then ends with 1.
"""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from casekit.bench.showing import TEXTS, shown


def run(root: Path | None = None) -> int:
    """Prints every figure beside its bar; 1 where one is missed. `root` holds `notebooks/`."""
    from tqdm import tqdm

    root = root or Path(__file__).parents[2]
    with tempfile.TemporaryDirectory() as folder:
        rows = []
        measures = _measures(root, Path(folder))
        for measure in tqdm(measures, desc=TEXTS("measuring"), leave=False, disable=None):
            rows += measure()
    return shown(rows)


def _measures(root: Path, folder: Path) -> list:
    from casekit.bench import lesson, making, opening, pages, province
    from synthetic import generate

    room = folder / "room"
    lectures = sorted((root / "notebooks" / "zh").glob("[0-9]*.ipynb"))

    def large() -> dict:
        made = {None: generate(folder / "city", "city", 7)}
        return made | {case: generate(folder / case, case, 7, 100_000) for case in lesson.cases()}

    return [
        making.month_loop,
        lambda: making.writing(folder),
        making.identities,
        lambda: making.memory(folder),
        lambda: making.classroom(folder),
        lambda: province.growth(folder / "growing"),
        opening.imports,
        lambda: opening.contract(generate(room, "classroom", 7)),
        *(partial(_kernel, lecture, room) for lecture in lectures),
        lambda: pages.pages(folder / "workspace"),
        lambda: lesson.model(generate(room, "classroom", 7)),
        lambda: lesson.panels(large()),
    ]


def _kernel(lecture: Path, room: Path) -> list:
    from casekit.bench import opening
    from synthetic import generate

    return opening.kernel(lecture, generate(room, "classroom", 7))
