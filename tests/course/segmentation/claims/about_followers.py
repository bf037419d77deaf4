"""Which list holds what, how kin, colleagues and friends talk, and what draws a circle."""

from casekit.course.segmentation.followers import methods, tables
from course.segmentation.claims.registry import claim


@claim(
    "lecture:note-followers",
    "followers:questions.names_in_common.mistakes.most_of_them",
    "followers:questions.names_in_common.mistakes.half_of_them",
    "followers:questions.how_to_combine.passed",
    "followers:questions.how_to_combine.mistakes.two_flags",
    "followers:questions.how_to_combine.mistakes.own_bill_only",
)
def flags_hold_less_than_six_tenths_the_bill_94_in_a_hundred_and_followers_add_one_or_two_points(
    world,
):
    table = methods.lines(world.mart)
    seats = round(methods.SEATS * len(table))
    carried = methods.flags(table).sum(axis=1)
    in_common = tables.common(table)["bill_circle"] / seats
    held = {how: world.held_by_list(how) for how in methods.HOWS}
    flagged = max(held[how] for how in ("any", "two", "points"))
    more = held["yuan"] - held["bill"]
    apart = 0.1 < in_common < 0.2 and (carried >= 2).sum() < seats < (carried >= 1).sum() / 2
    return apart and flagged < 0.6 and held["bill"] > 0.94 and 0.005 < more < 0.025


@claim(
    "lecture:note-followers",
    "followers:questions.ego_ties.mistakes.hours_not_read",
    "followers:questions.ego_ties.mistakes.long_calls_are_kin",
    "followers:questions.ego_ties.mistakes.many_calls_are_close",
    "followers:questions.ego_ties.mistakes.short_calls_are_friends",
)
def kin_talk_briefly_friends_long_colleagues_by_day_and_who_was_met_in_passing_not_again(world):
    pairs = methods.pairs(world.mart)
    last = world.mart.ties[world.mart.ties["quarter"] == methods.quarters(world.mart)[0]]
    known = pairs.assign(kind=world.tied)[["subscriber", "other", "kind", "frequency"]]
    rows = last.merge(known, on=["subscriber", "other"])
    told = rows.assign(
        a_call=rows["minutes"] / rows["calls"], away=rows["evening"] + rows["weekend"]
    )
    mean = told.groupby("kind")[["a_call", "away", "frequency"]].median()
    return (
        2 * mean.loc["kin", "a_call"] < mean.loc["friend", "a_call"]
        and mean["away"].idxmin() == "work" and mean["away"].idxmax() == "kin"
        and mean["frequency"].drop("passing").min() > 3 and mean.loc["passing", "frequency"] == 1
    )  # fmt: skip


@claim(
    "followers:questions.circle_weights.mistakes.count_main",
    "followers:questions.circle_weights.mistakes.duration_main",
    "followers:questions.circle_weights.mistakes.equal_weights",
    "followers:questions.circle_weights.passed",
)
def frequency_draws_circles_better_than_equal_weights_and_these_than_duration_or_count(world):
    best, alike = world.circle(5, 2, 1), world.circle(1, 1, 1)
    return alike < 0.95 * best and max(world.circle(0, 1, 0), world.circle(0, 0, 1)) < alike - 0.02
