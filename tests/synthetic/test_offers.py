"""The catalogue of offers: whole, and the one place that costs and names come from."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
import yaml

import synthetic
from synthetic import load
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
        assert set(offer.fit) == set(NEEDS), key
        assert all(0 <= share < 1 for share in offer.mends.values()), key
        assert all(factor > 0 for factor in offer.fit.values()), key
        assert 0 <= offer.taken <= 1, key
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
    at_once = 0 if offer == "contract" else CATALOGUE[offer].cost  # that falls due by the month
    assert OFFER_COSTS[offer] == at_once
    own = Campaign(offer=offer, contact_cost=1, offer_cost=7, **OF_MONTH)
    assert (own.contact_cost, own.offer_cost) == (1, 7)


def test_what_each_offer_would_do_is_observed():
    observed = [one.offer for one in load("observed_offers").campaigns]
    assert observed == list(OFFERS)


def test_one_more_offer_moves_no_luck_of_those_before_it(tmp_path):
    """The generator with a catalogue of one offer more makes the same base."""
    ours = Path(synthetic.__file__).parent
    theirs = tmp_path / "with_one_more" / ours.name
    shutil.copytree(ours, theirs, ignore=shutil.ignore_patterns("__pycache__"))
    said = yaml.safe_load((ours / "offers.yml").read_text(encoding="utf-8"))
    said["offers"]["one_more"] = said["offers"]["bundle"]
    (theirs / "offers.yml").write_text(yaml.safe_dump(said), encoding="utf-8")
    bases = []
    for root in (ours.parent, theirs.parent):
        bases.append(tmp_path / f"base-{len(bases)}")
        code = (
            "import synthetic, synthetic.catalogue as c; print(len(c.CATALOGUE));"
            f"synthetic.generate({str(bases[-1])!r}, scenario='observed_offers', subscribers=400)"
        )
        ran = subprocess.run(
            [sys.executable, "-c", code], cwd=root, env={**os.environ, "PYTHONPATH": str(root)},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert int(ran.stdout) == len(OFFERS) + (root != ours.parent)
    before, after = bases
    for path in before.rglob("*.parquet"):
        pd.testing.assert_frame_equal(
            pd.read_parquet(path), pd.read_parquet(after / path.relative_to(before)),
            check_categorical=False, obj=path.name,
        )  # fmt: skip
