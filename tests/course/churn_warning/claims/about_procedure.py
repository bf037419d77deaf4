"""Whom of a month-old list nobody may dial."""

from casekit.course.churn_warning import procedure
from course.churn_warning.claims.registry import claim


@claim("lecture:note-before-dialling")
def from_110_to_150_of_200_must_not_be_dialled_most_gone_or_in_a_campaign(world):
    people = procedure.todays_list(world.mart).value_counts()
    off = people.drop("free")
    two_largest = set(off.nlargest(2).index)
    return (
        110 <= off.sum() <= 150
        and 30 <= off["not_active"] <= 75
        and two_largest == {"not_active", "campaign"}
    )


@claim("lecture:note-before-dialling")
def from_15_to_40_have_not_agreed_or_would_rather_not_be_called(world):
    struck = procedure.todays_list(world.mart)
    return 15 <= struck.isin(["no_consent", "do_not_disturb"]).sum() <= 40
