"""Findings by hand, the fish on made-up figures, and bases that lack what they need."""

import pandas as pd
import pytest

from casekit import course, text
from casekit.analysis.lacks import TooFew
from casekit.classroom import Outcome, QuestionSheet, derived
from casekit.course.churn_warning.fishbone import charts, debrief, methods, tables
from casekit.course.churn_warning.fishbone import questions as about_bones
from casekit.drawing.tables import Sentence
from casekit.mart import ColumnsUnknown, HistoryTooShort, voluntary
from casekit.mart.faults import TableUnknown
from course.churn_warning.drawn import DRAWN
from synthetic.schema import REASONS
from tests.lacking import last_months, without

FISH = {name: draw for name, draw in DRAWN.items() if "_fish" in name}


@pytest.mark.parametrize("lang", text.LANGUAGES)
@pytest.mark.parametrize("name", FISH)
def test_no_line_lies_over_another_or_leaves_the_field(name, lang):
    with derived.charts.themed(lang):
        fig = DRAWN[name]()
        fig.canvas.draw()
        ax = fig.axes[0]
        boxes = [one.get_window_extent().padded(-1) for one in ax.texts]
        assert not [a for n, a in enumerate(boxes) for b in boxes[n + 1 :] if a.overlaps(b)]
        head = ax.transData.transform((charts.HEAD, charts.SPINE))[0]
        assert all(box.x1 < head for box in boxes[1:])  # the first is the head's own word


def test_the_title_says_what_the_bones_cost():
    with derived.charts.themed("zh"):
        known, unknown = (
            DRAWN[name]().texts[0].get_text() for name in ("whole_fish", "whole_fish, unknown")
        )
    assert "18%–25%" in known
    assert "36%" in known
    assert "%" not in unknown


# --- by hand ---------------------------------------------------------------------------------------


def test_contracts_that_were_not_renewed_by_hand():
    contracts = pd.DataFrame(
        [
            (1, 202301, 202401), (1, 202403, 202503),  # renewed in the second month; runs on
            (2, 202301, 202401), (2, 202404, 202504),  # a month too late
            (3, 202301, 202401),  # not renewed
            (4, 202301, 202401),  # had left by then
            (5, 202301, 202405),  # its two months are not over
        ],
        columns=["subscriber", "start_month", "end_month"],
    )  # fmt: skip
    churn = pd.DataFrame({"subscriber": [3, 4], "month": [202402, 202401]})
    assert list(methods.ended(contracts, churn, 202401, 202406)["subscriber"]) == [1, 2, 3]
    assert methods.not_renewed(contracts, churn, 202401, 202406) == pytest.approx(2 / 3)
    assert pd.isna(methods.not_renewed(contracts.iloc[:0], churn, 202401, 202406))


def test_complaints_that_are_repeated_by_hand():
    told = pd.DataFrame(
        {
            "subscriber": [1, 1, 1, 2, 3, 3],
            "month": [202312, 202402, 202405, 202401, 202402, 202405],
        }
    )
    # Of six only the first is followed up in time, in its second month; the other gaps are three.
    assert methods.repeated(told, 202407) == pytest.approx(1 / 6)
    assert methods.repeated(told, 202404) == pytest.approx(1 / 4)


def test_a_tariff_is_compared_month_by_month():
    use = pd.DataFrame(
        {"subscriber": [1, 1, 2, 2], "fee": 30.0, "overage_fee": 0.0,
         "minutes_out": [0, 400, 100, 100], "data_gb": 0.0}
    )  # fmt: skip
    plan = pd.DataFrame([{"fee": 20.0, "voice_minutes": 200, "data_gb": 1.0, "voice_price": 0.1, "data_price": 5.0}])  # fmt: skip
    # Line 1 uses 200 minutes in the mean, yet pays 20 and 40: 30, no less than it does.
    assert methods.cheaper(use, plan) == pytest.approx(1 / 2)
    assert methods.cheaper(use, plan, yuan=11) == 0


def test_a_bill_jumps_when_it_is_both_a_quarter_and_ten_yuan_higher():
    bills = {1: [100, 100, 100, 125], 2: [100, 100, 100, 124], 3: [20, 20, 20, 29], 4: [20, 20, 90]}
    rows = [
        (who, 202401 + place, bill) for who, row in bills.items() for place, bill in enumerate(row)
    ]
    monthly = pd.DataFrame(rows, columns=["subscriber", "month", "bill"]).sample(
        frac=1, random_state=0
    )
    assert methods.jumps(monthly) == pytest.approx(1 / 3)


def test_lines_that_run_over_by_hand():
    months = [202405, 202406, 202407]
    fees = {1: [5, 1, 2], 2: [5, 0, 2], 3: [0, 0, 0], 4: [9, 9]}  # the last came a month late
    rows = [
        (who, month, fee)
        for who, row in fees.items()
        for month, fee in zip(months[-len(row) :], row, strict=True)
    ]
    use = pd.DataFrame([*rows, (2, 202404, 9)], columns=["subscriber", "month", "overage_fee"])
    assert methods.runs_over(use, 202407) == pytest.approx(1 / 3)


def test_every_reason_has_a_bone_and_bones_add_up():
    assert set(methods.OWNERS) == set(REASONS)
    shares = methods.by_bone(pd.Series({"price": 1, "bill": 1, "contract": 1, "personal": 1}))
    assert shares.to_dict() == {"marketing": 0.5, "service": 0.0, "system": 0.25, "nobody": 0.25}
    neighbours = list(methods.FINDINGS.values())
    assert all(a != b for a, b in zip(neighbours, neighbours[1:], strict=False))


def test_the_tables_carry_the_figures_under_the_names_of_the_card(mart):
    shown = str(tables.findings_read(methods.findings(mart)))
    for name in methods.FINDINGS:
        assert methods.texts(f"questions.fishbone.cards.{name}") in shown
    assert "nan" not in shown


@pytest.mark.parametrize("bone", methods.BONES)
@pytest.mark.parametrize("finding", methods.FINDINGS)
def test_every_finding_on_a_wrong_bone_is_told_why(sheet_of, finding, bone):
    asked = sheet_of("churn_warning", 7)["fishbone"]
    verdict = asked.judge({**methods.FINDINGS, finding: bone})
    if bone == methods.FINDINGS[finding]:
        assert verdict.outcome is Outcome.PASSED
    else:
        assert verdict.mistake
        named = methods.texts(f"questions.fishbone.cards.{finding}")
        assert named in verdict.message


def test_the_three_columns_are_of_the_same_customers(mart):
    counted = debrief.leavers_by_reason(mart)
    assert counted["stated"].sum() == counted["true"].sum()
    said = voluntary(mart.churn).dropna(subset="stated_reason")["subscriber"]
    assert counted["stated"].sum() == len(said)
    told = methods.complaints_of(mart)
    assert counted["complained"].sum() == told["subscriber"].isin(said).sum() < len(told)
    shown = str(tables.reasons_read(counted))
    assert f"{len(said):,}" in shown
    assert "–" in shown  # no complaint is filed under price
    assert "nan" not in shown


# --- level reasons have no order ---------------------------------------------------------------------


def test_reasons_within_the_band_may_stand_either_way(mart, monkeypatch):
    with monkeypatch.context() as patch:
        for high, passes in ((0.225, True), (0.25, False)):
            shares = pd.Series(
                {"price": 0.2, "service": high, "personal": 0.36, "bill": 0.1, "network": 0.05}
            )
            patch.setattr(about_bones, "reasons_by", lambda *_, shares=shares: shares)
            asked = derived.sheet(course.questions("churn_warning"), lambda _: mart)["mend_first"]
            verdict = asked.judge(["personal", "price", "service", "bill", "network"])
            assert (verdict.outcome is Outcome.PASSED) == passes


# --- what data can lack ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lacked", "fault"),
    [
        ("contracts", TableUnknown), ("contacts", TableUnknown), ("plans", TableUnknown),
        ("churn.stated_reason", ColumnsUnknown), ("monthly.quality", ColumnsUnknown),
        ("contacts.topic", ColumnsUnknown), ("contracts.end_month", ColumnsUnknown),
    ],
)  # fmt: skip
def test_what_is_lacking_is_named(small_mart, lacked, fault):
    with pytest.raises(fault, match=lacked):
        methods.findings(without(small_mart, lacked))


def test_short_data_and_data_without_anything_to_count_step_aside(small_mart):
    with pytest.raises(HistoryTooShort):
        methods.findings(last_months(small_mart, 5))
    methods.findings(last_months(small_mart, 6))
    empty = without(small_mart)
    empty._kept["contracts"] = small_mart.contracts.iloc[:0]
    with pytest.raises(TooFew, match="鱼骨图上的发现算不全"):
        methods.findings(empty)


def test_the_fish_waits_for_both_cards_and_says_that_common_is_not_costly(mart):
    fresh = derived.sheet(course.questions("churn_warning"), lambda case: mart)
    with derived.charts.themed("zh"):
        panel = debrief.open_fish(fresh["fishbone"], fresh["mend_first"])
        for name, state in (("fishbone", "closed"), ("mend_first", "opened")):
            fresh[name].settle(derived.given(fresh[name]))
            assert panel.result == state
        shown = "".join(getattr(one, "value", "") for one in panel._view.box.children)
        panel.set(open=False)
        hidden = panel._spoken
    assert panel.fault is None
    assert "常见，不等于流失多" in str(shown)
    assert "已经可以打开" in hidden


def test_without_truth_the_fish_has_no_figures_and_the_table_says_why(small_mart):
    own = last_months(small_mart, 12)  # an extract has no truth
    assert isinstance(debrief.reasons_opened(own), Sentence)
    assert "|" not in debrief.reasons_opened(own).text
    questions = course.questions("churn_warning")
    fresh = QuestionSheet(questions, lambda case: own, truth_known=lambda mart: False)
    with derived.charts.themed("zh"):
        panel = debrief.open_fish(fresh["fishbone"], fresh["mend_first"])  # the latter steps aside
        panel.set(open=True)
        assert panel.result == "closed"  # the card comes first
        fresh["fishbone"].settle(derived.given(fresh["fishbone"]))
    assert panel.result == "opened"
    assert panel.fault is None
