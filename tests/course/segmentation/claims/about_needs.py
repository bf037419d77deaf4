"""What customers want: in which columns it shows, how well it is guessed, and what that is worth."""

from casekit.analysis import kano
from casekit.course.segmentation.needs import debrief, methods
from casekit.course.segmentation.needs.questions.groups import NOTHING
from course.segmentation.claims.registry import claim

FITS = {
    "security": "security_service",
    "price": "bill_credit",
    "service": "care_call",
    "brand": "club",
}


@claim(
    "lecture:note-needs",
    "needs:questions.where_need_shows.mistakes.money_tells",
    "needs:questions.where_need_shows.opened",
)
def groups_by_spending_are_as_by_lot_by_acts_at_a_third_by_both_in_between(world):
    spend, acts, both = (world.agreement(one) for one in ("spend", "acts", "both"))
    return spend < 0.01 and 0.33 <= acts < 0.38 and 0.05 < both < 0.15


@claim("lecture:at-the-clusters", "lecture:monday-needs", "needs:charts.mix_bars.little_todo")
def every_slip_harms_groups_by_acts(world):
    """No logs, one column ruling, two groups or six, and spending added: each costs agreement."""
    best = world.agreement("acts")
    slips = [
        world.agreement("acts", way="scaled"), world.agreement("acts", way="raw"),
        world.agreement("acts", 2), world.agreement("acts", 6), world.agreement("both"),
    ]  # fmt: skip
    roots = world.agreement("acts", way="roots")
    return max(slips) < best - 0.04 and abs(roots - best) < 0.04


@claim("lecture:from-groups-to-guess")
def no_logs_or_spending_leave_less_than_half_and_two_or_six_groups_more(world):
    best = world.agreement("acts")
    harmful = [world.agreement("acts", way="scaled"), world.agreement("both")]
    milder = [world.agreement("acts", 2), world.agreement("acts", 6)]
    return best > 0.3 and max(harmful) < 0.47 * best and max(harmful) < min(milder)


@claim(
    "needs:questions.natural_clusters.passed",
    "needs:questions.natural_clusters.solution",
    "needs:questions.natural_clusters.mistakes.as_many_as_needs",
    "needs:questions.natural_clusters.mistakes.highest_silhouette",
    "needs:questions.natural_clusters.mistakes.the_tightest",
    "needs:questions.natural_clusters.options.two",
)
def spending_is_one_cloud_and_acts_lead_most_at_four(world):
    spend, acts = (methods.tightness(world.mart, one) for one in ("spend", "acts"))
    lead, of_acts = spend["real"] - spend["cloud"], acts["real"] - acts["cloud"]
    silhouette, tightest = spend["silhouette"].idxmax(), spend["real"].idxmax()
    return (
        lead.max() < NOTHING < of_acts.max() and of_acts.idxmax() == 4 and silhouette == 2
    ) and tightest == 15


@claim("lecture:note-needs", "needs:confusion.read")
def seven_in_ten_and_more_are_guessed_and_the_most_frequent_need_is_fewer_than_four(world):
    hit = (world.told["need"] == world.told["guess"]).mean()
    return 0.7 < hit < 0.8 and world.told["need"].value_counts(normalize=True).max() < 0.42


@claim(
    "lecture:note-needs",
    "needs:questions.match_offers.passed",
    "needs:questions.match_offers.mistakes.contract_for_all",
    "needs:questions.match_offers.mistakes.one_for_all",
    "needs:questions.match_offers.mistakes.bound_rather_than_answered",
)
def each_need_has_its_own_offer_and_the_best_for_all_is_the_contract(world):
    table = debrief.by_need(world.people)
    own = table.drop(debrief.ALL).idxmax(axis=1).to_dict() == FITS
    dearest = debrief.by_need(world.people, "net").loc[debrief.ALL].idxmin() == "contract"
    return own and table.loc[debrief.ALL].idxmax() == "contract" and dearest


@claim("needs:questions.worth_knowing.passed", "needs:questions.worth_knowing.solution")
def the_model_is_above_the_break_even_and_the_most_frequent_need_below(world):
    wrong, right = debrief.ends(world.people, FITS)
    level = debrief.break_even(wrong, right, debrief.by_need(world.people).loc[debrief.ALL].max())
    hit, kept = debrief.by_guess(world.people, FITS)
    most = world.people["need"].value_counts(normalize=True).max()
    one = debrief.by_need(world.people).loc[debrief.ALL].max()
    return most + 0.1 < level < hit - 0.1 and kept > one


@claim(
    "lecture:note-needs",
    "lecture:monday-needs",
    "needs:charts.guess_line.above_todo",
    "needs:questions.worth_knowing.passed",
)
def contacting_everybody_loses_though_every_guess_is_right_and_large_bills_earn(world):
    large = world.people[world.people["bill"] >= 60]
    everybody, of_large = (debrief.ends(one, FITS, "net")[1] for one in (world.people, large))
    bound = debrief.by_need(world.people, "net").loc[debrief.ALL, "contract"]
    return everybody < 0 < of_large and bound < 4 * everybody


@claim(
    "lecture:note-needs",
    "lecture:ask-in-pairs",
    "needs:questions.kano_for_whom.passed",
    "needs:questions.kano_for_whom.hints.0",
    "needs:questions.kano_for_whom.mistakes.as_of_all",
    "needs:questions.kano_for_whom.mistakes.likes_only",
)
def to_the_service_minded_a_manager_of_ones_own_is_another_thing_than_to_all(world):
    own, pooled = (
        kano.quadrants(kano.coefficients(world.kano[one])).to_dict()
        for one in ("service", debrief.ALL)
    )
    right = own == {
        "coverage": "must", "fair_bill": "linear", "quick_service": "must",
        "fraud_guard": "delight", "vip_care": "linear", "skins": "indifferent",
    }  # fmt: skip
    apart = [one for one in own if own[one] != pooled[one]]
    rows = methods.answers(world.mart)
    liked = rows["with"].eq("like").groupby(rows["feature"]).mean()["coverage"]
    return right and apart == ["vip_care"] and pooled["vip_care"] == "indifferent" and liked < 0.15
