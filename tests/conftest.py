"""Datasets that tests share, each made once a session.

With CASEKIT_TEST_DATA=FOLDER they are kept there and used again by the next run, until the
generator changes.
"""

import hashlib
import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

import synthetic
from casekit import text
from casekit.mart import Mart
from casekit.mart import open as open_mart

settings.register_profile("kit", deadline=None)
settings.load_profile("kit")
# A shell starts what runs in the background deaf to Ctrl-C, and whatever that starts in turn.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory):
    """What the kit remembers of data that it verified is not kept in the user's own folder."""
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
            patch.setenv(variable, str(tmp_path_factory.mktemp("cache")))
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
def make_dataset(tmp_path_factory):
    """A function (scenario, seed, **changes) that returns the path of a dataset, made if need be."""
    kept = os.environ.get("CASEKIT_TEST_DATA")
    root = Path(kept) / _fingerprint() if kept else tmp_path_factory.mktemp("data")

    def make(scenario: str | dict, seed: int, name: str = "", **changes) -> Path:
        path = root / f"{name or scenario}-{seed}"
        if not (path / "manifest.json").is_file():
            synthetic.generate(path, scenario=scenario, seed=seed, **changes)
        return path

    return make


@pytest.fixture(scope="session")
def dataset_path(make_dataset) -> Path:
    """Preset classroom, seed 7: 5,000 subscribers × 24 months. Not to be written to."""
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
    return open_mart(make_dataset("classroom", 7, name="small", subscribers=1000))
