"""How much of the mid band is held, and what four kinds of customers take in exchange (G4)."""

from casekit.classroom import Answer, Matching, Number, question
from casekit.course.segmentation.moving import debrief, methods
from casekit.course.segmentation.moving.tables import OFFERED, cost_of
from casekit.mart.names import LARGE_BILL, MID_HIGH
from synthetic.catalogue import CATALOGUE
from synthetic.schema import NEEDS

ROUNDED = 0.0051
"""As far as a whole per cent may be off."""


def _mid(mart):
    return methods.of_the_year(mart).loc["mid"]


@question(Number(unit="%", decimals=1), covers="G4", minutes=2)
def held_in_band(mart):
    """The share of last year's mid band that is no longer held at mid or above."""
    row = _mid(mart)
    return Answer(methods.lost(methods.of_the_year(mart)), month=methods.day(mart), mid=int(row.sum()),
                  down=int(row["mass"]), gone=int(row[methods.GONE]), large=LARGE_BILL,
                  border=MID_HIGH)  # fmt: skip


@held_in_band.mistake
def survivors_only(mart):
    row = _mid(mart)
    return float(row["mass"] / row.drop(methods.GONE).sum())


def _down_only(mart, share) -> bool:
    return abs(share - _mid(mart)["mass"] / _mid(mart).sum()) < ROUNDED


@held_in_band.mistake(when=_down_only)
def one_way_only(mart):
    return float(_mid(mart)[methods.GONE] / _mid(mart).sum())


def _is_a_count(mart, share) -> bool:
    """Tell whether it is the number of one of mid's three fates, as typed where per cents are asked."""
    row = _mid(mart)
    counts = (row["mass"], row[methods.GONE], row[["high", "mid"]].sum())
    return any(abs(100 * share - count) < 1e-6 for count in counts)


@held_in_band.mistake(when=_is_a_count)
def counted_not_divided(mart):
    return float(_mid(mart)[["mass", methods.GONE]].sum()) / 100  # as it is typed


@held_in_band.mistake
def over_those_of_today(mart):
    row, now = _mid(mart), methods.of_the_year(mart)["mid"].sum()
    return float((row["mass"] + row[methods.GONE]) / now)


@held_in_band.mistake
def of_everybody(mart):
    row, counts = _mid(mart), methods.of_the_year(mart)
    return float((row["mass"] + row[methods.GONE]) / counts.to_numpy().sum())


def _alike(value, offer: str) -> bool:
    """Whether an offer goes to most of the four."""
    return sum(one == offer for one in value) >= 3


def _suits() -> dict[str, str]:
    """The offer that suits each need most."""
    return {need: max(OFFERED, key=lambda one: CATALOGUE[one].fit[need]) for need in NEEDS}


@question(Matching(left=NEEDS, right=OFFERED), covers="G4", minutes=2, needs_truth=True)
def value_exchange(mart):
    """For each need the offer of the catalogue that suits it most."""
    kept = debrief.kept_by_call(mart)
    return Answer(_suits(), service=kept["service"], price=kept["price"],
                  credit=cost_of("bill_credit"))  # fmt: skip


@value_exchange.mistake(when=lambda mart, value: _alike(value, "bill_credit"))
def a_credit_for_all(mart):
    return dict.fromkeys(NEEDS, "bill_credit")


@value_exchange.mistake(when=lambda mart, value: _alike(value, "care_call"))
def a_call_for_all(mart):
    return dict.fromkeys(NEEDS, "care_call")


def _honour_for_money(mart, value) -> bool:
    given = dict(zip(NEEDS, value, strict=True))
    return given["price"] == "club" or given["brand"] == "bill_credit"


@value_exchange.mistake(when=_honour_for_money)
def honour_for_money(mart):
    return {**_suits(), "price": "club", "brand": "bill_credit"}
