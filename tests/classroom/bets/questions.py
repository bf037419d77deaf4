"""Guesses of three kinds about the tiny mart, one that stays sealed, and what it waits for."""

from casekit.classroom import Choice, Guess, Number, Ordering, question


def drawn(mart, guess):
    return f"drawn with {guess!r}"


@question(Guess(Number(unit="%", decimals=1), shows=drawn, sure=True), minutes=1)
def rate(mart):
    """A share."""
    return 0.2


@rate.mistake
def the_vendors(mart):
    return 0.3


@question(Guess(Choice(options=("a", "b")), shows=drawn), minutes=1)
def plan(mart):
    """One of two."""
    return "b"


@plan.mistake
def the_first(mart):
    return "a"


@question(Guess(Ordering(options=("a", "b", "c")), shows=drawn), minutes=1)
def order(mart):
    """An order of three."""
    return ["b", "a", "c"]


@order.mistake
def by_the_alphabet(mart):
    return ["a", "b", "c"]


@question(Guess(Number(), shows=drawn, opens_at="base"), minutes=1)
def later(mart):
    """A number that stays sealed."""
    return 7


@later.mistake
def more(mart):
    return 70


@question(Number(unit="subscribers"), covers="T1", minutes=1)
def base(mart):
    """How many there are."""
    return len(mart.subscribers)


@base.mistake
def one_too_many(mart):
    return len(mart.subscribers) + 1
