"""Which offer for whom, and how often a guess must be right (G5)."""

from casekit.classroom import Answer, Matching, Number, question
from casekit.course.segmentation.needs import debrief
from casekit.course.segmentation.needs.tables import offer_name
from casekit.mart.once import once
from synthetic.schema import NEEDS


@once
def _levels(case) -> tuple[float, float, float, str]:
    """Customers kept of a thousand: guess never right, always right, best offer for all; and which."""
    people = debrief.contacted(case)
    everybody = debrief.by_need(people).loc[debrief.ALL]
    return (*debrief.ends(people, debrief.suits(case)), float(everybody.max()), everybody.idxmax())


# --- which offer for whom ---


def _given(value) -> dict[str, str]:
    return dict(zip(NEEDS, value, strict=True))


def _kept(mart, given: dict[str, str]) -> float:
    """Customers that these offers keep of a thousand contacts."""
    people = debrief.contacted(mart)
    table, share = debrief.by_need(people), people["need"].value_counts(normalize=True)
    return float(sum(share[need] * table.loc[need, offer] for need, offer in given.items()))


def _alike(*offers: str):
    """Return a test: most get the same of these offers; and what that keeps."""

    def found(mart, value):
        same = [one for one in offers if value.count(one) >= len(NEEDS) - 1]
        kept = f"{_kept(mart, dict.fromkeys(NEEDS, same[0])):.1f}" if same else ""
        return {"one": offer_name(same[0]), "kept": kept} if same else None

    return found


@question(
    Matching(left=NEEDS, right=debrief.OFFERED),
    covers="G5", minutes=2, case=debrief.CASE, needs_truth=True,
)  # fmt: skip
def match_offers(mart):
    """For each need the offer that keeps most of those who have it."""
    wrong, right, one, best = _levels(mart)
    return Answer(
        debrief.suits(mart), right=f"{right:.1f}", best=f"{one:.1f}", offer=offer_name(best)
    )


@match_offers.mistake(when=_alike("contract"))
def contract_for_all(mart):
    return dict.fromkeys(NEEDS, "contract")


@match_offers.mistake(when=_alike("care_call", "bill_credit", "club", "security_service"))
def one_for_all(mart):
    return dict.fromkeys(NEEDS, "care_call")


def _honour_for_money(mart, value):
    given = _given(value)
    if given["price"] != "club" and given["brand"] != "bill_credit":
        return None
    table = debrief.by_need(debrief.contacted(mart))
    return {
        "club": f"{table.loc['price', 'club']:.1f}",
        "credit": f"{table.loc['brand', 'bill_credit']:.1f}",
    }


@match_offers.mistake(when=_honour_for_money)
def honour_for_money(mart):
    return {**debrief.suits(mart), "price": "club", "brand": "bill_credit"}


def _second_best(mart, value):
    """Which of the needs get the second best, the others the best."""
    table, given = debrief.by_need(debrief.contacted(mart)).drop(debrief.ALL), _given(value)
    place = {need: int((table.loc[need] > table.loc[need, given[need]]).sum()) for need in NEEDS}
    return "contract" in given.values() and max(place.values()) <= 2 and sum(place.values()) > 0


@match_offers.mistake(when=_second_best)
def bound_rather_than_answered(mart):
    return {**debrief.suits(mart), "price": "contract"}


# --- what a guess must be good for ---


@question(
    Number(unit="%", absolute=0.01, low=0, high=1),
    covers="G5", minutes=3, case=debrief.CASE, needs_truth=True,
)  # fmt: skip
def worth_knowing(mart):
    """How often the need must be guessed rightly before matching beats the best offer for all."""
    wrong, right, one, best = _levels(mart)
    people = debrief.contacted(mart)
    share = people["need"].value_counts(normalize=True)
    return Answer(
        debrief.break_even(wrong, right, one), wrong=f"{wrong:.1f}", right=f"{right:.1f}", one=f"{one:.1f}",
        offer=offer_name(best), model=_model(mart), most=share.max(),
        over=f"{one - wrong:.1f}", span=f"{right - wrong:.1f}",
    )  # fmt: skip


@worth_knowing.mistake
def wrong_guesses_keep_nobody(mart):
    _, right, one, _ = _levels(mart)
    return one / right


@worth_knowing.mistake
def better_than_the_majority(mart):
    return float(debrief.contacted(mart)["need"].value_counts(normalize=True).max())


@worth_knowing.mistake
def better_than_lot(mart):
    return 1 / len(NEEDS)


def _model(mart) -> float:
    return debrief.by_guess(debrief.contacted(mart), debrief.suits(mart))[0]


@worth_knowing.mistake(when=lambda mart, value: abs(value - _model(mart)) < 0.03)
def as_good_as_the_model(mart):
    return _model(mart)


def _customers(mart, value) -> bool:
    """Whether it is one of the three figures that stand above, typed as they are."""
    return any(abs(value - level / 100) < 0.006 for level in _levels(mart)[:3])


@worth_knowing.mistake(when=_customers)
def customers_for_a_share(mart):
    return _levels(mart)[2] / 100


@worth_knowing.mistake
def certainty(mart):
    return 1.0
