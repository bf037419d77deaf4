"""Value loss, and the five zones."""

from casekit.analysis import money
from casekit.course.churn_warning.cut_off import panel as calls
from casekit.course.churn_warning.zones import methods as zones
from casekit.course.churn_warning.zones import questions as about_zones
from course.churn_warning.claims.registry import claim


@claim("lecture:after-paths")
def about_as_many_are_low_once_as_twice_and_twice_is_about_half_of_either(world):
    loss = world.dear_losses
    once = (loss["either"] & ~loss["both"]).sum()
    return 0.75 < once / loss["both"].sum() < 1.35


@claim("value_loss:questions.loss_label.mistakes.either_month")
def counting_one_low_month_about_doubles_the_list(world):
    return 1.8 < world.losses["either"].sum() / world.losses["both"].sum() < 2.3


@claim("lecture:note-loss", "lecture:after-leak", "glossary:leakage", "practice:p-loss",
       "value_loss:questions.leaking_column.prompt", "value_loss:questions.loss_months.mistakes.current_month_too")  # fmt: skip
def the_leaking_model_is_nearly_perfect_and_falls_below_the_honest_one(world):
    auc = world.leak
    return auc["leaking"] > 0.98 and auc["leaking_in_use"] < auc["clean"] < auc["leaking"] - 0.03


@claim("zones:questions.red_border.passed")
def fewer_of_those_added_below_one_half_are_leaving(world):
    frame = zones.zoned(world.mart)
    dear = frame[frame["value"] >= zones.Cuts().value].sort_values("score", ascending=False)
    listed = dear.iloc[: zones.CALLS]
    surest = listed["score"] >= about_zones.HALF
    return listed.loc[~surest, "leaves"].mean() < listed.loc[surest, "leaves"].mean()


@claim("lecture:after-editor")
def a_lower_value_threshold_adds_more_leavers_more_at_stake_and_smaller_bills(world):
    people = zones.zoned(world.mart)
    alarm, value = (zones.added(people, cuts) for cuts in zones.fills(people).values())
    stakes = [(who["score"] * money.value_kept(who["value"])).sum() for who in (alarm, value)]
    return (
        alarm["leaves"].sum() < value["leaves"].sum() / 2
        and alarm["value"].mean() > 1.5 * value["value"].mean()
        and stakes[0] < stakes[1]
    )


@claim("lecture:after-editor")
def most_added_by_the_value_threshold_have_decided_and_few_added_by_the_alarm(world):
    people = zones.zoned(world.mart)
    come = {way: zones.added(people, cuts).index for way, cuts in zones.fills(people).items()}
    decided = {way: world.decided.reindex(who).mean() for way, who in come.items()}
    return decided["alarm"] < 0.2 and decided["value"] > 0.5


@claim("lecture:after-editor")
def a_call_to_those_added_by_the_alarm_pays_on_average(world):
    people = zones.zoned(world.mart)
    come = zones.added(people, zones.fills(people)["alarm"])
    stake = (come["score"] * money.value_kept(come["value"])).mean()
    return money.figure("save_undecided") == 0.13 and 0.13 * stake > money.example().cost


@claim("lecture:within-red")
def most_of_red_from_30_percent_have_decided_and_few_below(world):
    people = zones.zoned(world.mart)
    red = people[zones.assign(people["score"], people["value"]) == "red"]
    late = red["score"] >= zones.DECIDED
    decided = world.decided.reindex(red.index).groupby(late).mean()
    return zones.DECIDED == 0.3 and decided[False] < 0.1 and decided[True] > 0.6


@claim("cut_off:panel.advices.hold")
def most_of_those_whom_the_list_holds_back_have_decided(world):
    high = world.score()[world.score() >= calls.DECIDED]
    return calls.DECIDED == zones.DECIDED and world.decided.reindex(high.index).mean() > 0.6


@claim("lecture:fill-red")
def with_the_alarm_at_30_percent_calls_are_left_over(world):
    people = zones.zoned(world.mart)
    red = zones.assign(people["score"], people["value"], zones.STRICT) == "red"
    return zones.STRICT.alarm == 0.3 and red.sum() < 0.75 * zones.CALLS


@claim("lecture:after-zones", "zones:questions.zone_of.mistakes.watched_is_red")
def a_call_at_7_percent_and_96_yuan_pays_by_the_formula(world):
    score, bill = about_zones.PEOPLE["perhaps_big"]
    call = money.example()
    return (score, bill) == (0.07, 96) and score * call.save_rate * money.value_kept(
        bill
    ) > call.cost


@claim("lecture:five-zones")
def the_borders_are_those_of_the_table(world):
    return zones.Cuts() == zones.Cuts(watch=0.05, alarm=0.10, value=60)


@claim("lecture:note-zones", "zones:questions.dearest_zone.mistakes.by_the_risk")
def yellow_comes_before_blue_with_higher_bills_and_less_risk(world):
    blue, yellow = world.zones.loc["blue"], world.zones.loc["yellow"]
    return (
        blue["stake_per_customer"] < yellow["stake_per_customer"]
        and 4 * blue["mean_value"] < yellow["mean_value"]
        and blue["mean_score"] > 3 * yellow["mean_score"]
    )


@claim("zones:questions.zone_of.mistakes.unknown_is_safe", "lecture:monday-zones")
def those_without_a_score_leave_no_less_than_others(world):
    return world.zones.loc["white", "churn_rate"] > world.base_rate


@claim("zones:questions.zone_of.mistakes.score_alone")
def at_28_yuan_a_kept_customer_is_worth_less_than_a_third_of_one_at_96(world):
    value = {who: money.value_kept(about_zones.PEOPLE[who][1]) for who in about_zones.PEOPLE}
    return value["likely_small"] < value["likely_big"] / 3


@claim("zones:questions.zone_table.mistakes.value_without_risk")
def without_the_score_green_comes_before_blue(world):
    table = world.zones
    return (
        table.loc["green", "mean_value"] > table.loc["blue", "mean_value"]
        and table.loc["green", "stake_per_customer"] < table.loc["blue", "stake_per_customer"]
    )


@claim("zones:questions.dearest_zone.mistakes.by_the_number")
def green_is_many_with_much_at_stake_in_all_and_least_in_each(world):
    table = world.zones.drop(index="white")
    return (
        table["customers"].idxmax() == table["stake_per_customer"].idxmin() == "green"
        and table.loc["green", "value_at_stake"] > 0.7 * table["value_at_stake"].max()
    )


@claim("zones:charts.zone_map.todo", "lecture:five-zones")
def red_is_first_per_customer_and_blue_is_many(world):
    table = world.zones
    return table["stake_per_customer"].idxmax() == "red" and (
        table.loc["blue", "customers"] > 5 * table.loc["red", "customers"]
    )


@claim("zones:questions.zone_table.mistakes.mean_times_mean")
def the_product_of_means_is_not_the_mean_of_products(world):
    table = world.zones.drop(index="white")
    product = table["mean_score"] * table["mean_value"] * 12 * 0.40
    return (abs(product / table["stake_per_customer"] - 1) > 0.005).any()
