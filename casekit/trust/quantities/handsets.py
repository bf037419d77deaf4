"""Handsets: whether a maker is kept, whether the next model can be guessed, and what they use."""

from __future__ import annotations

import pandas as pd

from casekit.mart import Mart
from casekit.mart.once import once
from casekit.trust.at_risk import highest_number
from casekit.trust.quantities.registry import Unanswerable, quantity, ratio

_GUESSES = 3
_FEWEST = 200
"""Handsets replaced below which nothing is said of who buys what."""
_BORN = (0, 1970, 1985, 1998, 9999)
"""Years of birth by which buyers are told apart."""


@once
def _bought(mart: Mart) -> pd.DataFrame:
    """Return handsets bought in place of another: subscriber, model, maker, the maker that was held
    before (`held`), born (band of years) and class of the customer."""
    rows = mart.devices.sort_values(["subscriber", "from_month"])
    rows["maker"] = rows["model"].map(mart.models.set_index("model")["maker"].astype(str))
    rows["held"] = rows.groupby("subscriber")["maker"].shift()
    rows = rows[rows["held"].notna() & (rows["from_month"] >= mart.months[0])]
    if len(rows) < _FEWEST:
        raise Unanswerable
    who = mart.subscribers.set_index("subscriber").reindex(rows["subscriber"])
    born = pd.cut(who["birth_year"].astype(float), _BORN, labels=False).fillna(-1)
    return rows.assign(
        born=born.to_numpy(), customer_class=who["customer_class"].astype(str).to_numpy()
    )


@quantity
def maker_kept(mart: Mart) -> float:
    """Share of those who replace their handset who take one of the same maker."""
    rows = _bought(mart)
    return float((rows["maker"] == rows["held"]).mean())


@quantity
def model_guessed(mart: Mart) -> float:
    """Share of buyers whose model is among the three likeliest for the maker held, age and class, less
    the share for whom it is among the three that sell most; told from the others' purchases."""
    rows = _bought(mart)
    known = rows["subscriber"] % 2 == 0
    learnt, asked = rows[known], rows[~known]
    like = ["held", "born", "customer_class"]
    usual = list(learnt["model"].value_counts().index[:_GUESSES])
    likeliest = learnt.groupby(like)["model"].agg(lambda m: list(m.value_counts().index[:_GUESSES]))
    guesses = asked.join(likeliest.rename("guess"), on=like)["guess"]
    guesses = [guess if isinstance(guess, list) else usual for guess in guesses]
    hits = [model in guess for model, guess in zip(asked["model"], guesses, strict=True)]
    return float(pd.Series(hits).mean() - asked["model"].isin(usual).mean())


@once
def _data_by_generation(mart: Mart) -> pd.Series:
    """Return mean GB of active lines in the last month by the generation of their handset."""
    month = mart.months[-1]
    used = mart.month(month, ["subscriber", "status", "data_gb"])
    used = used[(used["status"] == "active") & (used["subscriber"] <= highest_number(mart))]
    held = mart.devices.sort_values("from_month").drop_duplicates("subscriber", keep="last")
    generation = held.set_index("subscriber")["generation"].astype(str)
    return used.groupby(generation.reindex(used["subscriber"]).to_numpy())["data_gb"].mean()


def _against(mart: Mart, newer: str, older: str) -> float:
    by_generation = _data_by_generation(mart)
    if not {newer, older} <= set(by_generation.index):
        raise Unanswerable
    return ratio(by_generation[newer], by_generation[older])


@quantity
def data_5g(mart: Mart) -> float:
    """GB of 5G handsets over those of 4G handsets."""
    return _against(mart, "5g", "4g")


@quantity
def data_4g(mart: Mart) -> float:
    """GB of 4G handsets over those of 3G handsets."""
    return _against(mart, "4g", "3g")
