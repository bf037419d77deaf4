"""Surveys: marks follow contentment, the extreme answer more often, each module asks its own."""

import numpy as np
import pytest

from synthetic import load, surveys
from synthetic.referral import readiness
from synthetic.schema import FACTORS, KANO_ANSWERS, KANO_FEATURES, NEEDS, SCENES, SURVEY_MODULES
from synthetic.world import World

PEOPLE = 60_000


@pytest.fixture(scope="module")
def world():
    made = World(load("city", subscribers=PEOPLE, campaigns=[]), 3)
    made.step()
    return made


@pytest.fixture(scope="module")
def asked(world):
    everybody = np.arange(len(world.people))
    return surveys.surveys(
        world.people, world.state, everybody, lambda stream, who: world.draw(1, stream, who)
    )


@pytest.fixture(scope="module")
def answers(asked):
    return asked.take(asked.answered)


def test_a_tenth_is_asked_and_who_does_not_answer_says_nothing(asked):
    assert 0.095 < len(asked) / PEOPLE < 0.105
    silent = asked.take(~asked.answered)
    for name in ("satisfaction", "recommend", "kano_with", "kbf_1", "price_asked", "would_buy"):
        assert (silent.__dict__[name] == -1).all()


def test_the_very_pleased_and_the_very_angry_answer_twice_as_often(world, asked):
    """By what they would truly say, which those who do not answer keep to themselves."""
    ready = readiness(world.state.satisfaction[asked.subscriber])
    gladly, middling = asked.answered[ready > 9.5], asked.answered[(ready > 5) & (ready < 7.5)]
    assert gladly.mean() > 1.7 * middling.mean()


def test_marks_follow_contentment_and_not_only_it(world, answers):
    content = world.state.satisfaction[answers.subscriber]
    for mark in (answers.satisfaction, answers.recommend):
        assert 0.6 < np.corrcoef(content, mark)[0, 1] < 0.9


def test_a_module_asks_its_own_questions(answers):
    first = {"kano": "kano_feature", "factors": "kbf_1", "price": "scene"}
    for code, module in enumerate(SURVEY_MODULES):
        told = answers.__dict__[first[module]] >= 0
        np.testing.assert_array_equal(told, answers.module == code)
        assert 0.3 < told.mean() < 0.37


def test_kano_answers_tell_the_kinds_of_features_apart(answers):
    cover = answers.take(answers.kano_feature == KANO_FEATURES.index("coverage"))
    skins = answers.take(answers.kano_feature == KANO_FEATURES.index("skins"))
    dislike = KANO_ANSWERS.index("dislike")
    assert (cover.kano_without == dislike).mean() > 0.8
    assert (skins.kano_without == dislike).mean() < 0.06


def test_three_factors_are_named_each_once_and_price_leads_but_for_safety(world, answers):
    named = answers.take(answers.kbf_1 >= 0)
    three = np.stack([named.kbf_1, named.kbf_2, named.kbf_3], axis=1)
    assert all(len(set(row)) == 3 for row in three)
    need = world.people.need[named.subscriber]
    price, safety = FACTORS.index("price"), FACTORS.index("safety")
    first = [np.bincount(named.kbf_1[need == k], minlength=8) for k in range(len(NEEDS))]
    security = NEEDS.index("security")
    assert all(counts.argmax() == price for k, counts in enumerate(first) if k != security)
    assert first[security][safety] > 0.2 * first[security].sum()


def test_the_dearer_a_use_is_offered_the_fewer_would_buy_it(world, answers):
    for scene in range(len(SCENES)):
        rows = answers.take(answers.scene == scene)
        prices = np.unique(rows.price_asked)
        buys = [rows.would_buy[rows.price_asked == price].mean() for price in prices]
        assert len(prices) == 5
        assert buys[0] > 0.75
        assert buys[-1] < 0.25
        assert (np.diff(buys) < 0).all()
