"""Which rating finds the money, and how to mix R, F and M (G13, G22)."""

from functools import partial

import numpy as np
import pandas as pd

from casekit.analysis import rfm
from casekit.classroom import Answer, Function, Ordering, Table, question
from casekit.course.segmentation.mixing import Mix
from casekit.course.segmentation.ranking import charts, methods
from casekit.course.segmentation.ranking.tables import LISTS, of_lists
from casekit.mart.once import once
from synthetic.calendar import add_months, month_range

# --- four lists ----------------------------------------------------------------------------------


def _held(mart) -> dict[str, float]:
    """What the top fifth of each of the four lists bring."""
    return methods.all_held(mart)[list(LISTS)].to_dict()


def _place(value, name: str) -> int:
    return list(value).index(name)


@question(Ordering(options=LISTS, ties=_held, level=charts.LEVEL), covers="G13", minutes=3)
def four_rankings(mart):
    """Four lists by what their top fifth bring in the next year, the most first."""
    held, firsts = _held(mart), of_lists(mart)
    told = {f"{name}_{key}": float(firsts.loc[name, column]) for name in ("bill", "tenure")
            for key, column in (("left", "left_year"), ("large", "large_bills"))}  # fmt: skip
    return Answer(sorted(held, key=held.get, reverse=True), month=methods.day(mart),
                  top=methods.TOP, **held, **told)  # fmt: skip


@four_rankings.mistake(when=lambda mart, value: _place(value, "tenure") == 0)
def tenure_first(mart):
    return ["tenure", "bill", "registered", "points"]


@four_rankings.mistake(when=lambda mart, value: _place(value, "points") == 0)
def points_first(mart):
    return ["points", "bill", "registered", "tenure"]


@four_rankings.mistake(when=lambda mart, value: _place(value, "registered") == 0)
def class_first(mart):
    return ["registered", "bill", "points", "tenure"]


@four_rankings.mistake(when=lambda mart, value: _place(value, "tenure") < 3)
def tenure_before_another(mart):
    return ["bill", "registered", "tenure", "points"]


@four_rankings.mistake(
    when=lambda mart, value: _place(value, "points") < _place(value, "registered")
)
def points_before_the_class(mart):
    return ["bill", "points", "registered", "tenure"]


# --- R, F and M ----------------------------------------------------------------------------------

PASS = 0.95
"""Of what the plain list by yuan paid finds: a mix that loses more fails."""


@once
def _scored(mart):
    return rfm.scores(methods.lines(mart))


def _found(mart, weights: dict) -> float:
    """What the top fifth of a mix bring."""
    return methods.held(methods.lines(mart), rfm.mixed(_scored(mart), weights))


@once
def _by_yuan(mart) -> float:
    """What the top fifth by the plain yuan paid bring."""
    table = methods.lines(mart)
    return methods.held(table, table["money"])


MIX = Mix(
    rfm.COLUMNS,
    _found,
    lambda mart: PASS * _by_yuan(mart),
    lambda mart: {"money": _by_yuan(mart), "lot": methods.TOP},
    charts.BARS,
    own="mix",
)


@question(MIX.asked(1, 1, 1), covers="G22", minutes=4)
def rfm_mix(mart):
    """Weights of R, F and M with which the scores find what plain yuan find, or nearly."""
    tied = float((methods.lines(mart)["recency"] == 0).mean())
    return Answer(MIX.weights(1, 0, 5), mark=PASS, top=methods.TOP, yuan=_by_yuan(mart), tied=tied,
                  equal=_found(mart, MIX.weights(1, 1, 1)))  # fmt: skip


@rfm_mix.mistake(when=lambda mart, value: not any(value.values()))
def nothing_weighed(mart):
    return MIX.weights(0, 0, 0)


@rfm_mix.mistake(when=lambda mart, value: any(value.values()) and not value["money"])
def money_left_out(mart):
    return MIX.weights(3, 3, 0)


@rfm_mix.mistake(when=lambda mart, value: len(set(value.values())) == 1)
def equal_weights(mart):
    return MIX.weights(1, 1, 1)


@rfm_mix.mistake(when=lambda mart, value: value["frequency"] > value["money"])
def frequency_first(mart):
    return MIX.weights(1, 5, 1)


@rfm_mix.mistake(when=lambda mart, value: value["recency"] > value["money"])
def recency_first(mart):
    return MIX.weights(5, 1, 1)


@rfm_mix.mistake(when=lambda mart, value: value["frequency"] > 0)
def frequency_too_heavy(mart):
    return MIX.weights(1, 1, 2)


# --- code ----------------------------------------------------------------------------------------

FEW = 60
"""Lines of a case: enough for ties, few enough to print."""


@once
def _cases(mart) -> list[tuple]:
    """Payments of some lines and months that are rated at the ends of two months: one just after
    the turn of a year, both with later rows in the table."""
    shown = methods.day(mart)
    lines = methods.lines(mart).index[:: max(1, len(methods.lines(mart)) // FEW)]
    window = month_range(add_months(shown, 1 - methods.BACK), methods.BACK + 4)
    rows = mart.window(window, ["subscriber", "month", "paid"])
    rows = rows[rows["subscriber"].isin(lines)].reset_index(drop=True)
    return [(rows, int(add_months(shown, months))) for months in (2, 0)]


def _raw(payments: pd.DataFrame, month: int) -> pd.DataFrame:
    lines = pd.Index(payments["subscriber"].unique(), name="subscriber")
    return rfm.of_payments(payments, lines, month, methods.BACK)


def _rated(table: pd.DataFrame, by: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return recency, frequency, money and the sum of the scores, those of `by` where given."""
    scored = rfm.scores(table) if by is None else by
    return table.assign(rfm=rfm.mixed(scored, dict.fromkeys(rfm.COLUMNS, 1))).reset_index()


def _slip(change=lambda table: table, scored=None):
    """A function that rates a changed table of R, F and M, by scores of its own where given."""

    def rated(payments, month):
        table = _raw(payments, month)
        return _rated(change(table), None if scored is None else scored(table))

    return rated


def _ceiled(table: pd.DataFrame, method: str) -> pd.DataFrame:
    """Scores by ranks in which equals are treated so."""
    place = table.assign(recency=-table["recency"]).rank(method=method, pct=True)
    return np.ceil(5 * place - 1e-9)


@question(
    Function(on=_cases, returns=Table(keys=("subscriber",)), seconds=5),
    covers="G22",
    minutes=15,
    track="code",
)
def rfm_table(mart):
    """A function (payments, month) → recency, frequency, money and R + F + M of each line."""
    return Answer(lambda payments, month: _rated(_raw(payments, month)), months=methods.BACK)


@rfm_table.mistake
def later_months_seen(mart):
    return lambda payments, month: _rated(_raw(payments, int(payments["month"].max())))


@rfm_table.mistake
def years_subtracted(mart):
    def rated(payments, month):
        table = _raw(payments, month)
        paid = payments[(payments["paid"] > 0) & (payments["month"] <= month)]
        apart = month - paid.groupby("subscriber")["month"].max().reindex(table.index)
        return _rated(table.assign(recency=apart.where(table["frequency"] > 0, methods.BACK)))

    return rated


@rfm_table.mistake
def the_unpaid_left_out(mart):
    return _slip(lambda table: table[table["frequency"] > 0])


@rfm_table.mistake
def nothing_is_a_payment(mart):
    def rated(payments, month):
        counted = _raw(payments.assign(paid=1.0), month)
        return _rated(counted.assign(money=_raw(payments, month)["money"]))

    return rated


@rfm_table.mistake
def recency_upside_down(mart):
    return _slip(scored=lambda table: rfm.scores(table.assign(recency=-table["recency"])))


def _torn(value) -> bool:
    """Tell whether somewhere lines that are alike in all three have different totals."""
    return any(
        (given.groupby(list(rfm.COLUMNS))["rfm"].nunique() > 1).any()
        for given in value
        if {*rfm.COLUMNS, "rfm"} <= set(given)
    )


def _by_another_place(mart, value) -> bool:
    """Tell whether equals have the lowest of their places, or distinct figures were counted."""
    kind = rfm_table.kind
    others = [_slip(scored=partial(_ceiled, method=method)) for method in ("min", "dense")]
    return any(kind.same(value, kind.read(other, mart)) for other in others)


@rfm_table.mistake(when=lambda mart, value: _torn(value))
def equals_torn_apart(mart):
    return _slip(scored=lambda table: _ceiled(table, "first"))


@rfm_table.mistake
def fifths_run_together(mart):
    def cut(column: pd.Series) -> pd.Series:
        return pd.qcut(column, 5, labels=False, duplicates="drop") + 1

    return _slip(scored=lambda table: table.assign(recency=-table["recency"]).apply(cut))


@rfm_table.mistake
def best_is_one(mart):
    return _slip(scored=lambda table: 6 - rfm.scores(table))


@rfm_table.mistake
def silent_taken_for_fresh(mart):
    return _slip(
        lambda table: table.assign(recency=table["recency"].where(table["frequency"] > 0, 0))
    )


@rfm_table.mistake(when=_by_another_place)
def ties_in_the_middle(mart):
    return _slip(scored=lambda table: _ceiled(table, "average"))


@rfm_table.mistake
def scores_for_figures(mart):
    def rated(payments, month):
        scored = rfm.scores(_raw(payments, month)).astype("float64")
        return scored.assign(rfm=scored.sum(axis=1)).reset_index()

    return rated


@rfm_table.mistake
def every_month_before(mart):
    def rated(payments, month):
        lines = pd.Index(payments["subscriber"].unique(), name="subscriber")
        return _rated(rfm.of_payments(payments, lines, month, 12))

    return rated
