"""How much of the base is declining, what rules find of it, and where lines go within a year."""

from casekit.course.lifecycle.stages.methods import DECLINING, LEAVING, MATURE
from course.lifecycle.claims.registry import claim


@claim("lecture:note-stages")
def some_three_in_ten_are_declining_several_times_those_leaving(world):
    real = world.stages["truth"]
    return 0.28 < real[DECLINING] < 0.35 and real[DECLINING] > 4 * real[LEAVING]


@claim("lecture:note-stages", "stages:questions.base_in_decline.mistakes.as_tenure_sees")
def tenure_finds_no_decline_and_use_more_than_half_of_it_nearly_half_wrong(world):
    found, true = world.found
    return world.stages["tenure"][DECLINING] == 0 and found > 0.55 and 0.5 < true < 0.6


@claim("lecture:note-stages")
def a_year_later_a_sixth_of_the_mature_is_gone_or_going_and_a_fifth_of_the_declining_back(world):
    flow = world.flow
    return 0.15 <= flow.loc[MATURE, LEAVING] <= 0.2 < flow.loc[DECLINING, MATURE] < 0.3
