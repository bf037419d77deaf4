"""The catalogue of offers: whole, and the one place that costs and names come from."""

import pytest

from synthetic.catalogue import CATALOGUE, CONTACT_COST, Offer
from synthetic.env import OFFER_COSTS
from synthetic.scenario import Campaign
from synthetic.schema import CAMPAIGNS, NEEDS, OFFERS, REASONS

OF_MONTH = {"month": 202504}


def test_every_offer_says_all_that_is_known_of_it():
    assert tuple(CATALOGUE) == OFFERS == CAMPAIGNS["offer"].values
    for key, offer in CATALOGUE.items():
        assert offer.zh, key
        assert offer.en, key
        assert set(offer.mends) == set(REASONS), key
        assert set(offer.need) == set(NEEDS), key
        assert all(0 <= share < 1 for share in offer.mends.values()), key
        assert all(factor > 0 for factor in offer.need.values()), key
        assert 0 <= offer.save < 1, key
        assert offer.cost >= 0, key
        assert offer.months >= 1, key


def test_an_offer_that_leaves_something_out_is_none():
    facts = vars(CATALOGUE["club"]) | {}
    facts.pop("wakes")
    with pytest.raises(TypeError, match="wakes"):
        Offer(**facts)


@pytest.mark.parametrize("offer", OFFERS)
def test_a_campaign_costs_what_the_catalogue_says_unless_it_says_otherwise(offer):
    usual = Campaign(offer=offer, **OF_MONTH)
    assert (usual.contact_cost, usual.offer_cost) == (CONTACT_COST, CATALOGUE[offer].cost)
    assert OFFER_COSTS[offer] == CATALOGUE[offer].cost
    own = Campaign(offer=offer, contact_cost=1, offer_cost=7, **OF_MONTH)
    assert (own.contact_cost, own.offer_cost) == (1, 7)
