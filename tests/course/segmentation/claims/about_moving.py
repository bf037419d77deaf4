"""Who moves between value bands, and what each kind of customer does more of."""

import pandas as pd

from casekit.course.segmentation.moving import debrief, methods, tables
from course.segmentation.claims.registry import claim
from synthetic.catalogue import CATALOGUE


@claim("lecture:note-moving", "moving:questions.held_in_band.passed")
def about_four_tenths_of_mid_are_lost_and_two_or_three_of_those_still_here(world):
    year, mid = world.moved, world.moved.loc["mid"]
    still_here = mid["mass"] / mid.drop("gone").sum()
    lost = methods.lost(year)
    return 0.35 < lost < 0.47 and 0.2 < still_here < 0.34 and mid["mass"] > 0.3 * mid["gone"]


@claim(
    "lecture:note-moving",
    "moving:questions.come_up.mistakes.as_many_as_one_in_five",
    "moving:questions.come_up.mistakes.as_many_as_fall",
)
def fewer_than_one_in_twenty_come_up_and_do_not_make_good_what_is_lost(world):
    up, fell = methods.crossed(world.moved)
    return methods.risen(world.moved) < 0.05 and up < 0.7 * fell


@claim("lecture:monday-moving", "moving:personas.does")
def each_kind_does_its_own_thing_most_and_more_than_a_third_above_the_mean(world):
    table = debrief.traces(world.mart)
    own = pd.Series({need: table[act].idxmax() for need, act in debrief.TRACES.items()})
    return (own == own.index).all() and all(
        table.loc[need, act] > 1.33 for need, act in debrief.TRACES.items()
    )


@claim(
    "moving:questions.value_exchange.hints.1",
    "moving:questions.value_exchange.mistakes.a_call_for_all",
    "moving:questions.value_exchange.passed",
)
def a_call_keeps_several_times_as_many_of_the_service_minded_and_each_offer_suits_one(world):
    kept = debrief.kept_by_call(world.mart)
    best = {max(tables.OFFERED, key=lambda one: CATALOGUE[one].fit[need]) for need in kept.index}
    return kept["service"] > 2 * kept.drop("service").max() and len(best) == len(kept)
