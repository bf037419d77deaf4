"""The pages on a real server: to whoever has the token, and nothing else of the machine."""

import urllib.error
import urllib.request

import psutil
import pytest

from tests.browser.lab import ADDRESS, running

SECTION = "course/05_churn_warning/friday"


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """The course, started as a trainee does."""
    folder = tmp_path_factory.mktemp("pages")
    with running("en", folder / "workspace", folder / "log") as lab:
        yield lab


class _StayThere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def answer(lab, path, token=True, method="GET"):
    """(status, text, headers) of a path, with the token or without."""
    base, known = ADDRESS.match(lab.address).groups()
    head = {"Authorization": f"token {known}"} if token else {}
    request = urllib.request.Request(f"{base}/{path}", headers=head, method=method)
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}), _StayThere)
    try:
        with direct.open(request, timeout=60) as found:
            return found.status, found.read().decode("utf-8", "replace"), found.headers
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.read().decode("utf-8", "replace"), refusal.headers


@pytest.mark.parametrize("path", ["course", "course/glossary", "course/dictionary", SECTION, f"{SECTION}/standing"])  # fmt: skip
def test_a_page_is_shown_to_who_has_the_token_and_to_nobody_else(lab, path):
    status, _, headers = answer(lab, path)
    assert status == 200
    assert headers["Cache-Control"] == "no-store"
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    before = lab.kernels
    status, page, _ = answer(lab, path, token=False)
    assert status in {302, 403}
    assert "Churn" not in page
    assert lab.kernels <= before  # nor is a kernel spent on him


@pytest.mark.parametrize("path", ["course/05_churn_warning/none", "course/99_none/friday"])
def test_a_page_that_is_not_there_leads_home(lab, path):
    status, page, _ = answer(lab, path)
    assert status == 404
    assert 'href="/course"' in page
    assert "Traceback" not in page


@pytest.mark.parametrize(
    "path",
    [
        "voila",
        "voila/tree",
        "voila/tree/data",
        "voila/render/exercises/en/05_churn_warning.practice.ipynb",
        "voila/files/data/classroom-7/truth/state.parquet",
        "voila/files/progress/events.jsonl",
        "voila/static/../../../../../../pyvenv.cfg",
        "voila/static/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/pyvenv.cfg",
        "voila/labextensions/%2e%2e/%2e%2e/%2e%2e/pyvenv.cfg",
        "voila/templates/lab/static/voila.js",
        "voila/api/contents",
        "course/../data/classroom-7/manifest.json",
        "course/truth",
    ],
)
def test_neither_other_notebooks_nor_files_are_handed_out(lab, path):
    assert answer(lab, path)[0] in {400, 403, 404}


def test_a_kernel_that_is_no_pages_cannot_be_ended_by_a_page(lab):
    session = {"path": "x.ipynb", "type": "notebook", "name": "", "kernel": {"name": "python3"}}
    kernel = lab.ask("api/sessions", "POST", session)["kernel"]["id"]
    assert answer(lab, f"voila/api/shutdown/{kernel}", method="POST")[0] == 204
    assert kernel in lab.kernels


def test_nobody_without_the_token_runs_a_page(lab):
    _, page, _ = answer(lab, SECTION)
    kernel = page.split('"kernelId": "')[1].split('"')[0]
    assert answer(lab, f"voila/execution/{kernel}", token=False)[0] in {302, 400, 403}
    assert answer(lab, f"voila/api/shutdown/{kernel}", token=False, method="POST")[0] in {302, 403}
    assert kernel in lab.kernels


def test_with_the_server_every_kernel_ends(tmp_path):
    with running("zh", tmp_path / "w", tmp_path / "log") as lab:
        answer(lab, SECTION)
        kernels = lab.kernels
        assert kernels
    lines = [" ".join(one.info["cmdline"] or []) for one in psutil.process_iter(["cmdline"])]
    assert not [line for line in lines for kernel in kernels if kernel in line]
