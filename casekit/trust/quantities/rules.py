"""A rule for each offer that can be said aloud: whom to make it to, by two conditions on what is seen.

They were found on seeds apart from those of the gates (1, 2, 6, 8): of all pairs of conditions those
worth most, two standard errors off.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

Rule = Callable[[pd.DataFrame], pd.Series]
PLAIN: dict[str, Rule] = {
    "care_call": lambda seen: (seen["service_calls_3m"] > 1) & (seen["bill_mean_3m"] > 59),
    "bill_credit": lambda seen: (seen["top_up"] <= 30) & (seen["bill_mean_3m"] > 90),
    "contract": lambda seen: (seen["tenure_months"] <= 60) & (seen["bill_mean_3m"] > 99),
    "club": lambda seen: (seen["autopay"] == 0) & (seen["bill_mean_3m"] > 129),
    "security_service": lambda seen: seen["contract_left"].between(1, 3),
    "plan_up": lambda seen: (seen["rival_saving_share"] <= 0.6) & (seen["data_gb_3m"] > 60),
    "bundle": lambda seen: (seen["broadband"] == 0) & (seen["bill_mean_3m"] > 99),
}
"""By offer: what is seen (columns as of `seen_in`) → whom the rule names."""
_LEAST = 0.03
"""Share of the subscribers that a rule must name; half of it for offers that few can use."""
_RARE = ("contract", "bundle")


def judged(seen: pd.DataFrame, worth: pd.DataFrame) -> pd.DataFrame:
    """Return what each offer's rule is worth.

    Args:
        seen: what is seen of each, index subscriber.
        worth: what each offer is worth to each, in yuan: index subscriber, a column an offer.

    Returns:
        Index offer; share (of subscribers whom the rule names), worth (yuan a contact; NaN where it
        names too few), sprayed (yuan a contact of everybody).
    """
    both = worth.index.intersection(seen.index)
    found = {o: _of(PLAIN[o](seen.loc[both]), worth.loc[both, o], o) for o in worth if o in PLAIN}
    return pd.DataFrame(found).T


def _of(named: pd.Series, worth: pd.Series, offer: str) -> dict[str, float]:
    least = _LEAST / 2 if offer in _RARE else _LEAST
    enough = named.mean() >= least
    yuan = worth[named].mean() if enough else float("nan")
    return {"share": named.mean(), "worth": yuan, "sprayed": worth.mean()}
