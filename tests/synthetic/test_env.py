"""The base as a Gymnasium environment: the checker has no complaint, and no truth is told."""

import pickle
import sys
import warnings
from collections import Counter, defaultdict

import gymnasium
import numpy as np
import pandas as pd
import pytest
from gymnasium.utils.env_checker import check_env

from synthetic import generate
from synthetic.env import COLUMNS, CONTACT_COST, ID, OFFER_COSTS, TRAITS, SandboxEnv
from synthetic.schema import MONTHLY, OFFERS, TABLES, Column
from synthetic.streams import Draws
from tests.bases import BARE

LAW = {**BARE, "name": "small", "subscribers": 1500, "months": 8, "campaigns": []}


@pytest.fixture
def env():
    """1,500 subscribers, 8 months; the world simulates 2,000."""
    return SandboxEnv(LAW)


def episode(env, policy) -> list[tuple]:
    """All steps until the end; `policy` takes an observation and gives an action."""
    steps = []
    observation, over = env.reset(seed=9)[0], False
    while not over:
        steps.append(env.step(policy(observation)))
        observation, _, terminated, over, _ = steps[-1]
        assert not terminated
    return steps


def nobody(observation) -> np.ndarray:
    return np.zeros(1500, dtype=np.int64)


def everybody(observation) -> np.ndarray:
    return np.arange(1500) % len(OFFERS) + 1


def assert_same(left, right) -> None:
    assert gymnasium.utils.env_checker.data_equivalence(left, right, exact=True)


@pytest.mark.parametrize("scenario", [LAW, "expiry_cliff", "game"])
def test_the_checker_of_gymnasium_has_no_complaint(scenario):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        check_env(gymnasium.make(ID, scenario=scenario).unwrapped)


def test_observations_stay_within_their_bounds_to_the_end(env):
    for policy in (nobody, everybody):
        for observation, *_ in episode(env, policy):
            assert observation in env.observation_space


def test_bounds_follow_the_schema():
    space = SandboxEnv(LAW).observation_space["subscribers"]
    assert space.shape == (1500, len(COLUMNS))
    assert space.dtype == np.float32
    of = {name: (space.low[0, i], space.high[0, i]) for i, name in enumerate(COLUMNS)}
    assert of["quality"] == (0, 100)
    assert of["status"] == (0, len(MONTHLY["status"].values) - 1)
    assert of["broadband"] == (0, 1)
    assert of["plan"] == (0, 99)  # from 1, but 0 for who is absent


@pytest.mark.parametrize(
    ("column", "bounds"),
    [
        (Column("x", "float32", "", "", low=-5, high=-1), (-5, 0)),
        (Column("x", "int8", "", ""), (-128, 127)),
        (Column("x", "int8", "", "", low=1, high=10, optional=True), (-1, 10)),
        (Column("x", "category", "", "", values=("a", "b", "c"), optional=True), (-1, 2)),
    ],
)
def test_bounds_of_columns_to_come(column, bounds):
    from synthetic.env import _bounds

    assert _bounds(column) == bounds


def test_the_seed_decides_everything(env):
    first = episode(env, everybody)
    for again in (env, SandboxEnv(LAW)):
        assert_same(first, episode(again, everybody))
    other, _ = env.reset(seed=10)
    assert (other["subscribers"] != first[0][0]["subscribers"]).any()


def test_without_a_seed_the_next_base_is_another_one_and_known_beforehand(env):
    def three():
        return [env.reset(seed=3)[0], env.reset()[0], env.reset()[0]]

    one, two = three(), three()
    assert_same(one, two)
    bills = {float(observation["subscribers"].sum(dtype=np.float64)) for observation in one}
    assert len(bills) == 3


def test_without_action_it_is_the_batch(env, tmp_path):
    """Month by month what the dataset of the same seed holds of those present."""
    data = generate(tmp_path / "d", LAW, seed=9)
    observation, info = env.reset(seed=9)
    steps = [(observation, info), *((step[0], step[-1]) for step in episode(env, nobody))]
    churn = pd.read_parquet(data / "churn")
    for number, (observation, info) in enumerate(steps):
        rows = pd.read_parquet(data / "monthly" / f"{info['month']}.parquet")
        present = np.flatnonzero(observation["present"])
        np.testing.assert_array_equal(present + 1, rows["subscriber"])
        seen = observation["subscribers"][present]
        for place, name in enumerate(COLUMNS):
            values = rows[name].cat.codes if MONTHLY[name].dtype == "category" else rows[name]
            np.testing.assert_array_equal(seen[:, place], values.astype(np.float32), err_msg=name)
        assert not observation["subscribers"][observation["present"] == 0].any()
        assert observation["month"] == number
        gone = churn.loc[churn["month"] == info["month"], "subscriber"]
        np.testing.assert_array_equal(info["left"], gone.sort_values())
    assert len(steps) == 8


def test_it_is_truncated_with_the_last_month_and_then_wants_a_reset(env):
    steps = episode(env, nobody)
    assert [truncated for *_, truncated, _ in steps] == [False] * 6 + [True]
    with pytest.raises(gymnasium.error.ResetNeeded):
        env.step(nobody(None))
    with pytest.raises(gymnasium.error.ResetNeeded):
        SandboxEnv(LAW).step(nobody(None))
    with pytest.raises(gymnasium.error.ResetNeeded):
        SandboxEnv(LAW).snapshot()


def yuan(observation) -> float:
    """Bills of a month, with what contracts give back."""
    of = [COLUMNS.index(name) for name in ("bill", "returned")]
    return observation["subscribers"][:, of].astype(float).sum()


def test_a_contact_costs_and_an_offer_only_where_it_is_accepted(env):
    before, _ = env.reset(seed=9)
    actions = everybody(None)
    seen, reward, _, _, info = env.step(actions)
    agreed = before["people"][:, TRAITS.index("marketing_consent")] == 1
    reached = (before["present"] == 1) & agreed
    taken = sum(OFFER_COSTS[OFFERS[actions[number - 1] - 1]] for number in info["accepted"])
    assert info["contacted"] == reached.sum() < (before["present"] == 1).sum() < 1500
    assert 0 < len(info["accepted"]) < info["contacted"]
    assert reward == pytest.approx(yuan(seen) - CONTACT_COST * reached.sum() - taken, abs=0.01)
    free = SandboxEnv(LAW, contact_cost=0, offer_costs={})
    free.reset(seed=9)
    assert free.step(actions)[1] == pytest.approx(yuan(seen), abs=0.01)


def test_a_contract_costs_as_it_falls_due(env):
    """Nothing at once: so much off the bill every month, as long as the line stays."""
    env.reset(seed=9)
    contracts = np.full(1500, OFFERS.index("contract") + 1)
    _, _, _, _, info = env.step(contracts)
    who = info["accepted"] - 1
    nothing = env.step(nobody(None))
    given = nothing[0]["subscribers"][who, COLUMNS.index("returned")]
    there = nothing[0]["present"][who] == 1
    assert len(who) > 20
    assert (given[there] < 0).all()
    assert nothing[1] == pytest.approx(yuan(nothing[0]), abs=0.01)


def test_who_has_not_agreed_is_not_contacted_and_it_is_told(env):
    """Meaning them does nothing at all: the world is to the last figure that without."""
    before, told = env.reset(seed=9)
    assert len(told["refused"]) == 0
    agreed = before["people"][:, TRAITS.index("marketing_consent")] == 1
    without = np.where(agreed | (before["present"] == 0), 0, 1 + OFFERS.index("bill_credit"))
    assert 0 < (without > 0).sum() < 0.15 * before["present"].sum()
    seen, reward, _, _, info = env.step(without)
    np.testing.assert_array_equal(info["refused"], np.flatnonzero(without > 0) + 1)
    assert info["contacted"] == 0
    env.reset(seed=9)
    left_alone, same, _, _, _ = env.step(nobody(None))
    assert reward == same
    assert_same(seen, left_alone)


def test_what_stands_for_good_is_what_the_tables_say(env, tmp_path):
    data = generate(tmp_path / "d", LAW, seed=9)
    observation, _ = env.reset(seed=9)
    present = np.flatnonzero(observation["present"])
    tables = [
        pd.read_parquet(data / name).set_index("subscriber") for name in ("subscribers", "accounts")
    ]
    seen = pd.DataFrame(observation["people"][present], index=present + 1, columns=TRAITS)
    for rows in tables:
        for name in set(TRAITS) & set(rows):
            values = rows[name].cat.codes if name == "credit_grade" else rows[name]
            np.testing.assert_array_equal(seen[name], values.loc[seen.index], err_msg=name)
    sims = pd.read_parquet(data / "devices").groupby("subscriber")["second_sim"].max()
    np.testing.assert_array_equal(seen["second_sim"], sims.loc[seen.index])
    assert not observation["people"][observation["present"] == 0].any()


def test_a_snapshot_goes_on_as_often_as_wanted_and_elsewhere(env):
    env.reset(seed=9)
    env.step(everybody(None))
    kept = pickle.dumps(env.snapshot())

    def future(of):
        return [of.restore(pickle.loads(kept)), *(of.step(everybody(None)) for _ in range(4)), of.reset()]  # fmt: skip

    first = future(env)
    assert_same(first, future(env))
    assert_same(first, future(SandboxEnv(LAW)))
    with pytest.raises(ValueError, match="another scenario"):
        SandboxEnv({**LAW, "arrears": 0.01}).restore(pickle.loads(kept))


def test_months_before_the_first_decision_can_be_lived_through(env):
    quiet = episode(env, nobody)
    observation, info = env.reset(seed=9, options={"months_before": 3})
    assert_same(observation, quiet[1][0])
    assert info["month"] == 202403
    with pytest.raises(ValueError, match="from 1 to 7"):
        env.reset(seed=9, options={"months_before": 8})
    with pytest.raises(ValueError, match="no such option: colour"):
        env.reset(options={"colour": 1})


@pytest.mark.parametrize(
    "wrong",
    [np.zeros(2000, dtype=np.int64), np.full(1500, len(OFFERS) + 1), np.full(1500, -1), np.zeros(1500), "all"],
)  # fmt: skip
def test_an_action_outside_of_its_space_is_refused_and_nothing_is_lived(env, wrong):
    env.reset(seed=9)
    before = env.snapshot()["world"]["index"]
    with pytest.raises(ValueError, match="for each of 1500 subscribers"):
        env.step(wrong)
    assert env.snapshot()["world"]["index"] == before


def test_what_cannot_be_stepped_or_paid_for_is_refused():
    with pytest.raises(ValueError, match="two months"):
        SandboxEnv({**LAW, "months": 1})
    with pytest.raises(ValueError, match="free_lunch"):
        SandboxEnv(LAW, offer_costs={"free_lunch": 1})


def test_no_truth_is_told(env):
    """Columns are those an operator has; two lives that look alike give the same numbers."""
    hidden = {name for table in TABLES.values() if table.truth for name in table.names}
    keys = {"subscriber", "month"}
    assert not {*COLUMNS, *TRAITS} & (hidden - keys)
    observation, info = env.reset(seed=9)
    told = env.step(nobody(None))
    seen = {"subscribers", "people", "present", "ours", "month"}
    assert set(told[0]) == set(observation) == seen
    said = {"month", "left", "contacted", "accepted", "refused", "bound", "unpaid"}
    assert set(told[-1]) == set(info) == said


def test_what_was_handed_out_is_the_agents_own(env):
    observation, info = env.reset(seed=9)
    kept = pickle.dumps((observation, info))
    observation["subscribers"][:] = -1
    observation["present"][:] = 0
    info["left"][:] = 0
    assert_same(env.restore(env.snapshot()), pickle.loads(kept))


class Record:
    """All bits drawn: by stream, month and the line of the mechanism that draws, for whom and what.

    By the line: a mechanism that drew once more because of an action would show here.
    """

    def __init__(self, monkeypatch):
        self.drawn = defaultdict(dict)
        for kind in ("_short", "_long"):
            monkeypatch.setattr(Draws, kind, self._recording(getattr(Draws, kind)))

    def _recording(self, draw):
        def recorded(draws):
            bits = draw(draws).copy()
            who = self.drawn[(*draws._where, *self._purpose(draws))]
            who.update(zip(draws._counter.tolist(), bits.tolist(), strict=True))
            return bits

        return recorded

    def _purpose(self, draws) -> tuple:
        """File, line, place in the line, and the how many-th draw there."""
        frame = sys._getframe(2)
        while frame.f_code.co_filename.endswith("streams.py"):
            frame = frame.f_back
        at = frame.f_code.co_filename, frame.f_lineno, frame.f_lasti
        visits = draws.__dict__.setdefault("visits", Counter())
        visits[at] += 1
        return *at, visits[at]


def test_two_policies_on_one_seed_draw_the_same_luck(monkeypatch):
    """Every draw that both worlds make, for the same subscriber, month and purpose, is the same."""
    drawn, told = [], []
    for policy in (nobody, everybody):
        with monkeypatch.context() as patch:
            record = Record(patch)
            told.append(episode(SandboxEnv(LAW), policy))
            drawn.append(record.drawn)
    left, right = drawn
    shared = 0
    for purpose in left.keys() & right.keys():
        both = left[purpose].keys() & right[purpose].keys()
        assert [left[purpose][who] for who in both] == [right[purpose][who] for who in both]
        shared += len(both)
    assert shared > 0.98 * sum(map(len, left.values()))
    lives = [{number for *_, info in steps for number in info["left"]} for steps in told]
    assert lives[0] != lives[1]  # and yet not all has come the same


def test_without_the_extra_the_kit_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "gymnasium", None)
    monkeypatch.delitem(sys.modules, "synthetic.env")
    with pytest.raises(ImportError, match="-m pip install gymnasium"):
        import synthetic.env  # noqa: F401
