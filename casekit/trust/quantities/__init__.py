"""Every calibrated quantity, from a dataset's tables: `QUANTITIES[id](mart)`."""

from casekit.trust.quantities import (  # noqa: F401  each registers its own
    broadband,
    campaigns,
    circle,
    experience,
    leaving,
    points,
    use_and_bill,
)
from casekit.trust.quantities.registry import QUANTITIES, Unanswerable

__all__ = ["QUANTITIES", "Unanswerable"]
