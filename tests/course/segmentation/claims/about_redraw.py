"""The case: what lists bring of the best possible, and with whom a seat helps."""

from course.segmentation.claims.registry import claim

ASK = [["help", ">=", times] for times in (3, 4, 5, 6)]


@claim("lecture:note-redraw", "redraw:questions.redraw_list.solution")
def those_who_ask_bring_a_third_at_any_threshold_from_three_to_six(world):
    found = [world.seats(one) for one in ASK]
    return min(found) > 0.31 and found[1] >= 0.34


@claim(
    "lecture:note-redraw",
    "redraw:questions.list_by_bill.mistakes.nearly_the_best",
    "redraw:questions.list_by_bill.mistakes.half",
    "redraw:questions.list_by_bill.opened",
    "redraw:questions.redraw_list.mistakes.risk_times_bill",
)
def bills_risk_and_tenure_bring_little_and_medium_risk_too_little(world):
    medium = world.seats(["risk", ">=", 0.02], ["risk", "<", 0.3])
    by = {rank: world.seats(rank=rank) for rank in ("bill", "risk", "tenure", "risk_bill")}
    return (
        0 < by["bill"] < 0.15 and by["risk"] < 0.1 and by["tenure"] < 0.02
        and by["risk"] < by["risk_bill"] < 0.2 and 0.165 < medium < 0.265
    )  # fmt: skip


@claim("redraw:questions.redraw_list.mistakes.the_quiet_ones")
def a_list_of_those_who_seldom_ask_loses(world):
    return world.seats(["help", "<", 4]) < 0 and world.seats(["help", "<", 1]) < 0


@claim("redraw:debrief.by_help")
def the_more_they_ask_the_more_are_service_minded_and_the_more_a_seat_is_worth(world):
    told = world.by_help
    return all(
        told[one].is_monotonic_increasing and told[one].iloc[-1] > 0 for one in ("service", "yuan")
    )


@claim("redraw:debrief.take_home")
def followers_add_less_to_the_list_by_bill_than_asking_with_whom_care_helps(world):
    bill, along, right = (
        world.seats(rank="bill"),
        world.seats(rank="with_along"),
        world.seats(ASK[1]),
    )
    return 0 < along - bill < 0.05 and right - bill > 0.2
