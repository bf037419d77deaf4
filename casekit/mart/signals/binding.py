"""How a contract binds: its kind, the months to its end or since, and what leaving would cost."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart.dataset import Mart
from casekit.mart.signals.history import positions
from synthetic.calendar import months_between
from synthetic.contracts import FORFEITED
from synthetic.schema import CONTRACT_MODES

_DATES = ("contracts.start_month", "contracts.end_month")
_COSTS = tuple(f"contracts.{name}" for name in ("mode", "penalty", "deposit", "monthly_return"))
_PARTS = ("exit_penalty", "exit_deposit", "exit_returns")


def binding(mart: Mart, month: int, subscribers: np.ndarray) -> dict[str, np.ndarray]:
    """Return what binds each subscriber at the end of a month, from the contracts begun by then.

    Returns:
        contract_mode (code in `schema.CONTRACT_MODES`, NaN without one); months_to_end (0 in its
        last month, NaN without one); months_since_end (NaN while one runs, or if there never was
        one); exit_penalty, exit_deposit, exit_returns and their sum exit_cost: yuan that leaving
        next month would cost, 0 where nothing binds. All NaN where the contracts are not known.
    """
    names = ("contract_mode", "months_to_end", "months_since_end", *_PARTS, "exit_cost")
    nothing = np.full(len(subscribers), np.nan)
    if not mart.knows("contracts", *_DATES):
        return dict.fromkeys(names, nothing)
    begun = mart.contracts[mart.contracts["start_month"] <= month]
    place, found = positions(subscribers, begun["subscriber"].to_numpy())
    begun = begun[found]
    left = months_between(month, begun["end_month"].to_numpy())
    to_end, since = nothing.copy(), np.full(len(subscribers), np.inf)
    runs = left >= 0
    np.fmax.at(to_end, place[runs], left[runs])
    np.minimum.at(since, place[~runs], -left[~runs])
    known = mart.knows(*_COSTS)
    return {
        "contract_mode": _mode(begun[runs], place[runs], left[runs], nothing)
        if mart.knows("contracts.mode")
        else nothing,
        "months_to_end": to_end,
        "months_since_end": np.where(np.isnan(to_end) & np.isfinite(since), since, np.nan),
        **(_costs(begun, place, left, len(subscribers)) if known else dict.fromkeys(names[3:], nothing)),
    }  # fmt: skip


def _mode(rows: pd.DataFrame, place: np.ndarray, left: np.ndarray, nothing: np.ndarray):
    """The kind of the contract that runs longest."""
    mode = nothing.copy()
    order = np.argsort(left, kind="stable")
    codes = rows["mode"].cat.set_categories(CONTRACT_MODES).cat.codes.to_numpy(dtype=np.float64)
    mode[place[order]] = np.where(codes[order] < 0, np.nan, codes[order])
    return mode


def _costs(
    rows: pd.DataFrame, place: np.ndarray, left: np.ndarray, size: int
) -> dict[str, np.ndarray]:
    """Yuan that leaving next month would cost: of the contracts that run on then."""
    bound = left > 0
    rows, place, left = rows[bound], place[bound], left[bound]
    term = months_between(rows["start_month"].to_numpy(), rows["end_month"].to_numpy()) + 1
    at_once, by_month = (_forfeited(rows["mode"], part) for part in (0, 1))
    lost = {
        "exit_penalty": rows["penalty"].to_numpy(),
        "exit_deposit": rows["deposit"].to_numpy() * (at_once + by_month * left / term),
        "exit_returns": rows["monthly_return"].to_numpy() * left,
    }
    parts = {name: np.bincount(place, yuan, minlength=size) for name, yuan in lost.items()}
    return {**parts, "exit_cost": sum(parts.values())}


def _forfeited(modes: pd.Series, part: int) -> np.ndarray:
    share = {mode: shares[part] for mode, shares in FORFEITED.items()}
    return modes.astype(object).map(lambda mode: share.get(mode, 0.0)).to_numpy(dtype=np.float64)
