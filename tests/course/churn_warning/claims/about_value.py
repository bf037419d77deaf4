"""Value loss, and the five zones."""

from casekit.analysis import money
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
def those_who_come_in_leave_less_often_than_those_in_red(world):
    frame = zones.zoned(world.mart)
    dear = frame[frame["value"] >= zones.Cuts().value]
    return all(
        dear.loc[dear["score"].between(new, old), "leaves"].mean()
        < dear.loc[dear["score"] >= old, "leaves"].mean()
        for old, new in ((0.5, 0.2), (0.2, 0.1), (0.1, 0.05))
    )


@claim("lecture:after-editor")
def value_moves_red_most_then_the_alarm_and_watch_below_it_not_at_all(world):
    frame = zones.zoned(world.mart)

    def red(watch=0.05, alarm=0.1, value=60.0):
        zone = zones.assign(frame["score"], frame["value"], zones.Cuts(watch, alarm, value))
        return (zone == "red").sum()

    still = red(watch=0.01) == red() == red(watch=0.1)
    return still and red(value=0) > red(alarm=0.05) > red()


@claim("lecture:five-zones")
def the_borders_are_those_of_the_table(world):
    return zones.Cuts() == zones.Cuts(watch=0.05, alarm=0.10, value=60)


@claim("lecture:after-zones")
def the_riskiest_of_blue_have_mostly_decided(world):
    frame = zones.zoned(world.mart)
    blue = frame[zones.assign(frame["score"], frame["value"]) == "blue"]
    return world.decided.reindex(blue["score"].nlargest(30).index).mean() > 0.5


@claim("lecture:after-editor", "zones:questions.red_border.passed")
def a_lower_value_threshold_brings_more_leavers_than_a_lower_alarm(world):
    frame = zones.zoned(world.mart)
    cheap = (frame["score"] >= 0.1) & frame["value"].between(30, 60, inclusive="left")
    watched = frame["score"].between(0.05, 0.1, inclusive="left") & (frame["value"] >= 60)
    return frame.loc[cheap, "leaves"].mean() > frame.loc[watched, "leaves"].mean()


@claim("lecture:after-zones")
def the_riskiest_of_blue_have_more_at_stake_than_the_last_of_red(world):
    frame = zones.zoned(world.mart)
    zone = zones.assign(frame["score"], frame["value"])
    stake = frame["score"] * money.value_kept(frame["value"])
    return stake[zone == "blue"].nlargest(5).min() > stake[zone == "red"].min()


@claim("lecture:note-zones", "lecture:after-zones")
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


@claim("zones:charts.zone_map.todo")
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
