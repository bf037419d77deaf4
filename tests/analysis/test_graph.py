"""Circles of calls, on five pairs small enough to be worked out by hand."""

import numpy as np
import pandas as pd
import pytest

from casekit.analysis import graph

TIES = pd.DataFrame(
    [
        (202501, 1, 2, 10, 20), (202504, 1, 2, 30, 40), (202501, 1, 3, 5, 50),
        (202504, 2, 3, 4, 3), (202504, 4, 1, 40, 10),
    ],
    columns=["quarter", "subscriber", "other", "calls", "minutes"],
)  # fmt: skip


def test_a_pair_has_one_row_whatever_the_quarters():
    pairs = graph.counted(TIES).set_index(graph.PAIR)
    assert pairs.loc[(1, 2)].to_dict() == {"frequency": 2, "duration": 60, "count": 40}
    assert len(pairs) == 4


def test_each_pair_is_in_two_circles():
    pairs = graph.counted(TIES)
    assert graph.degree(pairs).to_dict() == {1: 3, 2: 2, 3: 2, 4: 1}
    circle = graph.both_ways(pairs)
    assert sorted(circle.loc[circle["subscriber"] == 1, "other"]) == [2, 3, 4]
    assert circle["count"].sum() == 2 * pairs["count"].sum()


def test_the_index_weighs_quarters_and_ranks():
    parts = graph.scaled(graph.counted(TIES))  # 1–2, 1–3, 2–3, 4–1
    often = graph.index(parts, {"frequency": 5, "duration": 0, "count": 0})
    assert often.to_list() == [1, 0, 0, 0]
    minutes = graph.index(parts, {"frequency": 0, "duration": 1, "count": 0})
    assert minutes.to_list() == [1.0, 0.75, 0.25, 0.5]
    both = graph.index(parts, {"frequency": 1, "duration": 3, "count": 0})
    assert both.to_list() == pytest.approx([1, 0.5625, 0.1875, 0.375])
    assert graph.index(parts, dict.fromkeys(("frequency", "duration", "count"), 0)).eq(0).all()


def test_rings_go_by_two_borders_and_stand_evenly_around():
    ring = graph.rings(pd.Series([0.9, 0.6, 0.5, 0.1, 0.7]), 0.5, 0.7)
    assert ring.to_list() == ["core", "close", "close", "reserve", "core"]
    at = graph.placed(ring)
    assert np.hypot(at["x"], at["y"]).to_list() == pytest.approx([1, 2, 2, 3, 1])
    assert at.loc[[0, 4], "x"].sum() == pytest.approx(0)  # one on either side
    assert (at["y"] > -0.9 * np.hypot(at["x"], at["y"])).all()  # nobody stands below
    # a core that begins below the close ring begins with it
    assert graph.rings(pd.Series([0.6]), 0.7, 0.5).to_list() == ["reserve"]


def test_a_circle_is_judged_by_whom_it_takes_in_and_whom_it_leaves_out():
    true = pd.Series([True, True, True, False])
    precision, recall, both = graph.agreement(pd.Series([True, True, False, True]), true)
    assert (precision, recall, both) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert graph.agreement(true & False, true) == (0, 0, 0)
