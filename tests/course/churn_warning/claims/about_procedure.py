"""Whom of a month-old list nobody may dial."""

from casekit.course.churn_warning import procedure
from course.churn_warning.claims.registry import claim


@claim("lecture:note-before-dialling")
def from_110_to_150_of_200_must_not_be_dialled_and_most_are_gone(world):
    people = procedure.todays_list(world.mart).value_counts()
    off = people.drop("free")
    return (
        110 <= off.sum() <= 150 and 45 <= off["not_active"] <= 75 and off.idxmax() == "not_active"
    )


@claim("lecture:note-before-dialling")
def from_15_to_40_have_not_agreed_or_would_rather_not_be_called(world):
    struck = procedure.todays_list(world.mart)
    return 15 <= struck.isin(["no_consent", "do_not_disturb"]).sum() <= 40
