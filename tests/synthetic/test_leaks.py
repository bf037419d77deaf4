"""No hidden flag can be read off what is seen: small trees on the visible columns hunt each of them.

Needs are apart: acts are meant to show them (see `test_habits`).
"""

import numpy as np
import pytest
from sklearn.tree import DecisionTreeClassifier

from synthetic import documents, life, load, orders
from synthetic.columns import Columns
from synthetic.schema import CONTACTS, INTENTS, MONTHLY, PHRASES, VALUE_ADDED
from synthetic.tables import Tables
from synthetic.world import World
from tests.synthetic.lives import Keeping

MOST_PRECISE, LEAST_FOUND = 0.7, 0.3
NAMES = [name for name in MONTHLY.names if name not in ("subscriber", "month")]


@pytest.fixture(scope="module")
def seen_and_hidden():
    """Columns of a month, its changes against the month before and standing facts; hidden flags."""
    world = World(load("city", subscribers=30_000, campaigns=[]), 5)
    desk = np.zeros((3, len(world.people)))  # calls in a year, listened to, with an offer taken
    for index in range(14):
        before = world.step()
        if index > 2:
            count_calls(desk, world.called)
        last = np.stack([before.seen.__dict__[name].astype(float) for name in NAMES], axis=1)
    month = world.step()
    count_calls(desk, world.called)
    now = np.stack([month.seen.__dict__[name].astype(float) for name in NAMES], axis=1)
    people, here = world.people, month.present
    holder = documents.holders(people, world.scenario, 5, 0)
    lines = np.bincount(holder, minlength=len(people))[holder]
    standing = np.stack([people.autopay, people.club, people.do_not_disturb, people.sim_reported,
                         people.channel, people.credit, people.top_up, 15 - people.join, lines,
                         *desk, *books_of_services(world)], axis=1)  # fmt: skip
    hidden = {
        "decided": month.truth.decided,
        "sleeping_dog": people.dog,
        "gift": people.gift,
        "declining": world.state.phase == life.DECLINE,
        "charged_unasked": world.state.unasked > 0,
        "use_moved_away": world.state.shifted > 0,
        "fraud": people.fraud,
        "bluff": people.bluff,
    }
    table = np.hstack([now, now - last, standing])
    return table[here], {name: flag[here].astype(bool) for name, flag in hidden.items()}


def count_calls(desk, calls):
    """Adds a month's calls to the save desk, as they are written down."""
    for row, part in zip(desk, (calls.heard >= 0, calls.heard, calls.accepted), strict=True):
        row[calls.who[part]] += 1


def books_of_services(world):
    """What the books show of the services held now: how many, unconfirmed, by a clerk, by a trial."""
    bits = (world.state.services[:, None] >> np.arange(len(VALUE_ADDED))) & 1
    who, service = np.nonzero(bits)
    wrong = (world.state.unasked[who] >> service) & 1 == 1
    rows = Columns(subscriber=who, service=service, unasked=wrong)
    ordered = orders.ordered(rows, world.seed, world.first)
    kinds = (~ordered.confirmed, ordered.ordered_by == 1, ordered.ordered_by == 2)
    return bits.sum(axis=1), *(np.bincount(who, kind, len(bits)) for kind in kinds)


FLAGS = ("decided", "sleeping_dog", "gift", "fraud", "bluff")
FLAGS += ("declining", "charged_unasked", "use_moved_away")


@pytest.mark.parametrize("name", FLAGS)
def test_no_small_tree_finds_it(seen_and_hidden, name):
    table, hidden = seen_and_hidden
    hunt(table, hidden[name])


def hunt(table, flag):
    """Hold that no tree of two questions that learnt from one half finds the flag in the other."""
    half = len(flag) // 2
    if not flag[:half].any() or not flag[half:].any():
        return  # so rare that nobody could learn it
    tree = DecisionTreeClassifier(max_depth=2, min_samples_leaf=20, class_weight="balanced")
    scores = tree.fit(table[:half], flag[:half]).predict_proba(table[half:])[:, 1]
    truth = flag[half:]
    for cut in np.unique(scores):
        found = scores >= cut
        recall, precision = found[truth].mean(), truth[found].mean()
        assert recall < LEAST_FOUND or precision <= MOST_PRECISE, (cut, recall, precision)


@pytest.fixture(scope="module")
def enquiries():
    """What an operator sees of each enquiry of half a year, of its sentence too, and the intent."""
    world, shelf = World(load("city", subscribers=20_000, campaigns=[], months=6), 5), Keeping()
    writer = Tables(world, shelf)
    for _ in world.months:
        writer.month(world.step())
    writer.finish()
    (rows,), (said,), (true,) = (shelf.rows[name] for name in ("contacts", "phrases", "intents"))
    asked = rows["kind"] == 1
    numbers = rows["phrase"][asked] - 1
    columns = [rows[name][asked] for name in ("channel", "day", "hour", "topic", "phrase")]
    columns += [said[name][numbers] for name in ("topic", "template")]
    for name in ("subscriber", "month"):
        np.testing.assert_array_equal(rows[name][asked], true[name])
    return np.stack(columns, axis=1).astype(float), true["intent"]


@pytest.mark.parametrize("intent", INTENTS[1:])
def test_no_small_tree_finds_an_intent(enquiries, intent):
    table, true = enquiries
    hunt(table, true == INTENTS.index(intent))


def test_no_table_of_an_operator_has_a_column_of_intents():
    for table in (CONTACTS, PHRASES):
        assert not [column.name for column in table.columns if set(INTENTS) & set(column.values)]
        assert not {"intent", "mood"} & set(table.names)
