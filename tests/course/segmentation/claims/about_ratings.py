"""Ratings, activity and tenure: which list finds the money, who knows many, who leaves when."""

from itertools import product

from casekit.course.segmentation.activity import methods as of_activity
from casekit.course.segmentation.ranking import methods as ranking
from casekit.course.segmentation.ranking import questions as about_ranking
from casekit.course.segmentation.ranking.charts import LEVEL
from casekit.mart.names import MID_HIGH
from course.segmentation.claims.registry import claim

ADDED = ("stickiness", "new_services", "potential")


@claim(
    "lecture:note-ranking",
    "ranking:questions.four_rankings.solution",
    "ranking:questions.four_rankings.passed",
    "ranking:questions.points_hold.mistakes.as_good_as_the_bill",
)
def the_bill_beats_the_class_which_beats_the_points_which_beat_tenure(world):
    order = world.held[["bill", "registered", "points", "tenure"]]
    return (order.diff().dropna() < -LEVEL).all()


@claim("lecture:note-ranking")
def the_points_find_about_a_fifth_less_than_the_bill(world):
    return 0.16 < 1 - world.held["points"] / world.held["bill"] < 0.27


@claim("lecture:note-ranking")
def tenure_brings_about_as_much_as_drawing_lots(world):
    return abs(world.held["tenure"] - ranking.TOP) < 0.04


@claim("lecture:note-ranking")
def each_added_column_alone_finds_at_most_about_half_of_what_the_bill_finds(world):
    return all(world.found(world.lines[one]) < 0.55 * world.held["bill"] for one in ADDED)


@claim("lecture:after-desk", "lecture:note-ranking")
def as_ranks_300_and_30_yuan_are_some_dozens_of_percentiles_apart(world):
    bill = world.lines["bill"]
    return 0.2 < (bill < 300).mean() - (bill < 30).mean() < 0.6


@claim("lecture:after-desk")
def no_weights_of_the_added_columns_find_more_than_the_bill(world):
    tried = product((0, 1, 4, 10), repeat=3)
    mixes = [dict(zip(ADDED, weights, strict=True), bill=10) for weights in tried]
    found = [world.found(ranking.points(world.lines, mix)) for mix in mixes]
    return max(found) < world.held["bill"] + LEVEL and min(found) < world.held["bill"] - 0.1


@claim("lecture:after-desk")
def multiplied_by_the_months_the_bill_finds_about_the_same(world):
    return abs(world.held["times"] - world.held["bill"]) < LEVEL


@claim(
    "ranking:questions.points_hold.mistakes.eighty_twenty", "ranking:questions.points_hold.opened"
)
def even_hindsight_is_far_from_four_fifths_and_the_bill_is_close_to_it(world):
    best = world.held["hindsight"]
    return 0.93 * best < world.held["bill"] < best < 0.7


@claim("ranking:grid.read", "ranking:questions.four_rankings.hints.0")
def ties_keep_customers_and_are_no_match_for_money(world):
    left, each = world.grid["left_year"], world.grid["next_year"]
    keeps = all(left[money, "loose"] > 1.15 * left[money, "sticky"] for money in ("high", "low"))
    return keeps and each["high", "loose"] > 3 * each["low", "sticky"]


@claim(
    "ranking:questions.four_rankings.mistakes.tenure_first",
    "ranking:questions.four_rankings.mistakes.tenure_before_another",
    "ranking:questions.four_rankings.mistakes.points_first",
    "ranking:questions.four_rankings.mistakes.points_before_the_class",
)
def long_tenure_leaves_least_and_has_fewest_large_bills_and_the_points_have_fewer_than_the_class(
    world,
):
    lists = {name: world.first(name) for name in ("bill", "registered", "points", "tenure")}
    left = {name: rows["left"].mean() for name, rows in lists.items()}
    large = {name: (rows["bill"] >= MID_HIGH).mean() for name, rows in lists.items()}
    fewest = large["tenure"] < 0.35 < large["points"] < large["registered"] <= large["bill"]
    return min(left, key=left.get) == "tenure" and fewest


@claim(
    "ranking:payers.read",
    "ranking:questions.rfm_table.solution",
    "ranking:questions.rfm_mix.mistakes.equal_weights",
    "ranking:questions.rfm_mix.mistakes.recency_first",
)
def seven_in_ten_share_the_best_recency(world):
    return 0.62 < (world.lines["recency"] == 0).mean() < 0.78


@claim("ranking:payers.read", "ranking:questions.rfm_mix.hints.1")
def the_score_prefers_small_monthly_payers_to_those_who_bring_more(world):
    often, seldom = world.payers.loc["often_small"], world.payers.loc["seldom_large"]
    return (
        often["rfm_total"] > seldom["rfm_total"] + 1
        and seldom["next_year"] > 2 * often["next_year"]
    )


@claim(
    "ranking:questions.rfm_mix.solution",
    "ranking:questions.rfm_mix.passed",
    "ranking:questions.rfm_mix.mistakes.frequency_too_heavy",
)
def money_alone_passes_equal_weights_lose_much_and_a_heavy_frequency_is_why(world):
    light, heavy = (0, 0, 5), (1, 1, 2)
    passes = about_ranking.PASS
    return (
        min(world.mix(*light), world.mix(1, 0, 5), world.mix(1, 1, 4)) >= passes
        and world.mix(*heavy) < passes
        and world.mix(1, 1, 1) < 0.95
    )


@claim(
    "lecture:note-tenure",
    "tenure:questions.leaves_most.mistakes.the_newest",
    "tenure:questions.leaves_most.mistakes.tired_after_years",
    "tenure:questions.what_tenure_says.solution",
)
def most_leave_in_months_3_to_5_and_from_then_on_fewer_and_fewer(world):
    table = world.by_tenure
    falls = table["hazard"].loc["3-5":].is_monotonic_decreasing
    return (
        table["hazard"].idxmax() == "3-5"
        and falls
        and table["high"]["60+"] < table["low"]["12-23"]
        and table["hazard"].idxmin() == "60+"
    )


@claim("lecture:note-tenure", "tenure:questions.what_tenure_says.passed")
def the_bands_pay_about_the_same_and_few_of_the_oldest_leave(world):
    bill = world.by_tenure["bill"]
    near = abs(bill["60+"] / bill.mean() - 1) < 0.1 and bill.max() - bill.min() < 15
    return near and world.by_tenure["hazard"]["60+"] < 0.015


@claim("tenure:questions.what_tenure_says.mistakes.the_leavers_forgotten")
def those_who_are_left_after_five_years_were_steadier_from_the_start(world):
    return world.steadiness["60+"] > world.steadiness.loc["0-2":"6-11"].max() + 0.05


@claim(
    "lecture:note-activity",
    "activity:questions.activity_mix.passed",
    "activity:questions.activity_finds.mistakes.no_more_than_lots",
    "activity:questions.activity_finds.mistakes.most_of_them",
)
def the_people_called_find_about_45_per_cent_the_handbook_a_third_and_lots_fewer(world):
    handbook = world.circles(**of_activity.WEIGHTS)
    return 0.42 < world.circles(people=1) < 0.5 and 0.27 < handbook < 0.38


@claim(
    "lecture:note-activity",
    "activity:questions.activity_finds.opened",
    "activity:questions.activity_mix.solution",
    "activity:questions.activity_mix.mistakes.all_alike",
)
def texts_and_new_services_find_about_as_many_as_lots_and_dilute_the_others(world):
    idle = [world.circles(sms=1), world.circles(new_services=1)]
    heavy = world.circles(calls=4, minutes=3, sms=4, new_services=3)
    diluted = world.circles(calls=4, minutes=3) - heavy
    return max(abs(one - of_activity.TOP) for one in idle) < 0.035 and diluted > 0.018


@claim("activity:questions.activity_mix.mistakes.diluted")
def less_of_the_other_columns_finds_more(world):
    heavy = world.circles(calls=4, minutes=3, sms=2, people=5)
    return heavy < world.circles(calls=1, minutes=1, people=5) - 0.018
