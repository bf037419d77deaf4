"""Rules as they are read out: every bound in spoken words, and none that chance made."""

import numpy as np
import pandas as pd
import pytest

from casekit import text
from casekit.analysis.lacks import TooFew
from casekit.course.churn_warning.read_aloud import spoken
from casekit.course.churn_warning.read_aloud.from_the_top import read_from_the_top
from casekit.course.churn_warning.read_aloud.nodes import Threshold
from casekit.course.churn_warning.read_aloud.tree_rules import Rule
from casekit.mart.names import feature, is_flag
from casekit.mart.signals import FEATURES


def rule(*asked):
    """A rule of (column, bound, whether above it)."""
    steps = tuple((Threshold(column, at, 0), int(above)) for column, at, above in asked)
    return Rule(steps, 100, 90, True)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("data_trend", 0.6, False), "流量比前三个月少了 40% 以上"),
        (("data_trend", 0.6, True), "流量没少那么多（不到 40%）"),
        (("data_trend", 1.25, True), "流量比前三个月多了 25% 以上"),
        (("off_net_change", 0.06, True), "打给异网的比重升了 6 个百分点以上"),
        (("rival_calls", 0.0, True), "当月打过异网客服热线"),
        (("rival_calls", 0.0, False), "当月没打过异网客服热线"),
        (("rival_calls_3m", 1.0, True), "近三个月打异网客服热线至少 2 次"),
        (("plan_tier", 1.0, False), "套餐在第 1 档或以下"),
        (("broadband", 0.0, True), "有宽带"),
        (("tenure_months", 2.0, False), "入网不超过 2 个月"),
        (("tenure_months", 2.5, True), "入网满 3 个月"),
        (("beyond_fee_share", 0.558, True), "超套、增值这些月费以外的费用占账单 56% 以上"),
        (("beyond_fee_share", 0.558, False), "超套、增值这些月费以外的费用不到账单的 56%"),
        (("rival_saving", 12.0, True), "换竞争对手最便宜的套餐每月能省 12 元以上"),
        (("quality_3m", 62.0, True), "网络质量评分超过 62 分"),
    ],
)
def test_a_bound_is_said_as_a_person_would(asked, said):
    with text.using("zh"):
        assert spoken.aloud(rule(asked)) == said


@pytest.fixture
def people():
    """Customers and who leaves: of those who use less and ring a rival nearly all, of the rest few."""
    fell, rang, moved, few = (np.arange(1000) % n == 0 for n in (4, 6, 8, 100))
    X = pd.DataFrame({"data_trend": np.where(fell, 0.4, 1.0), "rival_calls": rang.astype(float),
                      "off_net_change": np.where(moved, 0.1, 0.0), "complaints_3m": few.astype(float)})  # fmt: skip
    place = np.arange(1000) % 7
    leave = np.select(
        [fell & moved, rang & fell, rang, few], [place < 6, place < 4, place < 1, True], place < 0
    )
    index = pd.MultiIndex.from_product(
        [[202501, 202502], range(500)], names=["month", "subscriber"]
    )
    return X.set_index(index), pd.Series(leave, index=index)


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ((("data_trend", 0.9, False), ("data_trend", 0.6, True)), "流量比前三个月少了 10% 到 40%"),
        ((("data_trend", 1.4, False), ("data_trend", 1.1, True)), "流量比前三个月多了 10% 到 40%"),
        ((("off_net_change", 0.06, False), ("off_net_change", 0.02, True)), "打给异网的比重升了 2 到 6 个百分点"),
        ((("off_net_change", -0.02, False), ("off_net_change", -0.06, True)), "打给异网的比重降了 2 到 6 个百分点"),
        ((("data_trend", 1.2, False), ("data_trend", 0.8, True)), "流量最多比前三个月多 20%，流量没少那么多（不到 20%）"),
    ],
    ids=["fell", "rose", "points up", "points down", "about as before"],
)  # fmt: skip
def test_both_ends_of_a_bound_are_said_at_once(ends, said):
    with text.using("zh"):
        assert spoken.aloud(rule(*ends)) == said


FELL, RANG = ("data_trend", 0.6, False), ("rival_calls", 0.0, True)
MOVED, NOT_MOVED = ("off_net_change", 0.06, True), ("off_net_change", 0.06, False)


def in_words(people, *rules, lang="en"):
    with text.using(lang):
        return str(spoken.read_out(read_from_the_top(rules, people, people)))


def test_a_rule_does_not_repeat_what_those_before_it_have_settled(people):
    """And its figure is of those who are left."""
    X, left = people
    said = in_words(people, rule(FELL, MOVED), rule(FELL, NOT_MOVED, RANG)).splitlines()
    assert said[1].startswith("- **B**: otherwise, when data use is down by 40% or more")
    assert "did not" not in said[1]
    there = (X["data_trend"] < 0.6) & (X["off_net_change"] < 0.06) & (X["rival_calls"] > 0)
    assert f"**{round(100 * left[there].mean())}** of 100" in said[1]
    assert f"{100 * left.mean():.1f} leave" in said[-1]


@pytest.mark.parametrize("column", [one.name for one in FEATURES if not is_flag(one.name)])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_bound_has_words_of_its_own(lang, column):
    said = {"zh": ("超过", "不超过"), "en": ("came to",)}[lang]
    with text.using(lang):
        for above in (True, False):
            words = spoken.aloud(rule((column, 0.4, above)))
            assert not any(words.startswith(feature(column) + " " + one) for one in said)
            assert not set("≤>") & set(words)


@pytest.mark.parametrize("column", [one.name for one in FEATURES if is_flag(one.name)])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_yes_or_no_is_said_as_a_sentence(lang, column):
    with text.using(lang):
        for above in (True, False):
            assert not set(":：") & set(spoken.aloud(rule((column, 0.0, above))))


def test_the_surest_rule_comes_first_whatever_the_tree_says(people):
    reading = read_from_the_top([rule(RANG), rule(FELL, MOVED)], people, people)
    assert reading.rules[0] == rule(FELL, MOVED)
    assert reading.worth["confidence"].is_monotonic_decreasing


@pytest.mark.parametrize(
    "left_out",
    [
        rule(("complaints_3m", 0.0, True)),  # ten people, all of whom leave
        rule(FELL, RANG, ("active_days_trend", 2.0, False), ("complaints_3m", 0.0, False)),
        rule(("data_trend", 0.6, True)),  # hardly more than anybody
    ],
    ids=["few", "four conditions", "weak"],
)
def test_what_is_not_worth_a_place_on_the_wall_stays_off_it(people, left_out):
    X, left = people
    people = X.assign(active_days_trend=1.0), left
    assert read_from_the_top([left_out, rule(FELL, MOVED)], people, people).rules == [
        rule(FELL, MOVED)
    ]
    with pytest.raises(TooFew):
        read_from_the_top([left_out], people, people)
