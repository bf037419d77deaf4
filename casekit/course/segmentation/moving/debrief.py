"""What opens the truth about needs: what each kind does more of, and whom a care call keeps."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis import campaigns
from casekit.mart import truth
from casekit.mart.once import once
from synthetic.schema import NEEDS

TRACES = {
    "security": "blocked_calls",
    "price": "bill_checks",
    "service": "counter_visits",
    "brand": "app_days",
}
"""Need → what those who have it do most of."""
MONTHS = 12


def _needs(mart: door.Mart) -> pd.Series:
    return truth.of(mart).people.set_index("subscriber")["need"].astype(object)


@once
def traces(mart: door.Mart) -> pd.DataFrame:
    """Return what each kind does, as a multiple of the mean customer's; raises NoTruth.

    Returns:
        Index need; share (of the customers), and a column each of the acts in `TRACES`.
    """
    columns = list(TRACES.values())
    rows = mart.window(mart.months[-MONTHS:], ["subscriber", *columns])
    acts = rows.groupby("subscriber").mean()
    need = _needs(mart).reindex(acts.index)
    table = (acts.groupby(need).mean() / acts.mean()).reindex(list(NEEDS))
    return table.assign(share=need.value_counts(normalize=True))


@once
def kept_by_call(mart: door.Mart) -> pd.Series:
    """Return the customers whom a thousand care calls keep, by need; raises NoTruth."""
    effects = campaigns.true_effects(mart, campaigns.KNOWN)
    return -1000 * campaigns.true_effect_by(effects, _needs(mart))["effect"]
