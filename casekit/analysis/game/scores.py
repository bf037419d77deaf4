"""What is guessed of lines from what is seen: the risk of leaving, and what each needs most."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from casekit.analysis.game.sight import ACTS, means, seen
from synthetic.branch import Branch
from synthetic.columns import Columns
from synthetic.scenario import Scenario
from synthetic.schema import NEEDS

AHEAD = 3
"""Months within which a line leaves, for the risk."""
_FIRST = 5
"""Month (index) at whose end enough has been seen to learn from."""
_SISTER = 900_001
"""Seed of the world from which needs are learnt: no game is played on it."""
_RARE = ("counter_visits", "service_calls")


def risk_model(branch: Branch) -> Pipeline:
    """Return a model of leaving within `AHEAD` months, learnt from the months before play begins."""
    months = branch.months[: branch.game.lived]
    parts = []
    for last in range(_FIRST, len(months) - AHEAD):
        here = months[last].present
        known = seen(branch, months[: last + 1])[here]
        parts.append((known, ~months[last + AHEAD].present[here]))
    known = pd.concat([one for one, _ in parts], ignore_index=True)
    left = np.concatenate([one for _, one in parts])
    return make_pipeline(StandardScaler(), LogisticRegression(max_iter=300)).fit(known, left)


def traces(branch: Branch, months: list[Columns]) -> np.ndarray:
    """Return what needs leave behind in what lines do and have, lines × traces."""
    people, done = branch.world.people, means(months, ACTS, len(months))
    acts = [np.sqrt(done[name]) if name in _RARE else np.log1p(done[name]) for name in ACTS]
    held = (people.club, people.autopay, people.sim_reported, people.do_not_disturb)
    return np.stack([*acts, *held], axis=1).astype(np.float64)


@lru_cache(maxsize=4)
def need_model(scenario: Scenario) -> Pipeline:
    """Return a model of needs, learnt on a sister world whose truth is known."""
    sister = Branch(scenario, _SISTER)
    here = sister.months[-1].present
    known = traces(sister, sister.months)[here]
    need = np.array(NEEDS)[sister.world.people.need[here]]
    return make_pipeline(StandardScaler(), LogisticRegression(max_iter=300)).fit(known, need)


def need_guess(branch: Branch) -> np.ndarray:
    """Return what each of `branch.ours` seems to need most, from the months before play begins."""
    months = branch.months[: branch.game.lived]
    model = need_model(branch.world.scenario)
    return model.predict(traces(branch, months)[branch.ours])
