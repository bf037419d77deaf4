"""Tariffs that lines choose: what they pay beyond them, whom they suit, and who should be moved up."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart import Mart, truth
from casekit.mart.once import once
from casekit.trust.quantities.registry import Unanswerable, quantity, ratio
from synthetic.calendar import add_months
from synthetic.pricing import ELASTICITY
from synthetic.schema import NEEDS

_HALF_A_YEAR = 6
_LIST = 0.2
"""Share of those who could be called that a list holds."""


@quantity
def overage_months(mart: Mart) -> float:
    """Share of line-months that pay for what is beyond an allowance, of data or of calls."""
    return float(np.mean([(_fees(mart, month) > 0).mean() for month in mart.months]))


def _fees(mart: Mart, month: int) -> pd.Series:
    return mart.month(month, ["overage_fee"])["overage_fee"]


@quantity
def data_overage(mart: Mart) -> float:
    """Share of what is paid beyond allowances that is paid for data."""
    plans = mart.plans.set_index("plan")
    paid, data = 0.0, 0.0
    for month in mart.months:
        rows = mart.month(month, ["plan", "over_gb", "overage_fee"])
        own = plans.loc[rows["plan"]]
        for_data = np.minimum(rows["over_gb"] * own["data_price"].to_numpy(), own["cap"].to_numpy())
        data += np.minimum(for_data, rows["overage_fee"]).sum()
        paid += rows["overage_fee"].sum()
    return ratio(data, paid)


@once
def suited(mart: Mart) -> pd.DataFrame:
    """Return how the tariff of each line suits it at the end of the last quarter but one, and what it
    had: index subscriber; columns of the truth, plan, and use of half a year over the allowance."""
    told = truth.of(mart).table("tariffs")
    quarters = sorted(told["quarter"].unique())
    if len(quarters) < 3:
        raise Unanswerable
    quarter = quarters[-2]
    last = quarter + 2
    rows = told[told["quarter"] == quarter].set_index("subscriber")
    plans = mart.plans.set_index("plan")
    seen = _half_a_year(mart, last)
    rows["plan"] = seen["plan"]
    rows["load"] = seen["data_gb"] / plans["data_gb"].reindex(seen["plan"]).to_numpy()
    return rows.dropna()


def _half_a_year(mart: Mart, last: int) -> pd.DataFrame:
    """Mean use and bill of half a year up to a month, by subscriber; the tariff is the last one."""
    months = [month for month in mart.months if month <= last][-_HALF_A_YEAR:]
    columns = ["subscriber", "plan", "data_gb", "minutes_out", "overage_fee"]
    rows = pd.concat([mart.month(month, columns) for month in months])
    mean = rows.groupby("subscriber")[["data_gb", "minutes_out", "overage_fee"]].mean()
    return mean.assign(plan=rows.groupby("subscriber")["plan"].last())


@quantity
def rarest_tariff(mart: Mart) -> float:
    """Share of lines for whom the tariff that suits fewest is the best."""
    share = suited(mart)["best"].value_counts(normalize=True)
    own = mart.plans.loc[mart.plans["owner"] == "own", "plan"]
    return float(share.reindex(own, fill_value=0).min())


@quantity
def better_lower(mart: Mart) -> float:
    """Share of lines that a lower tariff would suit best, rights counted."""
    rows = suited(mart)
    return float((rows["best"] < rows["plan"]).mean())


@quantity
def better_higher(mart: Mart) -> float:
    """Share of lines that gain by the next tariff up."""
    return float((suited(mart)["next_surplus"] > 0).mean())


@quantity
def fit_by_use(mart: Mart) -> float:
    """AUC of knowing who gains by the next tariff up from use of half a year over the allowance."""
    from sklearn.metrics import roc_auc_score

    rows = suited(mart)
    gains = rows["next_surplus"] > 0
    if gains.nunique() < 2:
        raise Unanswerable
    return float(roc_auc_score(gains, rows["load"]))


@once
def sold_up(mart: Mart) -> pd.DataFrame:
    """Return what the next tariff up would be worth to us with each of those at whom it was observed.

    Index subscriber; columns worth (yuan), surplus (yuan a month, true), dearer (yuan a month that
    the bill of half a year would rise), overage (yuan a month).
    """
    law = mart.campaigns
    law = law[(law["offer"] == "plan_up") & (law["treated_share"] == 0) & (law["horizon"] >= 12)]
    told = truth.of(mart).table("tariffs")
    law = law[law["month"].map(lambda month: add_months(month, -3)).isin(told["quarter"])]
    if law.empty:
        raise Unanswerable
    month = int(law["month"].iloc[0])
    effects = truth.of(mart).effects
    effects = effects[effects["campaign"] == law["campaign"].iloc[0]]
    worth = effects.set_index("subscriber")["value_effect"]
    before = [one for one in mart.months if one < month][-1]
    seen = _half_a_year(mart, before).reindex(worth.index)
    fits = told[told["quarter"] == add_months(month, -3)].set_index("subscriber")
    rows = pd.DataFrame({
        "worth": worth,
        "surplus": fits["next_surplus"].reindex(worth.index),
        "dearer": _bill(mart, seen, 1) - _bill(mart, seen, 0),
        "overage": seen["overage_fee"],
    })  # fmt: skip
    return rows.dropna()


def _bill(mart: Mart, seen: pd.DataFrame, up: int) -> pd.Series:
    """Fee and what is beyond the allowances at mean use, on the tariff so many steps up."""
    plans = mart.plans.set_index("plan")
    top = plans.index[plans["owner"] == "own"].max()
    own = plans.reindex(np.minimum(seen["plan"] + up, top)).set_axis(seen.index)
    data = np.minimum(
        (seen["data_gb"] - own["data_gb"]).clip(lower=0) * own["data_price"], own["cap"]
    )
    calls = (seen["minutes_out"] - own["voice_minutes"]).clip(lower=0) * own["voice_price"]
    return own["fee"] + data + calls


def _of_best(mart: Mart, column: str) -> float:
    """Worth of a list by a column, over that of the best list of its size."""
    rows = sold_up(mart)
    size = int(len(rows) * _LIST)
    best = rows["worth"].nlargest(size).sum()
    return ratio(
        rows.sort_values(column, ascending=False, kind="stable")["worth"][:size].sum(), best
    )


@quantity
def up_to_all(mart: Mart) -> float:
    """Worth of a contact that offers the next tariff up, in yuan, when everybody gets it."""
    return float(sold_up(mart)["worth"].mean())


@quantity
def up_by_surplus(mart: Mart) -> float:
    """Worth of a list of those who truly gain most by the next tariff up, over the best list's."""
    return _of_best(mart, "surplus")


@quantity
def up_by_bill(mart: Mart) -> float:
    """Worth of a list of those whose bill would rise most, over that of those who gain most."""
    return ratio(_of_best(mart, "dearer"), _of_best(mart, "surplus"))


@quantity
def up_by_overage(mart: Mart) -> float:
    """Worth of a list of those who pay most beyond their allowances, over that of those who gain most."""
    return ratio(_of_best(mart, "overage"), _of_best(mart, "surplus"))


@quantity
def price_test(mart: Mart) -> float:
    """Estimated elasticity of discount packs less the true one, in standard errors: log sales on log
    price, areas and months apart."""
    prices = mart.price_tests
    if prices["price"].nunique() < 2:
        raise Unanswerable
    price = prices.pivot(index="month", columns="area", values="price")
    bought = pd.concat(
        [mart.month(month, ["subscriber", "month", "packs"]) for month in mart.months]
    )
    area = mart.subscribers.set_index("subscriber")["area"].reindex(bought["subscriber"])
    sold = bought.groupby(["month", area.to_numpy()])["packs"].sum().unstack()
    sold = sold.reindex(index=price.index, columns=price.columns)
    y, x = (_apart(np.log(table.to_numpy(dtype=float))) for table in (sold, price))
    slope = (x * y).sum() / (x * x).sum()
    freedom = y.size - sum(y.shape)
    error = np.sqrt(((y - slope * x) ** 2).sum() / freedom / (x * x).sum())
    return float((slope - _elasticity(mart, bought)) / error)


def _apart(table: np.ndarray) -> np.ndarray:
    """A table with the means of rows and columns taken out."""
    return table - table.mean(0) - table.mean(1, keepdims=True) + table.mean()


def _elasticity(mart: Mart, bought: pd.DataFrame) -> float:
    """The true one: that of each need, by what it buys."""
    need = truth.of(mart).people.set_index("subscriber")["need"].astype(str)
    packs = bought["packs"].groupby(need.reindex(bought["subscriber"]).to_numpy()).sum()
    return float((packs * pd.Series(ELASTICITY, index=NEEDS)).sum() / packs.sum())
