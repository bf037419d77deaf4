"""Friday's lists and the eight lights."""

from casekit.analysis import alarms
from course.churn_warning.claims.registry import claim

OFF_FIRST = ("handset", "contract_expiry")
LINED_UP = ["call_frequency", "traffic", "off_net", "contract_expiry"]


@claim("lecture:note-friday")
def the_fall_of_the_bill_or_complaints_find_most(world):
    """The two best, by more than luck: of about ten by lot, three or four either way are luck."""
    habits = world.habits
    best = habits.nlargest(2)
    return set(best.index) == {"bill_fall", "complaints"} and best.min() > 1.5 * habits["random"]


@claim("lecture:note-friday")
def the_longest_tenure_is_last_or_last_but_one_and_loses_to_the_lottery(world):
    habits = world.habits
    return habits.rank()["tenure"] <= 2 and habits["tenure"] < habits["random"]


@claim("lecture:note-friday")
def the_highest_bills_find_about_as_many_as_the_lottery_or_fewer_and_at_most_half_of_the_best(
    world,
):
    """A few more than by lot are luck."""
    habits = world.habits
    return habits["bill"] < habits["random"] + 5 and habits["bill"] < 0.6 * habits.max()


@claim("lecture:after-habits")
def the_catch_differs_several_times_over(world):
    chosen = world.habits.drop("random")
    return chosen.max() >= 4 * chosen.min()


@claim("eight_alarms:questions.spend_alarm.mistakes.against_last_month_only")
def against_last_month_fewer_leavers_ring(world):
    caught = {months: (world.spend_alarm(months) & world.leaves).sum() for months in (1, 3)}
    return caught[1] < caught[3]


@claim("eight_alarms:questions.spend_alarm.mistakes.two_months_before")
def against_two_months_some_leavers_are_missed_who_ring_against_three(world):
    return (world.spend_alarm(3) & ~world.spend_alarm(2) & world.leaves).any()


@claim("eight_alarms:questions.spend_alarm.mistakes.against_last_month_only")
def against_last_month_some_stayers_ring_who_do_not_against_three(world):
    return (world.spend_alarm(1) & ~world.spend_alarm(3) & ~world.leaves).any()


@claim("eight_alarms:questions.spend_alarm.mistakes.four_months_before")
def the_farther_back_the_less_a_bill_is_like_today(world):
    bills = world.bills_before
    return bills[0].corr(bills[4]) < bills[0].corr(bills[1])


@claim("lecture:note-alarms")
def off_net_is_most_precise_and_call_frequency_widest(world):
    card = world.scorecard
    return (card["precision"].idxmax(), card["recall"].idxmax()) == ("off_net", "call_frequency")


@claim("lecture:note-alarms")
def contract_expiry_is_at_best_about_twice_the_base_rate_and_most_stay(world):
    expiry = world.scorecard.loc["contract_expiry"]
    return expiry["lift"] < 2.5 and expiry["precision"] < 0.5


@claim("lecture:note-alarms", "eight_alarms:questions.lead_order.mistakes.by_mean_lead")
def contract_expiry_is_earliest_on_average_and_rings_for_few(world):
    leads = world.leads.drop(index="any")
    return leads["mean_lead"].idxmax() == "contract_expiry" and (
        leads.loc["contract_expiry", "warned"] < 0.15
    )


@claim("eight_alarms:questions.lead_order.mistakes.latest_first")
def by_the_latest_alarm_most_leave_unnoticed(world):
    early = (world.leads["ahead_2"] + world.leads["ahead_3"])[LINED_UP]
    return early.min() < 0.5


@claim("eight_alarms:questions.lead_order.hints.1")
def contract_expiry_rings_for_fewer_than_one_leaver_in_ten(world):
    return world.leads.loc["contract_expiry", "warned"] < 0.1


@claim("lecture:note-alarms", "eight_alarms:charts.count_lines.todo")
def the_more_lights_the_fewer_are_warned_in_time(world):
    return world.early_by_count.is_monotonic_decreasing


@claim("lecture:after-worth")
def no_light_is_both_sure_and_complete(world):
    card = world.scorecard
    return not ((card["precision"] > 0.5) & (card["recall"] > 0.5)).any()


@claim("lecture:after-worth", "eight_alarms:questions.alarm_scorecard.mistakes.accuracy")
def a_dark_screen_is_right_more_than_90_times_in_100(world):
    return 0.92 < 1 - world.base_rate < 0.98


@claim("lecture:after-count")
def at_the_end_every_alarm_is_right(world):
    known = world.by_count[world.by_count["alarmed"] > 0]
    return known["precision"].iloc[-1] == 1


@claim("lecture:after-count")
def few_with_so_many_alarms_are_warned_in_time(world):
    return world.early_by_count.iloc[-1] < 0.2


@claim("lecture:which-lights")
def to_watch_to_act_and_to_leave_off(world):
    """Two stand at five times the base rate and more, two from about two to four, two catch under
    three tenths and hardly stand above twice the base rate."""
    lift, recall = world.scorecard["lift"], world.scorecard["recall"]
    return (
        lift.idxmax() == "off_net"
        and lift["rival_hotline"] > 5
        and recall[list(OFF_FIRST)].max() < 0.3
        and lift[list(OFF_FIRST)].max() < 2.5
        and lift[["incoming_share", "spend"]].between(1.8, 4.2).all()
    )


@claim("lecture:which-lights")
def traffic_is_early_and_precise_and_call_frequency_the_earliest_with_the_longest_list(world):
    early = world.leads["ahead_2"] + world.leads["ahead_3"]
    lift = world.scorecard["lift"]
    return (
        0.45 < early["traffic"] < 0.58
        and 3.7 < lift["traffic"] < 5.4
        and early.drop("any").idxmax() == "call_frequency"
        and world.scorecard["alarmed"].idxmax() == "call_frequency"
    )


@claim("practice:p-alarms")
def all_alarms_on_list_over_a_thousand(world):
    return 1000 < world.by_count.loc[1, "alarmed"] < 2000


@claim("eight_alarms:questions.wasted_calls.passed")
def most_calls_to_three_alarms_are_wasted_and_four_are_purer(world):
    three, four = world.by_count.loc[3], world.by_count.loc[4]
    return (
        three["precision"] < 0.5
        and four["precision"] > three["precision"] > 3 * world.base_rate
        and four["recall"] < three["recall"]
    )


@claim("eight_alarms:questions.wasted_calls.mistakes.two_alarms")
def the_list_of_two_alarms_is_about_two_and_a_half_times_that_of_three(world):
    alarmed, precision = world.by_count["alarmed"], world.by_count["precision"]
    return 2.2 < alarmed[2] / alarmed[3] < 2.9 and precision[2] < precision[3]


@claim("eight_alarms:questions.alarm_count.mistakes.only_the_certain")
def leavers_with_five_alarms_have_made_up_their_minds(world):

    caught = world.leaves & (alarms.count(world.fired) >= 5)
    return world.decided.reindex(world.leaves.index)[caught].mean() > 0.9


@claim("eight_alarms:questions.lead_order.passed")
def the_earliest_alarm_has_the_longest_list_and_a_watery_one(world):
    early = (world.leads["ahead_2"] + world.leads["ahead_3"])[LINED_UP].idxmax()
    card = world.scorecard
    return card["alarmed"].idxmax() == early and card.loc[early, "precision"] < 0.2


@claim(
    "eight_alarms:questions.lead_order.passed",
    "eight_alarms:questions.lead_order.mistakes.by_precision",
)
def the_precise_alarm_warns_of_fewer_than_half_in_time(world):
    row = world.leads.loc["off_net"]
    return row["ahead_2"] + row["ahead_3"] < 0.5


@claim("eight_alarms:questions.alarm_scorecard.passed")
def the_longest_list_has_the_highest_recall_and_a_low_precision(world):
    card = world.scorecard
    longest = card["alarmed"].idxmax()
    low = card.loc[longest, "precision"] < card["precision"].median()
    return card["recall"].idxmax() == longest and low
