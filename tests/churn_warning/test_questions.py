"""The module's questions: what follows from every declaration, and facts that the texts state."""

import pandas as pd
import pytest

from casekit import text
from casekit.classroom import Outcome, derived, questions_of, timelimit
from casekit.course.churn_warning import labels, questions, reference, targeting
from casekit.course.churn_warning.charts.words import Sentence
from casekit.course.churn_warning.questions import (
    about_alarms,
    about_models,
    about_reasons,
    about_rules,
    about_timing,
    about_trials,
    exhibits,
    expiry_cliff,
)
from casekit.mart import NoTruth
from casekit.mart import open as open_mart

SEEDS = (7, 8, 11)
ASKED = questions_of(questions)


def _opened(make_dataset, seed: int) -> dict:
    """Return the lesson's mart (None) and its case's."""
    return {
        case: open_mart(make_dataset(case or "classroom", seed))
        for case in (None, expiry_cliff.CASE)
    }


@pytest.fixture(scope="module", params=SEEDS, ids="seed-{}".format)
def marts(request, make_dataset):
    """Both datasets of one seed."""
    return _opened(make_dataset, request.param)


@pytest.fixture(scope="module")
def one_sheet(make_dataset):
    """The questions on one seed, for what does not depend on the data."""
    made = _opened(make_dataset, SEEDS[0])
    return derived.sheet(ASKED, made.__getitem__)


@pytest.fixture(scope="module")
def sheet(marts):
    return derived.sheet(ASKED, marts.__getitem__)


@pytest.fixture(scope="module")
def lesson_mart(marts):
    return marts[None]


@pytest.fixture(scope="module")
def case_mart(marts):
    return marts[expiry_cliff.CASE]


def _is_junk(check) -> bool:
    return check.about.startswith("junk")


@pytest.mark.parametrize(
    "check", [c for c in derived.checks(ASKED) if not _is_junk(c)], ids=str
)  # fmt: skip
def test_question(check, sheet):
    check(sheet)


@pytest.mark.parametrize("check", [c for c in derived.checks(ASKED) if _is_junk(c)], ids=str)
def test_junk_is_refused(check, one_sheet):
    with timelimit.at_most(1.0):
        check(one_sheet)


# --- what the practice promises ---------------------------------------------------------------


def test_the_two_tracks():
    decide = [one for one in ASKED.values() if one.track == "decide"]
    code = [one for one in ASKED.values() if one.track == "code"]
    assert len(decide) >= 10
    assert len({type(one.kind) for one in decide}) >= 5
    assert len(code) >= 7
    assert 80 <= sum(one.minutes for one in decide) + 11 <= 95  # 11: introduction and case to read
    assert all(len(one.mistakes) >= 2 for one in ASKED.values())


def test_every_row_is_asked_by_card():
    rows = {row for one in ASKED.values() if one.track == "decide" for row in one.covers}
    assert rows == {"W1", "W2", "W3", "W4", "W5", "W6", "W11"}


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_prompts_of_cards_are_short(lang, one_sheet):
    with text.using(lang):
        for name, one in ASKED.items():
            if one.track == "decide":
                prompt = one_sheet[name].key.text("prompt")
                size = len(prompt) if lang == "zh" else len(prompt.split())
                assert size <= (190 if lang == "zh" else 95), (name, size)


# --- facts that the messages rest on ----------------------------------------------------------


def test_more_alarms_make_a_shorter_and_purer_list(lesson_mart):
    table = about_alarms.by_count(lesson_mart).loc[1:5]
    assert table["alarmed"].is_monotonic_decreasing
    assert table["precision"].is_monotonic_increasing
    assert table.loc[about_alarms.AT_LEAST, "precision"] < 0.5  # “most calls are still wasted”
    assert table.loc[2, "alarmed"] > 1.5 * table.loc[3, "alarmed"]  # “one fewer doubles the list”


def test_the_precise_alarm_comes_late(lesson_mart):
    leads, scores = about_alarms.over_all_months(lesson_mart)
    assert scores["precision"].idxmax() == "off_net"
    early = leads["ahead_2"] + leads["ahead_3"]
    assert early["off_net"] < early["traffic"] < early["call_frequency"]
    assert early["contract_expiry"] < early["off_net"]


def test_most_who_say_price_left_for_something_else(lesson_mart):
    table = about_reasons.confusion(lesson_mart)
    assert table.loc["price", "price"] < 0.5 * table["price"].sum()
    assert table.sum(axis=1)["service"] > 1.5 * table.sum(axis=0)["service"]


def test_outcomes_that_are_not_ready(lesson_mart):
    facts = about_trials.honest_trials.reference(lesson_mart).facts
    assert (facts["ready"], facts["unready"], facts["first"]) == (202504, 202506, 202507)


def test_only_the_half_and_half_model_overstates(lesson_mart):
    table = about_models.models_compared(lesson_mart)
    times = table["mean_score"] / table["churn_rate"]
    assert times["boosting_half"] > 3
    assert times.drop("boosting_half").between(0.7, 1.4).all()
    assert table.loc["boosting_half", "auc"] > table["auc"].min()


def test_the_customer_number_gains_everything_and_is_worth_nothing(lesson_mart):
    table = about_rules.gains(lesson_mart)
    assert table["gain"].idxmax() == "subscriber"
    assert table.loc["subscriber", "ratio"] < 0.2 * table["ratio"].max()
    wall = about_rules.wall(lesson_mart)
    assert 2 <= len(wall) <= 8
    assert (wall["of_them"].sum() / wall["cases"].sum()) > 0.7


def test_quick_leaving_moves_the_best_month_towards_the_end(lesson_mart):
    kept = about_timing.plan(lesson_mart)["saved_per_1000"]
    assert kept.idxmax() in (-1, 0, 1)
    assert kept[3] < 0.8 * kept.max()
    assert kept[-2] < 0.8 * kept.max()


def test_more_than_one_setting_passes(sheet, lesson_mart):
    asked = sheet["best_cut_off"]
    assert asked.judge(0.09).outcome is asked.judge(0.11).outcome is Outcome.PASSED
    assert asked.judge(0.15).outcome is Outcome.NOT_YET
    visits = [step / 200 for step in range(1, 121)]
    passing = [v for v in visits if sheet["red_border"].judge(v).outcome is Outcome.PASSED]
    assert len(passing) >= 2


# --- the case ---------------------------------------------------------------------------------


def test_many_rules_pass_the_case(sheet):
    right = expiry_cliff.target_list.reference(sheet["target_list"].mart).value
    for changed in ({"ends_to": 2}, {"ends_from": -1}, {"least_bill": 20}):
        assert sheet["target_list"].judge({**right, **changed}).outcome is Outcome.PASSED, changed


def test_slips_near_a_known_one_are_recognised(sheet):
    start = {name: one.value for name, one in expiry_cliff.CONTROLS.items()}
    told = {
        "riskiest_first": {"calls": 250},
        "biggest_bills": {"rank_by": "bill", "calls": 250},
        "others_left_in": {"ends_from": -1, "ends_to": 2, "rank_by": "bill"},
        "after_expiry": {"ends_from": -3, "ends_to": -1, "rank_by": "bill", "others": False},
    }
    for slip, changed in told.items():
        assert sheet["target_list"].judge({**start, **changed}).mistake == slip


def test_the_oracle_knows_classes_and_nobody_by_name(case_mart):
    table = expiry_cliff.customers(case_mart)
    chosen = expiry_cliff.oracle(case_mart)
    assert len(chosen) == targeting.CALLS
    soon = table.loc[chosen, "ends_in"].between(-1, 3).mean()
    assert soon > 0.8
    # Within a class the oracle can only go by the bill.
    same = table[expiry_cliff.classes(table) == "soon/low"]
    taken = same.index.isin(chosen)
    assert same["value"][taken].min() >= same["value"][~taken].max() - 1e-9


def test_the_order_of_lists(case_mart):
    net = expiry_cliff.lists_compared(case_mart)["net"]
    assert net["most_alarms"] < net["best_payers"] < net["expiring_by_bill"]
    assert net["riskiest"] < 0.6 * net["expiring_by_bill"]
    bill = expiry_cliff.lists_compared(case_mart)["bill"]
    assert 2 * bill["riskiest"] < bill["expiring_by_bill"]


def test_scores_of_the_case_know_no_later_outcome(case_mart):
    # The model behind the room's score may not have seen leaving after the day of decision.
    assert expiry_cliff.customers(case_mart)["score"].notna().all()
    soon = expiry_cliff.customers(case_mart).query("1 <= ends_in <= 2")
    risk = expiry_cliff.effects(case_mart)["risk_untreated"].reindex(soon.index).mean()
    assert soon["score"].mean() < 0.6 * risk  # it has never seen such a cliff


def test_the_truth_opens_after_a_list_is_in(marts):
    asked = derived.sheet(ASKED, marts.__getitem__)["target_list"]
    panel = exhibits.debrief(asked, asked.mart)
    panel.set(open=True)
    assert panel.result is False
    asked.settle(derived.given(asked))
    panel.set(open=False)
    panel.set(open=True)
    assert panel.result is True
    assert panel.fault is None


# --- tables above the questions -----------------------------------------------------------------


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_exhibits_speak_the_language(lang, lesson_mart, case_mart):
    of_lesson = (
        exhibits.reasons_crossed, exhibits.records_behind, exhibits.models_compared,
        exhibits.columns_to_choose,
    )  # fmt: skip
    of_case = (
        exhibits.ends_by_month, exhibits.pilot_by_end, exhibits.lists_compared,
        exhibits.effect_by_end, exhibits.effect_by_decision,
    )  # fmt: skip
    with text.using(lang):
        tables = [make(lesson_mart) for make in of_lesson] + [make(case_mart) for make in of_case]
        words = [str(head) for table in tables for head in (*table.columns, *table.index)]
    chinese = [any("\u4e00" <= sign <= "\u9fff" for sign in word) for word in words]
    assert sum(chinese) > 0.9 * len(words) if lang == "zh" else not any(chinese)


@pytest.mark.parametrize(
    "make", [exhibits.reasons_crossed, exhibits.records_behind, exhibits.reasons_told]
)
def test_data_without_truth_say_so(make, lesson_mart, monkeypatch):
    def no_truth(mart):
        raise NoTruth(name="own")

    monkeypatch.setattr("casekit.mart.truth.of", no_truth)
    about_reasons.confusion.cache_clear()
    shown = make(lesson_mart)
    assert isinstance(shown, Sentence)
    assert str(NoTruth(name="own")) == shown.text


def test_the_crossed_table_adds_up(lesson_mart):
    shown = exhibits.reasons_crossed(lesson_mart)
    total = labels.texts("practice.total")
    assert shown.loc[total, total] == about_reasons.confusion(lesson_mart).to_numpy().sum()
    assert (shown.drop(columns=total).sum(axis=1) == shown[total]).all()


def test_the_wall_totals_what_the_question_asks(lesson_mart):
    facts = about_rules.rules_hit_rate.reference(lesson_mart).facts
    last = exhibits.rules_on_the_wall(lesson_mart).text.splitlines()[-1]
    assert f"**{facts['named']}**" in last
    assert f"**{facts['caught']}**" in last


def test_the_pilot_is_split_as_it_stood_before(case_mart):
    shown = exhibits.pilot_by_end(case_mart)
    taken = shown[labels.texts("practice.columns.accepted")].str.rstrip("%").astype(float)
    assert taken.between(5, 70).all()  # after the campaign all takers would stand in one group


def test_the_wall_to_work_on_is_the_wall(lesson_mart):
    table = exhibits.wall_to_work_on(lesson_mart)
    given = pd.DataFrame(
        {"rule": table["rule"],
         "lift": table["leavers"] / table["customers"] / reference.judged(lesson_mart).leaves.mean()}
    )  # fmt: skip
    kind = about_rules.rule_lift.kind
    assert kind.same(
        kind.read(given, lesson_mart), about_rules.rule_lift.reference(lesson_mart).value
    )
