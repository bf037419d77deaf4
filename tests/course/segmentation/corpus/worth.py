"""On how deep a list goes, and what a line is worth."""

from casekit.analysis.money import figure
from casekit.course.segmentation.worth import methods
from course.wrong import Wrong


def _worth(*parts: str, digits: int = 0, **changed):
    """Return the worth of the line that is asked about, or parts of it, at changed prices."""
    parts = parts or ("worth",)

    def handed_in(mart):
        price = methods.prices(mart)._replace(**changed)
        worth = methods.sources(methods.asked(mart), price).iloc[0]
        return round(float(worth[list(parts)].sum()), digits)

    return handed_in


def _bills(*parts: str):
    """Return the sum of some monthly bills that hang on it."""
    return lambda mart: float(methods.asked(mart)[list(parts)].to_numpy().sum())


MONTHS = figure("lifetime_months")

ROWS = [
    *(
        Wrong("how_far_down", f"down to {depth:.0%}", lambda mart, depth=depth: {"depth": depth})
        for depth in (0.05, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9, 0.95, 1.0)
    ),
    Wrong("whose_worth", "its own", _worth("own")),
    Wrong("whose_worth", "its own, to a tenth", _worth("own", digits=1)),
    Wrong("whose_worth", "no friends", _worth("own", "home")),
    Wrong("whose_worth", "no home", _worth("own", "friends")),
    Wrong("whose_worth", "friends alone", _worth("friends")),
    Wrong("whose_worth", "no referral paid", _worth(friend=0.0)),
    Wrong("whose_worth", "bills", _worth(margin=1.0)),
    Wrong("whose_worth", "the whole home", _worth(along=1.0)),
    Wrong("whose_worth", "nobody leaves", _worth(months=MONTHS)),
    Wrong("whose_worth", "a hundred times", lambda m: 100 * _worth()(m)),
    Wrong("whose_worth", "own bills, nobody leaves", _worth("own", margin=1.0, months=MONTHS)),
    Wrong("whose_worth", "the whole home, in bills", _worth(along=1.0, margin=1.0)),
    Wrong("whose_worth", "a month's bills", _bills("own", "home", "friends")),
]
