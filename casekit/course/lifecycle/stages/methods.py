"""The stage of each line by rule: by tenure, and by use against its own best time."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.mart.once import once
from synthetic.calendar import month_number
from synthetic.schema import STAGES

ACQUIRED, GROWING, MATURE, DECLINING, LEAVING = STAGES
_USE = ("minutes_out", "data_gb")
_SEEN = ("subscriber", "month", *_USE, "rival_calls")
_COLLAPSED = 0.55
"""Of its half-year mean: minutes and data both below it count as a line given up."""


class Rule(NamedTuple):
    """Where the borders lie.

    Attributes:
        new, grown: months of tenure from which on a line is no longer acquired, growing.
        cut: how far use is below the line's best, in logarithms, when it counts as declining.
        rivals: calls to rivals' hotlines in two months from which on it counts as leaving.
    """

    new: int = 3
    grown: int = 12
    cut: float = 0.4
    rivals: int = 3


def tagged(signs: pd.DataFrame, rule: Rule) -> pd.Series:
    """Return the stage of each line by its use and tenure.

    Args:
        signs: from `signs`.
    """
    falls = (signs["below"] > rule.cut) & (signs["tenure"] >= rule.new)
    goes = signs["collapsed"] | ((signs["rival_calls"] >= rule.rivals) & (signs["below"] > 0))
    found = by_tenure(signs, rule).mask(falls, DECLINING).mask(goes, LEAVING)
    return found.rename("stage")


def by_tenure(signs: pd.DataFrame, rule: Rule) -> pd.Series:
    """Return the stage of each line as its tenure alone says: nobody ever declines."""
    tenure = signs["tenure"]
    names = np.select([tenure < rule.new, tenure < rule.grown], [ACQUIRED, GROWING], MATURE)
    return pd.Series(names, signs.index, name="stage")


def shares(stages: pd.Series) -> pd.Series:
    """Return the share of lines in each stage, in the order of life."""
    return stages.value_counts(normalize=True).reindex(STAGES, fill_value=0.0)


@once
def signs(mart: door.Mart, month: int) -> pd.DataFrame:
    """Return what a rule sees of each line of the base at a month's end.

    Returns:
        Index subscriber; tenure (months), below (use under the line's own best three months, in
        logarithms: .4 is a third less), collapsed, rival_calls (in two months).
    """
    base = door.base(mart, month)
    seen = _months_until(mart, month)
    use = sum(np.log(seen[one] + more) for one, more in zip(_USE, (20, 1), strict=True))
    level, best = use.iloc[-2:].mean(), use.rolling(3, min_periods=2).mean().max()
    given_up = [seen[one].iloc[-1] < _COLLAPSED * seen[one].iloc[-7:-1].mean() for one in _USE]
    joined = month_number(mart.subscribers.set_index("subscriber")["join_month"])
    found = {
        "tenure": month_number(month) - joined.reindex(base),
        "below": (best - level).reindex(base).fillna(0.0),
        "collapsed": (given_up[0] & given_up[1]).reindex(base, fill_value=False),
        "rival_calls": seen["rival_calls"].iloc[-2:].sum().reindex(base, fill_value=0),
    }
    return pd.DataFrame(found)


def _months_until(mart: door.Mart, month: int) -> pd.DataFrame:
    """Months × (column, subscriber)."""
    mart.need("subscribers.join_month")
    months = [one for one in mart.months if one <= month]
    rows = mart.window(months, list(_SEEN))
    wide = rows.pivot(index="month", columns="subscriber", values=[*_USE, "rival_calls"])
    return wide.astype(float)


def flow(mart: door.Mart, earlier: int, later: int, rule: Rule) -> pd.DataFrame:
    """Return where the lines of each stage are later, as shares: a row a stage, a column a stage."""
    then, now = (tagged(signs(mart, month), rule) for month in (earlier, later))
    # Those who are gone have no row any more: they count with the leaving.
    after = now.reindex(then.index).fillna(LEAVING)
    found = pd.crosstab(then, after, normalize="index")
    return found.reindex(index=STAGES, columns=STAGES, fill_value=0.0)
