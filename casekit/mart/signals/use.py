"""Features of bill, use and experience, from the last months of `monthly`."""

from __future__ import annotations

import numpy as np

from casekit.mart.signals.history import MONTHS, History, flag, mean_of, ratio

COLUMNS = (
    "status",
    "plan",
    "fee",
    "overage_fee",
    "bill",
    "arrears",
    "minutes_out",
    "minutes_in",
    "calls_out",
    "contacts",
    "off_net_share",
    "rival_calls",
    "data_gb",
    "over_gb",
    "active_days",
    "quality",
    "complaints",
    "service_calls",
    "handset_age",
    "contract_left",
    "contract_ends",
    "broadband",
    "family_lines",
)
"""Columns of `monthly` that the features of this package are made from."""
NEW_HANDSET = 3
"""A handset counts as new below this age in months."""


def money(history: History) -> dict[str, np.ndarray]:
    """Level, trend and swing of the bill, what goes beyond the fee, arrears and suspension."""
    bills, over = history["bill"][:MONTHS], history["over_gb"][:MONTHS]
    known = ~np.isnan(bills)
    highest = np.where(known, bills, -np.inf).max(axis=0)
    lowest = np.where(known, bills, np.inf).min(axis=0)
    swing = ratio(highest - lowest, mean_of(bills))
    return {
        "bill_mean_3m": mean_of(bills),
        "bill_trend": history.trend("bill"),
        "bill_swing": np.where(known.sum(axis=0) > 1, swing, np.nan),
        "over_gb_months_3m": history.count(flag(over, over > 0)),
        "beyond_fee_share": 1 - ratio(history.mean("fee"), mean_of(bills)),
        "overage_to_fee": ratio(history.now("overage_fee"), history.now("fee")),
        "arrears_3m": history.total("arrears"),
        "suspended_3m": history.total("status"),
    }


def calls_and_data(history: History) -> dict[str, np.ndarray]:
    """Level and trend of use: minutes, calls, data, days, people, other networks."""
    incoming, incoming_before = _incoming(history)
    handset = history.now("handset_age")
    return {
        "minutes_out_3m": history.mean("minutes_out"),
        "minutes_out_trend": history.trend("minutes_out"),
        "calls_out_trend": history.trend("calls_out"),
        "data_gb_3m": history.mean("data_gb"),
        "data_trend": history.trend("data_gb"),
        "active_days": history.now("active_days"),
        "active_days_trend": history.trend("active_days"),
        "contacts": history.now("contacts"),
        "contacts_trend": history.trend("contacts"),
        "off_net_share": history.now("off_net_share"),
        "off_net_change": history.now("off_net_share") - history.before("off_net_share"),
        "rival_calls": history.now("rival_calls"),
        "rival_calls_3m": history.total("rival_calls"),
        "incoming_share": incoming,
        "incoming_change": incoming - incoming_before,
        "handset_age": handset,
        "handset_new": flag(handset, handset < NEW_HANDSET),
    }


def _incoming(history: History) -> tuple[np.ndarray, np.ndarray]:
    """Share of minutes received, in the month and over the three before together."""
    received = history["minutes_in"]
    talked = received + history["minutes_out"]  # known where both are
    received = np.where(np.isnan(talked), np.nan, received)
    now = ratio(received[0], talked[0])
    return now, ratio(np.nansum(received[1:], axis=0), np.nansum(talked[1:], axis=0))


def experience(history: History) -> dict[str, np.ndarray]:
    """Network quality, complaints and calls to the hotline."""
    return {
        "quality_3m": history.mean("quality"),
        "complaints_3m": history.total("complaints"),
        "service_calls_3m": history.total("service_calls"),
    }
