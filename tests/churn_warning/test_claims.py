"""Every fixed claim in the texts of module 05 holds on five seeds, and none is unregistered."""

import re
from functools import cache

import pytest
import yaml
from claims import CLAIMS, World

from casekit.mart import open as open_mart

SEEDS = (7, 11, 3, 4, 5)


@pytest.fixture(scope="module", params=SEEDS, ids="seed-{}".format)
def world(request, make_dataset):
    """The bases of one seed with what is made of them."""
    return World(*(open_mart(make_dataset(name, request.param)) for name in ("classroom", "expiry_cliff")))


@pytest.mark.parametrize("one", CLAIMS, ids=str)
def test_claim_holds(one, world):
    assert one.holds(world), f"not so on this seed: {', '.join(one.places)}"
