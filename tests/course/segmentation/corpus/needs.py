"""On how many groups there are, what a guess is worth, which offer for whom, and Kano."""

import numpy as np
from sklearn.cluster import KMeans
from sklearn.preprocessing import StandardScaler

from casekit.course.segmentation.needs import debrief, methods
from casekit.mart.signals.habits import ACTS
from course.wrong import Wrong, percent, share

NEEDS = ("security", "price", "service", "brand")
FEATURES = ("coverage", "fair_bill", "quick_service", "fraud_guard", "vip_care", "skins")


def _level(part: str):
    """Return a share of the three figures, half reckoned."""

    def found(mart):
        people = debrief.contacted(mart)
        wrong, right = debrief.ends(people, debrief.suits(mart))
        one = debrief.by_need(people).loc[debrief.ALL].max()
        return {
            "one of right": one / right,
            "wrong of one": wrong / one,
            "complement": 1 - (one - wrong) / (right - wrong),
            "only below": one / (right - wrong),
            "only above": (one - wrong) / right,
            "most": people["need"].value_counts(normalize=True).max(),
            "model": debrief.by_guess(people, debrief.suits(mart))[0],
        }[part]

    return found


def _matched(*offers: str):
    return lambda mart: dict(zip(NEEDS, offers, strict=True))


def _laid(*classes: str):
    return lambda mart: dict(zip(FEATURES, classes, strict=True))


def _cut(*columns: str, way=None, groups: int = 4, starts: int = 10):
    """Return a function that cuts by some columns (all, if none is named)."""

    def made(counts):
        table = counts[list(columns)] if columns else counts
        table = table if way is None else way(table)
        return KMeans(groups, n_init=starts, random_state=1).fit_predict(table)

    return lambda mart: made


def _logs(table):
    return np.log1p(table)


def _scaled(table):
    return StandardScaler().fit_transform(table)


def _both(table):
    return _scaled(_logs(table))


M, O, A, I = "must", "linear", "delight", "indifferent"  # noqa: E741
RIGHT = ("security_service", "bill_credit", "care_call", "club")

ROWS = [
    *(Wrong("natural_clusters", one, lambda m, one=one: one) for one in ("two", "four", "fifteen")),
    Wrong("worth_knowing", "one of right", percent(_level("one of right"))),
    Wrong("worth_knowing", "one of right, whole per cent", percent(_level("one of right"), 0)),
    Wrong("worth_knowing", "one of right, as a share", share(_level("one of right"))),
    Wrong("worth_knowing", "complement", percent(_level("complement"))),
    Wrong("worth_knowing", "most frequent", percent(_level("most"))),
    Wrong("worth_knowing", "most frequent, whole per cent", percent(_level("most"), 0)),
    Wrong("worth_knowing", "by lot", lambda m: 0.25),
    Wrong("worth_knowing", "always", lambda m: 1.0),
    Wrong("worth_knowing", "the model's", percent(_level("model"))),
    Wrong("match_offers", "contracts", _matched(*["contract"] * 4)),
    Wrong("match_offers", "contracts but for service", _matched("contract", "contract", RIGHT[2], "contract")),
    Wrong("match_offers", "calls", _matched(*["care_call"] * 4)),
    Wrong("match_offers", "credits", _matched(*["bill_credit"] * 4)),
    Wrong("match_offers", "clubs but for price", _matched("club", RIGHT[1], "club", "club")),
    Wrong("match_offers", "contract for price", _matched(RIGHT[0], "contract", RIGHT[2], RIGHT[3])),
    Wrong("match_offers", "contract for security", _matched("contract", *RIGHT[1:])),
    Wrong("match_offers", "honour for money", _matched(RIGHT[0], "club", RIGHT[2], "bill_credit")),
    Wrong("match_offers", "credit for brand", _matched(RIGHT[0], "contract", RIGHT[2], "bill_credit")),
    Wrong("match_offers", "two exchanged", _matched(RIGHT[2], RIGHT[1], RIGHT[0], RIGHT[3])),
    Wrong("clusters_fit", "all columns", _cut(way=_both)),
    Wrong("clusters_fit", "all columns as they are", _cut()),
    Wrong("clusters_fit", "no logs", _cut(*ACTS, way=_scaled)),
    Wrong("clusters_fit", "as they are", _cut(*ACTS)),
    Wrong("clusters_fit", "spending", _cut(*methods.SPEND, way=_both)),
    Wrong("clusters_fit", "two groups", _cut(*ACTS, way=_both, groups=2)),
    Wrong("kano_for_whom", "of all", _laid(M, O, O, A, I, I)),
    Wrong("kano_for_whom", "manager of all", _laid(M, O, M, A, I, I)),
    Wrong("kano_for_whom", "by likes", _laid(I, A, I, A, A, I)),
    Wrong("kano_for_whom", "by likes, half", _laid(I, O, M, A, O, I)),
    Wrong("kano_for_whom", "must and delight", _laid(A, O, A, M, O, I)),
    Wrong("kano_for_whom", "guard a must", _laid(M, O, M, M, O, I)),
    Wrong("kano_for_whom", "lack forgotten", _laid(M, A, M, A, A, I)),
    Wrong("kano_for_whom", "manager a delight", _laid(M, O, M, A, A, I)),
    Wrong("kano_for_whom", "bill a must", _laid(M, M, M, A, O, I)),
    Wrong("kano_for_whom", "all linear", _laid(O, O, O, O, O, O)),
]  # fmt: skip
