"""Slips that every table, list, order or set of ticks can have, and look-alikes that are none."""

import numpy as np
import pandas as pd
import pytest

from casekit.classroom import Matching, MultipleChoice, Ordering, Table, Targets
from casekit.classroom.kinds.kind import spoken

PLANS = pd.DataFrame(
    {
        "plan": list("abcde"),
        "customers": [400, 250, 130, 90, 30],
        "rate": [0.0213, 0.0847, 0.1402, 0.0315, 0.2664],
        "value": [31.7, 55.2, 48.9, 90.3, 71.8],
        "share": [0.5113, 0.3271, 0.0742, 0.6128, 0.1906],
    }
)  # fmt: skip
KIND = Table(keys=("plan",), relative=1e-3)
RATE, SHARE, VALUE = PLANS["rate"], PLANS["share"], PLANS["value"]
LEAVERS = RATE * PLANS["customers"]


def named(given, truth=PLANS, kind=KIND):
    """Return the slip that a table shows, None for none; its text can be said."""
    assert not kind.same(given, truth)
    said = kind.slip(given, truth)
    if said is not None:
        spoken(said)
    return said and said.key.removeprefix("slips.")


@pytest.mark.parametrize(
    ("given", "slip"),
    [
        (PLANS.assign(rate=1 - RATE), "complement"),
        (PLANS.assign(rate=100 - 100 * RATE), "complement"),
        (PLANS.assign(rate=(1 - RATE).round(3)), "complement"),
        (PLANS.assign(value=-VALUE), "sign"),
        (PLANS.assign(value=100 * VALUE), "too_large_100"),
        (PLANS.assign(rate=RATE / 100), "too_small_100"),
        (PLANS.assign(rate=1 / RATE), "inverse"),
        (PLANS.assign(rate=RATE / (1 - RATE)), "over_the_rest"),
        (PLANS.assign(rate=(1 - RATE) / RATE), "rest_over_it"),
        (PLANS.assign(rate=RATE.cumsum()), "running"),
        (PLANS.assign(rate=(1 - RATE).cumprod()), "survival"),
        (PLANS.assign(rate=LEAVERS / LEAVERS.sum()), "adds_to_one"),
        (PLANS.assign(rate=(100 * LEAVERS / LEAVERS.sum()).round(1)), "adds_to_one"),
        (PLANS.assign(rate=LEAVERS.round()), "counts"),
        (PLANS.assign(value=12 * VALUE), "factor"),
        (PLANS.assign(value=VALUE + 8), "offset"),
        (PLANS.assign(rate=[np.nan, *RATE[1:]]), "cells_empty"),
        (PLANS.assign(value=VALUE.to_numpy()[::-1]), "reversed"),
        (PLANS.assign(value=sorted(VALUE)), "out_of_place"),
        (PLANS.assign(rate=RATE.shift(1, fill_value=0)), "row_late"),
        (PLANS.assign(rate=RATE.shift(-1, fill_value=0)), "row_early"),
        (PLANS.assign(rate=SHARE), "column_repeated"),
        (PLANS.rename(columns={"rate": "share", "share": "rate"}), "columns_swapped"),
        (PLANS.assign(rate=RATE * RATE / VALUE, share=SHARE * RATE / VALUE), "row_base"),
        (PLANS.iloc[1:], "rows_missing"),
        (pd.concat([PLANS, PLANS.iloc[:1].assign(plan="all")]), "rows_surplus"),
        (PLANS.replace({"plan": {"a": "x"}}), "rows_both"),
        (PLANS.assign(plan=list("vwxyz")), "rows_other"),
        (pd.concat([PLANS, PLANS.iloc[:2]]), "rows_double"),
        (PLANS.set_index("plan").T.reset_index(), "transposed"),
        (PLANS.drop(columns="rate"), "column_missing"),
    ],
)  # fmt: skip
def test_slips_of_a_table(given, slip, lang):
    assert named(given) == slip


@pytest.mark.parametrize(
    "given",
    [
        PLANS.assign(rate=RATE**2),
        PLANS.assign(rate=[0.01, 0.02, 0.2, 0.11, 0.07]),
        PLANS.assign(value=VALUE * [1, 2, 1, 3, 1]),
        PLANS.assign(value=VALUE.median()),
    ],
)
def test_what_is_none_of_these_is_called_none(given):
    assert named(given) is None


def test_rows_named_from_another_start_or_backwards():
    truth = pd.DataFrame({"month": [-2, -1, 0, 1, 2, 3], "x": [1.2, 3.4, 2.2, 5.1, 0.7, 0.9]})
    kind = Table(keys=("month",))
    assert named(truth.assign(month=truth["month"] + 1), truth, kind) == "keys_shifted"
    assert named(truth.assign(month=-truth["month"]), truth, kind) == "keys_sign"
    assert named(truth.assign(month=truth["month"] + 1, x=9.9), truth, kind) == "rows_both"


def test_rows_sorted_the_other_way():
    kind = Table(heed={"row_order"})
    assert named(PLANS[::-1], PLANS, kind) == "rows_reversed"
    assert named(PLANS.iloc[[1, 0, 2, 3, 4]], PLANS, kind) is None


def test_a_slip_names_no_figure_of_the_reference(lang):
    given = PLANS.assign(rate=1 - RATE, value=12 * VALUE)
    said = spoken(KIND.slip(given, PLANS))
    assert not any(f"{figure:.4f}" in said for figure in RATE)


@pytest.mark.parametrize(
    ("order", "slip"),
    [
        ("dcba", "order_reversed"), ("bacd", "neighbours"), ("acbd", "neighbours"),
        ("dbca", "exchanged"), ("bcda", None),
    ],
)  # fmt: skip
def test_slips_of_an_order(order, slip):
    said = Ordering(options=tuple("abcd")).slip(tuple(order), tuple("abcd"))
    assert (said and said.key) == (slip and f"slips.{slip}")


@pytest.mark.parametrize(
    ("ticked", "slip"),
    [
        ("ab", "chosen_few"), ("de", "chosen_none_right"), ("abcde", "chosen_all"), ("abd", None),
    ],
)  # fmt: skip
def test_slips_of_ticks(ticked, slip):
    said = MultipleChoice(options=tuple("abcde")).slip(frozenset(ticked), frozenset("abc"))
    assert (said and said.key) == (slip and f"slips.{slip}")


@pytest.mark.parametrize(
    ("months", "slip"),
    [
        ({202412, 202501, 202502}, "months_late"), ({202410, 202411, 202412}, "months_early"),
        ({202411, 202501, 202502}, "months_gap"), ({202412, 202501}, "chosen_few"),
    ],
)  # fmt: skip
def test_slips_of_ticked_months(months, slip):
    kind = MultipleChoice(options=lambda mart: [])
    said = kind.slip(frozenset(months), frozenset({202411, 202412, 202501}))
    assert said.key == f"slips.{slip}"


def test_two_pairs_exchanged():
    kind = Matching(left=("a", "b", "c"), right=("x", "y", "z"))
    assert kind.slip(("y", "x", "z"), ("x", "y", "z")).key == "slips.pairs_exchanged"
    assert kind.slip(("y", "z", "z"), ("x", "y", "z")) is None


@pytest.mark.parametrize(
    ("listed", "slip"),
    [
        ({1, 2, 3, 4}, "list_surplus"), ({1, 2}, "list_missing"), ({7, 8}, "list_none_right"), ({1, 2, 9}, None),
    ],
)  # fmt: skip
def test_slips_of_a_list(listed, slip):
    said = Targets().slip(frozenset(listed), frozenset({1, 2, 3}))
    assert (said and said.key) == (slip and f"slips.{slip}")


def test_every_slip_has_a_text_and_every_text_a_slip(lang):
    """The texts under `slips` are those that the code can say."""
    from pathlib import Path

    from casekit.classroom import kinds
    from casekit.classroom.speech import TEXTS

    home = Path(kinds.__file__).parent
    code = "".join(
        p.read_text(encoding="utf-8") for p in [*home.glob("*.py"), home.parent / "diagnosis.py"]
    )
    ends = {
        "too_many_early",
        "too_many_late",
        "too_many_both",
        "too_few_early",
        "too_few_late",
        "too_few_both",
    }
    unsaid = [
        name
        for name in TEXTS.names("slips")
        if f'"{name}"' not in code and f"slips.{name}" not in code
    ]
    assert set(unsaid) <= ends
