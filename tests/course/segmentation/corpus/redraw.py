"""On the list that is redrawn."""

from casekit.course.segmentation.redraw.methods import line
from course.wrong import Wrong


def _list(said: str, *who: list, rank: str = "with_along"):
    return Wrong("redraw_list", said, lambda mart: line(*who, rank=rank))


ROWS = [
    _list("all, largest bills", rank="bill"),
    _list("all, bills with what goes along"),
    _list("mid band and up", ["bill", ">=", 59], rank="bill"),
    _list("large bills that may leave", ["bill", ">=", 129], ["risk", ">=", 0.05], rank="bill"),
    _list("likeliest to leave", rank="risk"),
    _list("likely, of large bills", ["bill", ">=", 99], rank="risk"),
    _list("chance times bill", rank="risk_bill"),
    _list("medium risk, by bill", ["risk", ">=", 0.02], ["risk", "<", 0.3], rank="bill"),
    _list("high risk, by bill", ["risk", ">=", 0.1], rank="bill"),
    _list("safe ones", ["risk", "<", 0.02], rank="bill"),
    _list("longest with us", rank="tenure"),
    _list("two years and more, by bill", ["tenure", ">=", 24], rank="bill"),
    _list("newcomers", ["tenure", "<", 12], rank="bill"),
    _list("points", rank="points"),
    _list("those who complained", ["complaints_3m", ">=", 1], rank="bill"),
    _list("complained and likely to leave", ["complaints_3m", ">=", 1], ["risk", ">=", 0.05]),
    _list("contract ends soon", ["ends_in", "<", 3], rank="bill"),
    _list("contract runs on", ["ends_in", ">=", 12], rank="bill"),
    _list("pays for the home", ["along", ">=", 1]),
    _list("ask most", rank="help"),
    _list("ask very often", ["help", ">=", 12]),
    _list("ask often, likeliest first", ["help", ">=", 4], rank="risk"),
    _list("never ask", ["help", "<", 1], rank="bill"),
    _list("ask often and end at once", ["help", ">=", 4], ["ends_in", "<", 1]),
    _list("ask often and end soon", ["help", ">=", 4], ["ends_in", "<", 3]),
    _list("ask often, longest with us first", ["help", ">=", 4], rank="tenure"),
]
