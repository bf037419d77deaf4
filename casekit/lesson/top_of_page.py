"""“Run all” leaves a JupyterLab reader at the last cell; a lesson is read from its first.

JupyterLab goes there late, some seconds after the first cell has run where the machine is slow.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

_TO_THE_TOP = """
const page = document.querySelector(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer");
if (page) {
  const until = Date.now() + 20000;
  let taken = false;
  for (const kind of ["wheel", "keydown", "pointerdown"]) {
    window.addEventListener(kind, () => { taken = true; }, { once: true, capture: true });
  }
  const up = () => {
    if (taken || Date.now() > until) return;
    page.scrollTop = 0;
    requestAnimationFrame(up);
  };
  up();
}
"""


@contextmanager
def held() -> Iterator[None]:
    """Scroll the notebook to its top while the `with` block runs, unless its reader takes over.

    Leaves nothing in the cell's output. Where no notebook is shown it does nothing.
    """
    from IPython import get_ipython
    from IPython.display import display

    from casekit.classroom.faults import strict

    if getattr(get_ipython(), "kernel", None) is None or strict():
        yield
        return
    asked = display({"application/javascript": _TO_THE_TOP}, raw=True, display_id=True)
    try:
        yield
    finally:
        asked.update({}, raw=True)
