"""The lab is open to its trainee and to nobody else, whatever Jupyter is told on the machine."""

import os
import stat
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from casekit.lab import server
from tests.browser.lab import ADDRESS, running

HOSTILE = """
c = get_config()
c.ServerApp.ip = "0.0.0.0"
c.ServerApp.port = 1
c.ServerApp.base_url = "/elsewhere/"
c.ServerApp.root_dir = "/"
c.ServerApp.allow_remote_access = True
c.ServerApp.disable_check_xsrf = True
c.IdentityProvider.token = ""
c.PasswordIdentityProvider.password_required = False
c.ServerApp.token = ""
c.ServerApp.password = ""
c.VoilaConfiguration.show_tracebacks = True
c.VoilaConfiguration.file_allowlist = [".*"]
c.ServerApp.jpserver_extensions = {"voila.server_extension": True}
"""
FILES = ("jupyter_config.py", "jupyter_server_config.py", "jupyter_lab_config.py")


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """The course on a machine whose Jupyter is told to let everybody in; its `folder` beside."""
    folder = tmp_path_factory.mktemp("open")
    for place in (folder / "config", folder / "home" / ".jupyter"):
        place.mkdir(parents=True)
        for name in FILES:
            (place / name).write_text(HOSTILE, encoding="utf-8")
    told = {
        "HOME": str(folder / "home"),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_CONFIG_PATH": str(folder / "config"),
        "JUPYTER_TOKEN": "",
        "JUPYTER_PREFER_ENV_PATH": "0",
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    with running("en", folder / "workspace", folder / "log", **told) as lab:
        yield lab


class _StayThere(urllib.request.HTTPRedirectHandler):
    """The way to the log-in page is a refusal."""

    def redirect_request(self, *_):
        return None


def _status(url: str) -> int:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}), _StayThere)
    try:
        with direct.open(url, timeout=20) as answer:
            return answer.status
    except urllib.error.HTTPError as refusal:
        return refusal.code


def test_the_address_told_opens_the_course(lab):
    assert _status(lab.address) == 200
    assert lab.ask("api/contents")["type"] == "directory"
    names = {entry["name"] for entry in lab.ask("api/contents")["content"]}
    assert "Course.md" in names


def test_nobody_gets_in_without_the_token(lab):
    base, token = ADDRESS.match(lab.address).groups()
    assert len(token) >= 32
    for path in ("api/contents", "api/contents?token=", "api/kernels", "files/Course.md", "course"):
        assert _status(f"{base}/{path}") in {302, 403}, path
    assert _status(f"{base}/api/contents?token={token[:-1]}x") == 403


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="tells sockets on Linux only")
def test_it_listens_on_this_machine_alone(lab):
    port = int(ADDRESS.match(lab.address).group(1).rsplit(":", 1)[1])
    heard = []
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text(encoding="ascii").splitlines()[1:]:
            local, state = line.split()[1], line.split()[3]
            if state == "0A" and int(local.rsplit(":", 1)[1], 16) == port:
                heard.append((table, local.split(":")[0]))
    assert heard == [("tcp", "0100007F")]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in lists, not in modes")
def test_what_the_lab_keeps_is_the_owners_alone(lab):
    session = {"path": "x.ipynb", "type": "notebook", "name": "", "kernel": {"name": "python3"}}
    assert lab.ask("api/sessions", "POST", session)["kernel"]["id"]
    runtime = lab.workspace.parent / "runtime"
    for folder in (lab.workspace, runtime):
        assert not folder.stat().st_mode & 0o077
        for path in folder.rglob("*"):
            assert not path.stat().st_mode & 0o077, path
    assert list(runtime.glob("kernel-*.json"))


def _locale(lab) -> str:
    told = lab.ask("lab/api/settings/@jupyterlab/translation-extension:plugin")
    return told["schema"]["properties"]["locale"]["default"]


def test_it_speaks_its_language_whatever_the_installation_and_a_lab_beside_it_speak(lab, tmp_path):
    shared = server.shared_settings_folder() / "overrides.json"
    before = shared.read_bytes() if shared.exists() else None
    with running("zh", tmp_path / "workspace", tmp_path / "log") as beside:
        assert _locale(beside) == "zh_CN"
        assert _locale(lab) == "en"
    assert before == (shared.read_bytes() if shared.exists() else None)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in lists, not in modes")
def test_a_workspace_made_before_is_closed_and_a_folder_of_others_is_not_touched(tmp_path):
    """In a process of its own: the rights of new files are a process's own."""
    (tmp_path / "progress").mkdir(mode=0o755)
    tmp_path.chmod(0o755)
    make = "import sys, pathlib; from casekit.lab.workspace import Workspace; "
    make += "w = Workspace(pathlib.Path(sys.argv[1])); w.make_private(); w.save()"
    subprocess.run([sys.executable, "-c", make, str(tmp_path)], check=True)
    assert stat.S_IMODE((tmp_path / "progress").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "casekit-workspace.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


@pytest.mark.parametrize("given", ["", " ", "\n", None])
def test_an_empty_token_is_none(monkeypatch, given):
    monkeypatch.delenv("JUPYTER_TOKEN", raising=False)
    if given is not None:
        monkeypatch.setenv("JUPYTER_TOKEN", given)
    assert len(server.own_token()) == 48
    monkeypatch.setenv("JUPYTER_TOKEN", "of the class")
    assert server.own_token() == "of the class"
