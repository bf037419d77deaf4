"""A bar for what takes longer than a reader waits gladly: in a notebook's output, or in a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Show = Callable[[int, int], None]
"""Called with what is done and what there is to do."""
_PATIENCE = 1.0
"""Seconds before a bar appears: what is done sooner needs none."""


@contextmanager
def bar(said: str) -> Iterator[Show]:
    """A bar below the words `said`, gone without a trace when the work is done."""
    from IPython import get_ipython

    notebook = getattr(get_ipython(), "kernel", None) is not None
    with (_on_page if notebook else _in_terminal)(said) as show:
        yield show


@contextmanager
def _on_page(said: str) -> Iterator[Show]:
    from IPython.display import display

    from casekit.classroom import markup

    def drawn(share: float) -> dict[str, str]:
        return {"text/html": f"{said} {markup.bar(share, None)}", "text/plain": said}

    shown, begun = None, time.monotonic()

    def show(done: int, total: int) -> None:
        nonlocal shown
        if shown is not None:
            shown.update(drawn(done / total), raw=True)
        elif time.monotonic() - begun > _PATIENCE:
            shown = display(drawn(done / total), raw=True, display_id=True)

    try:
        yield show
    finally:
        if shown is not None:
            shown.update({}, raw=True)


@contextmanager
def _in_terminal(said: str) -> Iterator[Show]:
    from tqdm import tqdm

    looks = {"leave": False, "unit": "", "dynamic_ncols": True}
    # disable=None: only where somebody looks, not in the log of a script.
    with tqdm(desc=said, delay=_PATIENCE, disable=None, **looks) as shown:
        shown.bar_format = "{desc} {percentage:3.0f}% |{bar}| {remaining}"

        def show(done: int, total: int) -> None:
            shown.total = total
            shown.update(done - shown.n)

        yield show
