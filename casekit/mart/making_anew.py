"""The command that makes a dataset of another version anew, from what its own record says of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def command(folder: Path, content: Mapping) -> str:
    """Return the command line that makes such a dataset anew, beside the old one.

    Args:
        folder: of the old dataset.
        content: of its `manifest.json`, of whatever version; what it does not say is left to be
            filled in.

    Returns:
        `casekit data make` with scenario and seed, or, for data that an operator brought in,
        `casekit import`. A scenario that does not come with the kit is named as a file.
    """
    from synthetic import scenario_file  # slow to load, and seldom needed

    beside = f'"{folder}-new"'
    scenario = content.get("scenario")
    said = scenario if isinstance(scenario, Mapping) else {}
    if said.get("imported"):
        return f"casekit import EXTRACT {beside} --map map.yml"
    name, seed = said.get("name"), content.get("seed")
    preset = name if name in scenario_file.names() else "FILE.yml"
    number = f" --seed {seed}" if isinstance(seed, int) else ""
    return f"casekit data make {beside} --preset {preset}{number}"
