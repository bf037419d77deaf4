"""Target lists: the rule applied by hand, and the order of lists under the truth of the case."""

import pandas as pd
import pytest

from casekit.analysis import campaigns
from casekit.classroom.kinds.kind import Unreadable
from casekit.course.churn_warning.expiry_cliff import methods as targeting
from casekit.course.churn_warning.expiry_cliff.methods import CASE_MONTH, NO_CONTRACT, TargetRule
from casekit.course.churn_warning.expiry_cliff.questions import free_list
from casekit.mart import truth


@pytest.fixture(scope="module")
def priced(cliff_mart):
    """The case's table and the gain of calling each customer under the truth."""
    table = targeting.case_table(cliff_mart, CASE_MONTH)
    effects = truth.of(cliff_mart).effects.query("campaign == 2").set_index("subscriber")
    return table, effects, campaigns.gains(table, effects, campaigns.pilot_costs(cliff_mart, 2))


def customers() -> pd.DataFrame:
    """Five customers of a case table."""
    return pd.DataFrame(
        {
            "score": [0.9, 0.2, 0.2, 0.1, 0.5],
            "bill": [30.0, 80.0, 80.0, 120.0, 60.0],
            "value": [432.0, 1152.0, 1152.0, 1728.0, 864.0],
            "score_value": [259.0, 154.0, 154.0, 115.0, 288.0],
            "saving": [5.0, 0.0, 0.0, 9.0, 2.0],
            "ends_in": [0, 1, 2, NO_CONTRACT, -3],
            "alarms": [4, 0, 1, 0, 2],
        },
        index=pd.Index([11, 13, 12, 14, 15], name="subscriber"),
    )


def chosen(**fields) -> list[int]:
    return list(targeting.choose(customers(), TargetRule(**fields)).index)


def test_rules_by_hand():
    assert chosen() == [11, 15, 12, 13, 14]  # ties go to the lower number
    assert chosen(calls=2) == [11, 15]
    assert chosen(ends_from=0, ends_to=2, others=False, rank_by="bill") == [12, 13, 11]
    assert chosen(others=False) == [11, 15, 12, 13]
    assert chosen(most_alarms=1, rank_by="bill") == [14, 12, 13]
    assert chosen(least_bill=60, rank_by="ends_in", others=False) == [15, 13, 12]
    assert chosen(least_score=0.15, most_score=0.5) == [15, 12, 13]
    assert chosen(calls=0) == []
    with pytest.raises(ValueError, match="rank_by"):
        TargetRule(rank_by="luck")
    with pytest.raises(ValueError, match="calls"):
        TargetRule(calls=-1)


def test_money_by_hand():
    effects = pd.DataFrame({"effect": [-0.5, 0.1], "accept": [0.5, 0.0]}, index=[11, 12])
    gain = campaigns.gains(customers(), effects, campaigns.Costs(3.0, 20.0, 0.4))
    assert gain[11] == pytest.approx(0.5 * 432 - 3 - 10)
    assert gain[12] == pytest.approx(-0.1 * 1152 - 3)
    assert list(campaigns.oracle(gain, 5)) == [11]
    assert campaigns.share_of_oracle([11], gain, 5) == pytest.approx(1)
    assert campaigns.share_of_oracle([12, 99], gain, 5) < 0
    with pytest.raises(ValueError, match="no list"):
        campaigns.share_of_oracle([12], gain.drop(11), 5)


def test_outcomes_by_hand():
    effects = pd.DataFrame(
        {"leaves_untreated": [True, True, False, False], "leaves_treated": [False, True, True, False]},
        index=[1, 2, 3, 4],
    )  # fmt: skip
    made = campaigns.outcome_of([1, 2, 3, 4, 99], effects)
    assert made.to_dict() == {"kept": 1, "lost": 1, "woken": 1, "stays": 1, "unknown": 1}


def test_the_riskiest_are_not_the_best_targets(priced):
    table, _, gain = priced
    rules = {
        "riskiest": TargetRule(),
        "bills": TargetRule(rank_by="bill"),
        "soonest": TargetRule(ends_from=0, others=False, rank_by="ends_in"),
        "expiring": TargetRule(ends_from=0, ends_to=2, others=False, rank_by="bill"),
    }
    share = {
        name: campaigns.share_of_oracle(targeting.choose(table, rule).index, gain, targeting.CALLS)
        for name, rule in rules.items()
    }
    assert share["expiring"] > 0.40
    assert share["expiring"] > share["bills"] > share["riskiest"]
    assert share["soonest"] < 0.35
    assert max(share.values()) < 1


def test_case_table_is_what_the_room_knows(priced, cliff_mart):
    table, effects, _ = priced
    assert table.index.is_unique
    assert table.notna().all(axis=None)
    assert not {"effect", "risk_untreated", "need"} & set(table.columns)
    expiring = table["ends_in"].between(1, 2).mean()
    assert expiring > 0.2  # the cliff: a large part of the base ends in July and August
    became = campaigns.outcome_of(table.index, effects)
    assert became.sum() == len(table)
    assert became["unknown"] == (table["tenure"] == 0).sum() <= 0.03 * len(table)


def test_nobody_is_on_the_list_who_may_not_be_called(priced, cliff_mart):
    table = priced[0]
    people = cliff_mart.subscribers.set_index("subscriber")
    on_it = people.reindex(table.index)
    assert on_it["marketing_consent"].all()
    assert not on_it["do_not_disturb"].any()
    others = people.index[~people["marketing_consent"]][:5]
    kind = free_list.kind.takes
    assert kind.read(table.index[:5], cliff_mart) == frozenset(table.index[:5])
    with pytest.raises(Unreadable) as refused:
        kind.read([*table.index[:5], *others], cliff_mart)
    assert (refused.value.key, refused.value.slots) == ("unknown_subscribers", {"count": 5})
