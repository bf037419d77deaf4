"""Does a warning know what it cannot know? Its scores are asked for again in other futures.

A score of today must not move when tomorrow is another one. Customers who never were are planted
where a sound warning does not look; whoever reacts to them has looked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from casekit.course.churn_warning.own_model.methods import BY_CHOICE, HORIZON
from synthetic.calendar import add_months

Warn = Callable[[pd.DataFrame, pd.DataFrame, int], pd.Series]
SIGNS = (
    "later_rows",
    "unready_months",
    "far_outcomes",
    "near_outcomes",
    "any_kind",
    "later_outcomes",
    "later_values",
)
A_LITTLE, CLEARLY = 1e-6, 0.02
"""Mean change of scores, in their standard deviations: of what was learnt from a handful of rows,
and what cannot be an accident of another size of the table."""
HANDFUL = 3
AFTER = {
    "late": ("late", 1),
    "unready": ("unready", 1),
    "early": ("early", HORIZON + 2),
    "first": ("early", 1),
    "last": ("early", HORIZON),
}
"""Who of the planted leaves, and how many months after the row; five concern it no longer."""


def peeks(warn: Warn, rows: pd.DataFrame, churn: pd.DataFrame, day: int) -> tuple[str, ...]:
    """Return what the scores of month `day` depend on and should not, of `SIGNS`.

    later_rows: how rows of months after `day` ended. They were learnt from.
    unready_months: how rows ended whose three months are not over on `day`.
    far_outcomes: what happened to a customer more than three months after the row.
    near_outcomes: who left in the first of the three months and not in the last, or the reverse.
    any_kind: whoever left, by choice or not. Cutting half of them off for arrears changes nothing.
    later_outcomes: who left after `day`. Settings were chosen by it.
    later_values: features of rows after `day`. Gaps or scales were taken from them.

    Args:
        warn: (rows, churn, day) → scores of the customers of month `day`, index subscriber.
        rows: subscriber, month and features, all of them numbers; months before and after `day`.
        churn: subscriber, month, kind.
        day: a month (yyyymm) with months before and after it in `rows`.
    """
    stage = Stage(rows, churn, day)

    def asked(rows: pd.DataFrame, churn: pd.DataFrame) -> pd.Series:
        return same_lots(warn, rows, churn, day)

    plain = asked(stage.rows, stage.churn)
    other = {name: asked(stage.rows, stage.leaving(name)) for name in AFTER}
    arrears, fewer = (asked(stage.rows, c) for c in (half_in_arrears(churn), churn.iloc[::2]))
    found = {
        "later_rows": moved(plain, other["late"], A_LITTLE),
        "unready_months": moved(plain, other["unready"], A_LITTLE),
        "far_outcomes": moved(plain, other["early"], A_LITTLE),
        "near_outcomes": moved(plain, other["first"], A_LITTLE)
        != moved(plain, other["last"], A_LITTLE),
        "any_kind": moved(plain, fewer, A_LITTLE) and not moved(plain, arrears, A_LITTLE),
        "later_outcomes": any(
            moved(plain, asked(stage.rows, future), CLEARLY) for future in stage.futures(plain)
        ),
        "later_values": moved(plain, asked(stage.with_odd_rows, stage.churn), CLEARLY),
    }
    return tuple(sign for sign in SIGNS if found[sign])


def moved(before: pd.Series, after: pd.Series, least: float) -> bool:
    """Tell whether scores have changed by `least` of their standard deviation, on average."""
    change = float((after.reindex(before.index) - before).abs().mean())
    return not change <= least * max(float(before.std()), 1e-9)


def same_lots(warn: Warn, *case) -> pd.Series:
    """Return a warning's scores on a copy of a case; what it draws, it draws as the last time."""
    state = np.random.get_state()  # noqa: NPY002  # what scikit-learn draws from by default
    np.random.seed(0)  # noqa: NPY002
    try:
        return warn(*(one.copy() if hasattr(one, "copy") else one for one in case))
    finally:
        np.random.set_state(state)  # noqa: NPY002


def half_in_arrears(churn: pd.DataFrame) -> pd.DataFrame:
    """Return the departures, every second one cut off for arrears."""
    kinds = churn["kind"].astype(object).to_numpy().copy()
    kinds[::2] = "arrears"
    return churn.assign(kind=kinds)


class Stage:
    """A case with customers who never were, a row each, and what else may become of them.

    Attributes:
        rows: the case's rows and those of the planted: early (half a year before the day),
            unready (their three months are not over, the day's own among them), late (after it).
        planted: these rows by name.
        with_odd_rows: `rows`, and late ones with figures beyond all others.
    """

    def __init__(self, rows: pd.DataFrame, churn: pd.DataFrame, day: int):
        self.churn, self.day = churn, day
        months = sorted(int(month) for month in rows["month"].unique())
        late = [m for m in months if m > day]
        self.planted = {
            "late": _planted(rows, late, 0, HANDFUL),
            "unready": _planted(
                rows, [m for m in months if add_months(day, -HORIZON) < m <= day], 1, HANDFUL
            ),
            "early": _planted(rows, [m for m in months if add_months(m, HORIZON + 3) <= day], 2),
        }
        self.rows = pd.concat([rows, *self.planted.values()], ignore_index=True)
        odd = _planted(rows, late, 3)
        features = odd.columns.drop(["subscriber", "month"])
        odd[features] = (odd[features].astype(float) + 1) * 1000
        self.with_odd_rows = pd.concat([self.rows, odd], ignore_index=True)

    def leaving(self, name: str) -> pd.DataFrame:
        """Return the departures when some of the planted leave, as `AFTER` has it."""
        who, after = AFTER[name]
        rows = self.planted[who]
        gone = {"subscriber": rows["subscriber"], "month": add_months(rows["month"], after)}
        more = pd.DataFrame({**gone, "kind": BY_CHOICE[0]})
        return pd.concat([self.churn.astype({"kind": object}), more], ignore_index=True)

    def futures(self, score: pd.Series) -> list[pd.DataFrame]:
        """Return the departures, those after the day given to others: to the customers of lowest
        score, and by lot, twice."""
        late = (self.churn["month"] > self.day) & self.churn["subscriber"].isin(score.index)
        safest, rng = score.sort_values(kind="stable").index, np.random.default_rng(4)
        orders = (safest, rng.permutation(safest), rng.permutation(safest))
        return [self._with_late(late, order[: int(late.sum())]) for order in orders]

    def _with_late(self, late: pd.Series, leavers: Sequence[int]) -> pd.DataFrame:
        kept = self.churn[~late & ~self.churn["subscriber"].isin(leavers)]
        gone = self.churn[late].iloc[: len(leavers)].assign(subscriber=np.asarray(leavers))
        return pd.concat([kept, gone], ignore_index=True)


def _planted(
    rows: pd.DataFrame, months: Sequence[int], lot: int, most: int | None = None
) -> pd.DataFrame:
    """Return rows of new customers, drawn from real ones: two fifths of a month's, or `most`."""
    rng = np.random.default_rng(lot)
    size = int(rows.groupby("month").size().median() * 0.4) if most is None else most
    made = rows.iloc[rng.integers(len(rows), size=size if len(months) else 0)].copy()
    first = int(rows["subscriber"].max()) + 1 + lot * len(rows)
    made["subscriber"] = np.arange(first, first + len(made))
    made["month"] = np.resize(months, len(made)) if len(months) else made["month"]
    return made
