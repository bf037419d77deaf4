"""Couriers and shops: honest lines that call as many as those kept for gain."""

import numpy as np
import pytest

from synthetic import documents, load
from synthetic.schema import TRADES
from synthetic.tables import Tables
from synthetic.world import World
from tests.synthetic.lives import Keeping, lived


@pytest.fixture(scope="module")
def pages():
    return lived("city", months=6, campaigns=[], arbitrage={"share": 0.1})


def usual(pages, name, who):
    """The median of a month: means hang on a few heavy users."""
    _, months = pages
    here, seen = months[-1]
    return np.median(seen[name][here & who])


def groups(world):
    people = world.people
    trades = {name: people.trade == place for place, name in enumerate(TRADES)}
    return {**trades, "gain": people.arbitrage, "none": trades["none"] & ~people.arbitrage}


def test_honest_trades_make_as_many_calls_as_lines_kept_for_gain(pages):
    of = groups(pages[0])
    for name in ("minutes_out", "contacts"):
        others = usual(pages, name, of["none"])
        for kind in ("courier", "shop", "gain"):
            assert usual(pages, name, of[kind]) > 1.4 * others, (name, kind)


def test_honest_trades_are_called_back_and_use_data(pages):
    of = groups(pages[0])
    for name in ("minutes_in", "data_gb"):
        others = usual(pages, name, of["none"])
        assert usual(pages, name, of["gain"]) < 0.6 * others
        for kind in ("courier", "shop"):
            assert usual(pages, name, of[kind]) > 0.75 * others, (name, kind)


def test_shares_are_those_of_grown_ups_lines(pages):
    world, _ = pages
    law, people = world.scenario.arbitrage, world.people
    grown = (world.scenario.first_month // 100 - people.birth_year >= 18) & ~people.arbitrage
    for name, wanted in (("courier", law.courier), ("shop", law.shop)):
        who = people.trade == TRADES.index(name)
        assert not (who & ~grown).any()
        assert abs(who[grown].mean() - wanted) < 4 * np.sqrt(wanted / grown.sum())


def test_their_papers_are_nobody_elses_business(pages):
    """Lines kept for gain stand on the papers of one; those of honest trades as anybody's do."""
    world, _ = pages
    holder = documents.holders(world.people, world.scenario, world.seed, 0)
    several = np.bincount(holder, minlength=len(holder))[holder] > 1
    of = groups(world)
    honest = several[of["courier"] | of["shop"]].mean()
    assert several[of["gain"]].mean() > 0.9
    assert abs(honest - several[of["none"]].mean()) < 0.12


def test_no_look_alike_moves_anybody_else(pages):
    world, _ = pages
    law = world.scenario.model_copy(
        update={"arbitrage": world.scenario.arbitrage.model_copy(update={"courier": 0, "shop": 0})}
    )
    without = World(law, world.seed).people
    plain = world.people.trade == 0
    for name, values in world.people.items():
        np.testing.assert_array_equal(values[plain], without.__dict__[name][plain], err_msg=name)


def test_the_truth_says_which():
    shelf = Keeping()
    world = World(load("city", subscribers=2000, campaigns=[]), 3)
    Tables(world, shelf)
    (rows,) = shelf.rows["people"]
    np.testing.assert_array_equal(rows["trade"], world.people.trade[:2000])
    assert (rows["trade"] > 0).any()
