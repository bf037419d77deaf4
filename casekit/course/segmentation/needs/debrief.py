"""What opens the truth about needs: who has which, how often a guess hits, what each offer does to whom.

The offers' effects are known on the case `observed_offers`: the same city, where nobody was contacted
and what each offer would have done to each is written down.
"""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis import campaigns, kano, segments
from casekit.analysis.models.keeping import kept
from casekit.analysis.money import value_kept
from casekit.course.segmentation.needs import methods
from casekit.mart import features, truth
from casekit.mart.once import once
from casekit.mart.signals.habits import ACTS
from synthetic.schema import KANO_FEATURES, NEEDS

CASE = "observed_offers"
OFFERED = ("care_call", "bill_credit", "contract", "club", "security_service")
"""Offers that anybody can be given."""
ALL = "all"
"""Everybody, whatever the need."""


@once
def needs(mart: door.Mart) -> pd.Series:
    """Return the true need of each, index subscriber; raises NoTruth."""
    return truth.of(mart).people.set_index("subscriber")["need"].astype(str)


@once
def agreements(mart: door.Mart) -> pd.Series:
    """Return how far four groups agree with the true needs, by the columns that they are cut by."""
    return pd.Series(
        {name: segments.agreement(methods.cut(mart, name), needs(mart)) for name in methods.COLUMNS}
    )


def mix(groups: pd.Series, need: pd.Series) -> pd.DataFrame:
    """Return the share of each need in each group: index group, a column a need, in their order."""
    table = pd.crosstab(groups, need.reindex(groups.index), normalize="index")
    return table.reindex(columns=list(NEEDS), fill_value=0.0)


@kept
def guessed(mart: door.Mart, month: int) -> pd.DataFrame:
    """Return need (true) and guess, by eleven months of acts up to a month; index subscriber.

    Each is guessed by a model that was fitted on others (`segments.guessed`).
    """
    counts = methods.counted(mart, month)[list(ACTS)]
    need = needs(mart).reindex(counts.index)
    return pd.DataFrame({"need": need, "guess": segments.guessed(counts, need)})


def confusion(told: pd.DataFrame) -> pd.DataFrame:
    """Return the share of each guess (columns) among those who have a need (rows).

    Args:
        told: from `guessed`.
    """
    table = pd.crosstab(told["need"], told["guess"], normalize="index")
    return table.reindex(index=list(NEEDS), columns=list(NEEDS), fill_value=0.0)


@once
def classes_by_need(mart: door.Mart) -> dict[str, pd.DataFrame]:
    """Return Kano's classes by feature (shares), of all and of each need; raises NoTruth."""
    told = methods.answers(mart)
    need = told["subscriber"].map(needs(mart))
    groups = {ALL: told, **{one: told[need == one] for one in NEEDS}}
    return {
        name: kano.shares(rows["feature"], rows["class"]).reindex(list(KANO_FEATURES))
        for name, rows in groups.items()
    }


def read(mart: door.Mart, need: str) -> dict[str, str]:
    """Return the class of each feature to those with a need (or `ALL`), by the quarters of the map."""
    return kano.quadrants(kano.coefficients(classes_by_need(mart)[need])).to_dict()


# --- what the offers do ---


@once
def contacted(mart: door.Mart) -> pd.DataFrame:
    """Return what each offer would do to each who may be contacted, on the case; raises NoTruth.

    Returns:
        Index subscriber; need (true), guess (missing of those with fewer than eleven months), bill
        (mean of three months, yuan), and two columns each offer: (offer, "saved") customers kept,
        expected, and (offer, "net") yuan, at the sheet's worth of a customer kept.
    """
    month = campaigns.eve(mart)
    bill = features(mart, month)["bill_mean_3m"].rename("bill")
    people = pd.DataFrame({"bill": bill}).assign(value=value_kept(bill))
    told = guessed(mart, month)["guess"]
    table = {
        "need": needs(mart).reindex(bill.index),
        "guess": told.reindex(bill.index),
        "bill": bill,
    }
    laws = mart.campaigns.set_index("offer")
    for offer in OFFERED:
        law = laws.loc[offer]
        effects = campaigns.true_effects(mart, int(law["campaign"]))
        costs = campaigns.Costs(float(law["contact_cost"]), float(law["offer_cost"]), 0.0)
        table[offer, "saved"] = -effects["effect"].reindex(bill.index)
        table[offer, "net"] = campaigns.gains(people, effects, costs).reindex(bill.index)
    return pd.DataFrame(table).dropna(subset=[(OFFERED[0], "saved")])


def by_need(people: pd.DataFrame, measure: str = "saved") -> pd.DataFrame:
    """Return the mean of a measure by need (rows, all last) and offer (columns).

    Args:
        people: from `contacted`, or some rows of it.
        measure: "saved": customers kept of a thousand contacts; "net": yuan a contact.
    """
    scale = 1000 if measure == "saved" else 1
    each = scale * pd.DataFrame({offer: people[offer, measure] for offer in OFFERED})
    table = each.groupby(people["need"]).mean().reindex(list(NEEDS))
    return pd.concat([table, each.mean().to_frame(ALL).T])


@once
def suits(mart: door.Mart) -> dict[str, str]:
    """Return the offer that keeps most of those with each need."""
    return by_need(contacted(mart)).drop(ALL).idxmax(axis=1).to_dict()


def ends(people: pd.DataFrame, fits: dict[str, str], measure: str = "saved") -> tuple[float, float]:
    """Return what matched offers bring if the guess is never right, and if it always is.

    A wrong guess is any of the other needs, all alike.

    Args:
        people, measure: as of `by_need`.
        fits: from `suits`.
    """
    table = by_need(people, measure)
    share = people["need"].value_counts(normalize=True)
    right = sum(share[need] * table.loc[need, fits[need]] for need in share.index)
    others = {need: [fits[one] for one in NEEDS if one != need] for need in share.index}
    wrong = sum(share[need] * table.loc[need, others[need]].mean() for need in share.index)
    return float(wrong), float(right)


def break_even(wrong: float, right: float, one: float) -> float:
    """Return the share of right guesses from which matching brings more than one offer for all."""
    return (one - wrong) / (right - wrong)


def by_guess(people: pd.DataFrame, fits: dict[str, str]) -> tuple[float, float]:
    """Return how often the model's guess is right, and the customers that offers matched to it keep
    of a thousand contacts; of those who have a guess."""
    known = people[people["guess"].notna()]
    rows = known.groupby("guess")
    kept_ = sum(group[fits[guess], "saved"].sum() for guess, group in rows)
    return float((known["guess"] == known["need"]).mean()), float(1000 * kept_ / len(known))
