"""Handsets: chosen by price, taste and the maker held; they age, and the newest take more data."""

import numpy as np
import pytest

from synthetic import devices, load
from synthetic.market import ERAS
from synthetic.world import World


@pytest.fixture(scope="module", params=["city", "4g-2016"])
def lived(request):
    """A world after a year, and who bought what: model before, model after."""
    one = World(load(request.param, subscribers=20_000, campaigns=[]), 7)
    bought = []
    for now in range(12):
        before = one.state.model.copy()
        month = one.step()
        new = month.present & (one.state.handset_age == 0) & (one.people.join < now)
        bought.append(np.stack([before[new], one.state.model[new], np.flatnonzero(new)]))
    return one, month, np.concatenate(bought, axis=1), devices.models(ERAS[one.scenario.era])


def test_half_keep_their_maker(lived):
    _, _, (before, after, _), on_sale = lived
    assert 0.45 < (on_sale.maker[before] == on_sale.maker[after]).mean() < 0.6


def test_no_maker_rules_and_all_models_sell(lived):
    one, month, (_, after, _), on_sale = lived
    share = np.bincount(on_sale.maker[one.state.model[month.present]]) / month.present.sum()
    assert len(share) == 6
    assert share.max() < 0.35
    assert (np.bincount(after, minlength=16) > 0).sum() >= 15


def test_newer_generations_take_more_data(lived):
    one, month, _, on_sale = lived
    generation = on_sale.generation[one.state.model]
    names = sorted(set(generation[month.present]))
    usage = [month.seen.data_gb[month.present & (generation == one)].mean() for one in names]
    assert usage[2] > 1.2 * usage[1]
    assert usage[1] > 1.5 * usage[0]


def test_who_earns_more_buys_dearer(lived):
    one, month, _, on_sale = lived
    price = on_sale.price[one.state.model]
    assert np.corrcoef(np.log(price[month.present]), one.people.income[month.present])[0, 1] > 0.2


def test_no_handset_is_older_than_the_line(lived):
    one, month, _, _ = lived
    age, here = one.state.handset_age, month.present
    assert (age[here] <= 11 - one.people.join[here]).all()


def test_those_who_leave_and_those_whose_contract_ends_replace_it_sooner():
    one = World(load("city", subscribers=60_000, campaigns=[]), 7)
    bought, asked = np.zeros(3), np.zeros(3)
    for now in range(6):
        ends = one.state.contract_end == now
        month = one.step()
        new = month.present & (one.state.handset_age == 0) & (one.people.join < now)
        leaving = month.present & (one.state.decided <= now) & (one.people.join < now)
        for which, who in enumerate((leaving, ends & ~leaving, ~ends & ~leaving)):
            who = who & month.present & (one.people.join < now)
            bought[which] += (new & who).sum()
            asked[which] += who.sum()
    share = bought / asked
    assert share[0] > 3 * share[2]
    assert 1.8 < share[1] / share[2] < 3.2
    assert abs(share[2] - 1 / 30) < 0.004


def test_the_books_say_of_each_handset_what_the_month_says():
    from synthetic.tables import Tables
    from tests.synthetic.test_mechanisms import Keeping

    one, shelf = World(load("city", subscribers=3000, campaigns=[]), 7), Keeping()
    writer = Tables(one, shelf)
    for _ in range(24):
        month = one.step()
        writer.month(month)
    writer.finish()
    rows = {name: np.concatenate([part[name] for part in shelf.rows["devices"]])
            for name in ("subscriber", "from_month", "model")}  # fmt: skip
    last = np.zeros(len(one.people) + 1, dtype=int)
    order = np.argsort(rows["from_month"], kind="stable")
    last[rows["subscriber"][order]] = rows["from_month"][order]
    present = np.flatnonzero(month.present)
    from synthetic.calendar import months_between

    age = months_between(last[present + 1], month.month)
    np.testing.assert_array_equal(age, month.seen.handset_age[present])
