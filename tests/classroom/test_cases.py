"""Functions on cases they have not seen: what a wrong one is told."""

import numpy as np
import pandas as pd
import pytest

from casekit.classroom import Function, Model, Number, Table, Targets
from casekit.classroom.diagnosis import diagnose
from casekit.classroom.kinds.cases import moved
from casekit.classroom.kinds.kind import Unreadable, spoken
from casekit.text import using

SECRET = 8675309


def bills(months=(202412, 202501)):
    rows = [
        (who, month, "suspended" if who in {2, 5} else "active", float(who * 10))
        for who in range(1, 9)
        for month in months
    ]
    return pd.DataFrame(rows, columns=["subscriber", "month", "status", "bill"])


def active(rows, month):
    """Return who is active in a month, the right answer."""
    now = rows[(rows["month"] == month) & (rows["status"] == "active")]
    everybody = pd.Index(rows["subscriber"].unique(), name="subscriber")
    return pd.Series(everybody.isin(now["subscriber"]), index=everybody, name="active")


FLAGS = Function(
    on=lambda mart: [(bills(), 202412), (bills((202505, 202506)), 202506)],
    returns=Table(keys=("subscriber",)),
)


def told(kind, function, right):
    """Return what is said of the case on which a function was wrong."""
    value, reference = kind.read(function, None), kind.read(right, None)
    assert not kind.same(value, reference)
    return " ".join(spoken(said) for said in kind.case(value, reference))


def slip(kind, function, right):
    said = kind.slip(kind.read(function, None), kind.read(right, None))
    return said and said.key.removeprefix("slips.")


def everybody(rows, month):
    return active(rows.assign(status="active"), month)


def test_the_case_says_what_it_got_returned_and_should_have_been(lang):
    said = told(FLAGS, everybody, active)
    parts = {
        "zh": ("2 次，2 次不对", "16 行的表（subscriber、month、status、bill）", "`202412`", "8 行真假值，其中 8 个 True", "`status` 为“suspended”"),
        "en": ("wrong in 2 of 2 test cases", "16 rows (subscriber, month, status, bill)", "`202412`", "8 rows of True and False, 8 of them True", "`status` “suspended”"),
    }[lang]  # fmt: skip
    for part in parts:
        assert part in said


def test_the_case_never_shows_the_right_answer():
    kind = Function(on=lambda mart: [(3,), (4,)], returns=Number())
    said = told(kind, lambda n: n + 1, lambda n: n * SECRET)
    assert str(SECRET * 3) not in said.replace(",", "")
    assert "one number: 4" in said


@pytest.mark.parametrize(
    ("cases", "wrong_on", "en"),
    [
        ([202411, 202406], {202411}, "near the year end"),
        ([[1, 2], []], {0}, "one of its arguments is empty"),
        ([np.array([1.0, np.nan]), np.array([1.0, 2.0])], {"nan"}, "have missing values"),
        ([3, 50, 4], {50}, "argument 1 is larger"),
        ([3, 1, 4], {1}, "argument 1 is smaller"),
    ],
)
def test_what_the_failed_cases_share_is_said(cases, wrong_on, en):
    def fails(one):
        if "nan" in wrong_on:
            return bool(np.isnan(one).any())
        return (len(one) if isinstance(one, list) else one) in wrong_on

    kind = Function(on=lambda mart: cases, returns=Number())
    assert en in told(kind, lambda one: 2 if fails(one) else 1, lambda one: 1)


def test_nothing_is_claimed_where_nothing_is_shared():
    kind = Function(on=lambda mart: [3, 3, 4, 2], returns=Number())
    calls = iter([9, 1, 1, 9])
    said = told(kind, lambda one: next(calls), lambda one: 1)
    assert "wrong in 2 of 4 test cases" in said
    assert "It goes wrong where" not in said


@pytest.mark.parametrize(("size", "said"), [(8, False), (20, True)])
def test_a_size_is_named_only_where_it_clearly_differs(size, said):
    kind = Function(on=lambda mart: [[1] * 7, [1] * size], returns=Number())
    assert ("is larger" in told(kind, lambda one: int(len(one) > 7), lambda one: 0)) is said


@pytest.mark.parametrize(
    ("function", "named"),
    [
        (lambda rows, price: list(rows["subscriber"][rows["bill"] > 8]), ["`price`"]),
        (lambda *case: list(case[0]["subscriber"][case[0]["bill"] > 8]), ["#2"]),
        (lambda rows, price: list(rows["subscriber"][rows["bill"] > 2 * price]), None),
    ],
)
def test_an_argument_that_is_ignored_is_named(function, named):
    kind = Function(
        on=lambda mart: [(bills([202505]), one) for one in (8.0, 30.0)], returns=Targets()
    )

    def right(rows, price):
        return list(rows["subscriber"][rows["bill"] > price])

    said = kind.slip(kind.read(function, None), kind.read(right, None))
    assert (said.slots["arguments"] if said.key == "slips.unheeded" else None) == named


def gone(rows, month):
    return active(rows[rows["bill"] != 30.0], month)


@pytest.mark.parametrize(
    ("change", "en"),
    [
        (lambda rows: rows.assign(bill=rows["bill"].where(rows["subscriber"] != 3)), "`bill` is missing somewhere"),
        (lambda rows: rows.assign(bill=rows["bill"].where(rows["subscriber"] != 3, 0.0)), "`bill` is 0 somewhere"),
        (lambda rows: rows[(rows["subscriber"] != 3) | (rows["month"] == rows["month"].max())], "fewer records than others"),
    ],
)  # fmt: skip
def test_what_the_failed_rows_share_is_said(change, en):
    kind = Function(
        on=lambda mart: [(change(bills((202505, 202506))), 202506)],
        returns=Table(keys=("subscriber",)),
    )

    def wrong_on_three(rows, month):
        found = active(rows, month)
        return found.mask(found.index == 3, False)

    assert en in told(kind, wrong_on_three, active)


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (lambda rows, month: ~active(rows, month), "flags_turned"),
        (lambda rows, month: active(rows, month)[lambda s: s], "rows_true_only"),
        (lambda rows, month: active(rows, month) & False, "flags_none"),
        (everybody, "flags_all"),
        (lambda rows, month: active(rows, month) & (rows.groupby("subscriber")["bill"].max() > 30), "flags_missing"),
        (lambda rows, month: active(rows, month) | (rows.groupby("subscriber")["bill"].max() < 30), "flags_surplus"),
        (lambda rows, month: active(rows, month).iloc[2:], "rows_missing"),
        (lambda rows, month: active(rows, month).rename({1: 99}), "rows_both"),
    ],
)  # fmt: skip
def test_slips_in_who_is_marked(function, expected):
    assert slip(FLAGS, function, active) == expected


MONTHS = Function(
    on=lambda mart: [(list(range(202401, 202413)), 202410), (list(range(202501, 202513)), 202509)],
    returns=Targets(alike=1.0),
)


def up_to(months, last):
    return [one for one in months if months[2] <= one <= last - 3]


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (lambda months, last: [one for one in months if months[2] <= one <= last - 1], "too_many_late"),
        (lambda months, last: [one for one in months if one <= last - 3], "too_many_early"),
        (lambda months, last: months, "too_many_both"),
        (lambda months, last: up_to(months, last)[1:], "too_few_early"),
        (lambda months, last: up_to(months, last)[:-1], "too_few_late"),
        (lambda months, last: [moved(one, 1) for one in up_to(months, last)], "months_late"),
        (lambda months, last: [moved(one, -1) for one in up_to(months, last)], "months_early"),
    ],
)  # fmt: skip
def test_slips_in_lists_of_months(function, expected):
    assert slip(MONTHS, function, up_to) == expected


def test_months_move_across_the_year():
    assert [moved(202412, 1), moved(202501, -1), moved(202411, 3)] == [202501, 202412, 202502]


def test_a_month_off_and_exchanged_arguments_are_found():
    def sold(rows, month):
        return float(rows.loc[rows["month"] == month, "bill"].sum() + month % 100)

    kind = Function(on=lambda mart: [(bills(), 202412), (bills((202505, 202506)), 202505)])
    assert slip(kind, lambda rows, month: sold(rows, moved(month, 1)), sold) == "month_late"
    assert slip(kind, lambda rows, month: sold(rows, moved(month, -1)), sold) == "month_early"
    kind = Function(on=lambda mart: [(6.0, 0.2), (9.0, 0.5)])
    assert slip(kind, lambda a, b: b**a, lambda a, b: a**b) == "arguments"


def test_slips_that_all_results_share():
    kind = Function(on=lambda mart: [1.5, 2.5, 7.0], returns=Number())
    assert slip(kind, lambda x: 4.0, lambda x: x) == "results_constant"
    assert slip(kind, lambda x: 0.6931 * x, lambda x: x) == "results_factor"
    assert slip(kind, lambda x: -x, lambda x: x) == "sign"
    assert slip(kind, lambda x: x**2 + 0.3, lambda x: x) is None


def test_all_results_are_read_in_one_way():
    kind = Function(on=lambda mart: [0.2, 0.4, 0.6], returns=Number(unit="%"))
    right = kind.read(lambda x: x, None)
    assert kind.same(kind.read(lambda x: 100 * x, None), right)
    assert kind.note(kind.read(lambda x: 100 * x, None), right).key == "read_results"
    assert not kind.same(kind.read(lambda x: 100 * x if x > 0.3 else x, None), right)


def test_scores_that_rank_upside_down_or_not_at_all():
    rows = pd.DataFrame({"risk": np.linspace(0, 1, 50)})
    kind = Model(on=lambda mart: [rows])
    assert slip(kind, lambda t: -t["risk"], lambda t: t["risk"]) == "scores_reversed"
    assert slip(kind, lambda t: t["risk"] * 0, lambda t: t["risk"]) == "scores_equal"
    with pytest.raises(Unreadable) as refused:
        kind.read(lambda t: np.ma.array(t["risk"], mask=t["risk"] > 0.9), None)
    assert refused.value.key == "scores_nan"


def test_the_case_stands_under_the_diagnosis_of_a_mistake_too(q):
    asked = q.mean_bill
    value = asked.question.kind.read(lambda rows: rows["bill"].mean(), asked.mart)
    with using("en"):
        grade = asked.question.kind.grade(value, asked.key.reference, asked.mart)
        found = diagnose(asked.key, value, grade)
    assert found.mistake == "took_everybody"
    assert "In case 2 it was given: a table of 37 rows" in found.message.split("\n\n")[1]
