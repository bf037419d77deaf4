"""Datasets that tests share, each made once a run; which tests stay together; seconds by group.

With CASEKIT_TEST_DATA=FOLDER the datasets are kept there and used again by the next run, until
the generator changes.
"""

import hashlib
import os
import shutil
import signal
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

import synthetic
from casekit import course, text
from casekit.mart import Mart
from casekit.mart import open as open_mart
from tests.bases import WITHOUT_PILOTS

HERE = Path(__file__).parent
settings.register_profile("kit", deadline=None)
settings.load_profile("kit")
# A shell starts what runs in the background deaf to Ctrl-C, and whatever that starts in turn.
signal.signal(signal.SIGINT, signal.default_int_handler)


FIRST = ("browser", "course", "authoring")
"""The rooms that take longest come first: no process waits for another at the end."""


def pytest_collection_modifyitems(items):
    items.sort(
        key=lambda item: FIRST.index(room) if (room := _room(item.nodeid)) in FIRST else len(FIRST)
    )


class ByGroup(LoadScopeScheduling):
    """Processes share out groups: a module of the course with all its tests, else a file.

    All tests in a browser are one group: two browsers at once would make each other wait.
    Marks for `--dist loadgroup` would say the same, but pytest 9.2 hides them from xdist 3.8.
    """

    def _split_scope(self, nodeid: str) -> str:
        alone = "browser" if _room(nodeid) == "browser" else nodeid.split("::")[0]
        return _module(nodeid) or alone


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return ByGroup(config, log)


def _room(nodeid: str) -> str:
    return nodeid.split("/")[1]


def _module(nodeid: str) -> str:
    """The module of the course that a test in tests/course is about; "" elsewhere."""
    if _room(nodeid) != "course":
        return ""
    return next((one for one in course.modules() if one in nodeid), "")


def pytest_terminal_summary(terminalreporter, config):
    """Seconds by module and room, where the tests were shared out: all of them, as a rule."""
    if not config.getoption("numprocesses", None):
        return
    seconds, tests = Counter(), Counter()
    for reports in terminalreporter.stats.values():
        for one in reports:
            if hasattr(one, "duration"):
                group = _module(one.nodeid) or _room(one.nodeid)
                seconds[group] += one.duration
                tests[group] += one.when == "call"
    terminalreporter.section("seconds by group")
    for group, spent in seconds.most_common():
        terminalreporter.write_line(f"{group:16}{tests[group]:7,} tests{spent:8,.0f} s")


@pytest.fixture(scope="session")
def of_the_run(tmp_path_factory) -> Path:
    """A folder that the processes of one run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(autouse=True, scope="session")
def _own_cache(of_the_run):
    """What the kit remembers of data, and its fits, are not kept in the user's own folder."""
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
            patch.setenv(variable, str(of_the_run / "cache"))
        yield


@pytest.fixture(autouse=True)
def _own_language():
    """Each test starts from Chinese and leaves no language behind."""
    with text.using("zh"):
        yield


def _fingerprint() -> str:
    """Changes with any file of the generator: data made by an older one are not used again."""
    root = Path(synthetic.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.suffix in {".py", ".yml", ".csv"}:
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@pytest.fixture(scope="session")
def make_dataset(of_the_run):
    """A function (scenario, seed, **changes) that returns the path of a dataset, made if need be."""
    kept = os.environ.get("CASEKIT_TEST_DATA")
    root = Path(kept) / _fingerprint() if kept else of_the_run / "data"
    root.mkdir(parents=True, exist_ok=True)

    def make(scenario: str | dict, seed: int, name: str = "", **changes) -> Path:
        path = root / f"{name or scenario}-{seed}"
        if not path.is_dir():
            made = Path(tempfile.mkdtemp(dir=root)) / path.name
            synthetic.generate(made, scenario=scenario, seed=seed, **changes)
            try:
                made.rename(path)
            except OSError:  # another process was first, with the same bytes
                shutil.rmtree(made)
            made.parent.rmdir()
        return path

    return make


@pytest.fixture(scope="session")
def dataset_path(make_dataset) -> Path:
    """Preset classroom, seed 7: 6,000 subscribers × 24 months. Not to be written to."""
    return make_dataset("classroom", 7)


@pytest.fixture(scope="session")
def mart(dataset_path) -> Mart:
    """The mart of `dataset_path`."""
    return open_mart(dataset_path)


@pytest.fixture(scope="session")
def other_mart(make_dataset) -> Mart:
    """The same preset with another seed, 11: what holds must hold here too."""
    return open_mart(make_dataset("classroom", 11))


@pytest.fixture(scope="session")
def cliff_mart(make_dataset) -> Mart:
    """Scenario expiry_cliff, seed 7: the case of module 05."""
    return open_mart(make_dataset("expiry_cliff", 7))


@pytest.fixture(scope="session")
def small_mart(make_dataset) -> Mart:
    """1,000 subscribers × 24 months, seed 7: for tests that copy and alter all tables."""
    return open_mart(make_dataset(WITHOUT_PILOTS, 7, name="small", subscribers=1000))
