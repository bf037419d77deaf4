"""How long lines stay by way of counting, and what is left of levers' gaps from a landmark on."""

from casekit.course.lifecycle.lifetimes.methods import FAIR, RAW
from course.lifecycle.claims.registry import claim


@claim("lecture:the-slide")
def of_signers_more_than_nine_in_ten_are_here_and_of_the_others_some_six(world):
    signed, others = world.left("contract", RAW)
    return signed < 0.1 and 0.35 < others < 0.45


@claim("lecture:note-lifetimes")
def between_35_percent_and_half_are_here_in_three_years_and_counted_from_joining_over_70(world):
    return 0.35 < world.here("right") < 0.5 and world.here("entry_ignored") > 0.7


@claim("lecture:note-lifetimes")
def half_of_the_contracts_gap_is_more_than_one_and_a_half_times_the_fair_one(world):
    return world.gap("contract", RAW) / 2 > 1.5 * world.gap("contract", FAIR) > 0


@claim("lecture:note-lifetimes", "lecture:move-the-start")
def value_added_services_turn_from_keeping_to_losing(world):
    return world.gap("value_added", RAW) > 0.1 and world.gap("value_added", FAIR) < 0


@claim("lifetimes:questions.what_renewal_does.passed", "lecture:note-lifetimes")
def a_contract_does_help(world):
    """By the landmark, and by points enough that it is not chance."""
    return world.gap("contract", FAIR) > 0.04


@claim("lifetimes:questions.here_in_three_years.mistakes.as_the_leavers_lasted")
def leavers_lives_are_shorter_and_stayers_for_ever_longer(world):
    return world.here("leavers_only") + 0.05 < world.here("right") < world.here("stayers") - 0.3
