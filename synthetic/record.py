"""What is written down of a month: the columns of `monthly` and of the true state, in their stored types."""

from __future__ import annotations

import numpy as np

from synthetic import contracts, devices, habits, homes, leaving, life, tariffs
from synthetic.calendar import NEVER
from synthetic.columns import Columns
from synthetic.scenario import Scenario
from synthetic.schema import Table

_STORED = {"category": np.int8, "bool": np.bool_}
_LEFT_OUT = ("subscriber", "month")


def blank(table: Table, n: int) -> Columns:
    """Room for `n` rows of a monthly table, without subscriber and month; categories as codes."""
    return Columns(
        **{
            column.name: np.zeros(n, dtype=_STORED.get(column.dtype, column.dtype))
            for column in table.columns
            if column.name not in _LEFT_OUT
        }
    )


def note(page: Columns, people: Columns, state: Columns, month: Columns, now: int) -> None:
    """Writes a month of use and bill to `page` (rows of MONTHLY)."""
    end = contracts.shown_end(state)
    values = {
        "status": state.suspended > 0,
        "plan": tariffs.lived(state) + 1,
        "fee": month.fee,
        "overage_fee": month.overage,
        "vas_fee": month.vas,
        "roaming_fee": month.roaming,
        "bill": _rounded(month.bill, 100),
        "returned": month.returned,
        "refunded": month.refunded,
        "deposit_used": month.deposit_used,
        "paid": month.paid,
        "days_late": month.days_late,
        "balance": month.balance,
        "arrears": np.maximum(-month.balance, 0),
        "minutes_out": np.rint(month.minutes_out),
        "minutes_in": np.rint(month.minutes_in),
        "calls_out": month.calls_out,
        "calls_in": month.calls_in,
        "contacts": month.contacts,
        "off_net_share": _rounded(month.off_net, 1000),
        "rival_calls": month.rival_calls,
        "sms": month.sms,
        "data_gb": _rounded(month.data, 100),
        "over_gb": _rounded(np.minimum(month.over_gb, month.data), 100),
        "warned_over": month.warned & (month.overage > 0),
        "active_days": month.active_days,
        "quality": _rounded(month.quality, 10),
        "complaints": month.complaints,
        "service_calls": month.service_calls,
        **{name: month.__dict__[name] for name in habits.COUNTED if name != "hotline"},
        "handset_age": devices.age(state, now),
        "contract_left": np.maximum(end - now, 0),
        "contract_ends": end == now,
        "broadband": (people.online <= now) | state.bundled,
        "tv": people.tv & (people.online <= now),
        "points_earned": month.points_earned,
        "points_redeemed": month.points_redeemed,
        "points_cleared": month.points_cleared,
        "points_balance": month.points_balance,
        "family_lines": homes.others(people, state),
    }
    for name, array in values.items():
        np.copyto(page.__dict__[name], array, casting="unsafe")


def note_truth(
    page: Columns,
    people: Columns,
    state: Columns,
    used_hazard: np.ndarray,
    now: int,
    scenario: Scenario,
) -> None:
    """Writes the true state at month end to `page` (rows of TRUE_STATE)."""
    values = {
        "hazard": used_hazard,
        "leave_3m": leaving.looking_ahead(people, state, now + 1, scenario),
        "decided": state.decided != NEVER,
        "stage": life.stage(people, state, now),
        "shifted": state.shifted,
        "satisfaction": state.satisfaction,
        "level": state.level,
        "harm": scenario.leaving.unasked * state.harm,
        "strain": state.strain,
    }
    for name, array in values.items():
        np.copyto(page.__dict__[name], array, casting="unsafe")


def _rounded(figures: np.ndarray, parts: int) -> np.ndarray:
    """Return figures as whole numbers of a tenth, a hundredth, …"""
    whole = figures * parts
    np.rint(whole, out=whole)
    whole /= parts
    return whole
