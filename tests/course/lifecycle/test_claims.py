"""Every fixed claim in the texts of module 03 holds on five seeds, and none stands unregistered."""

import pytest

from casekit.mart import open as open_mart
from course.claiming import SEEDS, Claim, outdated, texts_of, unregistered
from course.lifecycle.claims import CLAIMS, Lot, World

TEXTS = texts_of("lifecycle")
NO_CLAIM = {}
"""Places that use such a word of something else than the made world, and of what."""


@pytest.fixture(scope="module", params=SEEDS, ids="seed-{}".format)
def world(request, make_dataset):
    """The base of one seed with what is made of it."""
    return World(open_mart(make_dataset("classroom", request.param)))


@pytest.mark.parametrize("one", CLAIMS, ids=str)
def test_claim_holds(one: Claim, world):
    assert one.holds(world), f"not so on this seed: {', '.join(one.places)}"


def test_a_world_drawn_by_lot_refutes_what_is_said_of_levers(mart):
    """Predicates can fail. What is left is how counting goes wrong, whoever leaves, and costs."""
    kept = {str(one) for one in CLAIMS if one.holds(Lot(mart))}
    assert kept <= {
        "leavers_lives_are_shorter_and_stayers_for_ever_longer",
        "online_there_is_room_below_the_ceiling",
    }


@pytest.mark.parametrize("kind", TEXTS)
def test_no_sweeping_word_without_a_predicate(kind):
    """Put the place into a claim of `claims/`, say less, or into NO_CLAIM with what it is about."""
    assert unregistered(TEXTS[kind], CLAIMS, NO_CLAIM) == []


def test_every_place_is_there():
    assert outdated(TEXTS, CLAIMS, NO_CLAIM) == []
