"""Whose it is to fix, and what each bone costs."""

from casekit.course.churn_warning.fishbone import debrief, methods
from casekit.course.churn_warning.fishbone.questions import LEVEL
from casekit.mart import truth, voluntary
from course.churn_warning.claims.registry import claim


def costs(world):
    """Share of the leavers by choice who gave a reason by bone, in truth."""
    leaving = truth.of(world.mart).leaving
    said = voluntary(world.mart.churn).dropna(subset="stated_reason")
    reasons = leaving.loc[leaving["subscriber"].isin(said["subscriber"]), "reason"]
    return methods.by_bone(reasons.value_counts())


def reasons(world):
    """Share of the same leavers by true reason."""
    return debrief.true_reasons(world.mart)


@claim(
    "lecture:note-fishbone",
    "fishbone:questions.mend_first.passed",
    "fishbone:questions.mend_first.mistakes.by_what_they_say",
    "fishbone:questions.mend_first.mistakes.nobodys_too_low",
)
def personal_reasons_are_the_largest_which_nobody_can_mend(world):
    true = reasons(world)
    return true["personal"] > true.drop("personal").max() + LEVEL


@claim("fishbone:questions.mendable.mistakes.next_to_nothing")
def more_than_half_can_be_mended(world):
    return costs(world)["nobody"] < 0.5


@claim("lecture:note-fishbone")
def over_a_third_is_nobodys_three_tenths_marketings_a_fifth_services_and_a_tenth_the_systems(world):
    shares = costs(world)
    about = {"nobody": 0.36, "marketing": 0.3, "service": 0.215, "system": 0.115}
    return all(abs(shares[bone] - share) < 0.04 for bone, share in about.items())


@claim("fishbone:questions.mend_first.passed")
def service_and_system_together_cost_as_many_as_marketing(world):
    shares = costs(world)
    return 0.9 < (shares["service"] + shares["system"]) / shares["marketing"] < 1.4


@claim(
    "fishbone:questions.mend_first.passed",
    "fishbone:questions.mend_first.mistakes.by_what_they_say",
)
def price_is_said_far_more_often_than_meant_and_service_less(world):
    stated, true = debrief.reasons_by(world.mart, "stated"), reasons(world)
    return stated["price"] > 1.7 * true["price"] and stated["service"] < 0.6 * true["service"]


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


@claim(
    "fishbone:questions.mend_first.mistakes.by_complaints",
    "fishbone:questions.mend_first.mistakes.rest_by_complaints",
)
def bill_and_network_cost_far_fewer_than_price_or_service(world):
    true = reasons(world)
    return true[["bill", "network"]].max() + LEVEL < true[["price", "service"]].min()


@claim("fishbone:questions.fishbone.passed")
def the_quiet_findings_are_large(world):
    found = methods.findings(world.mart)
    return found["not_renewed"] > 0.5 and found["own_cheaper"] > 0.25
