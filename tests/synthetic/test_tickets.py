"""Tickets: served by teams by lot; skill solves, load makes wait, what is not solved comes again and costs."""

import numpy as np
import pytest

from synthetic import load, tickets
from synthetic.columns import Columns, join
from synthetic.schema import TICKET_KINDS
from synthetic.world import World


@pytest.fixture(scope="module")
def lived():
    """A world of two years, and all its tickets with their month and the line."""
    one = World(load("city", subscribers=30_000, campaigns=[]), 7)
    rows = []
    for _ in one.months:
        month = one.step()
        here = one.served.take(month.present[one.served.who])
        here.month = np.full(len(here), month.index)
        rows.append(here)
    return one, join(rows)


def test_two_thirds_are_solved_at_once_and_teams_differ(lived):
    one, rows = lived
    assert 0.6 < rows.solved.mean() < 0.7
    by_team = np.bincount(rows.team, rows.solved)[1:] / np.bincount(rows.team)[1:]
    skill = tickets.teams(7, 7, 0).skill
    assert np.corrcoef(by_team, skill)[0, 1] > 0.95
    assert by_team.max() - by_team.min() > 0.2
    wait = np.bincount(rows.team, rows.wait)[1:] / np.bincount(rows.team)[1:]
    assert np.corrcoef(wait, skill)[0, 1] < -0.5


def test_teams_are_drawn_by_lot(lived):
    one, rows = lived
    count = np.bincount(rows.team)[1:]
    assert np.abs(count / count.mean() - 1).max() < 5 / np.sqrt(count.mean())
    need = one.people.need[rows.who]
    skilled = tickets.teams(7, 7, 0).skill[rows.team - 1] > 0
    shares = [np.bincount(need[part], minlength=4) / part.sum() for part in (skilled, ~skilled)]
    assert np.abs(shares[0] - shares[1]).max() < 0.02


def test_a_line_has_one_ticket_a_month_its_gravest(lived):
    one, rows = lived
    code = rows.month * len(one.people) + rows.who
    assert len(np.unique(code)) == len(code)
    assert set(np.unique(rows.kind)) == set(range(len(TICKET_KINDS)))
    assert rows.kept[rows.kind != TICKET_KINDS.index("complaint")].all()


def test_what_is_not_solved_comes_again_and_leaves_sooner(lived):
    one, rows = lived
    again = rows.reopened.mean()
    assert 0.05 < again < 0.2
    early = rows.take(rows.month <= 16)
    gone = one.state.gone[early.who].astype(int)
    left = (gone > early.month) & (gone <= early.month + 6) & ~one.state.by_arrears[early.who]
    ratio = left[~early.solved].mean() / left[early.solved].mean()
    assert 1.15 < ratio < 1.8


def test_ratings_follow_what_was_done(lived):
    _, rows = lived
    rated = rows.rating > 0
    assert abs(rated.mean() - 0.3) < 0.02
    assert rows.rating[rated & rows.solved].mean() > rows.rating[rated & ~rows.solved].mean() + 1


def _month(**changes):
    n = 1000
    came = np.ones(n, dtype=np.int8)
    none = np.zeros(n, dtype=np.int8)
    return Columns(**{"complaints": none, "counter_visits": none, "service_calls": came, **changes})


def test_whom_nobody_served_stays_as_content():
    from synthetic.streams import Draws

    def draw(stream, who=None):
        return Draws(7, stream, 3, 0, 1000, who)

    calls = np.zeros(1000, dtype=np.int8)
    calls[:100] = 1
    state = Columns(
        satisfaction=np.zeros(1000, dtype=np.float32),
        suspended=np.zeros(1000, dtype=np.int8),
        reopens=np.zeros(1000, dtype=bool),
    )
    rows = tickets.serve(state, _month(service_calls=calls), tickets.teams(7, 7, 3), draw)
    np.testing.assert_array_equal(rows.who, np.arange(100))
    assert (state.satisfaction[100:] == 0).all()
    assert (
        state.satisfaction[:100][rows.solved] > state.satisfaction[:100][~rows.solved].max()
    ).all()
