"""kit.py in another folder, run as a person runs it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from front_door import text

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ["kit.py", "pyproject.toml", "requirements.lock", "requirements-test.lock"]


def copy_to(folder: Path) -> None:
    """Put what `kit.py` needs before anything is installed into a folder."""
    for name in SOURCES:
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "front_door", folder / "front_door")


def run(door, *arguments, python=sys.executable, **environment):
    """The finished process of a command line, in an environment without the tester's own pip."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PIP_")}
    return subprocess.run(
        [python, str(door / "kit.py"), *arguments],
        cwd=door,
        env=kept | {"PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def says(key, lang):
    """The words of a sentence up to its first slot or line's end."""
    return re.split(r"[{\n]", text.TEXT[key][lang == "en"])[0].strip()
