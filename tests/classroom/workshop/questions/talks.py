"""A dialogue on the record of one of three customers."""

import pandas as pd

from casekit.classroom import Dialogue, question

RECORDS = (
    {"over_months": 2, "contract": False, "months_left": 0},
    {"over_months": 3, "contract": True, "months_left": 7},
    {"over_months": 2, "contract": True, "months_left": 3},
)


def record(mart):
    """The customer's record: words, bills and contract; another one for another seed."""
    drawn = RECORDS[mart.seed % len(RECORDS)]
    over = 12 + 4 * drawn["over_months"]
    return {
        **drawn,
        "name": {"zh": "王女士", "en": "Ms Wang"},
        "surname": {"zh": "王", "en": "Wang"},
        "tenure": 34 + mart.seed,
        "fee": 59,
        "last_fee": 59,
        "over_yuan": over,
        "bill": 59 + over,
        "new_fee": 79,
        "new_bill": 79 + drawn["over_months"],
        "bill_at_mean": 72,
    }


def outcomes(mart):
    return pd.DataFrame({"stayed": ["62%", "70%"]}, index=pd.Index(["-", "plan"], name="offer"))


P1 = Dialogue("tests.classroom.workshop.cards", "P1.yml", facts=record, after=outcomes)


@question(P1, covers="T4", minutes=8)
def card_p1(mart):
    """The best call on this record."""
    return P1.best(mart)


@card_p1.mistake(when=lambda mart, talk: "porter_price" in talk.flags)
def special_price(mart):
    return P1.through(mart, "offer.special")


@card_p1.mistake(when=lambda mart, talk: "mean_use" in talk.slips and not talk.flags)
def on_mean_use(mart):
    """Nobody was verified, and the sum is that of mean use."""
    moves = P1.through(mart, "verify.skip", "reason.wait")
    new, mean = record(mart)["new_bill"], record(mart)["bill_at_mean"]
    place = moves.index(new)
    return [*moves[:place], mean, mean, *moves[place + 1 :]]


@card_p1.mistake(
    when=lambda mart, talk: (
        talk.score.earned["offer"] >= 14 and talk.score.earned["reason"] < 10 and not talk.flags
    )
)
def no_reason_found(mart):
    return P1.through(mart, "open.wait", "verify.skip", "reason.wait")
