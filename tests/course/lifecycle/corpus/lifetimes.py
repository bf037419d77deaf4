"""On how many are still here, and on what a contract does."""

from casekit.analysis.lives import lives
from casekit.course.lifecycle.lifetimes import methods
from casekit.course.lifecycle.lifetimes.questions import _lives
from casekit.mart import VOLUNTARY
from course.wrong import Wrong, percent, share


def _here(way: str, who: str = "store", months: int = 36):
    """Return the share of a channel's lines, or of all, still here, counted in a way."""

    def found(mart):
        table = lives(mart)
        rows = table[methods.came_by(mart).reindex(table.index) == who] if who else table
        return methods.share(methods.curve(rows, *methods.WAYS[way]), months)

    return found


def _gone(mart):
    return 1 - _here("right")(mart)


THREE = "still_here_in_three_years"

ROWS = [
    Wrong(THREE, "entry ignored", percent(_here("entry_ignored"))),
    Wrong(THREE, "entry ignored, whole per cent", percent(_here("entry_ignored"), 0)),
    Wrong(THREE, "entry ignored, as a share", share(_here("entry_ignored"))),
    Wrong(THREE, "leavers only", percent(_here("leavers_only"))),
    Wrong(THREE, "leavers only, whole per cent", percent(_here("leavers_only"), 0)),
    Wrong(THREE, "the rest for ever", percent(_here("stayers"))),
    Wrong(THREE, "all channels", percent(_here("right", ""))),
    Wrong(THREE, "gone", percent(_gone)),
    Wrong(THREE, "all channels, entry ignored", percent(_here("entry_ignored", ""))),
    Wrong(THREE, "after two years", percent(_here("right", months=24))),
    Wrong("what_renewal_does", "nothing", lambda mart: "none"),
    Wrong("what_renewal_does", "half", lambda mart: "half"),
    Wrong("what_renewal_does", "all", lambda mart: "all"),
    Wrong("what_renewal_does", "by number", lambda mart: 38),
    Wrong("what_renewal_does", "none chosen", lambda mart: None),
    *(Wrong("worst_cohort", half, lambda mart, half=half: half) for half in methods.HALVES),
    Wrong("worst_cohort", "none chosen", lambda mart: None),
    Wrong("counted_lives", "from joining", lambda mart: _lives(late=False)),
    Wrong("counted_lives", "leavers only", lambda mart: _lives(leavers="inner")),
    Wrong("counted_lives", "arrears chosen", lambda mart: _lives(kinds=(*VOLUNTARY, "arrears"))),
    Wrong("counted_lives", "a month more", lambda mart: _lives(lag=1)),
    Wrong("counted_lives", "a month less", lambda mart: _lives(lag=-1)),
    Wrong("counted_lives", "too new", lambda mart: _lives(too_new=True)),
    Wrong("counted_lives", "two at once", lambda mart: _lives(late=False, leavers="inner")),
]
