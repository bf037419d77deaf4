"""Records as carelessly kept as the scenario says: in what is written down, never in the lives."""

import hashlib
import json

import numpy as np
import pytest

from synthetic import generate, load
from synthetic.schema import RECORD_KINDS, RECORD_TABLES
from synthetic.tables import Tables
from synthetic.world import World
from tests.synthetic.lives import Keeping

PEOPLE = 12_000
ALL = {
    "missing": 0.2,
    "wrong": 0.3,
    "placeholder": 0.05,
    "duplicate": 0.02,
    "plan_mismatch": 0.015,
    "end_before_start": 0.03,
    "wrong_month": 0.01,
    "fen_area": 7,
}


def kept(records, seed=3, months=2, subscribers=PEOPLE, part=None):
    """What is written of some months of a base, by table, and its world."""
    law = load("city", subscribers=subscribers, months=months, campaigns=[], records=records)
    world, shelf = World(law, seed, part=part), Keeping()
    writer = Tables(world, shelf)
    for _ in world.months:
        writer.month(world.step())
    writer.finish()
    return shelf.rows, world


@pytest.fixture(scope="module")
def dirty():
    return kept(ALL)


@pytest.fixture(scope="module")
def clean():
    return kept({})


def cells(rows, kind, column=None):
    """The noted cells of a kind (of a column): table, subscriber, month, true."""
    (log,) = rows["records"]
    these = log["kind"] == RECORD_KINDS.index(kind)
    if column is not None:
        these &= np.array(log["column"].to_pylist()) == column
    true = np.array(log["true"].to_pylist(), dtype=object)[these]
    return {name: log[name][these] for name in ("table", "subscriber", "month")} | {"true": true}


def test_without_carelessness_nothing_is_noted(clean):
    (log,) = clean[0]["records"]
    assert all(len(column) == 0 for column in log.values())


@pytest.mark.parametrize("name", ["birth_year", "gender", "channel"])
def test_personal_fields_are_empty_and_wrong_as_stated(dirty, clean, name):
    recorded, true = dirty[0]["subscribers"][0][name][:PEOPLE], clean[0]["subscribers"][0][name]
    empty = recorded < 0
    assert abs(empty.mean() - ALL["missing"]) < 0.02
    wrong = (recorded != true)[~empty].mean()
    fills = ALL["placeholder"] if name == "birth_year" else 0
    assert 0.2 < wrong < ALL["wrong"] + fills + 0.02  # a slip may hit the right value
    noted = sum(len(cells(dirty[0], kind, name)["true"]) for kind in ("missing", "wrong", "placeholder"))  # fmt: skip
    assert noted == (recorded != true).sum()


@pytest.mark.parametrize(("name", "filler"), [("name", "无"), ("phone", "10000000000")])
def test_some_names_and_numbers_only_fill_the_form(dirty, clean, name, filler):
    recorded = np.array(dirty[0]["identities"][0][name].to_pylist()[:PEOPLE], dtype=object)
    true = np.array(clean[0]["identities"][0][name].to_pylist(), dtype=object)
    fills = recorded == filler
    assert abs(fills.mean() - ALL["placeholder"]) < 0.01
    np.testing.assert_array_equal(recorded[~fills], true[~fills])
    np.testing.assert_array_equal(cells(dirty[0], "placeholder", name)["true"], true[fills])


def test_a_second_record_is_a_sign_apart(dirty, clean):
    rows, true = dirty[0]["identities"][0], clean[0]["identities"][0]
    second = {name: column[PEOPLE:].tolist() if isinstance(column, np.ndarray) else column.to_pylist()[PEOPLE:] for name, column in rows.items()}  # fmt: skip
    noted = cells(dirty[0], "duplicate", "subscriber")
    assert abs(len(second["subscriber"]) / PEOPLE - ALL["duplicate"]) < 0.005
    assert second["subscriber"] == noted["subscriber"].tolist()
    for place, owner in enumerate(map(int, noted["true"])):
        first = {name: column[owner - 1] for name, column in true.items()}
        assert second["address"][place] == str(first["address"])
        signs = sum(a != b for a, b in zip(second["document"][place], str(first["document"]), strict=True))  # fmt: skip
        spelt = second["name"][place] != str(first["name"])
        assert signs + spelt == 1


def test_second_records_have_numbers_of_their_own_and_no_life(dirty):
    rows, _ = dirty
    numbers = cells(rows, "duplicate", "subscriber")["subscriber"]
    assert len(np.unique(numbers)) == len(numbers)
    assert numbers.min() > 50_000_000 - 1
    for table in ("subscribers", "accounts", "identities"):
        (part,) = rows[table]
        np.testing.assert_array_equal(part["subscriber"][PEOPLE:], numbers)
    for table in ("monthly", "contacts", "churn", "contracts", "services"):
        assert not any(np.isin(numbers, part["subscriber"]).any() for part in rows[table])


def test_some_pay_for_another_tariff_than_the_one_on_record(dirty, clean):
    for recorded, true in zip(dirty[0]["monthly"], clean[0]["monthly"], strict=True):
        other = recorded["plan"] != true["plan"]
        assert abs(other.mean() - ALL["plan_mismatch"]) < 0.005
        assert recorded["plan"].min() == 1
        assert recorded["plan"].max() == 12
    noted = cells(dirty[0], "plan_mismatch")
    assert set(noted["month"].tolist()) == {202401, 202402}


def test_the_money_of_one_area_is_in_fen(dirty, clean):
    rows, world = dirty
    for recorded, true in zip(rows["monthly"], clean[0]["monthly"], strict=True):
        there = world.people.area[true["subscriber"] - 1] == ALL["fen_area"]
        assert there.any()
        for name in ("bill", "fee", "balance", "returned", "refunded"):
            np.testing.assert_allclose(recorded[name][there], 100 * true[name][there], atol=0.6)
            np.testing.assert_array_equal(recorded[name][~there], true[name][~there])
        np.testing.assert_array_equal(recorded["minutes_out"], true["minutes_out"])


def test_some_contracts_end_before_they_begin(dirty, clean):
    (recorded,), (true,) = dirty[0]["contracts"], clean[0]["contracts"]
    before = recorded["end_month"] < recorded["start_month"]
    assert abs(before.mean() - ALL["end_before_start"]) < 0.01
    np.testing.assert_array_equal(recorded["end_month"][~before], true["end_month"][~before])
    noted = cells(dirty[0], "end_before_start")
    np.testing.assert_array_equal(noted["month"], true["start_month"][before])
    np.testing.assert_array_equal(noted["true"].astype(int), true["end_month"][before])


def test_some_join_a_year_late_on_record(dirty, clean):
    recorded = dirty[0]["subscribers"][0]["join_month"][:PEOPLE]
    late = recorded - clean[0]["subscribers"][0]["join_month"]
    assert set(np.unique(late)) == {0, 100}
    assert abs((late > 0).mean() - ALL["wrong_month"]) < 0.005


def test_all_that_is_noted_belongs_to_a_table_with_the_column(dirty):
    (log,) = dirty[0]["records"]
    for table, column in set(zip(log["table"].tolist(), log["column"].to_pylist(), strict=True)):
        assert column in dirty[0][RECORD_TABLES[table]][0]


def test_no_other_table_knows_of_it(dirty, clean):
    touched = {*RECORD_TABLES, "accounts", "records"}
    assert set(dirty[0]) == set(clean[0])
    for name in set(clean[0]) - touched:
        for one, other in zip(dirty[0][name], clean[0][name], strict=True):
            for column, values in other.items():
                assert all(a == b or a != a for a, b in zip(one[column], values, strict=True)), (name, column)  # fmt: skip


def test_a_part_of_the_base_is_kept_as_in_the_whole(dirty):
    rows, _ = kept(ALL, part=(5000, PEOPLE))
    for table in RECORD_TABLES:
        for one, whole in zip(rows[table], dirty[0][table], strict=True):
            numbers = whole["subscriber"]
            second = cells(rows, "duplicate", "subscriber")["subscriber"]
            there = ((numbers > 5000) & (numbers <= PEOPLE)) | np.isin(numbers, second)
            for name, column in one.items():
                np.testing.assert_array_equal(np.asarray(column), np.asarray(whole[name])[there])


def digests(folder):
    """By part: its SHA-256."""
    made = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return {part["path"]: part["sha256"] for table in made["tables"].values() for part in table["parts"]}  # fmt: skip


def test_turned_on_it_changes_no_byte_of_another_table(tmp_path):
    law = {"extends": "city", "name": "short", "months": 3, "campaigns": []}
    made = [generate(tmp_path / name, {**law, "records": records}, 5, 2000) for name, records in (("a", {}), ("b", ALL))]  # fmt: skip
    plain, other = map(digests, made)
    differ = {path.split("/")[-2] for path in plain if plain[path] != other[path]}
    assert differ == {*RECORD_TABLES, "accounts", "records"}
    again = digests(generate(tmp_path / "c", {**law, "records": ALL}, 5, 2000, block=3000))
    assert again == other
    for path in other:
        assert hashlib.sha256((made[1] / path).read_bytes()).hexdigest() == other[path]
