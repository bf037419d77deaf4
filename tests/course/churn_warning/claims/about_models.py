"""Splits, scores, money and rules."""

from casekit.analysis import money
from casekit.course.churn_warning.cut_off import questions as about_cut_off
from casekit.course.churn_warning.honest_split import methods as splitting
from casekit.course.churn_warning.honest_split import questions as about_models
from casekit.course.churn_warning.read_aloud import from_the_top
from casekit.course.churn_warning.read_aloud import panel as pruning_panel
from course.churn_warning.claims.registry import claim

FADING = ("trend", "change", "rival_calls", "active_days", "off_net_share", "incoming")
"""What the names of columns that show fading hold."""


def odds_ratio(inside_left, inside, left, customers) -> float:
    """Odds of leaving within a rule over the odds outside."""
    outside_left, outside = left - inside_left, customers - inside
    return (inside_left / (inside - inside_left)) / (outside_left / (outside - outside_left))


@claim(
    "lecture:note-split",
    "lecture:after-calendar",
    "honest_split:sentences.lead.ahead",
    "honest_split:sentences.lead.behind",
    "honest_split:questions.honest_trials.mistakes.random_rows_too",
)
def learning_by_heart_looks_best_and_loses_more_than_what_cannot_memorise(world):
    table = world.optimism
    gap = table["gap"]
    return (
        table["random_rows"].idxmax() == "boosting_deep"
        and 0.01 < gap["boosting_deep"] < 0.055
        and gap["boosting_deep"] > gap["logistic"] + 0.005
    )


@claim("lecture:note-split", "honest_split:sentences.lead.ahead", "honest_split:sentences.lead.behind")  # fmt: skip
def a_fifth_and_more_of_the_lead_over_what_cannot_memorise_was_memory(world):
    lead = world.optimism.loc["boosting_deep"] - world.optimism.loc["logistic"]
    return lead["by_time"] < 0.8 * lead["random_rows"] and 0 < lead["random_rows"] < 0.1


@claim("lecture:note-split", "lecture:after-calendar")
def logistic_regression_loses_two_thirds_of_what_the_memoriser_does_or_less(world):
    gap = world.optimism["gap"]
    return abs(gap["logistic"]) < min(0.015, 0.67 * gap["boosting_deep"])


@claim("lecture:note-split", "honest_split:questions.honest_trials.hints.1")
def a_customer_is_almost_the_same_from_month_to_month(world):
    """The mean bill of three months, in neighbouring months."""
    last, before = (
        world.recent["bill_mean_3m"].xs(month)
        for month in (world.split.test[1], world.split.test[0])
    )
    return last.corr(before.reindex(last.index)) > 0.9


@claim("lecture:two-checks")
def five_or_six_in_a_hundred_leave(world):
    return 0.045 <= world.base_rate < 0.065


@claim("glossary:gradient_boosting")
def boosting_is_the_most_accurate_of_the_honest_models(world):
    return world.auc() == max(world.auc(kind) for kind in ("boosting", "logistic", "cart"))


@claim(
    "honest_split:questions.not_for_money.solution",
    "honest_split:questions.not_for_money.passed",
)
def the_half_sample_overstates_the_riskiest_tenth_twice_and_more(world):
    table = splitting.models_compared(world.mart)
    row = table.loc["boosting_half"]
    return (
        table["calibration_error"].idxmax() == row.name and row["predicted"] > 2 * row["observed"]
    )


@claim(
    "lecture:note-number",
    "honest_split:questions.not_for_money.solution",
    "honest_split:questions.not_for_money.passed",
)
def the_half_sample_ranks_as_well_and_overstates_several_times(world):
    times = world.score("boosting_half").mean() / world.base_rate
    return abs(world.auc("boosting_half") - world.auc()) < 0.02 and times > 4


@claim("lecture:note-number")
def calling_by_the_half_sample_loses_money(world):
    return world.profit_at(0.1, "boosting_half")["profit"] < 0 < world.profit_at(0.1)["profit"]


@claim("lecture:note-number")
def between_10_and_50_percent_a_call_pays(world):
    return world.profit_at(0.1)["profit"] > world.profit_at(0.5)["profit"]


@claim("lecture:after-lift")
def the_first_tenth_is_far_above_average_the_second_close_to_it_and_the_rest_well_below(world):
    """The rest taken together: of one tenth alone, fewer than twenty leave."""
    lift = world.lift
    return lift.iloc[0] > 5 and lift.iloc[1] < 1.5 and lift.iloc[2:].mean() < 0.55


@claim("honest_split:questions.not_for_money.mistakes.lowest_auc")
def the_simpler_of_the_plain_models_has_the_lowest_auc(world):
    table = splitting.models_compared(world.mart)
    return table["auc"].idxmin() == about_models.lowest_auc(world.mart).value


@claim(*(f"honest_split:questions.not_for_money.mistakes.{one}"
         for one in ("lowest_auc", "hard_to_explain", "simple_but_sound")))  # fmt: skip
def the_other_models_score_their_riskiest_tenth_about_at_its_true_rate(world):
    table = splitting.models_compared(world.mart).drop(index="boosting_half")
    return (table["predicted"] / table["observed"]).between(0.8, 1.2).all()


@claim(
    "cut_off:questions.best_cut_off.mistakes.gains_left_out",
    "cut_off:questions.best_cut_off.mistakes.fifty_fifty",
)
def between_break_even_and_a_half_calls_earn(world):
    at = {cut: world.profit_at(cut, money=about_cut_off.CALL)["profit"] for cut in (0.05, 0.5)}
    return at[0.05] > at[0.5]


@claim("cut_off:questions.best_cut_off.mistakes.calls_at_a_loss")
def below_break_even_calls_lose(world):
    at = {cut: world.profit_at(cut, money=about_cut_off.CALL)["profit"] for cut in (0.02, 0.05)}
    return at[0.02] < at[0.05]


@claim("cut_off:questions.best_cut_off.mistakes.everybody_called")
def of_all_who_have_a_score_more_than_nine_in_ten_are_not_leaving(world):
    row = world.profit_at(0.0, money=about_cut_off.CALL)
    return row["leavers_called"] < 0.1 * row["called"]


@claim("cut_off:questions.best_cut_off.mistakes.saves_counted_as_certain")
def most_called_without_the_save_rate_were_not_leaving(world):
    row = world.profit_at(about_cut_off.CALL.cost / about_cut_off.CALL.value)
    return row["leavers_called"] < row["called"] / 2


# --- rules ---


@claim("lecture:note-rules", "lecture:after-gain", "read_aloud:charts.gain_bars.todo")
def gain_picks_the_subscriber_number_and_gain_ratio_does_not(world):
    table = world.columns
    return (
        table["gain"].idxmax() == "subscriber" and table.loc[table["ratio"].idxmax(), "values"] <= 2
    )


@claim("read_aloud:charts.gain_bars.title.differ")
def gain_ratio_picks_what_the_tree_asks_first(world):
    """So the chart and the rules below it tell one story."""
    return world.columns["ratio"].idxmax() == world.pruned.root.test.column


@claim("lecture:note-rules")
def the_first_rule_claims_over_90_percent(world):
    return world.reading.worth["claimed"].iloc[0] > 0.9


@claim("lecture:note-rules")
def the_first_rule_asks_for_traces_of_fading(world):
    columns = {condition.column for condition in world.reading.rules[0].conditions}
    return all(any(trace in column for trace in FADING) for column in columns)


@claim("lecture:note-rules")
def later_rules_ask_for_other_things(world):
    columns = {step.column for rule in world.reading.rules[1:] for step in rule.conditions}
    others = ("rival_calls", "bill", "fee", "complaints", "tenure")
    return any(other in column for column in columns for other in others)


@claim("lecture:note-rules", "lecture:monday-rules")
def two_or_three_rules_are_worth_a_place_on_the_wall(world):
    return 2 <= len(world.reading.rules) <= 3


@claim(
    "lecture:after-claims",
    "read_aloud:questions.rules_hit_rate.passed",
    "read_aloud:questions.rule_lift.mistakes.claims_over_the_base",
)
def rules_promise_more_than_they_deliver(world):
    lecture = world.reading.worth
    return (lecture["claimed"] > lecture["confidence"]).all() and (
        world.wall["claimed"] > world.wall["confidence"].fillna(0)
    ).all()


@claim("lecture:after-claims")
def the_bars_of_the_wall_are_those_of_the_text(world):
    return (from_the_top.LONGEST, from_the_top.FEWEST, from_the_top.AT_LEAST) == (3, 30, 2.5)


@claim("lecture:after-claims")
def later_months_hold_the_same_people(world):
    months = [
        set(world.recent.loc[month].index)
        for month in (world.split.train[-1], world.split.test[-1])
    ]
    return len(months[0] & months[1]) > 0.8 * len(months[1])


@claim("lecture:how-far")
def larger_groups_leave_fewer_rules(world):
    trees = pruning_panel.trees(world.mart)
    medium, large = (trees.compute(1, size).tree.leaves for size in (40, 100))
    return large < medium


@claim("lecture:how-far")
def pruning_takes_from_a_fifth_to_three_fifths_of_the_rules(world):
    trees = pruning_panel.trees(world.mart)
    grown, pruned = (trees.compute(strength, 40).tree.leaves for strength in (0, 1))
    return 0.4 <= pruned / grown < 0.85


@claim("lecture:pruning")
def a_full_grown_tree_has_twenty_or_thirty_rules(world):
    return 20 <= pruning_panel.trees(world.mart).compute(0, 40).tree.leaves <= 35


@claim("read_aloud:questions.first_question.mistakes.rings_most_often")
def most_of_those_for_whom_an_alarm_rings_most_often_stay(world):
    card = world.scorecard
    return card.loc[card["alarmed"].idxmax(), "precision"] < 0.5


@claim("read_aloud:questions.rule_lift.passed")
def lift_hangs_on_the_sample(world):
    """Rule one: at most 2 half and half, far more on the base."""
    first = world.wall.iloc[0]
    return first["claimed"] / 0.5 <= 2 < 3 < first["lift"]


@claim("read_aloud:questions.rule_lift.passed")
def resampling_the_classes_keeps_the_odds_ratio_and_moves_the_lift(world):
    """The base with each leaver taken ten times over."""
    first, left, customers = world.wall.iloc[0], world.leaves.sum(), len(world.leaves)
    inside, gone = first["customers"], first["leavers"]
    more = 9
    resampled = (10 * gone, inside + more * gone, 10 * left, customers + more * left)
    lift = (resampled[0] / resampled[1]) / (resampled[2] / resampled[3])
    same = abs(odds_ratio(*resampled) / odds_ratio(gone, inside, left, customers) - 1) < 1e-9
    return same and lift < 0.8 * first["lift"]


@claim("lecture:one-number", "lecture:note-number")
def the_cut_off_follows_from_the_costs_alone(world):
    example = money.Call(cost=8, save_rate=0.25, value=240)
    half = money.Call(cost=30, save_rate=0.25, value=240)
    return round(example.break_even, 2) == 0.13 and half.break_even == 0.5
