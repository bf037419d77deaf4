"""Every fixed claim in the texts of module 01 holds on five seeds, and none stands unregistered."""

import pytest

from casekit.mart import open as open_mart
from course.claiming import SEEDS, Claim, outdated, texts_of, unregistered
from course.segmentation.claims import CLAIMS, Lot, World

TEXTS = texts_of("segmentation")
NO_CLAIM = {
    "lecture:monday-activity": "what to do with one's own data",
    "practice:monday-redraw": "what to do with one's own data",
}
"""Places that use such a word of something else than the made world, and of what."""


@pytest.fixture(scope="module", params=SEEDS, ids="seed-{}".format)
def world(request, make_dataset):
    """The base of one seed with what is made of it."""
    named = ("classroom", "observed_offers", "decision")
    return World(*(open_mart(make_dataset(one, request.param)) for one in named))


@pytest.mark.parametrize("one", CLAIMS, ids=str)
def test_claim_holds(one: Claim, world):
    assert one.holds(world), f"not so on this seed: {', '.join(one.places)}"


def test_a_world_drawn_by_lot_refutes_what_is_said_of_the_year_after(mart, make_dataset):
    """Predicates can fail. What is left speaks of bills, payments and sizes, which the lot leaves."""
    cases = (open_mart(make_dataset(one, 7)) for one in ("observed_offers", "decision"))
    lot = Lot(mart, *cases)
    kept = {str(one) for one in CLAIMS if one.holds(lot)}
    assert kept <= {
        "as_ranks_300_and_30_yuan_are_some_dozens_of_percentiles_apart",
        "months_of_margin_agree_with_the_truth",
        "a_call_keeps_several_times_as_many_of_the_service_minded_and_each_offer_suits_one",
        "each_kind_does_its_own_thing_most_and_more_than_a_third_above_the_mean",
        "more_go_along_with_who_pays_and_most_do_not",
        "the_great_majority_of_those_called_would_have_stayed",
        "multiplied_by_the_months_the_bill_finds_about_the_same",
        "seven_in_ten_share_the_best_recency",
        "spending_is_one_cloud_and_acts_lead_most_at_four",
        "of_the_three_who_paid_most_two_or_three_have_the_highest_bills",
        "tenure_brings_about_as_much_as_drawing_lots",
    }


@pytest.mark.parametrize("kind", TEXTS)
def test_no_sweeping_word_without_a_predicate(kind):
    """Put the place into a claim of `claims.py`, say less, or into NO_CLAIM with what it is about."""
    assert unregistered(TEXTS[kind], CLAIMS, NO_CLAIM) == []


def test_every_place_is_there():
    assert outdated(TEXTS, CLAIMS, NO_CLAIM) == []
