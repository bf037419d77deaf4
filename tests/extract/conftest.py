"""An extract to break, and both ways to try it."""

import pytest

from casekit.mart.extract import Refused, bring_in
from tests.bases import WITHOUT_PILOTS
from tests.extract.mini import Extract, whole


@pytest.fixture
def extract() -> Extract:
    """A sound extract that a test may change."""
    return whole()


@pytest.fixture(scope="session")
def little(make_dataset):
    """150 subscribers × 24 months."""
    return make_dataset(WITHOUT_PILOTS, 5, name="little", subscribers=150)


def _report(folder, mapping, out):
    try:
        return bring_in(folder, mapping, out)
    except Refused as refused:
        return refused.report


@pytest.fixture
def attempt(tmp_path):
    """A function that imports an extract and returns (report, folder); the report of a refusal too.

    Refused or not, nothing but the whole dataset may be left behind.
    """

    def attempt(extract: Extract):
        folder, mapping = extract.write(tmp_path)
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        out = tmp_path / "base"
        report = _report(folder, mapping, out)
        assert out.exists() == report.sound
        assert {p.name for p in tmp_path.iterdir()} <= {"extract", "map.yml", "base"}
        assert before == {path: path.read_bytes() for path in before}
        return report, out

    return attempt
