"""The twelve on the desk; what keeping and winning cost, how deep a list pays, what a line is worth."""

from casekit.analysis import along
from casekit.analysis.money import figure
from casekit.course.segmentation.the_list import methods as the_list
from casekit.course.segmentation.worth import charts, methods
from casekit.mart import truth
from course.segmentation.claims.registry import claim


@claim("lecture:note-the-list")
def of_the_three_who_paid_most_two_or_three_have_the_highest_bills(world):
    table = the_list.table(world.mart)
    bill, paid = (set(table[one].nlargest(3).index) for one in ("bill", "next_year"))
    return len(bill & paid) >= 2


@claim("lecture:note-worth")
def calls_to_everybody_cost_more_than_five_times_what_winning_does(world):
    """Though the saying has it the other way round."""
    return world.doors["everybody"].cost > 5 * world.doors["won"].cost


@claim("lecture:note-worth", "worth:questions.a_save_by_calls.opened")
def the_save_desk_costs_less_a_customer_than_winning(world):
    return world.doors["desk"].cost < 0.75 * world.doors["won"].cost


@claim(
    "worth:questions.a_save_by_calls.mistakes.as_much_as_winning",
    "worth:charts.down_the_list.none",
)
def keeping_can_be_far_cheaper_and_far_dearer_than_winning(world):
    back = {name: one.back for name, one in world.doors.items()}
    return back["desk"] > 1.2 * back["won"] > 4 * back["everybody"]


@claim(
    "lecture:note-worth",
    "lecture:next-not-average",
    "worth:questions.how_far_down.solution",
    "worth:questions.how_far_down.mistakes.average_not_next",
)
def the_best_lists_average_falls_to_one_yuan_three_times_as_deep_as_the_place_to_stop(world):
    back = world.back("best")
    stop, level = charts.best_depth(back), back.index[back["average"] >= 1].max()
    return level > 3 * stop and back["following"].is_monotonic_decreasing


@claim("worth:questions.how_far_down.mistakes.loses_money")
def at_the_tail_of_the_best_list_a_call_drives_some_away(world):
    return world.back("best")["following"].iloc[-1] < 0 and world.back("best")["net"].iloc[-1] < 0


@claim("worth:questions.how_far_down.solution")
def only_the_very_first_of_the_best_list_bring_more_than_winning(world):
    following, won = world.back("best")["following"], world.doors["won"].back
    return following.iloc[0] > 1.2 * won and following.iloc[2] < 0.8 * won


@claim("lecture:note-worth", "worth:questions.a_save_by_calls.mistakes.the_price_of_a_call")
def the_great_majority_of_those_called_would_have_stayed(world):
    """And of the riskiest tenth, where many would not have, a call costs more than winning, too."""
    saved = world.down("lot").iloc[-1]
    return saved["saved"] < 0.02 * saved["called"] and world.doors["riskiest"].back < 1


@claim("worth:worth_read", "worth:questions.whose_worth.solution")
def more_go_along_with_who_pays_and_most_do_not(world):
    went, usual = along.along(world.mart)
    return 0.5 > went > 2.5 * usual


@claim("worth:doors_read", "lecture:cost-and-worth")
def months_of_margin_agree_with_the_truth(world):
    """Newcomers', and those of all: the truth's lifetime value over the bill's margin."""
    mart = world.mart
    value = truth.of(mart).value
    value = value[value["month"] == value["month"].max()].set_index("subscriber")["clv"]
    month = truth.of(mart).value["month"].max()
    bill = (
        figure("margin") * mart.month(month, ["subscriber", "bill"]).set_index("subscriber")["bill"]
    )
    joined = mart.subscribers.set_index("subscriber")["join_month"]
    new = value.index[joined.reindex(value.index) > month - 100]
    told = value.sum() / bill.reindex(value.index).sum()
    told_new = value.reindex(new).sum() / bill.reindex(new).sum()
    return (
        abs(methods.prices(mart).months / told - 1) < 0.12
        and abs(methods.months_of_newcomers(mart) / told_new - 1) < 0.2
    )
