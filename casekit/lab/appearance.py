"""How JupyterLab looks for the course: its language, pages shown rendered, and no pop-ups."""

from __future__ import annotations

import json
from pathlib import Path

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


def dress(folder: Path, lang: str) -> bool:
    """Merge the course's settings into those of JupyterLab's settings folder.

    What others have set there stays. Returns whether the settings are in place; a folder that may
    not be written to leaves JupyterLab in its own language, which is no reason to stop.
    """
    places = {
        "overrides.json": settings(lang),
        "page_config.json": {"disabledExtensions": LEFT_OUT},
    }
    in_place = [_merge_into(folder / name, wanted) for name, wanted in places.items()]
    return all(in_place)


def _merge_into(file: Path, wanted: dict) -> bool:
    try:
        present = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    except (ValueError, RecursionError):
        present = {}
    if not isinstance(present, dict):
        present = {}
    merged = _merged(present, wanted)
    if merged == present:
        return True
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(merged, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError:
        return False
    return True


def _merged(below: dict, above: dict) -> dict:
    both = dict(below)
    for key, value in above.items():
        nested = isinstance(value, dict) and isinstance(both.get(key), dict)
        both[key] = _merged(both[key], value) if nested else value
    return both
