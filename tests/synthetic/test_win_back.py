"""Win-back: who comes back and when, what offers by lot do to it, what the desk has on file of it."""

from functools import partial

import numpy as np
import pytest

from synthetic import load, win_back
from synthetic.calendar import month_number
from synthetic.columns import Columns, join
from synthetic.laws import WinBack
from synthetic.schema import REASONS, RETURN_OFFERS
from synthetic.streams import Draws
from synthetic.tables import Tables
from synthetic.world import World
from tests.synthetic.lives import Keeping

MANY = 40_000
OFFERS = RETURN_OFFERS[1:]


def luck(stream, number=0, many=MANY):
    return Draws(7, stream, number, 0, many)


def lives(reason="network", tenure=24, contentment=0.0, **dials):
    """What becomes of many leavers who are alike but for regret."""
    alike = {"reason": REASONS.index(reason), "tenure": tenure, "contentment": contentment}
    gone = Columns(**{name: np.full(MANY, value) for name, value in alike.items()})
    return win_back.lives(gone, WinBack(**dials), luck)


def back(told, offer="alone"):
    return told.__dict__[f"returned_{offer}"]


def by_month(told, offer="alone"):
    """Share of those still away who come back in each month after leaving, from the first."""
    count = np.bincount(back(told, offer), minlength=win_back.WATCHED + 1)[1:]
    return count / (MANY - np.cumsum(count) + count)


def test_the_chance_is_the_law_worked_out_by_hand():
    told = lives("price", tenure=12, contentment=-1.0, regret=0, reach=1)
    months = np.arange(1, 13)
    odds = -4.4 + 0.35 * np.log(2) - 0.5 + 0.3 + np.log(np.exp(-(((months - 5) / 4) ** 2)) + 0.25)
    for offer, fit in (("alone", 0), ("price_back", 1), ("apology", 0.1)):
        chance = 1 / (1 + np.exp(-odds - 1.1 * fit * np.isin(months, (3, 4, 5))))
        assert told.__dict__[f"chance_{offer}"] == pytest.approx(1 - np.prod(1 - chance), abs=1e-6)
        noise = 4.5 * np.sqrt(chance / MANY)
        assert (np.abs(by_month(told, offer) - chance) < noise).all()


def test_most_come_back_about_the_fifth_month():
    found = np.convolve(by_month(lives()), np.ones(3) / 3, "valid")
    assert found.argmax() + 2 in {4, 5, 6}
    assert found[0] < found.max() > 2 * found[-1]


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ({"reason": "price"}, {"reason": "network"}),
        ({"reason": "network"}, {"reason": "service"}),
        ({"reason": "service"}, {"reason": "personal"}),
        ({"tenure": 60}, {"tenure": 3}),
        ({"contentment": 0.0}, {"contentment": -2.0}),
    ],
)
def test_who_comes_back_more_readily(more, less):
    often, seldom = lives(**more), lives(**less)
    assert often.chance_alone.mean() > 1.05 * seldom.chance_alone.mean()
    assert (back(often) > 0).sum() > (back(seldom) > 0).sum()


def test_regret_brings_back():
    told = lives()
    assert abs(told.regret.mean()) < 0.03
    assert abs(told.regret.std() - 1) < 0.02
    high, low = told.regret > 1, told.regret < -1
    assert told.chance_alone[high].min() > told.chance_alone[low].max()
    assert (back(told)[high] > 0).mean() > 3 * (back(told)[low] > 0).mean()


@pytest.mark.parametrize("reason", REASONS)
def test_an_offer_helps_where_it_speaks_to_the_reason_and_under_the_same_luck(reason):
    told = lives(reason)
    alone = back(told)
    fits = {name: win_back._FITS[name][REASONS.index(reason)] for name in OFFERS}
    for name in OFFERS:
        with_it = back(told, name)
        assert (told.__dict__[f"chance_{name}"] >= told.chance_alone).all()
        moved = with_it != alone
        assert moved.any() == (fits[name] > 0)
        assert not moved[~told.reached].any()  # who is not reached is left alone
        assert np.isin(with_it[moved], (3, 4, 5)).all()  # from the contact, for three months
        assert ((alone == 0) | (alone > with_it))[moved].all()  # nobody is kept away
    best = max(OFFERS, key=fits.get)
    assert max(OFFERS, key=lambda name: told.__dict__[f"chance_{name}"].mean()) == best


def test_each_offer_has_a_fit_for_each_reason():
    assert tuple(win_back._FITS) == RETURN_OFFERS
    assert {len(fits) for fits in win_back._FITS.values()} == {len(REASONS), len(win_back._EASE)}
    assert not any(win_back._FITS["alone"])


def filed(last=23, month=0, **dials):
    """What the desk has on file of many who left in one month, and what became of them."""
    law, told = WinBack(**dials), lives(**dials)
    gone = Columns(
        month=np.full(MANY, month),
        consent=np.ones(MANY, dtype=bool),
        habit_service=np.zeros(MANY, dtype=np.float32),
    )
    return told, win_back.trial(gone, told, law, luck, last)


def test_calls_hint_at_regret_and_do_not_give_it_away():
    told, rows = filed()
    assert 0.1 < np.corrcoef(rows.calls, told.regret[rows.row])[0, 1] < 0.7
    told, rows = filed(hint=0)
    assert abs(np.corrcoef(rows.calls, told.regret[rows.row])[0, 1]) < 0.02


def test_what_comes_after_the_data_is_not_on_file():
    told, rows = filed(last=6)
    assert rows.returned.max() == 6
    given = np.choose(rows.offer, [back(told, name)[rows.row] for name in RETURN_OFFERS])
    np.testing.assert_array_equal(rows.returned, np.where((given > 0) & (given <= 6), given, -1))
    assert len(filed(last=3)[1]) == MANY
    assert len(filed(last=2)[1]) == 0


def written(law, seed=7):
    """A world's tables, and how content each leaver by choice was as he left, by number."""
    world, shelf = World(law, seed), Keeping()
    tables, felt = Tables(world, shelf), {}
    for _ in world.months:
        month = world.step()
        tables.month(month)
        left = month.left[(month.left < tables.n) & ~world.state.by_arrears[month.left]]
        felt |= dict(zip(left + 1, world.state.satisfaction[left], strict=True))
    tables.finish()
    return shelf.rows, felt


@pytest.fixture(scope="module")
def base():
    law = load("classroom", campaigns=[], pilots=[], value_at=[], subscribers=20_000)
    return law, *written(law)


def of(rows, name):
    return join([Columns(**part) for part in rows[name]])


def test_on_file_are_leavers_by_choice_who_agreed_and_whose_month_has_come(base):
    _, rows, _ = base
    seen, churn, people = (of(rows, name) for name in ("win_back", "churn", "subscribers"))
    left = dict(zip(churn.subscriber, churn.month, strict=True))
    due = {
        number
        for number, month, kind in zip(churn.subscriber, churn.month, churn.kind, strict=True)
        if kind != 3 and month_number(month) + 3 <= month_number(202512)
    }
    agreed = set(people.subscriber[people.marketing_consent])
    assert set(seen.subscriber) == due & agreed
    assert 0 < len(due - agreed) < len(due) / 5
    gone = np.array([left[number] for number in seen.subscriber])
    assert (month_number(seen.month) - month_number(gone) == 3).all()
    assert set(of(rows, "returns").subscriber) == set(churn.subscriber[churn.kind != 3])


def test_what_is_seen_is_the_life_of_the_offer_that_the_lot_gave(base):
    _, rows, _ = base
    seen, true = of(rows, "win_back"), of(rows, "returns")
    at = np.searchsorted(true.subscriber, seen.subscriber)
    lives = [true.__dict__[f"returned_{name}"][at] for name in RETURN_OFFERS]
    given = np.choose(seen.offer, lives)
    np.testing.assert_array_equal(seen.returned_month, np.where(given <= 202512, given, -1))
    assert (given > 202512).any()  # some come back when nobody looks any more
    early = (given > 0) & (given < seen.month)
    assert early.any()
    assert not seen.contacted[early | (seen.offer == 0)].any()
    called = (seen.offer > 0) & ~early
    assert abs(seen.contacted[called].mean() - 0.9) < 0.03


def test_the_lot_decides_and_nothing_else(base):
    _, rows, _ = base
    seen, true = of(rows, "win_back"), of(rows, "returns")
    shares = np.bincount(seen.offer, minlength=4) / len(seen)
    assert np.abs(shares - [0.4, 0.2, 0.2, 0.2]).max() < 0.03
    at = np.searchsorted(true.subscriber, seen.subscriber)
    for name in ("regret", "chance_alone"):
        values = true.__dict__[name][at]
        apart = [values[seen.offer == arm].mean() for arm in range(4)]
        noise = values.std() / np.sqrt((seen.offer == 1).sum())
        assert np.ptp(apart) < 5 * noise


def test_contentment_is_that_of_the_month_of_leaving(base):
    law, rows, felt = base
    true, why = of(rows, "returns"), of(rows, "leaving")
    people = of(rows, "subscribers")
    churn = of(rows, "churn")
    left = dict(zip(churn.subscriber, churn.month, strict=True))
    gone = np.array([left[number] for number in true.subscriber])
    tenure = month_number(gone) - month_number(people.join_month[true.subscriber - 1])
    told = win_back.lives(
        Columns(
            reason=why.reason,
            tenure=tenure,
            contentment=np.array([felt[number] for number in true.subscriber]),
        ),
        law.win_back,
        lambda stream, number=0: Draws(7, stream, number, 0, 0, true.subscriber - 1),
    )
    np.testing.assert_array_equal(why.subscriber, true.subscriber)
    np.testing.assert_allclose(told.chance_alone, true.chance_alone, atol=1e-6)


def test_nothing_else_of_the_world_moves():
    made = partial(load, "classroom", campaigns=[], pilots=[], value_at=[], subscribers=3000)
    one, _ = written(made(months=9))
    other, _ = written(made(months=9, win_back={"base": -2.0, "effect": 3.0, "offered": 1.0}))
    differ = set()
    for name in one:
        for page, instead in zip(one[name], other[name], strict=True):
            for column, values in page.items():
                if column not in ("who", "gone") and not np.array_equal(values, instead[column]):
                    differ.add(name)
    assert differ == {"win_back", "returns"}


def test_too_late_a_contact_is_no_scenario():
    with pytest.raises(ValueError, match="wait"):
        WinBack(wait=12)
