"""What six features are to the service-minded (G19)."""

from casekit.analysis import kano
from casekit.classroom import Answer, Board, question
from casekit.course.segmentation.needs import debrief, methods
from casekit.course.segmentation.needs.tables import ASKED
from synthetic.schema import KANO_FEATURES

CLASSES = ("must", "linear", "delight", "indifferent")


def _as_of_all(mart, value) -> bool:
    """Whether features that are another thing to all are laid as all have it."""
    pooled, own = debrief.read(mart, debrief.ALL), debrief.read(mart, ASKED)
    return any(value[one] == pooled[one] for one in KANO_FEATURES if pooled[one] != own[one])


@question(Board(cards=KANO_FEATURES, fields=CLASSES), covers="G19", minutes=3, needs_truth=True)
def kano_for_whom(mart):
    """What each of six features is to the service-minded."""
    rows = methods.answers(mart)
    likes = rows["with"].eq("like").groupby(rows["feature"]).mean()
    own, pooled = (debrief.classes_by_need(mart)[one] for one in (ASKED, debrief.ALL))
    return Answer(
        debrief.read(mart, ASKED), likes=likes["coverage"], annoyed=-kano.coefficients(own).loc["coverage", "worse"],
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
    return {one: turned.get(at, at) for one, at in debrief.read(mart, ASKED).items()}


@kano_for_whom.mistake(when=_as_of_all)
def as_of_all(mart):
    return debrief.read(mart, debrief.ALL)


def _lack_forgotten(mart, value) -> bool:
    return value["fair_bill"] == "delight" or value["vip_care"] == "delight"


@kano_for_whom.mistake(when=_lack_forgotten)
def lack_forgotten(mart):
    own = debrief.read(mart, ASKED)
    return {**own, **{one: "delight" for one, at in own.items() if at == "linear"}}
