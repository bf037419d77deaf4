"""Sex and age show in small things where the scenario says so, and nowhere else."""

import numpy as np
import pytest

from synthetic import load
from synthetic.devices import models
from synthetic.market import ERAS
from synthetic.schema import VALUE_ADDED
from synthetic.world import World

MONTHS = 6


@pytest.fixture(scope="module")
def worlds():
    """The same people without and with it, and the sums of messages and counter visits of each."""
    found = []
    for small in (0.0, 1.0):
        law = load("city", subscribers=40_000, campaigns=[], habits={"small": small})
        one = World(law, 7)
        sums = {"sms": np.zeros(len(one.people)), "counter_visits": np.zeros(len(one.people))}
        for _ in range(MONTHS):
            month = one.step()
            for name, total in sums.items():
                total += month.seen.__dict__[name] * month.present
        found.append((one, sums))
    return found


def gap(world, figure):
    """Women's mean over men's."""
    people = world.people
    here = people.join < 0
    return figure[here & (people.gender == 0)].mean() / figure[here & (people.gender == 1)].mean()


def test_without_it_sex_and_age_show_in_none_of_them(worlds):
    one, sums = worlds[0]
    assert (one.people.sex_shown == 0).all()
    assert abs(gap(one, sums["counter_visits"]) - 1) < 0.06
    here = one.people.join < 0
    assert abs(np.corrcoef(one.people.birth_year[here], np.log1p(sums["sms"][here]))[0, 1]) < 0.02


def test_women_go_to_the_counter_and_watch_video_more_often(worlds):
    (plain, before), (one, after) = worlds
    times = gap(one, after["counter_visits"]) / gap(plain, before["counter_visits"])
    assert times == pytest.approx(np.exp(0.4), rel=0.05)  # 0.2 up for one, 0.2 down for the other
    video = VALUE_ADDED.index("video")
    holds = [(world.state.services >> video) & 1 for world in (plain, one)]
    assert gap(one, holds[1]) / gap(plain, holds[0]) == pytest.approx(1.3, abs=0.2)


def test_the_older_text_more_and_holders_of_services_less(worlds):
    (plain, before), (one, after) = worlds
    same = (plain.state.services == one.state.services) & (plain.people.join < 0)
    same &= (before["sms"] > 20) & (after["sms"] > 20)
    same &= (plain.state.gone > MONTHS) & (one.state.gone > MONTHS)
    times = np.log(after["sms"][same] / before["sms"][same])
    age = (2024 - plain.people.birth_year[same].astype(float) - 42) / 14
    held = np.array([bin(services).count("1") for services in one.state.services[same]])
    by_age, by_held, _ = np.linalg.lstsq(
        np.stack([age, held, np.ones(len(age))], axis=1), times, rcond=None
    )[0]
    assert by_age == pytest.approx(0.25, abs=0.02)
    assert by_held == pytest.approx(-0.05, abs=0.015)


def test_makers_differ_by_sex(worlds):
    def liking(world):
        maker = models(ERAS[world.scenario.era]).maker[world.state.model]
        return gap(world, maker % 2 == 0)

    (plain, _), (one, _) = worlds
    assert liking(plain) == pytest.approx(1, abs=0.05)
    assert liking(one) > 1.1
