"""A kernel made ready before anybody asks for it: the libraries of a lesson loaded, its fonts read."""

import os
from pathlib import Path

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")


def one_thread() -> None:
    """Let numerical libraries keep to one thread, unless somebody has chosen otherwise.

    Called before they are loaded: threads of their own slow a class on a shared machine down.
    """
    for variable in _THREADS:
        os.environ.setdefault(variable, "1")


def warm() -> None:
    """Load what every lesson of the workspace around the current folder needs."""
    one_thread()
    from casekit import text
    from casekit.analysis import models  # noqa: F401
    from casekit.classroom import card, explorer, sheet  # noqa: F401
    from casekit.drawing import pictures, theme  # noqa: F401
    from casekit.lesson import data

    place = data.find(Path.cwd())
    text.set_language(place.lang)
    theme.theme(place.lang)
