"""Whom of a month-old list nobody may dial."""

from casekit.course.churn_warning import procedure
from course.churn_warning.claims.registry import claim


@claim("lecture:note-before-dialling")
def from_80_to_120_of_200_must_not_be_dialled_most_gone_or_in_a_campaign(world):
    people = procedure.todays_list(world.mart).value_counts()
    off = people.drop("free")
    two_largest = set(off.nlargest(2).index)
    return (
        80 <= off.sum() <= 120
        and 30 <= off["not_active"] <= 60
        and two_largest == {"not_active", "campaign"}
    )
