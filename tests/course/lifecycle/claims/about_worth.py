"""What a line is worth by way of counting, and how far each is from the truth."""

from casekit.course.lifecycle.worth import methods
from course.lifecycle.claims.registry import claim


@claim("lecture:the-letter", "worth:questions.most_for_an_agents_line.opened")
def leavers_lasted_some_three_years_and_four_tenths_of_the_bills_are_above_the_ceiling(world):
    new, (lasted, _) = world.newcomers["agent"], methods.of_the_base(world.mart)
    bills = lasted * new.bill
    return 32 < lasted < 42 and bills > 1400 and 0.4 * bills > 1.2 * methods.ceiling(new)


@claim("lecture:note-worth", "worth:questions.four_promises.passed")
def leavers_months_promise_most_and_over_40_percent_too_much(world):
    base = world.off["base"]
    return base.idxmax() == "slide" and base["slide"] > 1.4


@claim("lecture:note-worth", "worth:questions.four_promises.passed")
def average_churn_is_right_in_total_and_wrong_on_the_riskiest_and_the_safest(world):
    churn = world.off.loc["churn"]
    return abs(churn["base"] - 1) < 0.1 and churn["riskiest"] > 1.5 and churn["safest"] < 0.85


@claim(
    "worth:questions.most_for_an_agents_line.mistakes.leaves_like_the_others",
    "worth:questions.acquisition_ceiling.mistakes.leaves_like_the_others",
    "lecture:note-worth",
)
def new_lines_leave_sooner_than_all_and_those_of_agents_sooner_still(world):
    _, churn = methods.of_the_base(world.mart)
    a_year = 1 - (1 - churn) ** 12
    agent, online = (1 - world.newcomers[one].stays[11] for one in ("agent", "online"))
    return agent > online > 1.3 * a_year


@claim("worth:questions.acquisition_ceiling.passed", "worth:questions.acquisition_ceiling.solution")
def online_there_is_room_below_the_ceiling(world):
    new = world.newcomers["online"]
    return new.paid < 0.7 * methods.ceiling(new)
