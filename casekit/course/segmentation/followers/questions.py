"""How to make one list of three flags (G8), what ties a pair (G7), and how to draw a circle (G9)."""

from casekit.analysis.along import more_along
from casekit.classroom import Answer, Board, Choice, Setting, question
from casekit.course.segmentation.followers import charts, debrief, methods
from casekit.course.segmentation.followers.debrief import FACTS, KINDS
from casekit.course.segmentation.followers.panel import index_controls

# --- one list ---


@question(Choice(options=methods.HOWS), covers="G8", minutes=4, needs_truth=True)
def how_to_combine(mart):
    """The way to fill a tenth of the seats that holds most of what lines and followers are worth."""
    held = debrief.by_how(mart)
    table, (unflagged, payers) = methods.lines(mart), debrief.missed(mart)
    flagged = methods.flags(table).any(axis=1).mean()
    return Answer(
        held.idxmax(), seats=methods.SEATS, flagged=flagged, over=flagged / methods.SEATS, unflagged=unflagged,
        payers=payers, all_payers=(table["paid_for"] != 0).mean(), along=more_along(mart, methods.day(mart)),
        more=100 * (held["yuan"] - held["bill"]), **held,
    )  # fmt: skip


@how_to_combine.mistake
def any_flag(mart):
    return "any"


@how_to_combine.mistake
def two_flags(mart):
    return "two"


@how_to_combine.mistake
def points(mart):
    return "points"


@how_to_combine.mistake
def own_bill_only(mart):
    return "bill"


# --- what ties a pair ---


def _card(number: int, row) -> str:
    told = [
        round(100 * row[one]) if one in ("evening", "weekend") else int(row[one]) for one in FACTS
    ]
    return "|".join(map(str, [number, *told]))


def _cards(mart) -> list[str]:
    return [_card(number, row) for number, row in debrief.six(mart).iterrows()]


def _told(card: str) -> str:
    number, *facts = card.split("|")
    told = dict(zip(FACTS, map(int, facts), strict=True))
    return charts.texts("pair", number=number, a_call=told["minutes"] / told["calls"], **told)


def _right(mart) -> dict[str, str]:
    return dict(zip(_cards(mart), debrief.six(mart)["kind"], strict=True))


def _laid(right: str, wrong: tuple[str, ...]):
    """Return a test: whether a card of one kind lies in one of some fields."""

    def found(mart, value) -> bool:
        return any(value[card] in wrong for card, kind in _right(mart).items() if kind == right)

    return found


@question(Board(cards=_cards, label=_told, fields=KINDS), covers="G7", minutes=4, needs_truth=True)
def ego_ties(mart):
    """What ties six people to one customer, by when, how long and how often they talk."""
    rows = debrief.six(mart)
    told = rows.assign(
        a_call=rows["minutes"] / rows["calls"], away=rows["evening"] + rows["weekend"]
    )
    mean = told.groupby("kind")[["a_call", "away"]].mean()
    courier = int(rows.loc[rows["kind"] == "passing", "calls"].max())
    return Answer(
        _right(mart), quarters=methods.QUARTERS, courier=courier, kin=mean.loc["kin", "a_call"],
        friend=mean.loc["friend", "a_call"], work=mean.loc["work", "away"],
    )  # fmt: skip


def _with(kind: str, field: str):
    """Return a mistake: all of one kind laid in a field, the rest as they are."""
    return lambda mart: {card: field if at == kind else at for card, at in _right(mart).items()}


@ego_ties.mistake(when=_laid("passing", ("kin", "work", "friend")))
def many_calls_are_close(mart):
    return _with("passing", "friend")(mart)


@ego_ties.mistake(when=_laid("friend", ("kin",)))
def long_calls_are_kin(mart):
    return _with("friend", "kin")(mart)


@ego_ties.mistake(when=_laid("work", ("kin", "friend", "passing")))
def hours_not_read(mart):
    return _with("work", "friend")(mart)


@ego_ties.mistake(when=_laid("kin", ("friend",)))
def short_calls_are_friends(mart):
    return _with("kin", "friend")(mart)


# --- how to draw a circle ---

PASS = 0.96
"""Of what the handbook's weights reach at their best: circles that are drawn worse fail."""
_BORDER = 25
"""From which on the handbook's weights draw them best, about."""


def _drawn(mart, setting):
    weights = {name: setting[name] for name in methods.HANDBOOK}
    return debrief.drawn(mart, weights, setting["border"])


def _set(frequency: int, duration: int, count: int, border: int) -> dict:
    return {"frequency": frequency, "duration": duration, "count": count, "border": border}


BEST = {**methods.HANDBOOK, "border": _BORDER}


def _mark(mart) -> float:
    return PASS * _drawn(mart, BEST)["both"]


def _weighed(test):
    """Return a test of the weights of a setting."""
    return lambda mart, value: test(value["frequency"], value["duration"], value["count"])


@question(
    Setting(
        controls=index_controls(),
        judge=lambda mart, setting: _drawn(mart, setting)["both"] >= _mark(mart),
        shows=lambda mart, setting: charts.circle_bars(_drawn(mart, setting), _mark(mart)),
    ),
    covers="G9", minutes=4, needs_truth=True,
)  # fmt: skip
def circle_weights(mart):
    """Weights and a border with which circles hold the true ties and leave out who met in passing."""
    best, alike = (
        _drawn(mart, BEST),
        max(_drawn(mart, _set(1, 1, 1, one))["both"] for one in range(0, 100, 5)),
    )
    minutes = max(_drawn(mart, _set(0, 1, 0, one))["both"] for one in range(0, 100, 5))
    return Answer(BEST, mark=_mark(mart), quarters=methods.QUARTERS, passing=1 - debrief.true(mart).mean(),
                  alike=alike, minutes=minutes, **best)  # fmt: skip


@circle_weights.mistake(when=_weighed(lambda often, long, many: not often + long + many))
def nothing_weighed(mart):
    return _set(0, 0, 0, 50)


@circle_weights.mistake(when=_weighed(lambda often, long, many: often == long == many))
def equal_weights(mart):
    return _set(1, 1, 1, 45)


@circle_weights.mistake(when=_weighed(lambda often, long, many: long > often and long >= many))
def duration_main(mart):
    return _set(1, 5, 1, 50)


@circle_weights.mistake(when=_weighed(lambda often, long, many: many >= often))
def count_main(mart):
    return _set(1, 1, 5, 55)


@circle_weights.mistake(
    when=lambda mart, value: _drawn(mart, value)["precision"] < _drawn(mart, value)["recall"]
)
def too_wide(mart):
    return _set(5, 2, 1, 5)


@circle_weights.mistake(
    when=lambda mart, value: _drawn(mart, value)["precision"] >= _drawn(mart, value)["recall"]
)
def too_narrow(mart):
    return _set(5, 2, 1, 70)
