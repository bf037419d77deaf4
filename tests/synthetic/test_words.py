"""Who says what: topics follow habits and intents, words follow intents in part, voices discontent."""

from functools import partial

import numpy as np
import pytest

from synthetic import load, phrases, words
from synthetic.calendar import NEVER, days_in
from synthetic.contacts import at
from synthetic.schema import CONTACT_CHANNELS, CONTACTS, INTENTS, NEEDS, TOPICS
from tests.synthetic.lives import PEOPLE, lived

LAW = load("classroom")
MONTH = 23
ALL = np.arange(PEOPLE)
DECIDED = INTENTS.index("decided")


@pytest.fixture(scope="module")
def plain():
    return lived()


def asked(world, who=ALL, **changes):
    """One enquiry of everybody (or of `who`) in a month."""
    law = LAW.model_copy(update=changes)
    return words.enquiries(world.people, world.state, who, law, partial(world.draw, MONTH))


def complained(world, topic="service", who=ALL, **state):
    """A complaint of everybody (or of `who`), all with some columns of the state as given."""
    about, lives = np.full(len(who), TOPICS.index(topic)), world.state.copy()
    for name, value in state.items():
        lives.__dict__[name][:] = value
    return words.complaints(world.people, lives, who, about, LAW, partial(world.draw, MONTH))


def habits(strength):
    return LAW.habits.model_copy(update={"asked": strength})


def moods(rows):
    return np.array([phrases.sentences()[number - 1]["mood"] for number in rows.phrase])


def test_a_sentence_is_of_the_kind_and_topic_of_its_contact(plain):
    world, _ = plain
    for kind, rows in (("enquiry", asked(world)), ("complaint", complained(world))):
        said = [phrases.sentences()[number - 1] for number in rows.phrase]
        assert {row["kind"] for row in said} == {kind}
        assert [row["topic"] for row in said] == [TOPICS[code] for code in rows.topic]


def test_who_has_decided_is_decided_and_nobody_else(plain):
    world, _ = plain
    decided = world.state.decided != NEVER
    np.testing.assert_array_equal(asked(world).intent == DECIDED, decided)


def test_who_is_close_to_leaving_wavers_and_who_looks_at_the_price_talks(plain):
    world, _ = plain
    open_ = world.state.decided == NEVER
    intent, hazard = asked(world).intent[open_], world.state.hazard[open_]
    price = world.people.habit_price[open_].astype(float)
    wavers = intent == INTENTS.index("wavering")
    assert wavers[hazard > 0.03].mean() > 3 * wavers[hazard < 0.005].mean()
    talks = np.isin(intent, [INTENTS.index("comparing"), INTENTS.index("bluffing")])
    assert talks[price > 1].mean() > 1.5 * talks[price < 0].mean()
    # talk says nothing of leaving: the hazard behind it is that of those with nothing in mind
    assert 0.8 < hazard[talks].mean() / hazard[intent == 0].mean() < 1.6
    silent = asked(world, words=LAW.words.model_copy(update={"talk": 0.0})).intent[open_]
    assert not np.isin(silent, [2, 3]).any()


def test_a_porting_question_is_mostly_talk_unless_use_fades(plain):
    world, _ = plain
    rows = asked(world)
    porting = rows.topic == TOPICS.index("porting")
    decided = rows.intent == DECIDED
    assert porting[decided].mean() > 5 * porting[~decided].mean()
    assert (rows.intent[porting & ~decided] == 0).mean() < 0.5


def test_words_show_the_intent_as_far_as_the_law_says(plain):
    world, _ = plain
    has = asked(world).intent > 0
    hits = []
    for said in (0.0, 0.5, 1.0):
        rows = asked(world, words=LAW.words.model_copy(update={"said": said}))
        heard = moods(rows)
        hits.append((heard == np.array(INTENTS)[rows.intent])[has].mean())
        plainly = heard[~has] == "none"
        assert 0.83 < plainly.mean() < 0.89  # who has nothing in mind is not moved by it
    assert hits[0] < 0.12
    assert abs(hits[1] - (hits[0] + 1) / 2) < 0.03
    assert hits[2] == 1


def test_each_need_asks_more_about_its_own_topics(plain):
    world, _ = plain
    undecided = world.state.decided == NEVER
    told, alike = (asked(world, habits=habits(law)).topic[undecided] for law in (0.8, 0))
    for code, need in enumerate(NEEDS):
        minded = (world.people.need == code)[undecided]
        own = [TOPICS.index(topic) for topic in words._MORE[need]]
        share = [np.isin(topics[minded], own).mean() for topics in (told, alike)]
        assert share[0] > 1.5 * np.isin(told[~minded], own).mean(), need
        assert abs(share[1] - np.isin(alike[~minded], own).mean()) < 0.05
    about_money = np.isin(told, [TOPICS.index("tariff"), TOPICS.index("bill")])
    brand = world.people.need[undecided] == NEEDS.index("brand")
    assert about_money[brand].mean() > 0.1  # from all needs


def test_where_neither_habits_nor_intents_matter_topics_are_those_of_the_shares(plain):
    world, _ = plain
    rows = asked(world, habits=habits(0))
    topics = rows.topic[rows.intent == 0]
    shares = np.bincount(topics, minlength=len(TOPICS)) / len(topics)
    porting = words._ASKS_TO_PORT[0]
    expected = words._weights(words._ASKED) * (1 - porting)
    expected[TOPICS.index("porting")] = porting
    np.testing.assert_allclose(shares, expected, atol=0.015)


@pytest.mark.parametrize("topic", ["network", "bill"])
def test_a_complaint_keeps_the_topic_that_its_cause_gave_it(plain, topic):
    world, _ = plain
    assert (complained(world, topic).topic == TOPICS.index(topic)).all()


def test_other_complaints_are_of_many_things_but_never_of_a_tariff_or_a_contract(plain):
    world, _ = plain
    topics = complained(world).topic
    told = {TOPICS[code] for code in np.unique(topics)}
    assert told == {"service", "porting", "points", "fraud", "nuisance"}
    afraid = world.people.need == NEEDS.index("security")
    scared = np.isin(topics, [TOPICS.index("fraud"), TOPICS.index("nuisance")])
    assert scared[afraid].mean() > 1.5 * scared[~afraid].mean()


def test_the_discontented_and_those_who_complained_before_raise_their_voices(plain):
    world, _ = plain
    calm, cross, again = (
        moods(complained(world, satisfaction=content, complaining=lately)).astype(int)
        for content, lately in ((0.5, 1.0), (-1.5, 1.0), (0.5, 1.6))
    )
    assert set(calm) == set(cross) == {1, 2, 3}
    assert cross.mean() > calm.mean() + 0.4
    assert again.mean() > calm.mean() + 0.1
    assert (again >= calm).all()  # the same temper, one reason more


def test_a_few_say_what_they_would_say_among_all(plain):
    """Luck belongs to the person: it does not hang on who else asks."""
    world, _ = plain
    few = ALL[::7]
    for say in (asked, lambda world, who=ALL: complained(world, who=who)):
        whole, some = say(world), say(world, who=few)
        for name, column in some.items():
            np.testing.assert_array_equal(column, getattr(whole, name)[few], err_msg=name)


def test_a_month_in_which_nobody_speaks_has_no_rows(plain):
    world, pages = plain
    nobody = np.empty(0, dtype=np.int64)
    for rows in (asked(world, who=nobody), complained(world, who=nobody)):
        assert len(at(rows, _page(pages), 30, partial(world.draw, MONTH))) == 0


def _page(pages):
    from synthetic.columns import Columns

    return Columns(**pages[-1][1])


def met(world, pages, rows):
    return at(rows, _page(pages), days_in(202512), partial(world.draw, MONTH))


def test_a_contact_has_a_channel_a_day_and_an_hour(plain):
    world, pages = plain
    rows = met(world, pages, asked(world))
    for name in ("day", "hour"):
        column = getattr(rows, name)
        assert column.min() >= CONTACTS[name].low
        assert column.max() <= CONTACTS[name].high
    assert set(np.unique(rows.day)) == set(range(1, 32))
    counter = rows.channel == CONTACT_CHANNELS.index("counter")
    assert (rows.hour[counter] >= 9).all()
    assert (rows.hour[counter] < 18).all()
    night = (rows.hour < 6) | (rows.hour > 22)
    assert 0 < night.mean() < 0.1


def test_only_who_came_to_a_counter_or_opened_the_app_was_met_there(plain):
    world, pages = plain
    rows, (_, page) = met(world, pages, asked(world)), pages[-1]
    for name, seen in (("counter", "counter_visits"), ("app", "app_days")):
        there = rows.channel == CONTACT_CHANNELS.index(name)
        assert (page[seen][there] > 0).all()
        assert 0.1 < there[page[seen] > 0].mean() < 0.35
    assert (rows.channel == CONTACT_CHANNELS.index("hotline")).mean() > 0.5


def test_bills_are_talked_of_early_in_the_month(plain):
    world, pages = plain
    rows = met(world, pages, asked(world))
    bill = rows.topic == TOPICS.index("bill")
    assert (rows.day[bill] <= 10).mean() > 0.5
    assert abs((rows.day[~bill] <= 10).mean() - 10 / 31) < 0.03


def test_complaint_and_enquiry_of_a_person_come_at_moments_of_their_own(plain):
    world, pages = plain
    one, other = (met(world, pages, rows) for rows in (asked(world), complained(world)))
    alike = (one.topic != TOPICS.index("bill")) & (other.topic != TOPICS.index("bill"))
    assert abs(np.corrcoef(one.day[alike], other.day[alike])[0, 1]) < 0.05
