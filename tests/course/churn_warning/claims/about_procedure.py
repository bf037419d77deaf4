"""Whom of a month-old list nobody may dial."""

from casekit.course.churn_warning import procedure
from course.churn_warning.claims.registry import claim


@claim("lecture:note-before-dialling")
def more_than_140_of_200_must_not_be_dialled_a_fifth_are_gone_and_a_campaign_holds_most(world):
    people = procedure.todays_list(world.mart).value_counts()
    off = people.drop("free")
    return off.sum() > 140 and 30 <= off["not_active"] <= 50 and off.idxmax() == "campaign"
