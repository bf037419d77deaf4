"""Needs show in what people do, blurred: clustering finds them in part, spend does not."""

import numpy as np
import pytest
from sklearn.cluster import KMeans
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import adjusted_rand_score
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from synthetic import load
from synthetic.world import World

ACTS = ("bill_checks", "packs", "blocked_calls", "counter_visits", "service_calls", "app_days")
SPEND = ("bill", "fee", "overage_fee", "vas_fee", "minutes_out", "data_gb")
MONTHS = range(4, 15)


@pytest.fixture(scope="module")
def lived():
    """Acts and spend, means of eleven months, and the needs of those who were there all along."""
    world = World(load("city", subscribers=20_000), 5)
    sums = dict.fromkeys((*ACTS, *SPEND), 0.0)
    for index in range(MONTHS.stop):
        month = world.step()
        if index in MONTHS:
            for name in sums:
                sums[name] = sums[name] + month.seen.__dict__[name]
    who = np.flatnonzero(month.present & (world.people.join < MONTHS.start))
    means = {name: total[who] / len(MONTHS) for name, total in sums.items()}
    return means, world.people.need[who], world.people.take(who)


def standard(columns):
    table = np.stack(columns, axis=1)
    return (table - table.mean(axis=0)) / table.std(axis=0)


def agreement(columns, need):
    found = KMeans(len(np.unique(need)), n_init=10, random_state=0).fit_predict(standard(columns))
    return adjusted_rand_score(need, found)


def acts(means):
    roots = ("packs", "counter_visits", "service_calls")
    return [np.sqrt(means[a]) if a in roots else np.log1p(means[a]) for a in ACTS]


def test_acts_show_the_needs_and_spend_does_not(lived):
    means, need, _ = lived
    assert 0.25 <= agreement(acts(means), need) <= 0.45
    assert agreement([np.log1p(means[name]) for name in SPEND], need) < 0.05
    assert (
        agreement([means[name] for name in ACTS], need) < 0.2
    )  # without logs the segments are lost


def test_a_model_learns_needs_better_than_chance_and_not_for_certain(lived):
    means, need, people = lived
    flags = [getattr(people, name) * 1.0 for name in ("autopay", "club", "sim_reported")]
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=500))
    right = cross_val_score(model, np.stack([*acts(means), *flags], axis=1), need, cv=3).mean()
    assert 0.60 <= right <= 0.76
    assert np.bincount(need).max() / len(need) < 0.45


def test_without_a_trace_acts_tell_nothing():
    world = World(load("city", subscribers=20_000, habits={"trace": 0}), 5)
    month = world.step()
    columns = [np.log1p(month.seen.__dict__[name].astype(float)) for name in ACTS]
    assert agreement(columns, world.people.need) < 0.02


def test_a_second_sim_is_seen_with_errors():
    people = World(load("city", subscribers=20_000), 5).people
    seen = people.sim_reported
    assert 0.65 <= people.second_sim[seen].mean() <= 0.8
    assert 0.7 <= seen[people.second_sim].mean() <= 0.8
    assert ((people.rival_tie > 0) == people.second_sim).all()
