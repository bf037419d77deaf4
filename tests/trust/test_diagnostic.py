"""All rules of the contract are counted; data that was tampered with is told by the rule's name."""

import pandas as pd
import pytest

from casekit import text
from casekit.mart import from_tables
from casekit.trust import examine, page, summary
from casekit.trust.diagnostic import diagnose
from casekit.trust.words import TEXTS
from synthetic.schema import TABLES

from .all_tables import all_tables


@pytest.fixture
def tables(small_mart):
    """Every table of a small base by the name of its folder, free to be spoiled."""
    return all_tables(small_mart)


def broken(tables) -> set[tuple[str, str]]:
    """The rules that a dataset of these tables breaks."""
    return {(rule.table, rule.rule) for rule in diagnose(from_tables(tables)) if not rule.kept}


def test_a_made_base_keeps_every_rule(mart):
    rules = diagnose(mart)
    assert [rule for rule in rules if not rule.kept] == []
    assert {rule.table for rule in rules} == set(TABLES)
    rows = sum(len(mart.month(month, ["month"])) for month in mart.months)
    bill = next(rule for rule in rules if rule.rule == "bill_is_no_sum")
    assert bill.checked == rows


def test_every_reference_and_key_is_a_rule(mart):
    rules = {(rule.table, rule.rule, rule.columns) for rule in diagnose(mart)}
    for table in TABLES.values():
        assert (table.name, "repeated_key", table.key) in rules
        for column, _ in table.references:
            assert (table.name, "lost_reference", (column,)) in rules


def test_every_rule_has_words(mart):
    for rule in diagnose(mart):
        assert TEXTS.has(f"rules.{rule.rule}")


def _bill_changed(tables):
    tables["monthly"].loc[5, "bill"] += 10


def _key_doubled(tables):
    monthly = tables["monthly"]
    tables["monthly"] = pd.concat([monthly, monthly.iloc[[3]]], ignore_index=True)


def _lost_household(tables):
    tables["subscribers"].loc[0, "household"] = 999_999


def _more_over_than_used(tables):
    tables["monthly"].loc[7, "over_gb"] = tables["monthly"].loc[7, "data_gb"] + 1


def _seen_after_leaving(tables):
    tables["churn"].loc[tables["churn"].index[-1], "month"] = 202402


def _contract_left_wrong(tables):
    tables["monthly"].loc[tables["monthly"]["contract_left"] > 3, "contract_left"] -= 1


def _out_of_range(tables):
    tables["monthly"].loc[2, "active_days"] = 40


def _true_hazard_above_one(tables):
    tables["truth/state"].loc[0, "hazard"] = 1.5


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_bill_changed, ("monthly", "bill_is_no_sum")),
        (_key_doubled, ("monthly", "repeated_key")),
        (_lost_household, ("subscribers", "lost_reference")),
        (_more_over_than_used, ("monthly", "over_more_than_used")),
        (_seen_after_leaving, ("monthly", "after_leaving")),
        (_contract_left_wrong, ("monthly", "contract_left_differs")),
        (_out_of_range, ("monthly", "out_of_range")),
        (_true_hazard_above_one, ("state", "out_of_range")),
    ],
)
def test_tampered_data_fails_by_the_rules_name(tables, spoil, told):
    spoil(tables)
    assert told in broken(tables)


def test_text_among_numbers_leaves_the_tables_other_rules_unchecked(tables):
    tables["monthly"]["bill"] = tables["monthly"]["bill"].astype(object)
    tables["monthly"].loc[0, "bill"] = "many"
    rules = diagnose(from_tables(tables))
    assert ("monthly", "wrong_type") in {(r.table, r.rule) for r in rules if not r.kept}
    assert "bill_is_no_sum" not in {rule.rule for rule in rules}


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_unsound_data_is_told_and_not_measured(tables, lang):
    _bill_changed(tables)
    report = examine(from_tables(tables))
    assert not report.sound
    assert report.measured == []
    with text.using(lang):
        said = "\n".join(summary.lines(report))
        problem = next(str(p) for rule in report.rules for p in rule.problems)
        assert problem in said
        assert TEXTS("calibration.unmeasured") in said
        assert "bill" in page.html(report)
