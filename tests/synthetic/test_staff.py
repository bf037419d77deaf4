"""Who works here, and who looked up whose record: one sells look-ups, and only his role's usual gives him away."""

import numpy as np
import pandas as pd
import pytest

from casekit.analysis.excess import excess
from synthetic import access, areas, load, schema, staff, tickets
from synthetic.tables import Tables
from synthetic.world import World
from tests.synthetic.lives import Keeping

LINES = 4000
LAW = {
    "extends": "city",
    "name": "short",
    "subscribers": 1000,
    "months": 6,
    "campaigns": [],
    "value_at": [],
}


def looked_up(seed, sold=1.5):
    """The log as a table, and by staff number the role and counts of what is told of a look-up."""
    log = pd.DataFrame(dict(access.log(seed, LINES, sold).items()))
    log["night"] = ~log["hour"].between(8, 19)
    log["unasked"] = ~log["with_ticket"]
    counts = log.groupby("staff")[["unasked", "night", "full_number"]].sum()
    counts["looks"] = log.groupby("staff").size()
    counts["role"] = staff.ROLE[counts.index - 1]
    return log, counts


def place(figure, seed):
    return figure.rank(ascending=False)[staff.insider(seed)]


def test_every_area_has_its_clerks_and_every_team_its_agents():
    people = pd.DataFrame(dict(staff.make(3, 202512).items()))
    assert people["staff"].tolist() == list(range(1, 61))
    clerks, agents = (people[people["role"] == role] for role in (staff.CLERK, staff.AGENT))
    assert (clerks["area"].value_counts() == 2).all()
    assert (agents["team"].value_counts() == 2).all()
    assert len(clerks) == 2 * areas.COUNT
    assert len(agents) == 2 * tickets.TEAMS
    assert (people["team"] > 0).sum() == len(agents)
    assert people["trained_month"].between(202401, 202512).all()


def test_every_group_has_one_manager_and_no_manager_has_them_all():
    group = np.arange(1, 601)
    whose = staff.manager(3, group)
    assert (staff.ROLE[whose - 1] == staff.MANAGER).all()
    assert np.bincount(whose)[whose].max() < 150
    np.testing.assert_array_equal(staff.manager(3, group[40:60]), whose[40:60])


def test_only_the_excess_over_the_role_finds_who_sells():
    """In each of twenty worlds; neither plain counts and shares nor hours and numbers do."""
    found = {name: [] for name in ("excess", "count", "share", "volume", "night", "full_number")}
    for seed in range(1, 21):
        _, counts = looked_up(seed)
        looks, role = counts["looks"], counts["role"]
        told = {
            "excess": excess(looks, counts["unasked"], role),
            "count": counts["unasked"],
            "share": counts["unasked"] / looks,
            "volume": looks,
            **{name: excess(looks, counts[name], role) for name in ("night", "full_number")},
        }
        for name, figure in told.items():
            found[name].append(place(figure, seed))
    assert found.pop("excess") == [1.0] * 20
    assert {name: places.count(1.0) for name, places in found.items()} == {
        name: pytest.approx(0, abs=3) for name in found
    }


def test_what_is_sold_comes_on_top_and_moves_nothing_else():
    log, counts = looked_up(7)
    plain, without = looked_up(7, sold=0)
    more = (counts["looks"] - without["looks"])[counts["looks"] > without["looks"]]
    assert more.index.tolist() == [staff.insider(7)]
    assert more.iloc[0] == pytest.approx(1.5 * access.DAYS, abs=4 * np.sqrt(1.5 * access.DAYS))
    unasked = (counts["unasked"] - without["unasked"])[staff.insider(7)]
    assert unasked == more.iloc[0]
    others = log["staff"] != staff.insider(7)
    mine = plain["staff"] != staff.insider(7)
    pd.testing.assert_frame_equal(
        log[others].reset_index(drop=True), plain[mine].reset_index(drop=True)
    )


def test_the_log_is_the_same_each_time_and_in_order():
    log, _ = looked_up(11)
    pd.testing.assert_frame_equal(log, looked_up(11)[0])
    assert log[["day", "hour", "staff"]].apply(tuple, axis=1).is_monotonic_increasing
    assert log["line"].between(0, LINES - 1).all()
    assert log["day"].between(1, access.DAYS).all()
    assert log["line"].nunique() == LINES  # everybody's record is looked up in ninety days


def written(**law):
    world, shelf = World(load(LAW | {"staff": law}), 5), Keeping()
    tables = Tables(world, shelf)
    for _ in world.months:
        tables.month(world.step())
    tables.finish()
    return shelf.rows


def test_the_tables_name_the_insider_only_where_somebody_sells():
    sells, nobody = written(), written(sold=0)
    (told,) = sells[schema.TRUE_INSIDERS.name]
    assert told["staff"] == [staff.insider(5)]
    assert told["sold"] == [1.5]
    assert len(nobody[schema.TRUE_INSIDERS.name][0]["staff"]) == 0
    for name in set(sells) - {schema.TRUE_INSIDERS.name}:
        for one, other in zip(sells[name], nobody[name], strict=True):
            for column, values in one.items():
                np.testing.assert_array_equal(values, other[column])
    (groups,), (whose,) = (sells[table.name] for table in (schema.GROUPS, schema.PORTFOLIOS))
    np.testing.assert_array_equal(groups["group"], whose["group"])
