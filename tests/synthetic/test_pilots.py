"""Province pilots: trials by lot that are large enough to learn from, told by their end only."""

import numpy as np
import pytest

from synthetic import generate, load, pilots
from synthetic.schema import MONTHLY, OFFERS, PILOT_PEOPLE, PILOT_SEEN
from synthetic.world import World

SMALL = [
    {"offer": "contract", "month": 202501, "participants": 3000, "horizon": 12,
     "eligible": {"tenure": 6, "contract_left": 3, "not_fading": True}},
    {"offer": "care_call", "month": 202410, "participants": 1000},
]  # fmt: skip


@pytest.fixture(scope="module")
def law():
    return load("classroom", pilots=SMALL)


@pytest.fixture(scope="module")
def rows(law):
    return pilots.people(law, 7)


def of(rows, offer):
    return rows.take(rows.offer == OFFERS.index(offer))


def test_as_many_take_part_as_were_wanted_half_of_them_treated(rows):
    for said in SMALL:
        some = of(rows, said["offer"])
        assert len(some) == said["participants"]
        assert abs(some.arm.mean() - 0.5) < 0.04
        assert (some.month == said["month"]).all()
        assert not some.contacted[some.arm == 0].any()
        assert 0.85 < some.contacted[some.arm == 1].mean() < 0.95
        assert not some.accepted[~some.contacted].any()
    assert list(rows.participant) == list(range(1, 4001))


def test_only_who_is_eligible_takes_part(rows):
    some = of(rows, "contract")
    assert (some.tenure_months >= 5).all()  # six in the month of the contact
    assert (some.contract_left <= 4).all()


def test_the_arms_are_alike_before_the_contact(rows):
    some = of(rows, "contract")
    for name in PILOT_SEEN:
        values = getattr(some, name).astype(float)
        treated, control = values[some.arm == 1], values[some.arm == 0]
        noise = np.sqrt(treated.var() / len(treated) + control.var() / len(control))
        assert abs(treated.mean() - control.mean()) <= 4.5 * noise + 1e-9, name


def test_what_is_seen_is_the_month_before_the_contact(law, rows):
    world = World(pilots._lived(law, law.pilots[1]), 7, part=_part(law, 1))
    month = world.step()
    seen = {name: getattr(month.seen, name).copy() for name in PILOT_SEEN}
    world.step()
    who = world.campaigns[0].who[:1000]
    some = of(rows, "care_call")
    for name in PILOT_SEEN:
        np.testing.assert_array_equal(getattr(some, name), seen[name][who], err_msg=name)


def _part(law, number):
    first = pilots.FIRST + number * pilots._APART
    return first, first + pilots.padded(int(law.pilots[number].participants * pilots._LINES))


def test_the_pilots_of_a_class_can_be_read():
    """24,000 participants: of the contract offer, leaving falls far beyond chance, and money too."""
    rows = of(pilots.people(load("classroom"), 11), "contract")
    assert len(rows) == 24_000
    treated = rows.arm == 1
    change = rows.left[treated].mean() - rows.left[~treated].mean()
    noise = np.sqrt(rows.left.var() * 4 / len(rows))
    assert change < -5 * noise
    loss = rows.margin[treated].mean() - rows.margin[~treated].mean()
    assert loss < 0  # over everybody, it costs more in a year than it keeps


def test_they_hang_on_the_law_and_not_on_the_base(law, rows):
    other = pilots.people(load("classroom", pilots=SMALL, subscribers=1000, campaigns=[]), 7)
    for name, column in rows.items():
        np.testing.assert_array_equal(column, getattr(other, name), err_msg=name)
    again = pilots.people(law, 8)
    assert (again.left != rows.left).any()


def test_a_base_without_pilots_has_an_empty_table_and_the_same_months(tmp_path):
    import pyarrow.parquet as pq

    told = {}
    for name, these in (("with", SMALL[1:]), ("without", [])):
        law = {"extends": "classroom", "subscribers": 1000, "months": 3, "campaigns": [],
               "pilots": these, "name": name}  # fmt: skip
        folder = generate(tmp_path / name, law, seed=7)
        told[name] = (folder / "monthly" / "202403.parquet").read_bytes()
        found = pq.read_table(folder / "pilot_people")
        assert found.num_rows == (1000 if these else 0)
        assert found.column_names == PILOT_PEOPLE.names
    assert told["with"] == told["without"]


def test_no_truth_is_told():
    hidden = {"need", "sleeping_dog", "hazard", "decided"}
    assert not hidden & set(PILOT_PEOPLE.names)
    assert {PILOT_PEOPLE[name] for name in PILOT_SEEN} == {MONTHLY[name] for name in PILOT_SEEN}
