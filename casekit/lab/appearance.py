"""How JupyterLab looks for the course: its language, pages shown rendered, and no pop-ups."""

from __future__ import annotations

import json
from pathlib import Path

from synthetic.json_file import read_object

LOCALES = {"zh": "zh_CN", "en": "en"}
LEFT_OUT = {"@voila-dashboards/jupyterlab-preview": True}
"""Extensions that come along with what the pages need; its button would lead nowhere."""


def settings(lang: str) -> dict[str, dict]:
    """JupyterLab's settings, by plugin, that the course changes."""
    return {
        "@jupyterlab/translation-extension:plugin": {"locale": LOCALES[lang]},
        "@jupyterlab/apputils-extension:notification": {
            "fetchNews": "false",
            "checkForUpdates": False,
        },
        "@jupyterlab/docmanager-extension:plugin": {
            "defaultViewers": {"markdown": "Markdown Preview"}
        },
        # Without it, a reopened notebook shows an error where each card stood.
        "@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": True},
    }


def dress(folder: Path, lang: str, others: Path) -> None:
    """Write the settings of one workspace's JupyterLab: the course's on top of what `others` set.

    Args:
        folder: where that JupyterLab alone reads them: two labs of one installation may speak two
            languages at a time.
        others: the settings folder of the installation; what stands there is not touched.
    """
    places = {
        "overrides.json": settings(lang),
        "page_config.json": {"disabledExtensions": LEFT_OUT},
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, wanted in places.items():
        merged = _merged(read_object(others / name), wanted)
        text = json.dumps(merged, ensure_ascii=False, indent=2) + "\n"
        (folder / name).write_text(text, encoding="utf-8")


def _merged(below: dict, above: dict) -> dict:
    both = dict(below)
    for key, value in above.items():
        nested = isinstance(value, dict) and isinstance(both.get(key), dict)
        both[key] = _merged(both[key], value) if nested else value
    return both
