"""Whether this Python will do, and which one on this computer would."""

import os
import shutil
import subprocess
import sys

from front_door.text import Stop, say

OLDEST, NEWEST = (3, 11), (3, 14)
FOREIGN = ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONUSERBASE")
"""Variables by which another program's packages would get into the kit's environment."""


def check_python(arguments, version=sys.version_info[:3], is_64_bit=sys.maxsize > 2**32):
    """Stop unless this Python is one that the locked packages have wheels for.

    `arguments` are those of the command line, for the command that would work.
    """
    if OLDEST <= version[:2] <= NEWEST and is_64_bit:
        return
    fitting = fitting_python()
    if fitting:
        way_out = say("python_here", command=" ".join([fitting, "kit.py", *arguments]))
    else:
        way_out = say("python_get", newest=dotted(NEWEST))
    found = dotted(version) + ("" if is_64_bit else " (32-bit)")
    limits = {"oldest": dotted(OLDEST), "newest": dotted(NEWEST)}
    raise Stop(say("python", found=found, way_out=way_out, **limits))


def dotted(version):
    return ".".join(str(part) for part in version)


def fitting_python():
    """Command of a Python on this computer that would do, or ''."""
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        commands = [[f"python3.{minor}"]]
        if os.name == "nt":
            commands.append(["py", f"-3.{minor}"])
        for command in commands:
            if shutil.which(command[0]) and runs(command):
                return " ".join(command)
    return ""


def runs(command):
    """Whether the interpreter `command` starts and finds its own library."""
    try:
        return quiet([*command, "-c", "import encodings"]).returncode == 0
    except OSError:
        return False


def own_variables(**changes):
    """The variables for a program of the kit's own environment, some of them changed."""
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    return dict(kept, PYTHONNOUSERSITE="1", **changes)


def quiet(command):
    """The finished process of `command`, what it said in `stdout`."""
    return subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=own_variables(PYTHONIOENCODING="utf-8"),
    )
