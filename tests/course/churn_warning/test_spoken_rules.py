"""Rules as they are read out: every bound in spoken words, and none that chance made."""

import pandas as pd
import pytest

from casekit import text
from casekit.course.churn_warning.read_aloud import spoken
from casekit.course.churn_warning.read_aloud.nodes import Threshold
from casekit.course.churn_warning.read_aloud.tree_rules import Rule


def rule(*asked):
    """A rule of (column, bound, whether above it)."""
    steps = tuple((Threshold(column, at, 0), int(above)) for column, at, above in asked)
    return Rule(steps, 100, 90, True)


def measured(*rows):
    return pd.DataFrame(rows, columns=["customers", "confidence"])


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("data_trend", 0.6, False), "流量比前三个月少了 40% 以上"),
        (("data_trend", 0.6, True), "流量没少那么多（不到 40%）"),
        (("data_trend", 1.25, True), "流量比前三个月多了 25% 以上"),
        (("off_net_change", 0.06, True), "打给异网号码的占比，比前三个月多了 6 个百分点以上"),
        (("rival_calls", 0.0, True), "打过异网客服热线"),
        (("rival_calls", 0.0, False), "没打过异网客服热线"),
        (("tenure_months", 2.0, False), "入网不超过 2 个月"),
        (("tenure_months", 2.5, True), "入网超过 2 个月"),
        (("beyond_fee_share", 0.558, True), "月费以外的钱占账单 56% 以上"),
        (("beyond_fee_share", 0.558, False), "月费以外的钱不到账单的 56%"),
        (("rival_saving", 12.0, True), "按近三月用量改用竞争对手最便宜套餐可省超过 12"),
    ],
)
def test_a_bound_is_said_as_a_person_would(asked, said):
    with text.using("zh"):
        assert spoken.aloud(rule(asked)) == said


def test_the_surest_rule_comes_first_and_rules_of_few_are_not_read_out():
    rules = [rule(("data_trend", 0.6, False)), rule(("rival_calls", 0.0, True)),
             rule(("off_net_change", 0.06, True))]  # fmt: skip
    with text.using("en"):
        said = str(spoken.read_out(rules, measured((200, 0.3), (29, 0.99), (40, 0.75))))
    assert said.index("**75**") < said.index("**30**")
    assert "99" not in said


def test_nobody_at_a_counter_is_read_four_conditions():
    long = rule(*[("rival_calls", 0.0, True), ("bill_trend", 0.8, False),
                  ("data_trend", 0.6, False), ("off_net_change", 0.06, True)])  # fmt: skip
    short = rule(("rival_calls", 0.0, True))
    with text.using("en"):
        said = str(spoken.read_out([long, short], measured((200, 0.9), (200, 0.3))))
    assert "**30**" in said
    assert "**90**" not in said


def test_where_no_rule_is_met_often_enough_that_is_said():
    with text.using("en"):
        assert "chance" in str(
            spoken.read_out([rule(("rival_calls", 0.0, True))], measured((5, 1.0)))
        )
