"""Five real customers, one of each stage, whose rule and truth agree."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis.lacks import TooFew
from casekit.course.lifecycle.stages import methods
from casekit.course.lifecycle.stages.debrief import true_stages
from casekit.course.lifecycle.stages.methods import ACQUIRED, DECLINING, GROWING, LEAVING, MATURE
from casekit.drawing.tables import Sentence, markdown, written
from casekit.mart.once import once
from casekit.text import Catalogue, decimal

texts = Catalogue("casekit.course.lifecycle.stages")

FILES = {"one": DECLINING, "two": ACQUIRED, "three": MATURE, "four": LEAVING, "five": GROWING}
"""The stage of each file."""
BACK = (11, 8, 5, 2, 0)
"""Months back of which minutes are shown."""
_OLD = 24
_BUSY = 100
"""Minutes of a line's busiest month from which on its months tell a story."""

_SPREAD = 0.1
"""Spread of a level customer's minutes, to their mean: less is a plan used up each month."""


@once
def customers(mart: door.Mart) -> pd.DataFrame:
    """Return the five customers: a row a file; tenure, rival_calls, bill and minutes by months back.

    Each is the clearest case of those whose rule and true stage agree. Raises TooFew, NoTruth.
    """
    month = mart.months[-1]
    seen, real = methods.signs(mart, month), true_stages(mart, month)
    minutes = _minutes(mart)
    agreed = seen[methods.tagged(seen, methods.Rule()) == real]
    busy = (minutes.max() >= _BUSY).reindex(agreed.index)
    old = busy & (agreed["tenure"] >= _OLD)
    quiet = agreed["rival_calls"] == 0
    trend = minutes.corrwith(pd.Series(range(len(minutes)), minutes.index))
    steady = -(minutes.std() / minutes.mean() - _SPREAD).abs()
    rising = agreed["tenure"].between(9, 11)
    clearest = {
        ACQUIRED: (agreed["tenure"] == 2, minutes.mean()),
        GROWING: (rising & quiet, trend),
        MATURE: (old & quiet, steady),
        DECLINING: (old & quiet, -trend),
        LEAVING: (old, agreed["rival_calls"]),
    }
    found = {}
    for name, stage in FILES.items():
        among, clear = clearest[stage]
        those = agreed.index[among & (real.reindex(agreed.index) == stage)]
        if those.empty:
            raise TooFew("no_such_customer", texts)
        found[name] = clear.reindex(those).fillna(-np.inf).idxmax()
    return _shown(mart, pd.Series(found), seen, minutes)


def _minutes(mart: door.Mart) -> pd.DataFrame:
    """Minutes of the last year, months × subscribers."""
    mart.need_months(max(BACK) + 1)
    rows = mart.window(list(mart.months[-1 - max(BACK) :]), ["subscriber", "month", "minutes_out"])
    return rows.pivot(index="month", columns="subscriber", values="minutes_out").astype(float)


def _shown(mart, who: pd.Series, seen: pd.DataFrame, minutes: pd.DataFrame) -> pd.DataFrame:
    bill = mart.month(mart.months[-1], ["subscriber", "bill"]).set_index("subscriber")["bill"]
    used = {back: minutes.iloc[-1 - back].reindex(who).to_numpy() for back in BACK}
    about = seen.loc[who, ["tenure", "rival_calls"]].assign(bill=bill.reindex(who))
    return about.set_axis(who.index).assign(**{f"m{back}": used[back] for back in BACK})


def files(mart: door.Mart) -> Sentence:
    """Return the five customers as a table to read."""
    rows = [
        (
            texts(f"files.{name}"), decimal(one.tenure),
            *(written(one[f"m{back}"], "n") for back in BACK),
            decimal(one.bill), decimal(one.rival_calls),
        )
        for name, one in customers(mart).iterrows()
    ]  # fmt: skip
    ago = [texts("heads.ago", months=back) if back else texts("heads.now") for back in BACK]
    ends = [texts(f"heads.{one}") for one in ("bill", "rivals")]
    heads = [texts("heads.customer"), texts("heads.tenure"), *ago, *ends]
    return markdown(heads, rows, figures=len(heads) - 1)
