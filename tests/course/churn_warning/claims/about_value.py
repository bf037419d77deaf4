"""Value loss, and the five zones."""

from casekit.analysis import campaigns, models, money
from casekit.course.churn_warning.zones import methods as zones
from casekit.course.churn_warning.zones import questions as about_zones
from course.churn_warning.claims.registry import claim


@claim("lecture:after-paths")
def about_half_of_those_with_a_low_month_have_one_only(world):
    loss = world.dear_losses
    once = (loss["either"] & ~loss["both"]).sum()
    return 0.38 < once / loss["either"].sum() < 0.62


@claim("value_loss:questions.loss_label.mistakes.either_month")
def counting_one_low_month_about_doubles_the_list(world):
    return 1.8 < world.losses["either"].sum() / world.losses["both"].sum() < 2.3


@claim("lecture:note-loss", "lecture:after-leak", "glossary:leakage", "practice:p-loss",
       "value_loss:questions.leaking_column.prompt", "value_loss:questions.loss_months.mistakes.current_month_too")  # fmt: skip
def the_leaking_model_is_nearly_perfect_and_falls_below_the_honest_one(world):
    auc = world.leak
    return auc["leaking"] > 0.98 and auc["leaking_in_use"] < auc["clean"] < auc["leaking"] - 0.03


def _groups(world):
    """The customers in reckoning, with red apart by who is taken to have decided."""
    people = zones.zoned(world.mart)
    rows = zones.reckoned(people, zones.assign(people["score"], people["value"]))
    late = zones.likely_decided(rows)
    return rows, (rows["zone"] == "red") & ~late, (rows["zone"] == "red") & late


@claim("lecture:after-zones", "zones:questions.call_order.mistakes.the_riskiest_first")
def most_of_red_from_one_half_up_have_decided_and_few_below(world):
    rows, open_yet, late = _groups(world)
    decided = world.decided.reindex(rows.index)
    return decided[open_yet].mean() < 0.2 and decided[late].mean() > 0.6


@claim("lecture:which-order")
def most_is_at_stake_where_a_call_gains_little_and_in_blue_it_loses(world):
    rows, open_yet, late = _groups(world)
    gain = rows.groupby("zone", observed=True)["gain"].mean()
    return (
        rows["stake"][late].mean() > 3 * rows["stake"][open_yet].mean()
        and rows["gain"][open_yet].mean() > 2 * max(rows["gain"][late].mean(), gain["yellow"])
        and gain["blue"] < 0
    )


@claim("lecture:after-editor")
def by_the_score_more_than_half_the_calls_go_to_the_decided_and_by_the_gain_they_earn_more(world):
    rows, _, late = _groups(world)
    called = {by: zones.queue(rows, by).index[: zones.CALLS] for by in zones.ORDERS}
    earned = {by: rows["gain"][who].sum() for by, who in called.items()}
    more = earned["gain"] / max(earned["score"], earned["stake"])
    return late[called["score"]].mean() > 0.5 and more > 1.25


@claim("lecture:after-editor", "lecture:which-order")
def the_alarm_moves_nobody_and_a_high_value_threshold_leaves_out_who_is_worth_a_call(world):
    people = zones.zoned(world.mart)

    def called(**cuts):
        zone = zones.assign(people["score"], people["value"], zones.Cuts(**cuts))
        return zones.queue(zones.reckoned(people, zone), "gain").head(zones.CALLS)

    usual = called()
    same = all(list(called(alarm=at).index) == list(usual.index) for at in (0.05, 0.3, 0.6))
    everybody = zones.reckoned(people, zones.assign(people["score"], people["value"]))
    many = (everybody["gain"] > 0).sum() > 3 * zones.CALLS
    narrow = [called(value=180), called(watch=0.30, alarm=0.30)]
    few = all(one["gain"].sum() < 0.9 * usual["gain"].sum() for one in narrow)
    kept = (money.kept_of(usual["score"]) * usual["score"]).sum()
    risk = usual["score"].mean()
    arm = campaigns.people_an_arm(risk, risk * (1 - money.figure("save_undecided")))
    return same and many and few and kept < 1 and arm > 1_000 and 3_500 < len(people) < 4_500


@claim("lecture:five-zones", "lecture:after-zones")
def the_figures_of_the_text_are_those_of_the_sheet(world):
    gain = 0.20 * 864 * money.figure("save_undecided") - money.figure("care_call")
    sheet = [
        money.figure(one) for one in ("care_call", "save_undecided", "save_decided", "decided_from")
    ]
    return (
        zones.CALLS == 20
        and money.figure("example_bill") == 50
        and money.figure("text_message") == 0.1
        and sheet == [8, 0.13, 0.01, 0.5]
        and round(money.value_kept(80.0), 6) == 864
        and round(gain) == 14
    )


@claim("lecture:before-the-line", "cut_off:panel.advices.decided",
       "cut_off:questions.whom_to_call.mistakes.the_decided_too")  # fmt: skip
def most_from_one_half_up_have_decided(world):
    high = world.score()[world.score() >= money.figure("decided_from")]
    return world.decided.reindex(high.index).mean() > 0.7


@claim("lecture:try-cut-off", "lecture:note-number")
def the_default_loses_and_whoever_pays_earns_most(world):
    score = models.trusted(world.mart)
    gain = money.gain_of_call(score, world.day.features.loc[score.index, "bill_mean_3m"])
    line = money.example().break_even
    lists = [gain[score >= 0.5], gain[score >= line], gain[(score >= line) & (score < 0.5)], gain[(gain > 0) & (score >= 0.05)]]  # fmt: skip
    default, formula, below, own = (one.sum() for one in lists)
    return default < 0 and default < formula < below < own and formula < 0.4 * own


@claim("zones:questions.zone_of.mistakes.watched_is_red")
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
def at_15_yuan_a_kept_customer_is_worth_less_than_a_sixth_of_one_at_96(world):
    value = {who: money.value_kept(about_zones.PEOPLE[who][1]) for who in about_zones.PEOPLE}
    return value["likely_small"] < value["likely_big"] / 6


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
