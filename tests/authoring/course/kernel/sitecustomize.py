"""Read by a kernel at its start: makes the tiny module importable there."""

from pathlib import Path

from casekit import course

course.__path__.append(str(Path(__file__).parents[1] / "casekit" / "course"))
