"""What is laid out in fields or put in order, on the tiny mart."""

from itertools import permutations

from casekit.classroom import (
    Answer,
    Board,
    Chips,
    Grade,
    Ordering,
    question,
)
from casekit.text import Catalogue

texts = Catalogue(__package__)

GAIN = {
    "credit": {"all": -40, "aim": 25, "drop": 0},
    "care_call": {"all": 10, "aim": 30, "drop": 0},
    "contract": {"all": -90, "aim": -15, "drop": 0},
    "club": {"all": -5, "aim": 20, "drop": 0},
}
"""Yuan a customer by offer and by what is done with it."""


# --- boards ---------------------------------------------------------------------------------------


@question(
    Board(
        cards=("tariff", "signal", "manners", "bill"),
        fields=("marketing", "service", "network"),
        capacity={"service": 2},
    ),
    covers="D1",
    minutes=3,
)
def whose_job(mart):
    """Who sees to what; the bill may be service's or the network's."""
    return {
        "tariff": "marketing",
        "signal": "network",
        "manners": "service",
        "bill": ("service", "network"),
    }


@whose_job.mistake(when=lambda mart, value: value["signal"] == "service")
def whoever_hears_it(mart):
    return {"tariff": "marketing", "signal": "service", "manners": "service", "bill": "network"}


@whose_job.mistake
def price_is_nobodys(mart):
    return {"tariff": "network", "signal": "network", "manners": "service", "bill": "service"}


def riskiest(mart, by="risk"):
    """The six subscribers with the largest bills, the riskiest (or dearest) first."""
    rows = mart.subscribers.nlargest(6, "bill").sort_values(by, ascending=False)
    return rows["subscriber"].tolist()


def label_of(subscriber):
    return texts("customer", number=subscriber)


@question(
    Board(
        cards=lambda mart: sorted(riskiest(mart)),
        label=label_of,
        fields=("call", "text"),
        capacity={"call": 2, "text": 1},
        spare=True,
    ),
    covers="D1",
    minutes=3,
)
def three_of_six(mart):
    """The two riskiest are called, the third gets a text, three are left over."""
    first, second, third, *_ = riskiest(mart)
    return {first: "call", second: "call", third: "text"}


@three_of_six.mistake
def by_the_bill(mart):
    first, second, third, *_ = riskiest(mart, by="bill")
    return {first: "call", second: "call", third: "text"}


def earned(mart, layout):
    """Share of the best gain that a layout of the offers brings."""
    yuan = sum(GAIN[card][at] for card, at in layout.items())
    return Grade(False, yuan / sum(max(gain.values()) for gain in GAIN.values()), {"yuan": yuan})


@question(
    Board(cards=tuple(GAIN), fields=("all", "aim", "drop"), judge=earned, pass_mark=0.9),
    covers="D1",
    minutes=4,
)
def four_offers(mart):
    """What is done with each offer."""
    return Answer({card: max(gain, key=gain.get) for card, gain in GAIN.items()}, best=75)


@four_offers.mistake(when=lambda mart, value: list(value.values()).count("all") >= 3)
def for_everybody(mart):
    return dict.fromkeys(GAIN, "all")


@four_offers.mistake
def nothing_dropped(mart):
    return dict.fromkeys(GAIN, "aim")


# --- chips ----------------------------------------------------------------------------------------


def shares(mart):
    """Tenths of the subscribers by plan."""
    return 10 * mart.subscribers["plan"].value_counts(normalize=True)


@question(
    Chips(
        count=10,
        fields=("basic", "family", "unlimited"),
        bands=lambda mart: {plan: (n / 1.5, n * 1.5) for plan, n in shares(mart).items()},
    ),
    covers="D1",
    minutes=2,
)
def ten_customers(mart):
    """Ten customers, shared out as the base is."""
    return {"basic": 5, "family": 3, "unlimited": 2}


@ten_customers.mistake(when=lambda mart, value: value["unlimited"] >= 5)
def the_loud_ones(mart):
    return {"basic": 1, "family": 2, "unlimited": 7}


@question(
    Chips(
        count=12,
        fields=("desk", "shop"),
        capacity={"shop": 8},
        judge=lambda mart, laid: 1 - abs(laid["desk"] - 7) / 7,
    ),
    covers="D1",
    minutes=2,
)
def twelve_hours(mart):
    """Hours of a day for two places."""
    return {"desk": 7, "shop": 5}


@twelve_hours.mistake
def all_they_can(mart):
    return {"desk": 4, "shop": 8}


# --- orders ---------------------------------------------------------------------------------------

BILLS = {"basic": 20.0, "family": 61.0, "unlimited": 63.0, "senior": 40.0}
"""Mean bill by plan, yuan; the two dearest are level."""


@question(Ordering(options=tuple(BILLS), ties=lambda mart: BILLS, level=5), covers="D1", minutes=2)
def plans_by_bill(mart):
    """Plans by their bill, the dearest first."""
    return sorted(BILLS, key=BILLS.get, reverse=True)


@plans_by_bill.mistake(when=lambda mart, value: value[0] == "basic")
def cheapest_first(mart):
    return sorted(BILLS, key=BILLS.get)


@question(
    Ordering(
        options=("list", "call", "offer", "note"),
        before=(("call", "offer"), ("list", "call"), ("call", "note")),
    ),
    covers="D1",
    minutes=2,
)
def four_steps(mart):
    """The steps of a call: a note is taken whenever, once there is a call."""
    return ["list", "call", "offer", "note"]


@four_steps.mistake(when=lambda mart, value: value[-1] == "list")
def list_last(mart):
    return ["call", "offer", "note", "list"]


TICKETS = {"outage": (900, 2), "bill": (100, 1), "vip": (300, 3), "noise": (10, 1)}
"""Loss a day in yuan and days of work by ticket; one desk, one after the other."""


def waiting(mart, order):
    """Yuan lost until the last ticket is closed."""
    lost = days = 0
    for ticket in order:
        days += TICKETS[ticket][1]
        lost += days * TICKETS[ticket][0]
    return lost


@question(Ordering(options=tuple(TICKETS), judge=waiting, within=0.03), covers="D1", minutes=3)
def ticket_order(mart):
    """The order of the tickets that loses least."""
    return min(permutations(TICKETS), key=lambda order: waiting(mart, order))


@ticket_order.mistake(when=lambda mart, value: value[0] == "vip")
def important_people_first(mart):
    return ["vip", "outage", "bill", "noise"]


@ticket_order.mistake
def quickest_first(mart):
    return ["bill", "noise", "outage", "vip"]
