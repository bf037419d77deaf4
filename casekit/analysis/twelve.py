"""Twelve customers who recur through the course: one of each of twelve kinds, chosen by rule.

They are rows of the base at hand, so each base has its own, and no choice hangs on what becomes of
them.
"""

from __future__ import annotations

import pandas as pd

from casekit.analysis.lacks import TooFew
from casekit.mart import Mart, features, signals_of
from casekit.mart.names import MID_HIGH
from casekit.mart.once import once

KINDS = {
    "large_bill": lambda t: t["bill_mean_3m"] >= 190,
    "small_bill": lambda t: t["bill_mean_3m"] <= 12,
    "over_quota": lambda t: t["over_gb_months_3m"] >= 2,
    "contract_ends": lambda t: t["months_to_end"] <= 2,
    "complained": lambda t: t["complained_3m"] == 1,
    "fading": lambda t: (t["rival_calls_3m"] >= 2) & (t["calls_out_trend"] <= 0.6),
    "home_of_four": lambda t: (t["home_lines"] >= 4) & (t["payer"] == 1),
    "key_contact": lambda t: (t["key_contact"] == 1) & (t["bill_mean_3m"] >= MID_HIGH),
    "newcomer": lambda t: t["tenure_months"] < 3,
    "quiet_and_old": lambda t: (t["tenure_months"] > 72) & (t["quiet_6m"] == 1),
    "young_heavy": lambda t: (t["age"] <= 25) & (t["data_gb_3m"] >= t["data_gb_3m"].quantile(0.9)),
    "over_65": lambda t: t["age"] >= 65,
}
"""Kind → who is of it, on features and signals of a month; in the order of choosing."""
RESERVE = {
    "modest_key_contact": lambda t: (t["key_contact"] == 1) & (t["bill_mean_3m"] < MID_HIGH),
    "new_handset": lambda t: (t["handset_new"] == 1) & (t["bill_mean_3m"] < 39),
    "of_the_middle": lambda t: t["bill_mean_3m"] > 0,
}
"""Kinds that take the place of those of which there are too few."""
FEWEST = 3
"""Customers of a kind without whom it is no kind."""


@once
def twelve(mart: Mart, month: int) -> pd.DataFrame:
    """Return the twelve of a month.

    Returns:
        Index kind; subscriber, and their features and signals. Of each kind the one whose bill is
        nearest to the kind's middle bill, of those not chosen yet; of equals the lower number.

    Raises TooFew where too many kinds are lacking.
    """
    table = features(mart, month).join(_signals(mart, month))
    chosen: dict[str, int] = {}
    for kind, is_of in (KINDS | RESERVE).items():
        those = table[is_of(table)]
        left = those.index.difference(list(chosen.values()))
        if len(those) < FEWEST or left.empty or len(chosen) == len(KINDS):
            continue
        bill = those["bill_mean_3m"]
        chosen[kind] = int((bill - bill.median()).abs().reindex(left.sort_values()).idxmin())
    if len(chosen) < len(KINDS):
        raise TooFew("few_kinds", kinds=len(chosen), wanted=len(KINDS))
    found = table.loc[list(chosen.values())].reset_index()
    return found.set_index(pd.Index(chosen, name="kind"))


def _signals(mart: Mart, month: int) -> pd.DataFrame:
    names = ("months_to_end", "complained_3m", "quiet_6m", "home_lines", "payer")
    return signals_of(mart, month)[list(names)]
