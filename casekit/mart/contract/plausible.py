"""Where the middle of a column lies in any operator's base: wide ranges that only a wrong unit leaves."""

from __future__ import annotations

PLAUSIBLE: dict[str, tuple[float, float]] = {
    "plans.fee": (5, 600),
    "plans.voice_minutes": (20, 5000),
    "plans.data_gb": (0.3, 300),
    "plans.voice_price": (0.02, 2),
    "plans.data_price": (0.2, 60),
    "monthly.fee": (5, 500),
    "monthly.bill": (5, 500),
    "monthly.paid": (5, 500),
    "monthly.minutes_out": (10, 1500),
    "monthly.minutes_in": (10, 1500),
    "monthly.calls_out": (3, 800),
    "monthly.calls_in": (3, 800),
    "monthly.data_gb": (0.2, 150),
    "monthly.off_net_share": (0.03, 0.97),
    "contracts.monthly_return": (1, 300),
    "services.fee": (0.5, 150),
    "treatments.cost": (0.05, 300),
}
"""Column → the range of the median of its values above 0, in the mart's units. ARPU, minutes and GB
of operators from the poorest to the richest market lie well within (China 2024: 49 yuan, 222
minutes, 16 GB)."""
