"""Every calibrated quantity, from a dataset's tables: `QUANTITIES[id](mart)`."""

from casekit.trust.quantities import (  # noqa: F401  each registers its own
    answers,
    arrears,
    broadband,
    calling,
    campaigns,
    circle,
    contracts,
    desk,
    experience,
    gain,
    handsets,
    homes,
    leaks,
    leaving,
    lists,
    margin,
    needs,
    offers,
    places,
    points,
    season,
    services,
    stages,
    stock,
    tariffs,
    use_and_bill,
    wallet,
    win_back,
    word_of_mouth,
    words,
)
from casekit.trust.quantities.registry import QUANTITIES, Unanswerable

__all__ = ["QUANTITIES", "Unanswerable"]
