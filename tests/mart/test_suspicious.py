"""Each kind of careless record is named, on made data and by the contract or as suspicious; sound data are left alone."""

import pytest

from casekit import text
from casekit.cli.inspection import inspect
from casekit.mart import check, features, from_tables, signals_of, suspicious, target, truth
from casekit.mart import open as open_mart
from casekit.mart.contract.suspicious import same_people

from .look_ahead import tables_of

LAW = {
    "extends": "dirty_records",
    "name": "careless",
    "subscribers": 2000,
    "months": 15,
    "campaigns": [],
    "value_at": [],
    "market": {"campaign_months": []},
}
MONTH = 202412


def _base(make_dataset, name, **records):
    return make_dataset({**LAW, "name": name, "records": records}, 7, name=name)


@pytest.fixture(scope="module")
def careless(make_dataset):
    return open_mart(_base(make_dataset, "careless", wrong_month=0.05))


NONE = {
    "missing": 0, "wrong": 0, "placeholder": 0, "duplicate": 0, "plan_mismatch": 0,
    "end_before_start": 0, "fen_area": None,
}  # fmt: skip


@pytest.fixture(scope="module")
def sound(make_dataset):
    return open_mart(_base(make_dataset, "sound", **NONE))


SUSPICIOUS = {
    ("subscribers", "gender", "many_gaps"),
    ("subscribers", "birth_year", "year_spike"),
    ("identities", "name", "no_name"),
    ("identities", "phone", "no_phone"),
    ("identities", "subscriber", "same_person"),
    ("monthly", "plan", "fee_unlike_plan"),
    ("monthly", "bill", "area_in_fen"),
}
BROKEN = {
    ("subscribers", "birth_year", "out_of_range"),
    ("contracts", "end_month", "ends_before_start"),
    ("monthly", "month", "before_joining"),
    ("monthly", "fee", "out_of_range"),
}


def _kinds(problems):
    return {(one.table, one.column, one.rule) for one in problems}


def test_each_kind_is_named(careless):
    assert _kinds(suspicious(careless)) >= SUSPICIOUS
    assert _kinds(check(careless)) >= BROKEN


def test_sound_records_are_left_alone(sound, mart, other_mart):
    for one in (sound, mart, other_mart):
        assert [str(problem) for problem in suspicious(one)] == []


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ({"missing": 0.2}, "many_gaps"),
        ({"wrong": 0.3}, "year_spike"),
        ({"placeholder": 0.05}, "no_name"),
        ({"duplicate": 0.02}, "same_person"),
        ({"plan_mismatch": 0.015}, "fee_unlike_plan"),
        ({"fen_area": 3}, "area_in_fen"),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_a_kind_is_named_where_it_is_the_only_one(make_dataset, field, kind):
    (name,) = field
    one = open_mart(_base(make_dataset, f"only_{name}", **(NONE | field)))
    rules = {problem.rule for problem in suspicious(one)}
    assert kind in rules
    assert rules <= {kind, "no_phone"}


def test_most_second_records_are_found_and_nobody_else(careless):
    log = truth.of(careless).records
    second = set(log.loc[(log["kind"] == "duplicate") & (log["column"] == "subscriber"), "subscriber"])  # fmt: skip
    found = set(same_people(careless.identities)["subscriber"])
    assert found <= second
    assert len(found) > 0.8 * len(second)


def test_those_who_share_a_name_and_a_home_are_two(sound):
    people = sound.identities
    assert people.duplicated(["address", "name"]).any()
    assert same_people(people).empty


def test_what_an_extract_lacks_is_no_fault(careless):
    names = ("identities.name", "identities.phone", "identities.document", "subscribers.gender")
    lacking = from_tables(tables_of(careless))
    lacking.unknown = frozenset((*names, "plans.plan", "subscribers.area"))
    kinds = {rule for _, _, rule in _kinds(suspicious(lacking))}
    assert kinds == {"many_gaps", "year_spike"}


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_the_check_says_it_in_the_users_words(make_dataset, lang):
    folder = _base(make_dataset, "careless", wrong_month=0.05)
    with text.using(lang):
        said, kept = inspect(folder)
    assert not kept
    words = {"zh": ("按分记", "同一个人", "随手填", "看不出来"), "en": ("in fen", "same person", "the form", "cannot be seen")}  # fmt: skip
    assert all(word in said for word in words[lang])


def test_the_truth_puts_every_cell_right(careless, sound):
    import pandas as pd

    for name in ("subscribers", "identities", "monthly", "contracts", "accounts"):
        restored = truth.of(careless).restored(name)
        wanted = sound.table(name)
        pd.testing.assert_frame_equal(restored, wanted, check_dtype=False, check_categorical=False, atol=0.011)  # fmt: skip


def test_the_mart_reckons_on_and_counts_nobody_twice(careless, sound):
    second = set(careless.subscribers["subscriber"]) - set(sound.subscribers["subscriber"])
    for reckoned in (features, signals_of):
        rows, wanted = reckoned(careless, MONTH), reckoned(sound, MONTH)
        assert list(rows.index) == list(wanted.index)
        assert not second & set(rows.index)
    tenure = features(careless, MONTH)["tenure_months"]
    assert tenure.isna().any()  # a month of joining that is still to come is no tenure
    assert not (tenure < 0).any()
    assert (target(careless, MONTH) == target(sound, MONTH)).all()
