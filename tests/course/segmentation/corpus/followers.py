"""On one list of three flags, six people of a circle, and how a circle is drawn."""

from casekit.course.segmentation.followers import debrief
from casekit.course.segmentation.followers.questions import _cards
from course.wrong import Wrong


def _laid(**fields: str):
    """Return a layout that lays kinds in other fields; with `kin_1` only the first of kin."""

    def found(mart):
        kinds, seen, layout = debrief.six(mart)["kind"], {}, {}
        for card, kind in zip(_cards(mart), kinds, strict=True):
            seen[kind] = seen.get(kind, 0) + 1
            layout[card] = fields.get(f"{kind}_{seen[kind]}", fields.get(kind, kind))
        return layout

    return found


def _set(frequency: int, duration: int, count: int, border: int):
    names = ("frequency", "duration", "count", "border")
    return lambda mart: dict(zip(names, (frequency, duration, count, border), strict=True))


SETTINGS = (
    (0, 0, 0, 50), (0, 0, 0, 0), (1, 1, 1, 50), (5, 5, 5, 40), (2, 2, 2, 0), (1, 5, 1, 50), (0, 5, 0, 55),
    (2, 5, 3, 45), (0, 0, 5, 60), (1, 1, 5, 55), (2, 1, 4, 30), (0, 3, 3, 50), (5, 2, 1, 0), (5, 2, 1, 5),
    (5, 2, 1, 60), (5, 2, 1, 95), (5, 0, 0, 0), (5, 0, 0, 90), (5, 3, 2, 10), (5, 4, 4, 75),
)  # fmt: skip

ROWS = [
    *(Wrong("how_to_combine", one, lambda m, one=one: one) for one in ("any", "two", "points", "bill")),
    Wrong("ego_ties", "the courier a friend", _laid(passing="friend")),
    Wrong("ego_ties", "the courier kin", _laid(passing="kin")),
    Wrong("ego_ties", "the courier a colleague", _laid(passing="work")),
    Wrong("ego_ties", "friends kin", _laid(friend="kin")),
    Wrong("ego_ties", "one friend kin", _laid(friend_1="kin")),
    Wrong("ego_ties", "kin and friends exchanged", _laid(friend="kin", kin="friend")),
    Wrong("ego_ties", "kin friends", _laid(kin="friend")),
    Wrong("ego_ties", "one of kin a friend", _laid(kin_1="friend")),
    Wrong("ego_ties", "the colleague a friend", _laid(work="friend")),
    Wrong("ego_ties", "the colleague met in passing", _laid(work="passing")),
    Wrong("ego_ties", "colleague and courier exchanged", _laid(work="passing", passing="work")),
    Wrong("ego_ties", "courier and friends", _laid(passing="friend", friend="kin")),
    Wrong("ego_ties", "all kin", _laid(work="kin", passing="kin", friend="kin")),
    Wrong("ego_ties", "one friend met in passing", _laid(friend_1="passing")),
    *(Wrong("circle_weights", f"set {one}", _set(*one)) for one in SETTINGS),
]  # fmt: skip
