"""After leaving: who comes back, when, and whom an offer brings back.

Whoever comes back signs anew under a new number, which the tables do not link to the old one, as an
operator's billing does not: that second life is not simulated, and nothing else of the world moves.
All is worked out when the months are over, from who left by choice, when, why and how content. The
win-back desk knows a returner by his papers and notes the month.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from synthetic.columns import Columns
from synthetic.laws import WinBack
from synthetic.schema import RETURN_OFFERS
from synthetic.streams import Draws, Stream

WATCHED = 12
"""Months after leaving in which a return is looked for; few come later, and the desk closes the file."""
_MONTHS = np.arange(1, WATCHED + 1, dtype=np.int32)
_WIDTH = 4
"""Months by which returns are fewer before and after their height."""

# by the true reason: price network service bill contract friends personal (kit assumptions)
_EASE = (0.3, 0.0, -0.6, 0.2, 0.1, 0.0, -0.7)
"""How much sooner those return who left for a reason, on the log odds."""
_FITS = {
    "alone": (0, 0, 0, 0, 0, 0, 0),
    "price_back": (1.0, 0.2, 0.1, 0.9, 0.6, 0.2, 0.3),
    "apology": (0.1, 0.5, 1.2, 0.3, 0.1, 0.1, 0.2),
    "together": (0.2, 0.0, 0.0, 0.1, 0.2, 1.0, 0.4),
}
"""How well each offer speaks to a reason: the former price, an apology with a person to turn to, a
tariff shared with friends and kin who stayed."""

_CALLS, _OF_HABIT, _MOST = -1.0, 0.3, 2.0
"""Log of the calls to us between leaving and the contact, what the habit of calling adds to it, and
how many are expected at most."""

Luck = Callable[..., Draws]
"""Draws of a stream, and of a number where there are several, for the leavers at hand."""


def lives(gone: Columns, law: WinBack, luck: Luck) -> Columns:
    """Return what would become of each leaver, by the offer that the lot gives him.

    Args:
        gone: a row a leaver by choice: `reason` (index into REASONS), `contentment` and `tenure`
            (months) as he left.
        law: of returning.
        luck: of these leavers.

    Returns:
        `regret` (how the rival turned out, standard units; high: badly); `offer` (index into
        RETURN_OFFERS) by lot; `reached`, if called; by offer, `chance_*` of a
        return within `WATCHED` months, those whom nobody reaches counted as left alone, and
        `returned_*`, months from leaving to the return under one and the same luck (0: none).
    """
    regret = luck(Stream.REGRET_OF_LEAVING).normal()
    told = Columns(regret=regret, **_desk(law, luck))
    odds = _log_odds(gone, regret, law)
    uniform = np.stack([luck(Stream.RETURN, int(month)).fine_uniform() for month in _MONTHS])
    works = np.isin(_MONTHS, law.wait + np.arange(law.months))
    alone = _chance(odds)
    for offer in RETURN_OFFERS:
        fit = np.take(_FITS[offer], gone.reason)
        called = _chance(odds + law.effect * works[:, None] * fit)
        share = law.reach * _ever(called) + (1 - law.reach) * _ever(alone)
        back = uniform < np.where(told.reached, called, alone)
        told.__dict__[f"chance_{offer}"] = share.astype(np.float32)
        told.__dict__[f"returned_{offer}"] = np.where(back.any(0), _MONTHS[back.argmax(0)], 0)
    return told


def trial(gone: Columns, told: Columns, law: WinBack, luck: Luck, last: int) -> Columns:
    """Return what the win-back desk has on file at the end of month `last` (index).

    Args:
        gone: as for `lives`, with `month` (index) of leaving, `consent` and `habit_service`.
        told: what `lives` returned.
        law, luck: as for `lives`.
        last: the last month of the data.

    Returns:
        A row for each leaver who may be contacted and whose month of contact has come: `row` (in
        `gone`), `month` of the contact and `returned` (indices; −1: not yet), `offer` (index into
        RETURN_OFFERS), `contacted`, `calls`.
    """
    rate = np.exp(_CALLS + law.hint * told.regret + _OF_HABIT * gone.habit_service)
    calls = luck(Stream.WIN_BACK, 1).count(np.minimum(rate, _MOST))
    lives = np.stack([told.__dict__[f"returned_{offer}"] for offer in RETURN_OFFERS])
    after = np.take_along_axis(lives, told.offer[None].astype(np.intp), 0)[0]
    away = (after == 0) | (after >= law.wait)
    back = gone.month + after
    due = np.flatnonzero(gone.consent & (gone.month + law.wait <= last))
    rows = Columns(
        row=np.arange(len(gone)),
        month=gone.month + law.wait,
        offer=told.offer,
        contacted=(told.offer > 0) & told.reached & away,
        calls=calls,
        returned=np.where((after > 0) & (back <= last), back, -1),
    )
    return rows.take(due)


def _log_odds(gone: Columns, regret: np.ndarray, law: WinBack) -> np.ndarray:
    """Of a return in each month since leaving, if still away and left alone; months × leavers."""
    own = law.base + law.tenure * np.log1p(gone.tenure / 12)
    own = own + law.contentment * gone.contentment + law.regret * regret
    own = own + np.take(_EASE, gone.reason)
    height = np.exp(-(((_MONTHS - law.height) / _WIDTH) ** 2)) + law.at_any_time
    return own + np.log(height)[:, None]


def _desk(law: WinBack, luck: Luck) -> dict[str, np.ndarray]:
    """Whom the lot gives which offer, and who answers the call."""
    draws, others = luck(Stream.WIN_BACK), len(RETURN_OFFERS) - 1
    offer = draws.pick([1 - law.offered, *[law.offered / others] * others])
    return {"offer": offer, "reached": draws.chance(law.reach)}


def _chance(odds: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-odds))


def _ever(chance: np.ndarray) -> np.ndarray:
    """Of a return in any of the months."""
    return 1 - (1 - chance).prod(axis=0)
