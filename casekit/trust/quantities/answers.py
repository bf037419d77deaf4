"""How people answer an offer: as expected, through those who accept, and with dogs asleep."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.analysis import campaigns
from casekit.mart import Mart, truth
from casekit.mart.once import once
from casekit.mart.signals import features
from casekit.trust.at_risk import highest_number
from casekit.trust.quantities.campaigns import largest_trial
from casekit.trust.quantities.registry import Unanswerable, quantity

_FEWEST_CONTACTED = 200
_HISTORY = 3
"""Months on which features look back."""
_ACTS = ("bill_checks", "packs", "blocked_calls", "counter_visits", "app_days", "days_late")


@once
def seen_in(mart: Mart, month: int) -> pd.DataFrame:
    """Return what is seen of active subscribers at the end of a month, index subscriber: the
    features of a decision month, the month's acts, and the standing flags that hint at how a
    contact is taken."""
    known = features(mart, month)
    known = known[known.index <= highest_number(mart)]
    acts = mart.month(month, ["subscriber", *_ACTS]).set_index("subscriber").reindex(known.index)
    return pd.concat([known, acts.astype(float)], axis=1).assign(**standing(mart, known.index))


def standing(mart: Mart, who: pd.Index) -> dict[str, pd.Series]:
    """Return the flags of `who`: do_not_disturb, club, autopay, second_sim; and top_up (yuan)."""
    people = mart.subscribers.set_index("subscriber").reindex(who)
    account = mart.accounts.set_index("subscriber").reindex(who)
    held = mart.devices.sort_values("from_month").drop_duplicates("subscriber", keep="last")
    second = held.set_index("subscriber")["second_sim"].reindex(who)
    return {
        "do_not_disturb": people["do_not_disturb"].astype(float),
        "club": people["club"].astype(float),
        "autopay": account["autopay"].astype(float),
        "top_up": account["top_up"].astype(float),
        "second_sim": second.astype(float),
    }


def _before_contacts(mart: Mart) -> int:
    """The month before anybody is contacted, the middle one if nobody is: who accepts is no dog."""
    months = mart.treatments.loc[mart.treatments["contacted"].astype(bool), "month"]
    earlier = [month for month in mart.months if months.empty or month < months.min()]
    if len(earlier) <= _HISTORY:
        raise Unanswerable
    return earlier[min(len(earlier) - 1, len(mart.months) // 2)]


def _dogs(mart: Mart, who: pd.Index) -> pd.Series:
    people = truth.of(mart).people.set_index("subscriber")["sleeping_dog"]
    return people.reindex(who).astype(bool)


@quantity
def dogs_share(mart: Mart) -> float:
    """Share of subscribers in whom a contact wakes the wish to leave."""
    return float(truth.of(mart).people["sleeping_dog"].mean())


@quantity
def dogs_learnt(mart: Mart) -> float:
    """How well a model told of the dogs would know others from what is seen (AUC, three folds)."""
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import cross_val_predict

    known = seen_in(mart, _before_contacts(mart))
    dogs = _dogs(mart, known.index)
    if dogs.sum() < 3:
        raise Unanswerable
    leaf = max(len(known) // 60, 20)
    model = HistGradientBoostingClassifier(max_leaf_nodes=6, min_samples_leaf=leaf, random_state=0)
    chance = cross_val_predict(model, known, dogs, cv=3, method="predict_proba")[:, 1]
    return float(roc_auc_score(dogs, chance))


@quantity
def acceptance(mart: Mart) -> float:
    """Those who accepted in the largest trial against those expected to, in standard errors."""
    trial = largest_trial(mart)
    people = campaigns.outcomes(mart, trial)
    expected = campaigns.true_effects(mart, trial)["accept"].reindex(people.index)
    reached = people["contacted"].astype(bool)
    if reached.sum() < _FEWEST_CONTACTED:
        raise Unanswerable
    # `accept` is the chance of being reached and accepting; reach is by lot, the same for all
    chance = expected[people["treated"]]
    gap = people.loc[people["treated"], "accepted"].sum() - chance.sum()
    return float(gap / np.sqrt((chance * (1 - chance)).sum()))


@quantity
def trial_power(mart: Mart) -> float:
    """Chance that the largest trial finds its true effect significant at 5 %, from the true risks."""
    from scipy.stats import norm

    effects = campaigns.true_effects(mart, largest_trial(mart))
    arms = campaigns.outcomes(mart, largest_trial(mart))["treated"].value_counts()
    alone, treated = effects["risk_untreated"].mean(), effects["risk_treated"].mean()
    variance = alone * (1 - alone) / arms[False] + treated * (1 - treated) / arms[True]
    return float(norm.cdf(abs(alone - treated) / np.sqrt(variance) - norm.ppf(0.975)))
