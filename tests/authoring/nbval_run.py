"""Notebooks under nbval, as a class would run them: strict, on one thread, on a dataset given."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path


def nbval(notebooks: Iterable[Path], dataset: Path, **environment: str) -> tuple[int, str]:
    """Run notebooks from top to bottom; exit code (0: all well) and what pytest printed.

    Cells may not fail, and outputs marked for it must be as committed.
    """
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly",
               "--nbval-lax", "--nbval-current-env", "--nbval-cell-timeout=300"]  # fmt: skip
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    settings = {"CASEKIT_DATA": str(dataset), "CASEKIT_STRICT": "1", "PYTHONHASHSEED": "0"}
    done = subprocess.run(
        [*command, *map(str, notebooks)],
        env={**os.environ, **threads, **settings, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    return done.returncode, done.stdout + done.stderr
