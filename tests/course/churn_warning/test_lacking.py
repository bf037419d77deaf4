"""Methods, panels and charts on a base that lacks columns: unknown is said, never drawn as a zero."""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from casekit import analysis, text
from casekit.analysis import alarm_evaluation, alarms, campaigns, models, survival
from casekit.analysis.lacks import TooFew
from casekit.analysis.models import customer_months
from casekit.classroom.explorer import every_end
from casekit.course import churn_warning
from casekit.course.churn_warning import eight_alarms, own_model
from casekit.course.churn_warning.eight_alarms import panel as eight_alarms_panel
from casekit.course.churn_warning.eight_alarms.panel import alarm_panel
from casekit.course.churn_warning.friday.methods import by_habit
from casekit.course.churn_warning.friday.panel import list_maker
from casekit.course.churn_warning.honest_split.panel import model_reader
from casekit.course.churn_warning.own_model import methods as own_methods
from casekit.course.churn_warning.procedure import todays_list
from casekit.course.churn_warning.read_aloud import column_choice, tree, tree_rules
from casekit.course.churn_warning.reasons import charts as reasons_charts
from casekit.course.churn_warning.reasons import methods as reasons
from casekit.course.churn_warning.timing import methods as timing
from casekit.course.churn_warning.value_loss import methods as value_loss
from casekit.course.churn_warning.value_loss.panel import window_builder
from casekit.course.churn_warning.zones import methods as zones
from casekit.drawing import theme
from casekit.mart import ColumnsUnknown, HistoryTooShort
from casekit.mart.faults import TableUnknown
from casekit.text import Catalogue
from tests.lacking import last_months, without


@pytest.fixture(autouse=True)
def _theme():
    """Charts in Chinese need its letters."""
    theme.theme("zh")


LACKED = ("monthly.minutes_in", "monthly.calls_out", "monthly.quality", "contracts")


@pytest.fixture(scope="module")
def lacking(small_mart):
    """The small base without three columns of use and without contracts."""
    return without(small_mart, *LACKED)


# --- models ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", models.KINDS)
def test_features_that_are_missing_throughout_are_dropped_by_name(small_mart, kind):
    rows = customer_months(small_mart, [202406, 202409])
    gone = rows.assign(quality_3m=np.nan, friends=np.nan)
    made = models.fit(gone, kind)
    assert made.dropped == ("quality_3m", "friends")
    assert not set(made.dropped) & set(made.columns)
    less = models.fit(rows.drop(columns=["quality_3m", "friends"]), kind)
    pd.testing.assert_series_equal(made.score(gone), less.score(gone))
    assert models.fit(rows, kind).dropped == ()
    with pytest.raises(TooFew, match="所有特征都没有数据"):
        models.fit(rows[["leaves"]].assign(bill_mean_3m=np.nan), kind)


def test_a_column_that_says_nothing_is_not_offered(small_mart):
    rows = customer_months(small_mart, [202406])
    given = rows[["age", "tenure_months"]].assign(age=np.nan), rows[["active_days"]]
    assert list(column_choice.gains(*given, rows["leaves"]).index) == [
        "tenure_months",
        "active_days",
    ]


def test_the_model_reader_names_what_was_dropped(lacking, small_mart, monkeypatch):
    monkeypatch.setenv("CASEKIT_STRICT", "1")
    assert "近三月平均网络质量评分" in model_reader(lacking).words
    with text.using("en"):
        assert "Left out because the data do not have them" in model_reader(lacking).words
    assert "没有数据" not in model_reader(small_mart).words


# --- alarms ---------------------------------------------------------------------------------------


def test_rates_are_over_the_lines_whose_alarm_is_known():
    index = pd.Index(range(6), name="subscriber")
    fired = pd.DataFrame(
        {
            "spend": pd.array([True, True, False, None, None, False], dtype="boolean"),
            "off_net": [True, False, False, True, False, False],
            "traffic": pd.array([None] * 6, dtype="boolean"),
        },
        index=index,
    )
    left = pd.Series([True, False, True, True, False, False], index=index)
    card = alarm_evaluation.scorecard(fired, left)
    assert card.loc["spend", ["customers", "leavers", "alarmed", "caught"]].tolist() == [4, 2, 2, 1]
    assert card.loc["spend", "recall"] == pytest.approx(1 / 2)
    assert card.loc["off_net", "recall"] == pytest.approx(2 / 3)
    assert card.loc["traffic", "customers"] == 0
    assert card.loc["traffic", ["precision", "recall", "base_rate"]].isna().all()
    by_count = alarm_evaluation.by_count(fired, left)
    assert by_count["alarmed"].tolist() == [3, 1, 0]


def test_the_panel_says_which_alarms_are_unknown_and_why(lacking, small_mart, monkeypatch):
    monkeypatch.setenv("CASEKIT_STRICT", "1")
    names = {"traffic": "话务量", "call_frequency": "通话频次", "incoming_share": "被叫占比"}
    shown = alarm_panel(lacking)
    for name in (*names.values(), "被叫分钟（monthly.minutes_in）", "未知不等于没报"):
        assert name in shown.words
    with text.using("en"):
        assert "Unknown is not the same as off" in alarm_panel(lacking).words
    _, table = eight_alarms_panel.draw(shown.result)
    assert [f"{name}（未知）" in table.index for name in names.values()] == [True] * 3
    assert (table.loc["话务量（未知）"].drop("报警客户", errors="ignore") == "–").any()
    taken = eight_alarms_panel.takeaway(shown.result)
    assert (taken["话务量"] == "？").all()
    assert set(taken["消费值"]) <= {"●", ""}
    known = alarm_panel(small_mart)
    assert "未知" not in known.words
    card, whole = shown.result.scorecard, known.result.scorecard
    others = [one for one in alarms.ALARMS if one not in names]
    pd.testing.assert_frame_equal(card.loc[others], whole.loc[others])


def test_the_panel_answers_at_every_end_without_three_alarms(lacking, monkeypatch):
    monkeypatch.setenv("CASEKIT_STRICT", "1")
    shown = alarm_panel(lacking)
    for setting in every_end(shown.controls):
        shown.set(**setting)
        assert shown.fault is None
        assert "nan" not in shown.words.lower()


def test_charts_mark_the_alarms_that_are_unknown(lacking):
    at = models.decision(lacking)
    fired = alarms.fire(alarms.signals(alarms.history(lacking, at.month), at.month))
    bars = eight_alarms.alarm_bars(alarm_evaluation.scorecard(fired, at.leaves))
    rang = alarms.fire(alarm_evaluation.signals_by_month(lacking, lacking.months[3:]))
    lead = alarm_evaluation.lead_summary(alarm_evaluation.lead_times(rang, lacking.churn))
    assert not {"traffic", "call_frequency", "incoming_share"} & set(lead.index)
    for figure in (bars, eight_alarms.lead_bars(lead)):
        said = [one.get_text() for ax in figure.axes for one in ax.get_yticklabels()]
        assert sum(name.endswith("（未知）") for name in said) in {3, 6}  # once, or on both sides
        assert "手机终端" in said
    table = eight_alarms.alarm_definitions(unknown=alarms.unknown(lacking)).text
    assert table.count("**未知**") == 3
    assert "数据里没有主叫次数（monthly.calls_out）" in table
    assert "未知" not in eight_alarms.alarm_definitions().text


# --- lists, value loss, what is too few -----------------------------------------------------------


def test_habits_without_their_column_are_no_lists(small_mart, monkeypatch):
    monkeypatch.setenv("CASEKIT_STRICT", "1")
    features = models.decision(small_mart).features
    gone = features.assign(complaints_3m=np.nan)
    assert list(by_habit(gone)) == ["bill", "tenure", "bill_fall"]
    shown = list_maker(without(small_mart, "monthly.bill"))
    assert set(shown.result.found.index) == {"tenure", "random"}
    nothing = features.assign(complaints_3m=np.nan, bill_mean_3m=np.nan, tenure_months=np.nan, bill_trend=np.nan)  # fmt: skip
    with pytest.raises(TooFew, match="排不出名单"):
        by_habit(nothing)


def test_value_loss_needs_bills_and_takes_what_use_there_is(small_mart, monkeypatch):
    monkeypatch.setenv("CASEKIT_STRICT", "1")
    less = without(small_mart, "monthly.minutes_out")
    rows = value_loss.loss_panel(less, [202409], leak=True)
    assert set(value_loss.CURRENT) & set(rows) == {"bill_current", "data_current"}
    assert list(value_loss.as_in_use(rows, less).columns) == list(rows.columns)
    window_builder(less).set(leak=True)
    for ask in (
        lambda base: value_loss.loss_panel(base, [202409]),
        window_builder,
        zones.zoned,
    ):
        with pytest.raises(ColumnsUnknown, match="monthly.bill"):
            ask(without(small_mart, "monthly.bill"))
    with pytest.raises(ColumnsUnknown, match="subscribers.join_month"):
        zones.zoned(without(small_mart, "subscribers.join_month"))


def test_a_model_of_ones_own_says_what_is_lacking(small_mart):
    with pytest.raises(ColumnsUnknown, match="monthly.rival_calls"):
        own_model.history(without(small_mart, "monthly.rival_calls"))
    for ask in (own_model.vendor, own_model.half_scored, own_model.leaning):
        with pytest.raises(ColumnsUnknown, match="churn.kind"):
            ask(without(small_mart, "churn.kind"))
    for ask in (own_model.vendor, own_model.half_scored):
        with pytest.raises(HistoryTooShort):
            ask(last_months(small_mart, 12))
    rows = own_model.history(small_mart)
    nobody = small_mart.churn.iloc[:0]
    with pytest.raises(TooFew, match="没有客户主动离网"):
        own_methods.scores_on(rows, nobody, 202506)


def test_what_data_lack_for_a_method_is_said_in_words(small_mart):
    lacks = [
        (TableUnknown, "contracts", lambda base: survival.contract_timeline(base)),
        (ColumnsUnknown, "contracts.end_month", lambda base: survival.contract_timeline(base)),
        (ColumnsUnknown, "churn.stated_reason", lambda base: reasons.evidence(base)),
        (ColumnsUnknown, "monthly.quality", lambda base: reasons.evidence(base)),
        (ColumnsUnknown, "treatments.arm", lambda base: campaigns.outcomes(base)),
        (TableUnknown, "campaigns", lambda base: campaigns.outcomes(base)),
        *((TableUnknown, name, todays_list) for name in ("contacts", "campaigns", "treatments")),
        (ColumnsUnknown, "treatments.contacted", todays_list),
    ]
    for kind, name, ask in lacks:
        with pytest.raises(kind, match=name):
            ask(without(small_mart, name))
    with pytest.raises(campaigns.NoCampaign, match="编号为 9"):
        campaigns.campaign_of(small_mart, 9)


@pytest.mark.parametrize(
    ("months", "needed", "ask"),
    [
        (1, 2, survival.contract_timeline),
        (4, 5, reasons.evidence),
        (3, 4, lambda base: alarm_evaluation.signals_by_month(base, base.months[3:])),
        (11, 12, models.split),
    ],
)
def test_too_few_months_are_counted(small_mart, months, needed, ask):
    with pytest.raises(HistoryTooShort) as short:
        ask(last_months(small_mart, months))
    assert (short.value.facts["needed"], short.value.facts["there"]) == (needed, months)
    ask(last_months(small_mart, needed))


def test_where_nothing_can_be_counted_there_is_a_sentence(small_mart):
    rows = customer_months(small_mart, [202406])
    X, y = rows.drop(columns="leaves"), rows["leaves"]
    alone = tree.GainRatioTree(min_leaf=len(rows)).fit(X, y)
    with pytest.raises(TooFew, match="没有一条“会离网”的规则"):
        tree_rules.leaving(alone)
    found = reasons.evidence(small_mart)
    few = pd.Series({"price": reasons_charts.FEWEST - 1, "service": 99})
    with pytest.raises(TooFew, match="说“价格”的离网客户不到 15 位"):
        reasons_charts.evidence_heat(reasons.evidence_lift(found, found["stated_reason"]), few)
    nobody = alarm_evaluation.lead_times(pd.DataFrame({"spend": []}, index=pd.MultiIndex.from_product([[202406], []], names=["month", "subscriber"])), small_mart.churn.iloc[:0])  # fmt: skip
    with pytest.raises(TooFew, match="主动离网的客户一个也没有"):
        alarm_evaluation.lead_summary(nobody)


def test_a_call_plan_knows_nothing_across_a_gap():
    rate = pd.DataFrame({"hazard": 0.02}, index=pd.Index([*range(-6, 0), *range(1, 10)]))
    plan = timing.call_plan(rate, fading=1, lasting=1)
    assert plan.loc[[-2, -1], "saved_per_1000"].isna().all()
    assert plan.loc[[-3, 0], "saved_per_1000"].notna().all()
    assert timing.best_month(plan) not in {-2, -1}
    with pytest.raises(TooFew, match="没有合约到期"):
        timing.best_month(plan.loc[[-2, -1]])


def _said(home: Path, catalogue: str) -> set[str]:
    code = "\n".join(path.read_text(encoding="utf-8") for path in home.rglob("*.py"))
    return set(re.findall(rf'TooFew\(\s*"(\w+)"{catalogue}', code))


def test_every_lack_has_its_sentence():
    """In the topic's own catalogue where that is named, else in that of the analyses."""
    module = Path(churn_warning.__file__).parent
    shared = _said(Path(analysis.__file__).parent, "") | _said(module, r"(?!,\s*texts)")
    assert shared | {campaigns.NoCampaign.key} == set(Catalogue("casekit.analysis").names("faults"))
    for topic in churn_warning.TOPICS:
        own = Catalogue(f"casekit.course.churn_warning.{topic}").names("faults")
        assert _said(module / topic, r",\s*texts") == set(own), topic
