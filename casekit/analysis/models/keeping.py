"""Fits kept on disk: made once for a dataset and a state of the code, found again by the next kernel."""

from __future__ import annotations

import functools
import hashlib
import inspect
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from casekit import analysis, cache, mart
from casekit.mart import Mart
from casekit.mart.once import once

Made = TypeVar("Made")
MOST_BYTES = 500_000_000
"""Room on disk; what was not asked for longest makes way."""
_LIBRARIES = ("scikit-learn", "pandas", "numpy")


def kept(function: Callable[..., Made]) -> Callable[..., Made]:
    """Return a function of a mart whose results stay with the mart, and on disk for later kernels.

    The arguments after the mart have to be plain: words, numbers, tuples. A result is found again
    only for the same dataset (by its manifest), the same code (of this package, the mart and the
    function's own file) and the same libraries. Data held in memory only, and folders that
    cannot be written to, are no obstacle: then nothing is kept on disk.
    """
    own = Path(inspect.getsourcefile(function) or "")

    def made(mart: Mart, key: str, arguments: tuple) -> Made:
        return function(mart, *arguments)

    functools.update_wrapper(made, function)
    del made.__wrapped__  # or joblib would look at the function's parameters

    @once
    @functools.wraps(function)
    def found(mart: Mart, *arguments) -> Made:
        data = _dataset(mart)
        if data is None:
            return function(mart, *arguments)
        try:
            remember = _shelf(str(cache.folder() / "fits")).cache(made, ignore=["mart"])
            return remember(mart, f"{data}-{_code(own)}", arguments)
        except OSError:
            return function(mart, *arguments)

    return found


@functools.lru_cache(maxsize=4)
def _shelf(folder: str):
    """The results in a folder, as joblib keeps them."""
    from joblib import Memory

    shelf = Memory(folder, verbose=0)
    shelf.reduce_size(bytes_limit=MOST_BYTES)
    return shelf


def _dataset(mart: Mart) -> str | None:
    """What tells a dataset from all others; None for one without a folder."""
    folder = getattr(mart.source, "folder", None)
    return None if folder is None else _digest(Path(folder) / "manifest.json")


@functools.lru_cache(maxsize=64)
def _code(own: Path) -> str:
    """What results depend on beside the data."""
    packages = (Path(package.__file__).parent for package in (analysis, mart))
    files = [path for folder in packages for path in sorted(folder.rglob("*.py"))]
    told = [*(_digest(path) for path in [*files, own]), *map(version, _LIBRARIES)]
    return hashlib.sha256(" ".join(told).encode()).hexdigest()[:16]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
