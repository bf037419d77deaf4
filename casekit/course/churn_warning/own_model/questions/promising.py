"""The AUC that may be promised: learnt from months that were ready, judged on later ones (W3)."""

from __future__ import annotations

import pandas as pd
from sklearn.base import clone

from casekit import mart as door
from casekit.analysis.models import evaluation
from casekit.classroom import Answer, Function, Grade, Number, question
from casekit.classroom.kinds.calling import CaseFault, call_on
from casekit.course.churn_warning.own_model import inspecting, methods
from casekit.course.churn_warning.own_model.methods import FEATURES, ready
from casekit.course.churn_warning.own_model.vendors_model import vendor
from casekit.mart.once import once
from synthetic.calendar import add_months


@once
def _cases(mart: door.Mart) -> list[tuple]:
    """The vendor's model, which learns customers by heart, and one that cannot."""
    rows, columns, model, first_judged = vendor(mart)
    return [
        (rows, columns, model, first_judged),
        (rows, columns[: len(FEATURES)], methods.pipeline(), int(add_months(first_judged, -1))),
    ]


def _auc_of(learnt: pd.DataFrame, judged: pd.DataFrame, columns, model) -> float:
    made = clone(model).fit(learnt[columns], learnt["leaves"])
    return evaluation.auc(made.predict_proba(judged[columns])[:, 1], judged["leaves"])


def copied_by_lot(rows, columns, model, first_judged) -> float:
    """Return the AUC where leavers are copied until they are as many, and rows then drawn by lot."""
    leavers = rows[rows["leaves"]]
    more = leavers.sample(len(rows) - 2 * len(leavers), replace=True, random_state=0)
    return auc_by_lot(pd.concat([rows, more], ignore_index=True), columns, model, first_judged)


def _later(rows: pd.DataFrame, first: int) -> pd.DataFrame:
    return rows[rows["month"] >= first]


def _found(value) -> tuple[str, ...]:
    """What is wrong with the way, tried once on the marked table and kept with the results."""
    if not hasattr(value, "findings"):

        def quietly(*case) -> float:
            return call_on(value.function, [case], 5.0)[0]

        try:
            value.findings = inspecting.findings(quietly)
        except (CaseFault, KeyError, ValueError):
            value.findings = ()
    return value.findings


def _shows(name: str):
    return lambda mart, value: name in _found(value)


class _Reported(Function):
    """A function whose figure is right only if no later month was in the lesson.

    The pipeline scales again, and gaps are few: the figure itself hardly shows it here.
    """

    def grade(self, value, reference, mart) -> Grade:
        right = self.same(value, reference)
        return Grade(right and "prepared_before" not in _found(value))


@question(
    _Reported(on=_cases, returns=Number(relative=1e-4), seconds=30),
    covers="W3",
    minutes=10,
    track="code",
)
def auc_to_promise(mart):
    """A function (rows, columns, model, first_judged) → the AUC on months that are really later."""

    def promised(rows, columns, model, first_judged):
        return _auc_of(ready(rows, first_judged), _later(rows, first_judged), columns, model)

    case = _cases(mart)[0]
    return Answer(
        promised, horizon=methods.HORIZON, real=promised(*case), shown=auc_by_lot(*case),
        copied=copied_by_lot(*case),
    )  # fmt: skip


def auc_by_lot(rows, columns, model, first_judged) -> float:
    """Return the AUC where three rows in ten, drawn by lot, are kept to judge on."""
    drawn = rows.index.isin(rows.sample(frac=0.3, random_state=0).index)
    return _auc_of(rows[~drawn], rows[drawn], columns, model)


@auc_to_promise.mistake(when=_shows("copies_on_both_sides"))
def copied_before_parting(mart):
    return copied_by_lot


@auc_to_promise.mistake(when=_shows("prepared_before"))
def scaled_before_parting(mart):
    def scaled(rows, columns, model, first_judged):
        # Ranks over all months: how high a figure is depends on figures to come.
        even = rows.assign(**rows[columns].rank(pct=True))
        return _auc_of(ready(even, first_judged), _later(even, first_judged), columns, model)

    return scaled


@auc_to_promise.mistake(when=_shows("nothing_new"))
def on_what_it_learnt(mart):
    def learnt(rows, columns, model, first_judged):
        known = ready(rows, first_judged)
        return _auc_of(known, known, columns, model)

    return learnt


@auc_to_promise.mistake(when=_shows("months_on_both_sides"))
def random_rows(mart):
    return auc_by_lot


@auc_to_promise.mistake(when=_shows("customers_apart"))
def random_customers(mart):
    def other_people(rows, columns, model, first_judged):
        chosen = rows["subscriber"] % 3 == 0
        return _auc_of(rows[~chosen], rows[chosen], columns, model)

    return other_people


@auc_to_promise.mistake(when=_shows("unready_months"))
def no_gap(mart):
    def without(rows, columns, model, first_judged):
        known = rows[rows["month"] < first_judged]
        return _auc_of(known, _later(rows, first_judged), columns, model)

    return without


@auc_to_promise.mistake(when=_shows("other_months"))
def first_month_only(mart):
    def one_month(rows, columns, model, first_judged):
        judged = rows[rows["month"] == first_judged]
        return _auc_of(ready(rows, first_judged), judged, columns, model)

    return one_month


@auc_to_promise.mistake(when=_shows("no_probability"))
def yes_or_no(mart):
    def decided(rows, columns, model, first_judged):
        known, judged = ready(rows, first_judged), _later(rows, first_judged)
        made = clone(model).fit(known[columns], known["leaves"])
        return evaluation.auc(made.predict(judged[columns]), judged["leaves"])

    return decided


@auc_to_promise.mistake(when=_shows("copies"))
def balanced_first(mart):
    def balanced(rows, columns, model, first_judged):
        known = ready(rows, first_judged)
        leavers = known[known["leaves"]]
        more = leavers.sample(len(known), replace=True, random_state=0)
        learnt = pd.concat([known, more])
        return _auc_of(learnt, _later(rows, first_judged), columns, model)

    return balanced


@auc_to_promise.mistake(when=_shows("months_unused"))
def months_unused(mart):
    def sooner(rows, columns, model, first_judged):
        known = ready(rows, add_months(first_judged, -1))
        return _auc_of(known, _later(rows, first_judged), columns, model)

    return sooner


@auc_to_promise.mistake
def mean_of_months(mart):
    def by_month(rows, columns, model, first_judged):
        known, judged = ready(rows, first_judged), _later(rows, first_judged)
        made = clone(model).fit(known[columns], known["leaves"])
        score = pd.Series(made.predict_proba(judged[columns])[:, 1], index=judged.index)
        months = judged.groupby("month")["leaves"]
        return sum(evaluation.auc(score[left.index], left) for _, left in months) / len(months)

    return by_month


def _higher(mart, value) -> bool:
    """Tell whether several were tried, or no figure is lower than the contracted model has it and
    some are higher: the best of several is at least the one that was asked for."""
    right = [auc_to_promise.reference(mart).value(*case) for case in value.cases]
    apart = [given - real for given, real in zip(value, right, strict=True)]
    above = min(apart) >= -1e-9 and max(apart) > 1e-9
    return "several_tried" in _found(value) or (above and not _found(value) and max(value) <= 1)


@auc_to_promise.mistake(when=_higher)
def best_of_several(mart):
    def best(rows, columns, model, first_judged):
        known, judged = ready(rows, first_judged), _later(rows, first_judged)
        subsets = [columns, *([c for c in columns if c != one] for one in columns)]
        return max(_auc_of(known, judged, subset, model) for subset in subsets)

    return best


@auc_to_promise.mistake(when=_shows("another_model"))
def another_model(mart):
    def other(rows, columns, model, first_judged):
        known, judged = ready(rows, first_judged), _later(rows, first_judged)
        return _auc_of(known, judged, columns, methods.boosting())

    return other


@auc_to_promise.mistake(when=_shows("fewer_columns"))
def columns_dropped(mart):
    def fewer(rows, columns, model, first_judged):
        known, judged = ready(rows, first_judged), _later(rows, first_judged)
        return _auc_of(known, judged, columns[: len(columns) // 2], model)

    return fewer
