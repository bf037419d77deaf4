"""What leavers say, what their records show, and what it was."""

from course.churn_warning.claims.registry import claim


@claim(
    "lecture:reasons",
    "lecture:monday-reasons",
    "practice:p-reasons",
    "reasons:questions.price_is_true.prompt",
)
def about_half_say_price_far_more_than_anything_else(world):
    stated = world.shares["stated"].sort_values(ascending=False)
    return stated.index[0] == "price" and 0.45 < stated.iloc[0] < 0.55 and (
        stated.iloc[0] > 1.4 * stated.iloc[1]
    )  # fmt: skip


@claim("lecture:note-reasons")
def price_is_over_counted_and_service_or_personal_hidden_most(world):
    gap = world.shares["stated"] - world.shares["true"]
    return gap.idxmax() == "price" and gap.idxmin() in {"service", "personal"}


@claim("lecture:note-reasons")
def few_say_network_or_contract(world):
    said = world.confusion.sum(axis=0)
    return said[["network", "contract"]].max() < 0.1 * said.sum()


@claim("lecture:note-reasons")
def stayers_complain_and_have_bill_shocks_too(world):
    """A bill shock: a bill a quarter above its mean of three months."""
    stayers = world.day.features[~world.leaves]
    return (stayers["complaints_3m"] > 0).any() and (stayers["bill_trend"] > 1.25).any()


@claim("lecture:read-heat")
def some_answers_show_in_the_records_and_price_does_not(world):
    """Behind some answer a record stands at least half as often again as among all leavers."""
    lift = world.record_lift
    price = lift["price"]
    return lift.drop(columns="price").max(axis=None) > 1.5 and price.between(0.7, 1.3).all()


@claim("lecture:after-reasons", "reasons:questions.price_is_true.passed")
def few_of_all_customers_leave_over_price(world):
    leave_over_price = world.confusion.loc["price"].sum()
    return leave_over_price < 0.1 * world.mart.subscribers.shape[0]


@claim("lecture:after-reasons", "reasons:questions.price_is_true.passed")
def most_who_say_price_left_over_something_else(world):
    price = world.confusion["price"]
    return price["price"] < price.sum() / 2


@claim("reasons:questions.reason_claims.passed")
def service_is_said_far_less_often_than_meant(world):
    service = world.shares.loc["service"]
    return service["stated"] < 0.6 * service["true"] and world.shares.loc["price", "true"] < 0.5


@claim("reasons:questions.reason_table.passed")
def each_record_turns_up_behind_several_reasons(world):
    answered = world.records.dropna(subset="stated_reason")
    shares = answered.groupby("stated_reason", observed=True).mean()
    return ((shares > 0).sum() >= 3).all()


@claim("glossary:stated_reason")
def stated_reasons_are_often_not_the_true_ones(world):
    agree = sum(world.confusion.loc[reason, reason] for reason in world.confusion)
    return 0.2 < 1 - agree / world.confusion.to_numpy().sum() < 0.6
