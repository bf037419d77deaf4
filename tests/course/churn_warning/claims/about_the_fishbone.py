"""Whose it is to fix, and what each bone costs."""

from casekit.course.churn_warning.fishbone import methods
from casekit.course.churn_warning.fishbone.questions import LEVEL
from casekit.mart import truth, voluntary
from course.churn_warning.claims.registry import claim


def costs(world):
    """Share of the leavers by choice who gave a reason by bone, in truth."""
    leaving = truth.of(world.mart).leaving
    said = voluntary(world.mart.churn).dropna(subset="stated_reason")
    reasons = leaving.loc[leaving["subscriber"].isin(said["subscriber"]), "reason"]
    return methods.by_bone(reasons.value_counts())


@claim("lecture:note-fishbone", "fishbone:questions.mend_first.passed")
def what_nobody_can_mend_is_the_largest_part(world):
    shares = costs(world)
    return shares["nobody"] > shares.drop("nobody").max() + LEVEL


@claim("fishbone:questions.mendable.mistakes.next_to_nothing")
def more_than_half_can_be_mended(world):
    return costs(world)["nobody"] < 0.5


@claim("lecture:note-fishbone", "fishbone:questions.mend_first.passed")
def each_bone_costs_12_to_28_of_a_hundred_leavers(world):
    return costs(world).drop("nobody").round(2).between(0.12, 0.28).all()


@claim("lecture:note-fishbone", "fishbone:questions.mend_first.mistakes.by_what_they_say")
def leavers_say_marketing_far_more_often_than_they_mean_it(world):
    stated = methods.by_bone(voluntary(world.mart.churn)["stated_reason"].value_counts())
    return stated.idxmax() == "marketing" and stated["marketing"] > 0.2 + costs(world)["marketing"]


@claim(
    "fishbone:questions.fishbone.passed",
    "fishbone:questions.fishbone.mistakes.by_loudness",
    "fishbone:questions.unrenewed.passed",
)
def nobody_complains_of_a_tariff_or_a_contract(world):
    topics = methods.complaints_of(world.mart)["topic"].astype(str)
    return not topics.isin(["tariff", "contract"]).any()


@claim(
    "lecture:fishbone",
    "fishbone:questions.mend_first.prompt",
    "fishbone:questions.mend_first.mistakes.by_complaints",
)
def the_bill_has_most_complaints_and_price_most_forms(world):
    told = methods.complaints_of(world.mart)["topic"].value_counts()
    said = voluntary(world.mart.churn)["stated_reason"].value_counts()
    return told.idxmax() == "bill" and said.idxmax() == "price"


@claim("lecture:note-fishbone", "fishbone:questions.mend_first.mistakes.by_complaints")
def network_and_bill_are_not_what_most_leave_over(world):
    """Last, or level with the last."""
    shares = costs(world)
    return shares["system"] < shares.min() + LEVEL


@claim("fishbone:questions.fishbone.passed")
def the_quiet_findings_are_large(world):
    found = methods.findings(world.mart)
    return found["not_renewed"] > 0.5 and found["own_cheaper"] > 0.25
