"""What opens the truth about calling: the scores on the eve of the pilot, and what a call truly does."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from casekit import mart as door
from casekit.analysis import alarms, campaigns, models, money
from casekit.analysis.lacks import TooFew
from casekit.course.churn_warning.riskiest import methods
from casekit.mart import features, truth
from casekit.mart.once import once
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.riskiest")


class Ranked(NamedTuple):
    """Churn scores of the participants, and their true effects, index subscriber."""

    score: pd.Series
    effects: pd.DataFrame


@once
def ranked(mart: door.Mart) -> Ranked:
    """Return scores and true effects of everybody; raises NoTruth."""
    effects = campaigns.true_effects(mart, campaigns.KNOWN)
    score = models.score_on(mart, campaigns.eve(mart))
    score = score[score.index.isin(effects.index)]
    return Ranked(score, effects.reindex(score.index))


@once
def kept_by_band(mart: door.Mart) -> pd.DataFrame:
    """Return true risk and effect by rank on the list of the riskiest; raises NoTruth.

    Column net: yuan that 100 care calls bring, each customer kept at the worth of his own bills.
    """
    score, effects = ranked(mart)
    bands = campaigns.rank_bands(score)
    gain = _gain(mart, effects)
    table = campaigns.true_effect_by(effects, bands)
    return table.assign(net=100 * gain.groupby(bands, observed=True).mean())


class Books(NamedTuple):
    """One list of calls, reckoned twice: with one save rate and one value for all, and truly.

    Attributes:
        called: customers with a score from the lecture's cut-off up.
        expected, profit: customers kept and net yuan by score, at the example's money.
        leavers, decided: those of `called` expected to leave, and who have made up their minds.
        kept, net: customers truly kept over the horizon, and net yuan at their own bills.
    """

    called: int
    expected: float
    profit: float
    leavers: float
    decided: int
    kept: float
    net: float


@once
def two_books(mart: door.Mart) -> Books:
    """Return what the list of the lecture's cut-off promises and what it brings.

    Raises NoTruth, and TooFew where its calls keep nobody.
    """
    score, effects = ranked(mart)
    call = money.example()
    score = score[score >= call.break_even]
    effects = effects.reindex(score.index)
    kept = float(-effects["effect"].sum())
    if kept <= 0:
        raise TooFew("nobody_kept", texts, month=campaigns.eve(mart), cut_off=call.break_even)
    expected = call.save_rate * float(score.sum())
    decided = (
        truth.of(mart).state_of(campaigns.eve(mart), ["decided"])["decided"].reindex(score.index)
    )
    return Books(
        called=len(score),
        expected=expected,
        profit=expected * call.value - len(score) * call.cost,
        leavers=float(effects["risk_untreated"].sum()),
        decided=int(decided.sum()),
        kept=kept,
        net=float(_gain(mart, effects).sum()),
    )


def _gain(mart: door.Mart, effects: pd.DataFrame) -> pd.Series:
    """Yuan that a care call to each brings, if a customer kept is worth his own bills."""
    bill = features(mart, campaigns.eve(mart))["bill_mean_3m"].reindex(effects.index)
    return -effects["effect"] * money.value_kept(bill) - money.figure("care_call")


@once
def kept_by_list(mart: door.Mart, calls: int) -> pd.DataFrame:
    """Return what calls to lists of one length come to, as expected; raises NoTruth.

    Index list; kept (customers), net (yuan, each customer kept at the worth of his own bills) and
    risk (share of the list that leaves if not called).
    """
    score, effects = ranked(mart)
    month = campaigns.eve(mart)
    usage = alarms.of_use(alarms.fired_on(mart, month))
    bill = features(mart, month)["bill_mean_3m"].reindex(score.index)
    lists = methods.by_score(score, bill, usage, calls)
    gain = _gain(mart, effects)
    best = (-effects["effect"]).nlargest(calls).index
    chosen = {**lists, "oracle": best, "random": effects.index}
    means = pd.DataFrame(
        {
            name: {
                "net": calls * gain.reindex(who).mean(),
                "risk": effects["risk_untreated"].reindex(who).mean(),
            }
            for name, who in chosen.items()
        }
    ).T
    return means.assign(kept=campaigns.kept(lists, effects, calls))
