"""When they leave, when a call helps, and whom it keeps."""

from casekit.analysis import campaigns, money
from casekit.course.churn_warning.expiry_cliff import debrief as about_the_case
from casekit.course.churn_warning.riskiest import debrief
from casekit.course.churn_warning.timing import methods as timing
from casekit.course.churn_warning.timing import questions as about_timing
from casekit.mart import truth
from course.churn_warning.claims.registry import claim


@claim("lecture:note-when", "timing:questions.expiry_hazard.passed")
def the_peak_is_two_or_three_months_after_the_end(world):
    return world.hazard.idxmax() in {2, 3}


@claim("lecture:note-when", "lecture:monday-when")
def the_best_call_is_one_or_two_months_before_the_end(world):
    return timing.best_month(world.plan) in {-2, -1}


@claim("lecture:monday-when")
def a_call_one_or_two_months_before_keeps_about_as_many_as_the_best(world):
    kept = world.plan["saved_per_1000"]
    return kept.loc[[-2, -1]].min() > 0.88 * kept.max()


@claim("lecture:after-hazard", "lecture:note-when")
def the_figures_of_the_call_are_those_of_the_sheet(world):
    rates = money.figure("save_decided"), money.figure("save_undecided")
    return (timing.FADING, timing.LASTING, *rates) == (2, 3, 0.01, 0.13)


@claim(
    "lecture:after-hazard",
    "lecture:after-leaning",
    "timing:questions.which_month.mistakes.when_most_leave",
    "glossary:contract_expiry",
)
def the_hazard_is_low_under_contract_lifts_at_the_end_and_peaks_later(world):
    bound = world.hazard.loc[-6:-1].mean()
    return bound < world.hazard[0] < world.hazard[1] < world.hazard.max() and (
        world.hazard.max() > 3 * bound
    )


@claim(
    "lecture:note-when",
    "lecture:after-hazard",
    "timing:questions.expiry_hazard.passed",
    "timing:questions.call_month.hints.1",
)
def minds_are_made_up_a_month_or_two_before(world):
    return 1 <= world.fading.mean() <= 2.5


@claim(
    "timing:questions.call_month.passed", "timing:questions.call_month.mistakes.as_for_slow_leavers"
)
def when_leaving_is_quick_the_best_month_moves_to_the_end_and_early_calls_wear_off(world):
    kept = about_timing.plan(world.mart)["saved_per_1000"].loc[-6:3]
    best = int(kept.idxmax())
    return timing.best_month(world.plan) < best <= 1 and kept.loc[-3:-2].max() < 0.6 * kept[best]


@claim("timing:questions.call_month.mistakes.at_the_peak")
def those_who_leave_at_the_peak_decided_before_and_a_call_then_keeps_less(world):
    """Leaving takes a month there: who leaves in a month had decided when it began."""
    table = about_timing.plan(world.mart)
    peak = about_timing.at_the_peak(world.mart)
    kept = table["saved_per_1000"]
    return about_timing.FADING >= 1 and kept[peak] < 0.9 * kept.max()


@claim("timing:questions.call_month.mistakes.long_before")
def long_before_the_end_few_think_of_leaving(world):
    table = about_timing.plan(world.mart)["in_time"]
    return table.loc[-6:-4].max() < table.max() / 3


@claim(
    "lecture:note-riskiest",
    "lecture:before-the-line",
    "lecture:after-bands",
    "riskiest:charts.kept_by_band.todo.pays",
    "riskiest:charts.kept_by_band.todo.none_pays",
    "riskiest:questions.kept_of_100.mistakes.a_third_at_least",
    "riskiest:questions.kept_of_100.mistakes.as_many_as_in_the_middle",
)
def most_of_the_fifty_riskiest_have_decided(world):
    return world.bands["decided"].iloc[0] > 0.5 > world.bands["decided"].iloc[2:].max()


@claim("lecture:note-riskiest")
def the_top_band_keeps_less_than_half_of_the_best_which_comes_after_it(world):
    kept = world.bands["kept"]
    return kept.idxmax() != kept.index[0] and kept.iloc[0] < kept.max() / 2


@claim("lecture:after-bands")
def calls_to_the_fifty_riskiest_waste_most_of_their_cost_and_some_further_down_far_less(world):
    """Whether a band further down pays as a whole is computed on the chart."""
    net, cost = debrief.kept_by_band(world.mart)["net"], 100 * money.figure("care_call")
    return net.iloc[0] < -cost / 2 and net.iloc[1:].max() > -cost / 3


@claim(
    "lecture:before-the-line",
    "lecture:after-bands",
    "lecture:note-number",
    "riskiest:questions.kept_of_100.mistakes.as_many_as_in_the_middle",
)
def of_the_undecided_a_call_keeps_about_a_tenth_less_than_the_sheet_assumes(world):
    """Of all would-be leavers who have not decided; of the first fifty, next to nobody is kept."""
    score, effects = debrief.ranked(world.mart)
    decided = truth.of(world.mart).state_of(campaigns.eve(world.mart), ["decided"])["decided"]
    those = effects[~decided.reindex(score.index).astype(bool)]
    kept = -those["effect"].sum() / those["risk_untreated"].sum()
    top = debrief.kept_by_band(world.mart)["save_share"].iloc[0]
    return top < 0.02 and 0.065 < kept < money.figure("save_undecided")


@claim(
    "lecture:before-the-line",
    "lecture:after-bands",
    "lecture:same-calls",
    "riskiest:books.why",
)
def one_rate_for_all_promises_several_times_what_the_calls_truly_keep(world):
    """Of those who would leave most have decided; of the rest fewer than the rate stay."""
    books, rate = debrief.two_books(world.mart), money.figure("save_undecided")
    open_yet = books.leavers - books.decided
    most_have_decided = books.decided > books.leavers / 2
    return most_have_decided and 0 < books.kept < min(books.expected / 3, rate * open_yet)


@claim("lecture:note-number")
def of_the_decided_a_call_keeps_fewer_than_one_in_a_hundred(world):
    score, effects = debrief.ranked(world.mart)
    decided = truth.of(world.mart).state_of(campaigns.eve(world.mart), ["decided"])["decided"]
    those = effects[decided.reindex(score.index).astype(bool)]
    return -those["effect"].sum() < 0.01 * those["risk_untreated"].sum()


@claim("lecture:before-the-line")
def calling_down_to_the_line_keeps_fewer_than_one_save_rate_for_all_says(world):
    score, effects = debrief.ranked(world.mart)
    called = effects[score >= money.example().break_even]
    return -called["effect"].sum() < money.example().save_rate * called["risk_untreated"].sum()


@claim("lecture:after-bands")
def the_riskiest_keep_far_fewer_than_one_save_rate_for_all_says(world):
    score, effects = debrief.ranked(world.mart)
    called = effects.loc[score.nlargest(200).index]
    upper = money.example().save_rate * called["risk_untreated"].sum()
    return -called["effect"].sum() < 0.6 * upper


@claim(
    "expiry_cliff:questions.list_by_score.opened",
    *(
        f"expiry_cliff:questions.list_by_score.mistakes.{one}"
        for one in ("nearly_the_best", "half")
    ),
)
def the_list_by_score_keeps_many_of_small_bills_and_earns_far_less(world):
    table = about_the_case.what_lists_come_to(world.case)
    score, best = table.loc["riskiest"], table.loc["oracle"]
    earns_less = score["net"] < 0.5 * best["net"] and score["bill"] < 0.5 * best["bill"]
    return earns_less and score["kept"] > 0.6 * best["kept"] and score["lost"] > best["lost"]


@claim("lecture:note-riskiest")
def a_third_of_the_riskiest_are_not_kept(world):
    return world.bands["kept"].iloc[0] < 33


@claim(
    "lecture:note-riskiest", "lecture:remind-them", "zones:questions.zone_of.mistakes.bill_alone"
)
def some_further_down_are_set_comparing_by_the_call(world):
    further = world.effects.reindex(world.ranked.sort_values(ascending=False).index[50:])
    return (further["effect"] > 0).any()


@claim("lecture:after-bands")
def the_order_by_risk_is_not_the_order_by_what_a_call_keeps(world):
    bands = world.bands
    return list(bands["risk"].rank()) != list(bands["kept"].rank())


@claim("lecture:after-duel")
def all_lists_are_far_from_the_limit(world):
    return world.kept.drop("oracle").max() < 0.6 * world.kept["oracle"]
