"""`casekit` with the inside of JupyterLab to be seen, so that a test knows when a kernel is ready.

A trainee's JupyterLab obeys no configuration but the kit's, so a test must ask for it here.
"""

from casekit.cli import app
from casekit.lab import server

_plain = server.arguments


def _exposed(*given) -> list[str]:
    return [*_plain(*given), "--LabApp.expose_app_in_browser=True"]


def run() -> None:
    """Run the command that was given."""
    server.arguments = _exposed
    app()


if __name__ == "__main__":
    run()
