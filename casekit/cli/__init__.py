"""The `casekit` command: thin, each command calls the room that does the work."""

from casekit.cli.run import app

__all__ = ["app"]
