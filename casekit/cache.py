"""The user's folder for what can be made again: data without a workspace, and what was verified."""

import os
from pathlib import Path


def folder() -> Path:
    """Return the folder, whether it is there yet or not."""
    local = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME")
    return (Path(local) if local else Path.home() / ".cache") / "casekit"
