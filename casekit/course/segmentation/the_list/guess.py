"""Guess first: four seats, twelve customers."""

from __future__ import annotations

from casekit import mart as door
from casekit.analysis.year_after import day
from casekit.classroom import Answer, Board, Guess, question
from casekit.course.segmentation.the_list import charts, methods

SEAT = "seat"
NO_CONTRACT = -1
"""Stands on a card for the months to the end of a contract that is not there."""
_FACTS = ("bill", "tenure", "home_lines", "months_to_end", "group")


def _cards(mart: door.Mart) -> list[str]:
    """A card of each: its kind and the facts that stand on it, in one word."""
    return list(_by_kind(mart).values())


def _by_kind(mart: door.Mart) -> dict[str, str]:
    rows = methods.table(mart)[list(_FACTS)].fillna(NO_CONTRACT).astype(float).round().astype(int)
    return {
        kind: "|".join([kind, *map(str, row)])
        for kind, row in zip(rows.index, rows.to_numpy(), strict=True)
    }


def _told(card: str) -> str:
    """What a card says, in the current language."""
    kind, *facts = card.split("|")
    told = dict(zip(_FACTS, map(int, facts), strict=True))
    left = told["months_to_end"]
    contract = "free" if left == NO_CONTRACT else "bound" if left else "ends"
    group = "of_group" if told["group"] else "no_group"
    return charts.texts(
        "card",
        kind=charts.texts(f"kinds.{kind}"),
        contract=charts.texts(f"card_says.{contract}", months=left),
        group=charts.texts(f"card_says.{group}"),
        bill=told["bill"],
        tenure=told["tenure"],
        lines=told["home_lines"],
    )


def _shows(mart: door.Mart, guess: dict | None):
    kinds = [card.split("|")[0] for card, field in (guess or {}).items() if field == SEAT]
    return charts.paid_bars(methods.table(mart), kinds)


def _seated(mart: door.Mart, by: str) -> dict[str, str]:
    cards = _by_kind(mart)
    return {cards[kind]: SEAT for kind in methods.first(methods.table(mart), by)}


@question(
    Guess(
        Board(
            cards=_cards, label=_told, fields=(SEAT, "standing"),
            capacity={SEAT: methods.SEATS}, spare=True,
        ),
        shows=_shows,
    ),
    minutes=2,
)  # fmt: skip
def four_seats(mart):
    """The four of the twelve who pay most in the year after."""
    table = methods.table(mart)
    by = {name: methods.held(table, methods.first(table, name)) for name in ("bill", "tenure")}
    return Answer(_seated(mart, "next_year"), month=day(mart), seats=methods.SEATS, **by)


@four_seats.mistake
def the_longest_here(mart):
    return _seated(mart, "tenure")


@four_seats.mistake
def the_largest_homes(mart):
    return _seated(mart, "home_lines")
