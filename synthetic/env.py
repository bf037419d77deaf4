"""The base as a Gymnasium environment (extra `sandbox`): each month an offer, or none, for everybody.

    env = SandboxEnv("game")
    observation, info = env.reset(seed=7)
    observation, reward, terminated, truncated, info = env.step(actions)
    env.equity()                                     # what our lines are worth now: the truth

What is seen is what an operator sees; the truth is neither in observations nor in `info`. A scenario
with a `game` is played by its rules, as `synthetic.branch` has them; without one all lines are ours.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path

import numpy as np

from synthetic import equity, scenario_file
from synthetic.branch import OFFERED, bound, paid_for
from synthetic.calendar import add_months
from synthetic.catalogue import CATALOGUE, CONTACT_COST
from synthetic.schema import ACCOUNTS, DEVICES, MONTHLY, OFFERS, SUBSCRIBERS, Column
from synthetic.world import Month, World

try:
    import gymnasium
    from gymnasium import spaces
except ImportError:
    raise ImportError(
        f'要用 SandboxEnv，请先安装 gymnasium："{sys.executable}" -m pip install gymnasium\n'
        f'SandboxEnv needs gymnasium: "{sys.executable}" -m pip install gymnasium'
    ) from None

ID = "casekit/Sandbox-v0"
"""Name for `gymnasium.make("synthetic.env:casekit/Sandbox-v0")`."""
COLUMNS = tuple(name for name in MONTHLY.names if name not in ("subscriber", "month"))
"""What is seen of a subscriber, in the order of the observation's columns."""
TRAITS = (
    *("join_month", "credit_grade", "club", "do_not_disturb", "marketing_consent"),
    *("autopay", "top_up", "second_sim"),
)
"""What is seen of a subscriber for good, in the order of the observation's `people`."""
OFFER_COSTS = {name: 0.0 if law.by_month else law.cost for name, law in CATALOGUE.items()}
"""Yuan for each offer accepted. A contract costs nothing at once: it falls due month by month, as
`returned`, as long as the line stays."""
_NAMES = np.array(["", *OFFERS])
"""Offers by the numbers of an action."""
_FIRST_SEEN, _LUCK = "months_before", "luck"


class SandboxEnv(gymnasium.Env):
    """A scenario for an agent who decides once a month whom to offer what.

    The first month (in a game: the months before play) is lived with nobody contacted, its end is the
    first observation; each step lives the next. With n subscribers and k columns:

    Observation: a dict of `subscribers`, float32 (n, k), the columns `COLUMNS` of the month in the
        units of `schema.MONTHLY` (categories by position, flags as 0 or 1; 0 throughout for who is
        not on the network); `present`, int8 (n,), 1 on the network at month end; `ours`, int8 (n,),
        1 for the lines that are played for, settled as play begins; `month`, int64, 0-based month of
        the scenario.
    Action: int64 (n,), for each subscriber 0 for no contact, or 1 + the offer's place in
        `schema.OFFERS`, of which a game has the first ones only (`branch.OFFERED`). Who is not ours,
        or not on the network, is not contacted, nor is who has not agreed to it (`marketing_consent`);
        in a game, nor is who would be offered a contract long before the last one ends, nor anybody
        when the month's contacts or money are gone (they go by the order of numbers). All that costs
        nothing, does nothing, and is told in `info`.
    Reward: yuan, to the fen; bills of ours present at month end with what contracts give back,
        less a contact for each who was contacted and the offer for each who accepted. Campaigns
        of the scenario itself, and the save desk, run as in the batch and are not charged.
    End: `truncated` with the scenario's last month, where the data and not the base ends, or with the
        last that is played; `terminated` never. There is no automatic reset.
    Info: `month` (yyyymm), `left` (numbers of subscribers, from 1, who left in it), `contacted`
        (count), `accepted` (numbers of those who accepted); and, of those whom the action meant,
        the numbers of who has not agreed to be contacted (`refused`), whose contract runs on
        (`bound`), for whom contacts or money did not suffice (`unpaid`).

    The seed of `reset` is that of the dataset: stepped with no action, the world is the batch's.
    Draws never depend on actions, so two policies on one seed share their luck; `luck` of `reset`
    and `restore` gives the same people and past another future.
    """

    metadata = {"render_modes": []}

    def __init__(
        self,
        scenario: str | Path | dict = "classroom",
        subscribers: int | None = None,
        *,
        contact_cost: float = CONTACT_COST,
        offer_costs: Mapping[str, float] = OFFER_COSTS,
    ):
        """Costs in yuan. Raises ScenarioError; ValueError for an unknown offer or a single month."""
        self.scenario = scenario_file.load(scenario, subscribers=subscribers)
        if self.scenario.months < 2:
            raise ValueError("a scenario to be stepped has two months or more")
        unknown = set(offer_costs) - set(OFFERS)
        if unknown:
            raise ValueError(f"no such offer: {', '.join(sorted(unknown))}")
        n, game = self.scenario.subscribers, self.scenario.game
        self._months = self.scenario.months if game is None else game.lived + game.played
        self._contact_cost = contact_cost
        self._offer_costs = np.array([0.0, *(offer_costs.get(offer, 0.0) for offer in OFFERS)])
        self._offers = len(OFFERS if game is None else OFFERED)
        self.action_space = spaces.MultiDiscrete(np.full(n, self._offers + 1))
        low, high = np.array([_bounds(MONTHLY[name]) for name in COLUMNS], dtype=np.float32).T
        self.observation_space = spaces.Dict(
            {
                "subscribers": spaces.Box(np.tile(low, (n, 1)), np.tile(high, (n, 1))),
                "people": spaces.Box(*(np.tile(side, (n, 1)) for side in _trait_bounds())),
                "present": spaces.MultiBinary(n),
                "ours": spaces.MultiBinary(n),
                "month": spaces.Discrete(self.scenario.months),
            }
        )
        self._world: World | None = None

    def reset(self, *, seed: int | None = None, options: dict | None = None):
        """Starts the base of a seed anew; returns (observation, info) of the last month before any action.

        Without a seed, the next one is drawn. `options`: `months_before`, months to be lived
        with nobody contacted, the game's or else 1 unless given; `luck`, a number, for another future
        from then on. Raises ValueError for other options.
        """
        super().reset(seed=seed)
        options = options or {}
        before = self._months_before(options)
        if seed is None:
            seed = int(self.np_random.integers(2**31))
        self._wake(seed, options.get(_LUCK), before)
        for _ in range(before):
            self._see(self._world.step())
        return self._observation(), self._info()

    def step(self, action: np.ndarray):
        """Lives a month; returns (observation, reward, terminated, truncated, info).

        Raises ResetNeeded before the first reset and after the last month, ValueError for an
        action outside of the action space.
        """
        if self._world is None or self._world.index >= self._months:
            raise gymnasium.error.ResetNeeded("all months are over, or none has begun: call reset")
        action = np.asarray(action)
        if not self.action_space.contains(action):
            raise ValueError(
                f"an action is one whole number from 0 to {self._offers} "
                f"for each of {self.scenario.subscribers} subscribers"
            )
        meant = self._by_the_rules(np.where(self._present & self._ours, action, 0))
        offers = np.zeros(len(self._world.people), dtype=np.int8)
        offers[: len(meant)] = meant
        month = self._world.step(offers)
        self._see(month)
        self._note_answers(month)
        truncated = self._world.index == self._months
        return self._observation(), self._reward(month, meant), False, truncated, self._info()

    def equity(self) -> np.ndarray:
        """Return what each of ours is worth from now on, in yuan, in the order of their numbers: the
        truth, for judging and not for playing. See `synthetic.equity.ahead`, also for what it raises."""
        if self._world is None:
            raise gymnasium.error.ResetNeeded("nothing is lived yet: call reset")
        return equity.ahead(self._world, np.flatnonzero(self._ours))

    def _by_the_rules(self, meant: np.ndarray) -> np.ndarray:
        """What is left of the action by the game's rules; keeps whom they leave out."""
        game = self.scenario.game
        agreed = self._world.people.consent[: len(meant)]
        self._refused = np.flatnonzero((meant > 0) & ~agreed) + 1
        if game is None:
            return meant
        who = np.flatnonzero((meant > 0) & agreed)
        runs = bound(self._world, game, who, _NAMES[meant[who]])
        self._bound, who = who[runs] + 1, who[~runs]
        paid = len(paid_for(self._world, game, who, _NAMES[meant[who]])[0])
        self._unpaid = who[paid:] + 1
        meant[np.concatenate([self._bound, self._unpaid]) - 1] = 0
        return meant

    def _note_answers(self, month: Month) -> None:
        """Keeps whom the action reached, and who accepted."""
        self._contacted = len(month.contacted)
        self._accepted = month.accepted + 1

    def _reward(self, month: Month, meant: np.ndarray) -> float:
        """Yuan of the month: bills, with what contracts give back, less contacts and offers."""
        here = self._seen[self._present & self._ours].astype(np.float64)
        bills = here[:, [COLUMNS.index("bill"), COLUMNS.index("returned")]].sum()
        spent = self._contact_cost * len(month.contacted)
        spent += self._offer_costs[meant[month.accepted]].sum()
        return round(float(bills - spent), 2)

    def snapshot(self) -> dict:
        """This moment, for `restore`: it can be used again, and in another environment of the scenario."""
        if self._world is None:
            raise gymnasium.error.ResetNeeded("there is no moment to keep: call reset")
        return {
            "scenario": self.scenario,
            "seed": self._world.seed,
            "world": self._world.snapshot(),
            "months_luck": self._months_luck,
            "seen": (self._seen, self._traits, self._present, self._ours, self._month, self._left),
            "luck": deepcopy(self.np_random.bit_generator.state),
        }

    def restore(self, snapshot: dict, luck: int | None = None):
        """Goes back to a moment; returns its (observation, info). With a `luck` of its own, another
        future follows it. Raises ValueError for another scenario's."""
        if snapshot["scenario"] != self.scenario:
            raise ValueError("this moment is of another scenario")
        index = snapshot["world"]["index"]
        self._wake(snapshot["seed"], *(snapshot["months_luck"] if luck is None else (luck, index)))
        self._world.restore(snapshot["world"])
        seen = snapshot["seen"]
        self._seen, self._traits, self._present, self._ours, self._month, self._left = seen
        self.np_random.bit_generator.state = deepcopy(snapshot["luck"])
        self._forget_answers()
        return self._observation(), self._info()

    def _months_before(self, options: dict) -> int:
        unknown = set(options) - {_FIRST_SEEN, _LUCK}
        if unknown:
            raise ValueError(f"no such option: {', '.join(sorted(unknown))}")
        game = self.scenario.game
        before = options.get(_FIRST_SEEN, 1 if game is None else game.lived)
        if before not in range(1, self._months):
            raise ValueError(f"{_FIRST_SEEN} is from 1 to {self._months - 1}, not {before}")
        return before

    def _wake(self, seed: int, luck: int | None, luck_from: int) -> None:
        """The world of a seed, at its beginning; from a month on it brings what `luck` says."""
        if self._world is not None and self._world.seed == seed:
            self._world.reset()
        else:
            self._world = World(self.scenario, seed)
        self._world.take_luck(luck, luck_from)
        self._months_luck = luck, luck_from
        self._ours = np.full(self.scenario.subscribers, self.scenario.game is None)
        self._forget_answers()

    def _forget_answers(self) -> None:
        self._contacted = 0
        nobody = np.empty(0, dtype=np.int64)
        self._accepted = self._refused = self._bound = self._unpaid = nobody

    def _see(self, month: Month) -> None:
        """Keeps what an operator sees of a month; new arrays, for those handed out are the agent's."""
        n = self.scenario.subscribers
        self._present = month.present[:n].copy()
        self._seen = np.stack(
            [month.seen.__dict__[name][:n] for name in COLUMNS], axis=1, dtype=np.float32
        )
        self._seen[~self._present] = 0
        self._traits = _traits(self._world, n)
        self._traits[~self._present] = 0
        self._month, self._left = month.month, month.left[month.left < n] + 1
        game = self.scenario.game
        if game is not None and self._world.index == game.lived:
            self._ours = self._present & (month.seen.fee[:n] >= game.fee_from)

    def _observation(self) -> dict:
        return {
            "subscribers": self._seen.copy(),
            "people": self._traits.copy(),
            "present": self._present.astype(np.int8),
            "ours": self._ours.astype(np.int8),
            "month": np.int64(self._world.index - 1),
        }

    def _info(self) -> dict:
        return {
            "month": self._month,
            "left": self._left.copy(),
            "contacted": self._contacted,
            "accepted": self._accepted.copy(),
            "refused": self._refused.copy(),
            "bound": self._bound.copy(),
            "unpaid": self._unpaid.copy(),
        }


def _traits(world: World, n: int) -> np.ndarray:
    """What is seen for good of the first `n` subscribers, float32, in the order of `TRAITS`."""
    people = world.people.rows(0, n)
    joined = add_months(world.scenario.first_month, people.join.astype(np.int32))
    held = {
        "join_month": joined,
        "credit_grade": people.credit,
        "marketing_consent": people.consent,
        "second_sim": people.sim_reported,
    }
    columns = [held.get(name, people.__dict__.get(name)) for name in TRAITS]
    return np.stack(columns, axis=1, dtype=np.float32, casting="unsafe")


def _trait_bounds() -> tuple[np.ndarray, np.ndarray]:
    """Lowest and highest value of each of `TRAITS`."""
    tables = (SUBSCRIBERS, ACCOUNTS, DEVICES)
    specs = [next(t[name] for t in tables if name in t.names) for name in TRAITS]
    low, high = np.array([_bounds(spec) for spec in specs], dtype=np.float32).T
    return low, high


def _bounds(column: Column) -> tuple[float, float]:
    """Lowest and highest value of a column as a number; 0, for who is absent, lies between."""
    if column.dtype == "category":
        low, high = -float(column.optional), len(column.values) - 1
    elif column.dtype == "bool":
        low, high = 0, 1
    else:
        kind = np.finfo if column.dtype.startswith("float") else np.iinfo
        of_type = kind(column.dtype)
        low = of_type.min if column.low is None else column.low
        high = of_type.max if column.high is None else column.high
        low = min(low, -1) if column.optional else low
    return min(low, 0), max(high, 0)


gymnasium.register(ID, entry_point=SandboxEnv)
