"""Every fixed claim in the texts of module 05 holds on five seeds, and none stands unregistered."""

from pathlib import Path

import pytest

from casekit import course
from casekit.authoring.source import read_lesson
from casekit.mart import open as open_mart
from casekit.text import Catalogue
from course.churn_warning.claims import CLAIMS, Claim, Lot, World
from course.claiming import SEEDS, by_place, leaves, outdated, unregistered

ROOT = Path(__file__).parents[3]
LESSON = read_lesson(ROOT / "lessons" / "05_churn_warning")
CATALOGUES = {
    **{topic: texts for topic, texts in course.catalogues("churn_warning").items() if topic},
    "analysis": Catalogue("casekit.analysis"),
    "glossary": Catalogue("casekit", "glossary.yml"),
}
TEXTS = by_place(LESSON, CATALOGUES)
NO_CLAIM = {
    "fishbone:questions.mendable.mistakes.all_of_it": "how meetings go",
    "eight_alarms:questions.lead_order.prompt": "says who is in the base",
    "zones:questions.zone_of.mistakes.small_is_left_alone": "the price of a text message",
    "eight_alarms:questions.spend_alarm.mistakes.fall_in_yuan": "arithmetic: 20 of 30",
    "honest_split:questions.calibration_error.mistakes.squared_gaps": "arithmetic: squares of small figures",
    "honest_split:sentences.verdict": "不一定: not necessarily",
    "cut_off:questions.cut_off_rule.mistakes.max_for_min": "arithmetic: the largest of it and 1",
    "expiry_cliff:questions.free_list.mistakes.wrong_ones_of_those_ending": "said where more than 80 % are",
    "expiry_cliff:questions.free_list.mistakes.without_the_end": "said where fewer than half are",
}
"""Places that use such a word of something else than the made world, and of what."""


@pytest.fixture(scope="module", params=SEEDS, ids="seed-{}".format)
def world(request, make_dataset):
    """The bases of one seed with what is made of them."""
    bases = (open_mart(make_dataset(name, request.param)) for name in ("classroom", "expiry_cliff"))
    return World(*bases)


@pytest.mark.parametrize("one", CLAIMS, ids=str)
def test_claim_holds(one: Claim, world):
    assert one.holds(world), f"not so on this seed: {', '.join(one.places)}"


def test_a_world_drawn_by_lot_refutes_what_is_said_of_behaviour(mart, cliff_mart):
    """Predicates can fail. What is left speaks of models, bills and sizes, which the lot leaves."""
    lot = Lot(mart, cliff_mart)
    refuted = {str(one) for one in CLAIMS if not one.holds(lot)}
    assert len(refuted) >= 30
    assert {
        "the_fall_of_the_bill_or_complaints_find_most",
        "price_is_over_counted_and_service_or_personal_hidden_most",
        "the_first_tenth_is_far_above_average_the_second_close_to_it_and_the_rest_well_below",
        "the_peak_is_two_or_three_months_after_the_end",
        "while_the_end_is_far_off_a_call_keeps_less_than_a_fifth_as_many",
    } <= refuted


# --- none stands unregistered ---------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind for kind in TEXTS if kind != "glossary"])
def test_no_sweeping_word_without_a_predicate(kind):
    """Put the place into a claim of `claims/`, say less, or into NO_CLAIM with what it is about."""
    assert unregistered(TEXTS[kind], CLAIMS, NO_CLAIM) == []


@pytest.mark.parametrize("leaf", [{"zh": "总是如此", "en": "so"}, {"zh": "如此", "en": "Never so"}])
def test_a_new_fixed_claim_is_caught(leaf):
    texts = {f"friday:{key}": said for key, said in leaves({"new": leaf}).items()}
    assert unregistered(texts, CLAIMS, NO_CLAIM) == ["friday:new"]


def test_every_place_is_there():
    assert outdated(TEXTS, CLAIMS, NO_CLAIM) == []
