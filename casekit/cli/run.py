"""From a command line to an exit code, every foreseen fault as one plain message."""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence

import click

from casekit import text
from casekit.cli import wording
from casekit.cli.commands import casekit
from front_door.text import chosen_language

# By name, so that no room is loaded only to know its faults.
SPOKEN = {
    ("casekit.lab.workspace", "LabError"),
    ("casekit.mart.faults", "DatasetError"),
    ("synthetic.scenario_file", "ScenarioError"),
    ("synthetic.storage", "GenerationError"),
}


def app(arguments: Sequence[str] | None = None) -> None:
    """Run a command line (this process's own unless given) and exit with its code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console's code page may lack Chinese
            stream.reconfigure(encoding="utf-8", errors="replace")
    text.set_language(chosen_language(given))
    sys.exit(code_of(given))


def code_of(arguments: list[str]) -> int:
    """The exit code: 0 done, 1 a fault in data or folders, 2 in the command line, 130 stopped."""
    try:
        code = casekit.main(arguments, "casekit", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.exceptions.NoArgsIsHelpError as asked:
        print(asked.ctx.get_help())
        return 0
    except click.ClickException as error:
        print(wording.fault(error), file=sys.stderr)
        return 2
    except (KeyboardInterrupt, click.Abort):
        print("\n" + wording.TEXTS("told.stopped"), file=sys.stderr)
        return 130
    except Exception as error:
        said = message_of(error)
        if said is None:
            raise
        print(said, file=sys.stderr)
        return 1


def message_of(error: Exception) -> str | None:
    """The message for a foreseen fault; None for one that nobody foresaw."""
    kinds = {(kind.__module__, kind.__name__) for kind in type(error).__mro__}
    if kinds & SPOKEN:
        return str(error)
    if isinstance(error, OSError) and error.filename is not None:
        if error.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}:
            return wording.TEXTS("faults.disk", file=str(error.filename))
        reason = error.strerror or type(error).__name__
        return wording.TEXTS("faults.file", file=str(error.filename), reason=reason)
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return wording.TEXTS("faults.disk", file="–")
    return None
