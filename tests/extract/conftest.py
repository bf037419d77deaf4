"""An extract to break, and both ways to try it."""

import pytest

from casekit.mart.extract import MAPPING, Dirt, Refused, bring_in, hand_out
from tests.bases import BARE, WITHOUT_PILOTS
from tests.extract.mini import Extract, whole


@pytest.fixture
def extract() -> Extract:
    """A sound extract that a test may change."""
    return whole()


LITTLE = {
    **BARE,
    "months": 12,
    "market": {"campaign_months": [202409], "price_tests": True},
    "campaigns": [{"offer": "care_call", "month": 202402, "base_share": 0.5, "treated_share": 0.5}],
    "pilots": [{"offer": "care_call", "month": 202402, "participants": 100}],
}
"""A year in which every table has rows."""


@pytest.fixture(scope="session")
def little(make_dataset):
    """150 subscribers × 12 months."""
    return make_dataset(LITTLE, 7, name="little", subscribers=150)


@pytest.fixture(scope="session")
def handed_out(little, tmp_path_factory):
    """`little` as clean files; not to be written to."""
    folder = tmp_path_factory.mktemp("little") / "extract"
    hand_out(little, folder)
    return folder


@pytest.fixture(scope="session")
def own_data(make_dataset, tmp_path_factory):
    """A thousand subscribers of the class base, out in GBK with their dirt and in again."""
    folder = tmp_path_factory.mktemp("own")
    small = make_dataset(WITHOUT_PILOTS, 7, name="small", subscribers=1000)
    hand_out(small, folder / "extract", encoding="gbk", dirt=Dirt())
    bring_in(folder / "extract", folder / "extract" / MAPPING, folder / "base")
    return folder / "base"


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
