"""Speed, size and skill of the kit, measured in one run: `casekit bench`.

Machines differ and are noisy, so speed is given as the ratio to a yardstick that runs in turn with
it. Bars that are missed are marked; the command then ends with 1.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from casekit.bench.showing import TEXTS, shown


def run(root: Path | None = None) -> int:
    """Prints every figure beside its bar; 1 where one is missed. `root` holds `notebooks/`."""
    from tqdm import tqdm

    root = root or Path(__file__).parents[2]
    with tempfile.TemporaryDirectory() as folder:
        rows = []
        for measure in tqdm(_measures(root, Path(folder)), desc=TEXTS("measuring"), leave=False):
            rows += measure()
    return shown(rows)


def _measures(root: Path, folder: Path) -> list:
    from casekit.bench import lesson, making, opening, province
    from synthetic import generate

    room, city, cliff = folder / "room", folder / "city", folder / "cliff"
    lecture = root / "notebooks" / "zh" / "05_churn_warning.ipynb"
    return [
        making.month_loop,
        lambda: making.writing(folder),
        making.identities,
        lambda: making.memory(folder),
        lambda: making.classroom(folder),
        lambda: province.growth(folder / "growing"),
        opening.imports,
        lambda: opening.contract(generate(room, "classroom", 7)),
        lambda: opening.kernel(lecture, generate(room, "classroom", 7)),
        lambda: lesson.model(generate(room, "classroom", 7)),
        lambda: lesson.panels(
            generate(city, "city", 7), generate(cliff, "expiry_cliff", 7, 100_000)
        ),
    ]
