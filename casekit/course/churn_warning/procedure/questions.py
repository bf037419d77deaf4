"""The eleven steps of a save call: some must come before others, the rest is free (W13)."""

from __future__ import annotations

from casekit.classroom import Ordering, question

STEPS = (
    *("clean", "record", "dial", "verify", "reason", "offer"),
    *("sum", "term", "consent", "deliver", "follow_up"),
)
UNASKED = (("consent", "deliver"),)
NOBODY = tuple(("dial", said) for said in ("verify", "reason", "offer", "sum", "term", "consent"))
STRANGER = tuple(("verify", said) for said in ("reason", "offer", "sum"))
UNTOLD = (("term", "consent"), ("sum", "consent"))
UNCLEANED = (("clean", "dial"),)
GUESSED = (("reason", "offer"),)
EARLY = (("deliver", "follow_up"),)
UNREAD = (("record", "dial"),)
IN_VAIN = (("clean", "record"),)
NOTHING = (("offer", "term"), ("offer", "sum"))
BEFORE = (
    *(*UNASKED, *NOBODY, *STRANGER, *UNTOLD, *UNCLEANED, *GUESSED),
    *(*EARLY, *UNREAD, *NOTHING, *IN_VAIN),
)
"""What must come before what, the gravest first: this course's own reading."""


def _broken(pairs):
    """Return whether an order breaks one of the pairs."""
    return lambda mart, order: any(order.index(a) > order.index(b) for a, b in pairs)


def _moved(step: str, ahead_of: str) -> list[str]:
    """Return the steps with one of them put just ahead of another."""
    rest = [one for one in STEPS if one != step]
    rest.insert(rest.index(ahead_of), step)
    return rest


@question(Ordering(options=STEPS, before=BEFORE), covers="W13", minutes=3)
def eleven_steps(mart):
    """The steps of a save call in an order that breaks no norm."""
    return list(STEPS)


# Where several norms are broken the first mistake is named: they stand from the gravest down.


@eleven_steps.mistake(when=_broken(UNASKED))
def delivered_unasked(mart):
    return _moved("deliver", ahead_of="consent")


@eleven_steps.mistake(when=_broken(NOBODY))
def spoke_to_nobody(mart):
    return _moved("verify", ahead_of="dial")


@eleven_steps.mistake(when=_broken(STRANGER))
def told_a_stranger(mart):
    return _moved("verify", ahead_of="offer")


@eleven_steps.mistake(when=_broken(UNTOLD))
def consent_untold(mart):
    return _moved("consent", ahead_of="term")


@eleven_steps.mistake(when=_broken(UNCLEANED))
def dialled_uncleaned(mart):
    return _moved("clean", ahead_of="verify")


@eleven_steps.mistake(when=_broken(GUESSED))
def offered_unasked_why(mart):
    return _moved("offer", ahead_of="reason")


@eleven_steps.mistake(when=_broken(EARLY))
def followed_up_early(mart):
    return _moved("follow_up", ahead_of="deliver")


@eleven_steps.mistake(when=_broken(UNREAD))
def record_unread(mart):
    return _moved("record", ahead_of="verify")


@eleven_steps.mistake(when=_broken(NOTHING))
def terms_of_nothing(mart):
    return _moved("term", ahead_of="offer")


@eleven_steps.mistake(when=_broken(IN_VAIN))
def read_in_vain(mart):
    return _moved("record", ahead_of="clean")
