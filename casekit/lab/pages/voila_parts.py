"""What of Voilà is served: its page script and styles, the widgets, the end of a kernel."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from synthetic.json_file import read_object

SHARE = Path(sys.prefix) / "share" / "jupyter"
"""Where this environment keeps them; those of the user's home are not looked at."""
LABEXTENSIONS = (SHARE / "labextensions", SHARE / "voila" / "labextensions")
WIDGETS = ("@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8")
"""The only extensions of JupyterLab that a page loads."""

NO_FORMULAS = "data:text/javascript,//"
"""Voilà would have formulas set by a script from another machine; `section.js` stands in for it."""


def configuration(base_url: str, kernel: str) -> dict:
    """Return what Voilà's script has to know to show a page's cells as they run on a kernel."""
    import voila

    return {
        "appVersion": voila.__version__,
        "appUrl": "voila/",
        "baseUrl": base_url,
        "fullStaticUrl": f"{base_url}voila/static",
        "fullLabextensionsUrl": f"{base_url}voila/labextensions",
        "jupyterLabTheme": "light",
        "terminalsAvailable": False,
        "progressiveRendering": True,
        "federated_extensions": _federated(),
        "fullMathjaxUrl": NO_FORMULAS,
        "extensionConfig": {},
        "kernelId": kernel,
    }


@cache
def _federated() -> list[dict]:
    """The extensions, as each tells where it is to be loaded from."""
    told = [
        (name, read_object(folder / name / "package.json").get("jupyterlab", {}).get("_build"))
        for name in WIDGETS
        for folder in LABEXTENSIONS
    ]
    return [{"name": name, **build} for name, build in told if build]
