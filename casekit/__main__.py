"""`python -m casekit`."""

from casekit.cli import app

app()
