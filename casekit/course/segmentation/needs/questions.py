"""How many groups there are, what a guess must be good for, which offer for whom, Kano for whom."""

from casekit.classroom import Answer, Board, Choice, Matching, Number, question
from casekit.course.segmentation.needs import debrief, methods
from casekit.course.segmentation.needs.tables import ASKED, offer_name
from casekit.mart.once import once
from synthetic.schema import KANO_FEATURES, NEEDS

# --- how many groups are there ---

NOTHING = 0.03
"""A lead over the cloud, in shares of the differences, below which a cut shows no groups."""


@question(Choice(options=("one", "two", "four", "fifteen")), covers="G2", minutes=2)
def natural_clusters(mart):
    """How many natural groups customers form by what they spend: one, no cut beats the cloud."""
    spend, acts = methods.tightness(mart, "spend"), methods.tightness(mart, "acts")
    lead = spend["real"] - spend["cloud"]
    most = {2: "two", 4: "four", 8: "four", 15: "fifteen"}[int(lead.idxmax())]
    of_acts = acts["real"] - acts["cloud"]
    return Answer(
        "one" if lead.max() < NOTHING else most, lead=100 * lead.max(), acts=100 * of_acts.max(),
        real=spend.loc[4, "real"], cloud=spend.loc[4, "cloud"], groups=int(of_acts.idxmax()),
        two=f"{spend.loc[2, 'silhouette']:.2f}", many=spend.loc[15, "real"], many_cloud=spend.loc[15, "cloud"],
    )  # fmt: skip


@natural_clusters.mistake
def highest_silhouette(mart):
    return "two"


@natural_clusters.mistake
def as_many_as_needs(mart):
    return "four"


@natural_clusters.mistake
def the_tightest(mart):
    return "fifteen"


# --- what a guess must be good for ---


@once
def _levels(case) -> tuple[float, float, float, str]:
    """Customers kept of a thousand: guess never right, always right, best offer for all; and which."""
    people = debrief.contacted(case)
    everybody = debrief.by_need(people).loc[debrief.ALL]
    return (*debrief.ends(people, debrief.suits(case)), float(everybody.max()), everybody.idxmax())


@question(
    Number(unit="%", absolute=0.006, low=0, high=1),
    covers="G5", minutes=3, case=debrief.CASE, needs_truth=True,
)  # fmt: skip
def worth_knowing(mart):
    """How often the need must be guessed rightly before matching beats the best offer for all."""
    wrong, right, one, best = _levels(mart)
    people = debrief.contacted(mart)
    share = people["need"].value_counts(normalize=True)
    return Answer(
        debrief.break_even(wrong, right, one), wrong=f"{wrong:.1f}", right=f"{right:.1f}", one=f"{one:.1f}",
        offer=offer_name(best), model=debrief.by_guess(people, debrief.suits(mart))[0], most=share.max(),
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


@worth_knowing.mistake
def certainty(mart):
    return 1.0


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


# --- Kano for whom ---

CLASSES = ("must", "linear", "delight", "indifferent")


@once
def _classes(mart, need: str) -> dict[str, str]:
    """The class of each feature that most answers of those with a need fall into."""
    return debrief.classes_by_need(mart)[need].idxmax(axis=1).to_dict()


def _as_of_all(mart, value) -> bool:
    """Whether features that are another thing to all are laid as all have it."""
    pooled, own = _classes(mart, debrief.ALL), _classes(mart, ASKED)
    return any(value[one] == pooled[one] for one in KANO_FEATURES if pooled[one] != own[one])


@question(Board(cards=KANO_FEATURES, fields=CLASSES), covers="G19", minutes=3, needs_truth=True)
def kano_for_whom(mart):
    """What each of six features is to the service-minded."""
    rows = methods.answers(mart)
    likes = rows["with"].eq("like").groupby(rows["feature"]).mean()
    own, pooled = (debrief.classes_by_need(mart)[one] for one in (ASKED, debrief.ALL))
    return Answer(
        _classes(mart, ASKED), likes=likes["coverage"], must=own.loc["coverage", "must"],
        vip=own.loc["vip_care", "linear"], vip_all=pooled.loc["vip_care", "indifferent"],
        quick=own.loc["quick_service", "must"], quick_all=pooled.loc["quick_service", "must"],
    )  # fmt: skip


@kano_for_whom.mistake(when=lambda mart, value: value["coverage"] == "indifferent")
def likes_only(mart):
    liked = dict.fromkeys(KANO_FEATURES, "delight")
    return {**liked, **dict.fromkeys(("coverage", "quick_service", "skins"), "indifferent")}


def _must_and_delight_exchanged(mart, value) -> bool:
    return value["coverage"] == "delight" or value["fraud_guard"] == "must"


@kano_for_whom.mistake(when=_must_and_delight_exchanged)
def must_taken_for_delight(mart):
    turned = {"must": "delight", "delight": "must"}
    return {one: turned.get(at, at) for one, at in _classes(mart, ASKED).items()}


@kano_for_whom.mistake(when=_as_of_all)
def as_of_all(mart):
    return _classes(mart, debrief.ALL)


def _lack_forgotten(mart, value) -> bool:
    return value["fair_bill"] == "delight" or value["vip_care"] == "delight"


@kano_for_whom.mistake(when=_lack_forgotten)
def lack_forgotten(mart):
    own = _classes(mart, ASKED)
    return {**own, **{one: "delight" for one, at in own.items() if at == "linear"}}
