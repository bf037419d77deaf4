"""The eve of the cliff: 300 calls."""

import pandas as pd

from casekit import mart as door
from casekit.analysis import campaigns
from casekit.course.churn_warning.expiry_cliff import case, debrief, methods
from casekit.course.churn_warning.expiry_cliff import questions as expiry_cliff
from course.churn_warning.claims.registry import claim
from synthetic.calendar import add_months

CASE = "expiry_cliff:questions.target_list"
FREE = "expiry_cliff:questions.free_list"
DEBRIEF = "expiry_cliff:debrief"


def _pilot(world) -> pd.Series:
    """What the pilot of June 2024 showed of those within three months of the end."""
    tried = campaigns.outcomes(world.case, expiry_cliff.PILOT)
    month = int(campaigns.campaign_of(world.case, expiry_cliff.PILOT)["month"])
    before = door.features(world.case, int(add_months(month, -1)))
    left = before["contract_left"].reindex(tried.index) - 1
    return campaigns.effect_by(tried, pd.cut(left, [-2, -1, 3, 6, 99], labels=list("abcd"))).loc[
        "b"
    ]


@claim("practice:p-case")
def about_three_customers_in_ten_have_a_contract_ending_in_july_or_august(world):
    return 0.28 < world.room["ends_in"].isin([1, 2]).mean() < 0.33


@claim("practice:p-case")
def a_call_costs_3_yuan_and_an_acceptance_90(world):
    costs = campaigns.pilot_costs(world.case, case.CAMPAIGN, case.PILOT)
    return (costs.contact, costs.offer) == (3, 90)


@claim("practice:p-case-pilot")
def the_pilot_was_in_june_of_the_year_before(world):
    return int(campaigns.campaign_of(world.case, case.PILOT)["month"]) == methods.CASE_MONTH - 100


@claim(f"{DEBRIEF}.to_take_home", f"{DEBRIEF}.effect_by_decision")
def once_decided_a_call_keeps_far_fewer(world):
    return world.save_shares[True] < 0.6 * world.save_shares[False]


@claim(f"{DEBRIEF}.effect_by_decision")
def the_decided_leave_far_more_often_and_are_too_few_for_a_list(world):
    state = debrief.decided(world.case)
    risk = case.effects(world.case)["risk_untreated"]
    risk = risk[risk.index.isin(world.room.index)]
    decided = state.reindex(risk.index).fillna(False).astype(bool)
    return risk[decided].mean() > 3 * risk[~decided].mean() and decided.sum() < methods.CALLS


@claim(f"{DEBRIEF}.effect_by_end", f"{CASE}.mistakes.far_from_the_end")
def while_the_end_is_far_off_a_call_keeps_less_than_a_fifth_as_many(world):
    return world.kept_of_100(7, 24) < world.kept_of_100(1, 2) / 5


@claim(f"{CASE}.mistakes.quiet_only")
def without_an_alarm_most_stay_without_a_call_and_some_with_one_have_not_decided(world):
    soon = world.room[world.room["ends_in"].between(0, 3)]
    risk = case.effects(world.case)["risk_untreated"]
    state = debrief.decided(world.case)
    quiet, alarmed = soon.index[soon["alarms"] == 0], soon.index[soon["alarms"] > 0]
    return risk.reindex(quiet).mean() < 0.3 and state.reindex(alarmed).mean() < 0.7


@claim(f"{CASE}.hints.1", f"{CASE}.mistakes.others_left_in")
def for_those_without_a_contract_the_offer_does_little(world):
    return world.kept_of_100(99, 99) < world.kept_of_100(1, 2) / 2


@claim(f"{CASE}.solution")
def about_one_in_ten_about_to_reach_the_end_is_in_the_top_300(world):
    soon = world.room["ends_in"].between(0, 3)
    return 0.05 < soon[case.listed(world.case)].sum() / soon.sum() < 0.15


@claim(
    f"{CASE}.mistakes.riskiest_first",
    "expiry_cliff:questions.list_by_score.opened",
    "expiry_cliff:questions.list_by_score.mistakes.half",
)
def the_riskiest_pay_no_more_than_the_base(world):
    return world.room.loc[case.listed(world.case), "bill"].mean() <= world.room["bill"].mean()


@claim(f"{CASE}.solution")
def few_in_the_pilot_were_near_the_end_and_nothing_can_be_told_of_them(world):
    near = _pilot(world)
    return near["treated"] + near["control"] < 100 and near["low"] < 0 < near["high"]


@claim(f"{CASE}.solution")
def leaving_gathers_around_the_end(world):
    risk = world.case_effects["risk_untreated"]
    ends = world.case_effects["ends_in"]
    return risk[ends.between(0, 2)].mean() > 2 * risk[ends.between(3, 24)].mean()


@claim(f"{CASE}.mistakes.riskiest_first")
def more_than_eight_in_ten_of_the_decided_are_among_the_riskiest(world):
    decided = world.case_effects["decided"].astype(bool)
    on_the_list = decided[case.listed(world.case)].sum()
    return on_the_list > 0.8 * decided.sum()


@claim(f"{CASE}.mistakes.after_expiry", f"{FREE}.mistakes.ended_already")
def many_leave_in_the_months_after_the_end(world):
    """Of those at risk when a contract ends, who are gone nine months later."""
    return 1 - (1 - world.hazard.loc[1:9]).prod() > 0.2


@claim(f"{CASE}.mistakes.after_expiry")
def those_whose_contract_ended_within_a_year_are_fewer_than_400_with_few_large_bills(world):
    """Half as many as among those about to end, or fewer, pay 100 yuan and more."""
    ended, soon = (
        world.room.loc[world.room["ends_in"].between(*months), "bill"]
        for months in ((-12, -1), (0, 3))
    )
    return len(ended) < 400 and (ended >= 100).sum() < (soon >= 100).sum() / 2


@claim(f"{FREE}.mistakes.most_alarms")
def among_those_with_most_alarms_far_more_have_decided(world):
    decided = world.case_effects["decided"].astype(bool)
    return decided[world.case_list("most_alarms")].mean() > 5 * decided.mean()


@claim(f"{FREE}.mistakes.few_names", f"{CASE}.mistakes.calls_unused")
def all_300_calls_earn_more_than_100(world):
    gain = case.worth(world.case)
    right = case.listed(world.case, **case.RIGHT)
    return campaigns.net_value(right, gain) > campaigns.net_value(right[:100], gain)


@claim(f"{CASE}.mistakes.filtered_away")
def a_hard_limit_on_the_bill_mostly_drops_people_worth_a_call(world):
    right = case.listed(world.case, **case.RIGHT)
    left_out = right.difference(case.listed(world.case, **case.RIGHT, least_bill=150))
    return (case.worth(world.case).reindex(left_out) > 0).mean() > 0.5


@claim("practice:p-code-case", f"{FREE}.hints.1")
def the_largest_bills_among_those_about_to_end_pass(world):
    soon = world.room[world.room["ends_in"].between(0, 3)].nlargest(300, "bill").index
    return expiry_cliff.graded(world.case, soon).share > expiry_cliff.PASS_MARK


@claim(f"{DEBRIEF}.lists_compared", f"{CASE}.passed", f"{FREE}.passed")
def the_people_of_each_list_add_up_to_300(world):
    table = debrief.what_lists_come_to(world.case)
    return (table[list(campaigns.OUTCOMES)].sum(axis=1) == 300).all()


@claim(
    f"{DEBRIEF}.lists_compared",
    "expiry_cliff:tables.unseen",
    "analysis:labels.outcomes.unknown",
)
def those_not_in_the_truth_joined_in_the_month_of_the_case(world):
    known = world.room.index.isin(case.effects(world.case).index)
    joined = world.room["tenure"] == 0
    return (known == ~joined).all() and joined.any()


@claim("practice:p-case")
def the_room_holds_those_active_who_have_agreed_and_may_be_disturbed(world):
    now = world.case.month(methods.CASE_MONTH).set_index("subscriber")["status"]
    people = world.case.subscribers.set_index("subscriber").reindex(now.index[now == "active"])
    may_be_called = people["marketing_consent"] & ~people["do_not_disturb"]
    return set(world.room.index) == set(people.index[may_be_called])
