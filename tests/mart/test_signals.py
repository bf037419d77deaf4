"""Signals beside the features: right by hand on a few subscribers, blind to what comes after, and
unknown where an operator's own data do not tell."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casekit import text
from casekit.mart import (
    FEATURES,
    SIGNALS,
    base,
    feature_label,
    features,
    from_tables,
    signals_dictionary,
    signals_of,
)
from casekit.mart.signals import habits, margin
from synthetic.calendar import add_months, months_between
from synthetic.costs import COSTS
from synthetic.schema import CONTRACT_MODES, TABLES
from tests.lacking import last_months, without

from .look_ahead import assert_no_look_ahead, cut_after, tables_of

MONTH = 202503


@pytest.fixture(scope="module")
def table(mart):
    return signals_of(mart, MONTH)


def window(mart, months):
    """`monthly` over some months up to the decision month, by subscriber and month."""
    return mart.window([int(add_months(MONTH, -k)) for k in range(months)]).set_index("subscriber")


def some(table):
    return table.index[::211]


def test_columns_are_those_of_the_list_and_told_in_both_languages(mart, table):
    assert list(table.columns) == [signal.name for signal in SIGNALS]
    assert not {signal.name for signal in SIGNALS} & {feature.name for feature in FEATURES}
    assert table.index.equals(base(mart, MONTH))
    assert set(table.dtypes) == {np.dtype("float64")}
    for lang in text.LANGUAGES:
        with text.using(lang):
            assert signals_dictionary().iloc[:, 0].tolist() == list(table.columns)
            labels = [feature_label(signal.name) for signal in SIGNALS]
            assert len(set(labels)) == len(labels)
            chinese = [any("\u4e00" <= sign <= "\u9fff" for sign in label) for label in labels]
            assert set(chinese) == {lang == "zh"}


def test_gaps_stand_only_where_the_list_says(table):
    gaps = {name for name in table if table[name].isna().any()}
    assert gaps <= {signal.name for signal in SIGNALS if signal.may_be_missing}


def test_a_margin_is_the_bill_less_what_serving_it_costs(mart, table):
    cost = mart.costs.set_index(mart.costs["item"].astype(str))["yuan"]
    rows = window(mart, 3)
    made, received = rows["minutes_out"], rows["minutes_in"]
    rows["left"] = (
        rows["bill"]
        + rows["returned"]
        + rows["refunded"]
        - cost["data"] * rows["data_gb"]
        - cost["minute"] * (made + received)
        - cost["settlement"] * rows["off_net_share"] * (made - received)
        - cost["line"]
        - cost["hotline_call"] * rows["service_calls"]
        - cost["counter_visit"] * rows["counter_visits"]
        - cost["content"] * rows["vas_fee"]
        - cost["roaming"] * rows["roaming_fee"]
        - cost["point"] * rows["points_earned"]
    )
    expected = rows["left"].groupby(level=0).mean().reindex(table.index)
    np.testing.assert_allclose(table["margin_3m"], expected, atol=1e-6)
    bills = features(mart, MONTH)["bill_mean_3m"]
    assert 0.45 < table["margin_3m"].sum() / bills.sum() < 0.68


def test_the_table_of_costs_is_the_sheet_to_the_last_decimal(mart):
    found = dict(zip(mart.costs["item"].astype(str), mart.costs["yuan"], strict=True))
    assert found == {item: cost.yuan for item, cost in COSTS.items()}


def running(mart, subscriber):
    """The contracts of a subscriber that run in the month."""
    rows = mart.contracts.query("start_month <= @MONTH <= end_month")
    return rows[rows["subscriber"] == subscriber]


def test_what_binds_is_told_from_the_contracts(mart, table):
    bound = table.index[table["months_to_end"].notna()]
    assert 0.2 < len(bound) / len(table) < 0.8
    for subscriber in [*bound[::97], *table.index[::389]]:
        rows, seen = running(mart, subscriber), table.loc[subscriber]
        if rows.empty:
            assert np.isnan(seen["months_to_end"])
            assert np.isnan(seen["contract_mode"])
            assert seen["exit_cost"] == 0
            continue
        last = rows[rows["end_month"] == rows["end_month"].max()]  # two may end together
        assert seen["months_to_end"] == months_between(MONTH, last["end_month"].iloc[0])
        assert CONTRACT_MODES[int(seen["contract_mode"])] in set(last["mode"])
        assert np.isnan(seen["months_since_end"])


def test_what_leaving_costs_falls_from_what_it_was_at_signing(mart):
    """In its first month a contract costs what it says, less the returns of a month."""
    rows = mart.contracts.drop_duplicates("subscriber", keep=False)
    rows = rows[(rows["start_month"] == MONTH) & (rows["campaign"] == 0)].set_index("subscriber")
    table = signals_of(mart, MONTH)
    rows = rows[rows.index.isin(table.index)]
    assert len(rows) > 10
    found = table.loc[rows.index, "exit_cost"]
    term = months_between(rows["start_month"].to_numpy(), rows["end_month"].to_numpy()) + 1
    used = rows["deposit"] / term * (rows["mode"] == "large_deposit") + rows["monthly_return"]
    # penalties and deposits are written down to ten yuan, what they are worth to one
    np.testing.assert_allclose(found, rows["exit_cost_at_start"] - used, atol=25)
    assert (table["exit_cost"] >= 0).all()
    parts = table[["exit_penalty", "exit_deposit", "exit_returns"]].sum(axis=1)
    pd.testing.assert_series_equal(parts, table["exit_cost"], check_names=False)


def test_months_since_the_end_agree_with_the_feature(mart, table):
    feature = features(mart, MONTH)["months_since_contract_end"]
    both = table["months_since_end"].notna()
    assert both.sum() > 100
    pd.testing.assert_series_equal(
        table["months_since_end"][both], feature[both], check_names=False
    )


def test_acts_payment_and_sounds_are_counted(mart, table):
    three, six, year = (window(mart, months) for months in (3, 6, 12))
    for subscriber in some(table):
        seen = table.loc[subscriber]
        for name in habits.ACTS[:-1]:
            assert seen[f"{name}_3m"] == three.loc[[subscriber], name].sum()
        half = six.loc[[subscriber]]
        assert seen["late_6m"] == pytest.approx(half["days_late"].mean())
        assert seen["suspended_12m"] == (year.loc[[subscriber], "status"] == "suspended").sum()
        assert seen["complained_3m"] == (three.loc[[subscriber], "complaints"].sum() > 0)
        heard = half[["complaints", "service_calls", "counter_visits"]].to_numpy().sum()
        assert seen["quiet_6m"] == (heard == 0)
    assert 0.01 < table["complained_3m"].mean() < 0.3
    assert 0.01 < table["quiet_6m"].mean() < 0.6


def test_the_last_answer_is_that_of_the_last_contact(mart, table):
    reached = mart.treatments.query("contacted and month <= @MONTH").sort_values("month")
    last = reached.drop_duplicates("subscriber", keep="last").set_index("subscriber")
    last = last.reindex(table.index)
    assert last["month"].notna().sum() > 300
    since = months_between(last["month"].dropna().astype(int).to_numpy(), MONTH)
    np.testing.assert_array_equal(table["last_contact"].dropna(), since)
    np.testing.assert_array_equal(
        table["last_answer"].dropna(), last["accepted"].dropna().astype(float)
    )


def test_a_home_is_the_lines_that_live_together(mart, table):
    people = mart.subscribers.set_index("subscriber")
    rows = mart.month(MONTH).set_index("subscriber")
    payers = mart.households.set_index("household")["payer"]
    for subscriber in table.index[::97]:
        home = people.loc[subscriber, "household"]
        there = rows.loc[rows.index.intersection(people.index[people["household"] == home])]
        seen = table.loc[subscriber]
        assert seen["home_lines"] == len(there)
        assert seen["home_bill"] == pytest.approx(there["bill"].sum(), abs=0.01)
        assert seen["payer"] == (payers[home] == subscriber)
    assert 1.3 < table["home_lines"].mean() < 2.5
    assert 0.4 < table["payer"].mean() < 0.8


def test_a_group_is_told_to_its_members_only(mart, table):
    people = mart.subscribers.set_index("subscriber").loc[table.index]
    told = table[["group_lines", "group_bill"]].notna()
    assert told.eq(people["group"] > 0, axis=0).all(axis=None)
    rows = mart.month(MONTH).set_index("subscriber")
    groups = mart.groups.set_index("group")
    for subscriber in people.index[people["group"] > 0][::53]:
        group, seen = people.loc[subscriber, "group"], table.loc[subscriber]
        members = mart.subscribers.query("group == @group")["subscriber"]
        there = rows.loc[rows.index.intersection(members)]
        assert seen["group_lines"] == len(there)
        assert seen["group_bill"] == pytest.approx(there["bill"].sum(), abs=0.01)
        left = months_between(MONTH, int(groups.loc[group, "contract_end"]))
        assert (seen["group_end"] == left) if left >= 0 else np.isnan(seen["group_end"])
        called = mart.visits.query("group == @group and month <= @MONTH")["month"]
        if called.empty:
            assert np.isnan(seen["unvisited"])
        else:
            assert seen["unvisited"] == months_between(int(called.max()), MONTH)


# --- no look-ahead ---------------------------------------------------------------------------


@settings(max_examples=6)
@given(position=st.integers(0, 22), seed=st.integers(0, 2**32 - 1))
def test_another_future_changes_no_signal(small_mart, position, seed):
    assert_no_look_ahead(signals_of, small_mart, small_mart.months[position], seed)


@pytest.mark.parametrize("month", [202403, 202411, 202501, 202504])
def test_signals_are_those_of_the_data_as_they_were_that_day(small_mart, month):
    pd.testing.assert_frame_equal(
        signals_of(small_mart, month), signals_of(cut_after(small_mart, month), month)
    )


# --- own data --------------------------------------------------------------------------------

ASKED = sorted(
    {f"monthly.{name}" for name in (*margin.COLUMNS, *habits.COLUMNS)} - {"monthly.status"}
    | {f"contracts.{name}" for name in TABLES["contracts"].names if name != "subscriber"}
    | {f"treatments.{name}" for name in ("month", "contacted", "accepted")}
    | {"costs.yuan", "subscribers.household", "subscribers.group", "households.payer"}
    | {"groups.contract_end"}
)


@pytest.fixture(scope="module")
def whole(small_mart):
    return signals_of(small_mart, MONTH)


@pytest.mark.parametrize("lacked", [*ASKED, "contracts", "treatments", "costs", "visits"])
def test_a_signal_is_as_it_was_or_unknown(small_mart, whole, lacked):
    there = signals_of(without(small_mart, lacked), MONTH)
    assert there.index.equals(whole.index)
    made_up = there.notna() & ~np.isclose(there, whole)
    assert not made_up.any(axis=None), list(there.columns[made_up.any()])


@pytest.mark.parametrize("lacked", [f"monthly.{name}" for name in margin.COLUMNS])
def test_no_margin_is_made_up_for_want_of_a_column(small_mart, lacked):
    assert signals_of(without(small_mart, lacked), MONTH)["margin_3m"].isna().all()


def test_a_cost_that_is_not_told_leaves_the_margin_unknown(small_mart, whole):
    tables = tables_of(small_mart)
    tables["costs"] = tables["costs"][tables["costs"]["item"] != "settlement"]
    there = signals_of(from_tables(tables), MONTH)
    assert there["margin_3m"].isna().all()
    pd.testing.assert_frame_equal(there.drop(columns="margin_3m"), whole.drop(columns="margin_3m"))


def test_too_short_a_history_leaves_sums_unknown(small_mart):
    short = signals_of(last_months(small_mart, 4), small_mart.months[-1])
    assert short[["late_6m", "suspended_12m", "quiet_6m"]].isna().all(axis=None)
    assert short[["app_days_3m", "complained_3m", "margin_3m"]].notna().all(axis=None)
