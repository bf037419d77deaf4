"""Every calibrated quantity has a row, a function, a name; stays in range; and notices when not."""

import pytest

from casekit import text
from casekit.mart import open as open_mart
from casekit.trust import words
from casekit.trust.calibration import (
    CONFIDENCE,
    Measured,
    Target,
    calibrate,
    measure,
    rows,
    targets,
)
from casekit.trust.quantities import QUANTITIES
from synthetic import generate
from tests.bases import BARE

BEFORE = {"extends": "4g-2016", "name": "4g-2016", "pilots": [], "value_at": []}
"""The other era, without what no calibrated quantity looks at and takes longest to make."""
BASES = {f"classroom-{seed}": ("classroom", seed) for seed in (7, 11, 3, 4, 5)}
BASES |= {f"4g-2016-{seed}": (BEFORE, seed) for seed in (7, 3)}
SUBSCRIBERS = 6_000
BY_ID = {target.quantity: target for target in targets()}


@pytest.fixture(scope="module", params=BASES)
def measured(request, make_dataset):
    """The calibration of bases of class size, of both eras, seed by seed."""
    scenario, seed = BASES[request.param]
    name = request.param.rpartition("-")[0]
    return calibrate(open_mart(make_dataset(scenario, seed, name=name)))


def test_all_quantities_stay_in_their_ranges_in_every_seed(measured):
    judged = [one for one in measured if not one.few]
    outside = {one.target.quantity: one.actual for one in judged if one.kept is not True}
    assert outside == {}
    assert {one.target.fewest > SUBSCRIBERS for one in measured if one.few} == {True}


def test_each_row_has_a_function_and_each_function_a_row():
    assert set(BY_ID) == set(QUANTITIES)
    assert len(BY_ID) == len(targets())


def test_an_era_has_ranges_of_its_own_and_shares_the_rest():
    own = {target.quantity: target for target in targets("4g-2016")}
    assert set(own) == set(BY_ID)
    assert {row.quantity for row in rows() if row.era} == {
        name for name, target in own.items() if target != BY_ID[name]
    }
    assert own["dou"].high < BY_ID["dou"].low
    assert own["mou"].low > BY_ID["mou"].high


@pytest.mark.parametrize("target", rows(), ids=lambda row: row.quantity + row.era)
def test_a_row_is_complete_in_both_languages(target):
    assert target.low < target.high
    assert target.confidence in CONFIDENCE
    assert QUANTITIES[target.quantity].__doc__
    for lang in text.LANGUAGES:
        with text.using(lang):
            assert words.name(target)
            assert words.source(target).strip()
            assert words.wanted(target)
            assert words.published(target)


@pytest.mark.parametrize("target", rows(), ids=lambda row: row.quantity + row.era)
def test_a_range_apart_from_the_published_figure_says_why(target):
    low, high = target.published_low, target.published_high
    if low is None and high is None:
        assert target.confidence == "L"
    elif low is None or high is None or low > target.high or high < target.low:
        assert words.note(target), "tell in quantities/text.yml why the range is another"


@pytest.mark.parametrize(
    ("change", "outside"),
    [
        ({"leaving": {"base": 0.0124}}, {"churn"}),
        ({"use": {"minutes": 500}}, {"mou"}),
        ({"use": {"data_gb": 40}}, {"dou"}),  # people choose larger tariffs: who goes over stays
        ({"leaving": {"expiry": 3.0}}, {"contract_end_jump"}),
        ({"leaving": {"broadband": 0.0}}, {"broadband_effect"}),
        ({"leaving": {"friend": 0.4}}, {"contagion"}),
        ({"leaving": {"complaint": 2.2}}, {"complaint_odds"}),
        ({"words": {"said": 0.0, "talk": 0.0}}, {"porting_talk"}),
        ({"words": {"said": 0.05}}, {"intent_by_words"}),
        (
            {"win_back": {"base": -3.4, "effect": 0.2, "height": 9}},
            {"returns_alone", "returns_offered", "returns_peak"},
        ),
        (
            {"desk": {"offer": 0.0, "unaided": 0.3, "bargainers": 0.0}},
            {f"desk_{name}" for name in ("unaided", "listened", "matched", "bargainers", "lines")},
        ),
    ],
    ids=lambda part: next(iter(part)) if isinstance(part, dict) else "",
)
def test_a_world_with_a_broken_assumption_is_reported_outside(change, outside, tmp_path):
    mart = open_mart(generate(tmp_path / "base", {**BARE, **change}, 7))
    found = {name for name in outside if not _kept(mart, name)}
    assert found == outside


def _kept(mart, name: str) -> bool:
    return bool(Measured(BY_ID[name], measure(mart, name)).kept)


def test_what_a_dataset_cannot_tell_is_neither_kept_nor_missed(small_mart):
    from casekit.mart import from_tables
    from synthetic.schema import TABLES

    tables = {n: small_mart.table(n) for n, table in TABLES.items() if not table.truth}
    silent = {one.target.quantity for one in calibrate(from_tables(tables)) if one.kept is None}
    assert {"contagion", "contract_end_jump", "broadband_effect", "campaign_effect"} <= silent
    assert not silent & {"arpu", "churn", "complaint_odds", "circle_size"}


@pytest.mark.parametrize(
    ("published", "actual", "difference"),
    [
        ((10, 12), 11, 0),
        ((10, 12), 9, -1),
        ((10, 12), 12.5, 0.5),
        ((1, None), 5, 0),
        ((1, None), 0.5, -0.5),
        ((None, 1), 3, 2),
        ((None, None), 3, None),
        ((1, 2), None, None),
    ],
)
def test_the_difference_is_measured_from_what_was_published(published, actual, difference):
    target = Target("arpu", "", 8, 14, "yuan", 0, *published, "H", {"zh": "x", "en": "x"})
    assert Measured(target, actual).difference == difference


@pytest.mark.parametrize(
    ("published", "actual", "said"),
    [
        ((10, 12), 11, "within"),
        ((10, 12), 9, "−10%"),
        ((10, 12), 12.6, "+5%"),
        ((-0.11, -0.11), -0.08, "−27%"),
        ((1, None), 5, "same direction"),
        ((1, None), 0.5, "opposite"),
    ],
)
def test_the_difference_is_told_as_a_share_of_what_was_published(published, actual, said):
    target = Target("arpu", "", 8, 14, "yuan", 0, *published, "H", {"zh": "x", "en": "x"})
    with text.using("en"):
        assert words.difference(Measured(target, actual)) == said
