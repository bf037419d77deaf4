"""From staff to customers: each complaint, visit and call goes by lot to a team, which solves it or not.

A team that is good at it lets people wait less and solves more at once; a month of much work does the
opposite. What was not solved comes again. A line has one ticket a month, its gravest. All figures are
assumptions of the kit.
"""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.schema import TICKET_KINDS
from synthetic.streams import Draws, Stream

TEAMS = 12
_COMPLAINT, _VISIT, _CALL = range(len(TICKET_KINDS))
_LOAD = 0.5
"""Spread of a team's load between months."""
_WAIT, _BY_SKILL, _BY_LOAD, _SPREAD = 1.1, -0.25, 0.6, 0.5
"""Log of the minutes of waiting, what a unit of skill and of load adds, and its spread."""
_SOLVED, _SKILLED, _WAITED = 0.7, 0.6, -0.03
"""Log odds of solving at once, what a unit of skill and a minute of waiting add."""
_PLEASED, _ANNOYED, _A_MINUTE, _LONGEST = 0.15, -0.7, -0.02, 20.0
"""What it does to contentment: solved, not solved, each minute of waiting up to so many."""
_KEPT, _KEPT_OPEN, _IN_TIME, _LATE = 0.88, 0.5, 0.1, -0.2
"""Share of complaints answered when promised, where solved and not; what either does to contentment."""
_AGAIN = 0.35
"""Share of what was not solved that comes again the next month."""
_RATED = 0.3
"""Share of tickets that the customer rates."""


class Teams(Columns):
    """The teams in a month: skill (for good) and load, in standard units."""


def teams(seed: int, luck: int, index: int) -> Teams:
    """The teams as they are in a month (index)."""
    return Teams(
        skill=Draws(seed, Stream.TEAM, 0, 0, TEAMS).normal(),
        load=Draws(luck, Stream.TEAM, index + 1, 0, TEAMS).normal(_LOAD),
    )


def serve(state: Columns, month: Columns, staff: Teams, draw) -> Columns:
    """Serves those who came this month and moves their contentment.

    Returns:
        who (positions in the block), kind, team (from 1), wait (minutes), solved, kept (answered when
        promised; complaints), reopened, and rating (1 to 5; −1: not given).
    """
    again = state.reopens.copy()
    came = (month.complaints > 0) | (month.counter_visits > 0) | (month.service_calls > 0) | again
    who = np.flatnonzero(came & (state.suspended == 0))
    visit = np.where(month.counter_visits[who] > 0, _VISIT, _CALL)
    kind = np.where(month.complaints[who] > 0, _COMPLAINT, visit).astype(np.int8)
    luck = draw(Stream.TICKET, who)
    team = luck.pick(np.full(TEAMS, 1 / TEAMS))
    skill, load = staff.skill[team], staff.load[team]
    wait = np.exp(_WAIT + _BY_SKILL * skill + _BY_LOAD * load + luck.normal(_SPREAD))
    solved = luck.chance(1 / (1 + np.exp(-(_SOLVED + _SKILLED * skill + _WAITED * wait))))
    kept = luck.chance(np.where(solved, _KEPT, _KEPT_OPEN)) | (kind != _COMPLAINT)
    real = wait.dtype.type
    moved = np.where(solved, real(_PLEASED), real(_ANNOYED)) + _A_MINUTE * np.minimum(
        wait, _LONGEST
    )
    moved += np.where(kept, real(_IN_TIME), real(_LATE)) * (kind == _COMPLAINT)
    state.satisfaction[who] += moved.astype(state.satisfaction.dtype)
    state.reopens[:] = False
    state.reopens[who] = ~solved & luck.chance(_AGAIN)
    likes = (
        3.4
        + 1.1 * np.where(solved, real(0.6), real(-1))
        - 0.04 * wait
        + 0.5 * state.satisfaction[who]
    )
    rating = np.clip(np.rint(likes + luck.normal(0.7)), 1, 5)
    return Columns(
        who=who,
        kind=kind,
        team=team + 1,
        wait=wait,
        solved=solved,
        kept=kept,
        reopened=again[who],
        rating=np.where(luck.uniform() < _RATED, rating, -1).astype(np.int8),
    )
