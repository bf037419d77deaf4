"""A free port, and on it JupyterLab with the course's pages."""

from __future__ import annotations

import os
import secrets
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from casekit.lab.pages.frame import HOME
from casekit.lab.workspace import LabError, Workspace

PORTS_TRIED = 50
HIDDEN = Path(".casekit") / "jupyter"
EXTENSIONS = ("jupyter_lsp", "jupyter_server_terminals", "casekit.lab.pages")
"""What JupyterLab asks of its server, and the course's pages; no configuration adds any."""


def free_port(first: int) -> int:
    """The first port from `first` on that nobody on this machine listens on.

    Raises:
        LabError: none of the next fifty is free.
    """
    for port in range(first, min(first + PORTS_TRIED, 65536)):
        if _is_free(port):
            return port
    raise LabError("no_port", first=str(first))


def _is_free(port: int) -> bool:
    with socket.socket() as trial:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows lends a used port otherwise
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        elif hasattr(socket, "SO_REUSEADDR"):  # a server closed a moment ago is no hindrance
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def arguments(workspace: Workspace, port: int, browser: bool) -> list[str]:
    """JupyterLab's command line for a workspace, opening on the course page."""
    import zmq

    hidden = workspace.folder / HIDDEN
    extensions = ", ".join(f'"{name}": True' for name in EXTENSIONS)
    given = [
        "--ServerApp.ip=127.0.0.1",
        "--ServerApp.base_url=/",
        "--ServerApp.allow_remote_access=False",
        f"--ServerApp.jpserver_extensions={{{extensions}}}",
        f"--ServerApp.root_dir={workspace.folder}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.open_browser={browser}",
        "--ServerApp.answer_yes=True",
        f"--LabApp.default_url=/{HOME}",
        f"--LabApp.workspaces_dir={hidden / 'workspaces'}",
        f"--LabApp.user_settings_dir={hidden / 'settings'}",
        f"--LabApp.app_settings_dir={settings_folder(workspace)}",
        "--Application.log_level=ERROR",
    ]
    if zmq.has("curve"):  # else each kernel warns that others on this machine could listen
        given.append("--KernelManager.transport_encryption=auto")
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return given + ["--allow-root"] * is_root


def serve(workspace: Workspace, port: int, browser: bool, ready: Callable[[str], None]) -> None:
    """Run JupyterLab and the course's pages until it is stopped; `ready` is told the address when it answers.

    It listens on this machine alone, asks for a token, and obeys no Jupyter configuration that the
    user or an administrator has: an `ip` or an empty `token` there would open the course to others.
    """
    token = own_token()
    os.environ["JUPYTER_TOKEN"] = token
    os.environ["JUPYTER_NO_CONFIG"] = "1"
    # The kernel of this environment, not one of the same name in the user's home.
    os.environ.setdefault("JUPYTER_PREFER_ENV_PATH", "1")
    _spare_a_grammar()
    from jupyterlab.labapp import LabApp

    base = f"http://127.0.0.1:{port}"
    watcher = threading.Thread(
        target=_tell_when_up,
        args=(
            f"{base}/api",
            lambda: ready(f"{base}/{HOME}?token={quote(token, safe='')}"),
        ),
        daemon=True,
    )
    watcher.start()
    LabApp.launch_instance(arguments(workspace, port, browser))


def own_token() -> str:
    """What a browser must show: JUPYTER_TOKEN where it says something, else a new one."""
    return os.environ.get("JUPYTER_TOKEN", "").strip() or secrets.token_hex(24)


def settings_folder(workspace: Workspace) -> Path:
    """Where the JupyterLab of this workspace reads what it starts from."""
    return workspace.folder / HIDDEN / "defaults"


def shared_settings_folder() -> Path:
    """Where every other JupyterLab of this environment reads it."""
    _spare_a_grammar()
    from jupyterlab.commands import get_app_dir

    return Path(get_app_dir()) / "settings"


def _spare_a_grammar() -> None:
    """Keep jsonschema from compiling a grammar for IRIs, which nothing here checks.

    That alone is a third of JupyterLab's start; jsonschema does without it when it is missing.
    """
    sys.modules.setdefault("rfc3987_syntax", None)


def _tell_when_up(url: str, tell: Callable[[], None], patience: float = 120) -> None:
    # A company's proxy has no way to this machine.
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + patience
    while time.monotonic() < until:
        try:
            with direct.open(url, timeout=2):
                return tell()
        except urllib.error.HTTPError:  # it answers, if only to refuse
            return tell()
        except OSError:
            time.sleep(0.1)
    return None
