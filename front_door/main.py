"""From the command line of `kit.py` to the kit in its own environment, or to its checks."""

import signal
import subprocess
import sys
from pathlib import Path

from front_door.diagnosis import fault_of_disk_or_path
from front_door.environment import Environment
from front_door.interpreter import check_python, own_variables
from front_door.text import Stop, say

ROOT = Path(__file__).resolve().parents[1]
LINT_IMPORTS = (
    "from importlinter.cli import lint_imports_command as run; run(['--no-cache', '--no-logo'])"
)
CHECKS = {
    "ruff format --check": ["-m", "ruff", "format", "--check", "."],
    "ruff check": ["-m", "ruff", "check", "."],
    "lint-imports": ["-c", LINT_IMPORTS],
    "casekit build --check": ["-m", "casekit", "build", "--check"],
    "pytest": ["-m", "pytest"],
}
SIDE_BY_SIDE = ["--numprocesses", "2", "--dist", "loadscope", "--no-loadscope-reorder"]
"""How pytest runs when everything is tested: groups shared out to two processes, in their order."""


def run():
    """Do what the command line of this process says, and exit."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console of another code page must not stop us
            stream.reconfigure(errors="replace")
    try:
        sys.exit(main(sys.argv[1:]))
    except Stop as stop:
        sys.exit(f"\n{stop}")
    except KeyboardInterrupt:
        sys.exit("\n" + say("stopped"))
    except OSError as fault:
        told = fault_of_disk_or_path(str(fault), ROOT) or say("path", folder=ROOT, detail=fault)
        sys.exit(f"\n{told}")


def main(arguments):
    """Do what the arguments say; returns the exit code. Raises Stop."""
    arguments, folder = take_option(arguments, "--wheels")
    wheels = Path(folder).expanduser().resolve() if folder else None
    command = arguments[0] if arguments else "--help"
    level = "test" if command == "test" else "course"
    environment = Environment(ROOT)
    asks_help = command.startswith("-") or not {"--help", "-h"}.isdisjoint(arguments)
    if command.startswith("-") or (asks_help and not environment.is_ready(level)):
        print(say("usage"))
        return 0
    check_python(sys.argv[1:])
    if not environment.is_ready(level):
        environment.install(level, command, wheels)
    if level == "test":
        pytest_arguments, _ = take_option(arguments[1:], "--lang")
        return run_checks(environment.python, pytest_arguments)
    command_line = [environment.python, "-P", "-m", "casekit", *arguments]
    return hand_over(command_line, env=own_variables(PYTHONUTF8="1"))


def take_option(arguments, name):
    """(arguments without the option `name` and its value, the value or '')."""
    rest, value = [], ""
    given = iter(arguments)
    for argument in given:
        option, _, attached = argument.partition("=")
        if option != name:
            rest.append(argument)
            continue
        value = attached or next(given, "")
        if not value:
            raise Stop(say("usage"))
    return rest, value


def run_checks(python, pytest_arguments):
    """Every check that a change must pass, pytest last; returns 0 when all do."""
    environment = own_variables(PYTHONUTF8="1")
    for library in ("OMP", "OPENBLAS", "MKL", "NUMEXPR"):
        environment[f"{library}_NUM_THREADS"] = "1"
    failed = []
    for name, check in CHECKS.items():
        print(f"== {name}", flush=True)
        extra = (pytest_arguments or SIDE_BY_SIDE) if name == "pytest" else []
        if hand_over([python, *check, *extra], cwd=str(ROOT), env=environment):
            failed.append(name)
    if failed:
        print(say("not_passed", checks=", ".join(failed)))
    return 1 if failed else 0


def hand_over(command, **options):
    """Run `command` to its end and return its code; Ctrl-C is the child's to answer."""
    process = subprocess.Popen([str(part) for part in command], **options)
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue
