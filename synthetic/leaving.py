"""Leaving in two steps: a wish arises from a monthly hazard, then use fades until the line goes.

The log hazard is a sum of causes, so each decision has shares by cause. The true reason is drawn
from these shares; the reason stated to the operator is another matter (people say “price”).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import numpy as np

from synthetic import channels, contracts, desk, homes, life, services, shocks, unasked
from synthetic.calendar import NEVER
from synthetic.columns import Columns
from synthetic.laws import Leaving
from synthetic.reasons import stated
from synthetic.scenario import Scenario
from synthetic.schema import CONTRACT_MODES, DESTINATIONS, LEAVE_KINDS, REASONS
from synthetic.streams import Stream

_LONGEST_TERM = 36
_WINDOW = 3
"""Months that can be looked ahead."""
_SINCE = -(_LONGEST_TERM + _WINDOW)
_PRICE, _CONTRACT, _PERSONAL, _FRIENDS = (
    REASONS.index(name) for name in ("price", "contract", "personal", "friends")
)
_STIRRED, _CALMS = 1.2, 0.14
"""Level of what passes of the log hazard at which a hazard is expected to stay as it is, and the pull
towards it a month, as in the base."""
_ANNOYED = 0.35
"""What complaint and discontent add where somebody finds a charge that he never ordered."""
_MOST_BINDING = 5
"""Services beyond so many bind no further."""
_BINDING = np.minimum(services.COUNT, _MOST_BINDING).astype(np.float32)
STAYS = 3
"""Months after the end of a contract in which the wish to leave stays raised."""

_KIND_SHARES = {"price": (0.5, 0.35, 0.15), "personal": (0.12, 0.43, 0.45)}
_KIND_ELSE = (0.38, 0.42, 0.20)
_ASKED = (0.85, 0.2, 0.95, 0.0)
"""Share of leavers asked for a reason, by kind: ported, silent, closed, arrears."""

FELT = (
    *("price_gap", "pull", "quality", "complaining", "satisfaction", "shocked", "friends_left"),
    *("kin_left", "contract_end", "end_signed", "hazard", "harm", "phase"),
)
"""Columns of the state from which the causes of leaving are told."""


FELT_BY = ("price_weight", "rival_quality")
"""Columns of the people from which the causes of leaving are told."""


def causes(people: Columns, state: Columns, nxt: int, law: Leaving) -> list[np.ndarray]:
    """Terms of the log hazard for month `nxt`, in the order of REASONS; each >= 0."""
    since = nxt - state.contract_end
    real = state.hazard.dtype  # a bare float times a mask would give float64
    return [
        people.price_weight * state.price_gap + np.maximum(state.pull, 0),
        law.network * np.maximum(people.rival_quality - state.quality, 0),
        law.complaint * state.complaining
        + law.dissatisfaction * np.maximum(-state.satisfaction, 0),
        law.bill_shock * state.shocked + law.unasked * state.harm,
        law.expiry * (since == 0).astype(real)
        + law.after_expiry * ((since > 0) & (since <= STAYS)).astype(real),
        law.friend * state.friends_left + law.kin * state.kin_left,
        law.decline * (state.phase == life.DECLINE).astype(real),
    ]


def hazard(people: Columns, state: Columns, nxt: int, law: Leaving, pull: float = 0) -> np.ndarray:
    """Probability of deciding to leave in month `nxt`, offers aside; at most one half.

    `pull` is what the market adds to everybody's log hazard.
    """
    real = state.hazard.dtype
    tenure = np.maximum(nxt - people.join, 0).astype(real)
    log_hazard = people.leave_base + _newness(tenure, law)
    log_hazard += bound(state.contract_mode, state.contract_end - nxt, law).astype(real)
    log_hazard += law.broadband * (people.online < nxt).astype(real)
    if (state.moved_at != NEVER).any():
        log_hazard -= (law.family_line * homes.moved_away(people, state)).astype(real)
    log_hazard += law.service * np.take(_BINDING, state.services & ~state.unasked)
    log_hazard += channels.wish(people.gift, nxt - people.join).astype(real)
    log_hazard[state.referred] += real.type(law.referred)
    if pull:
        log_hazard += real.type(pull)
    for term in causes(people, state, nxt, law):
        log_hazard += term
    return np.minimum(np.exp(log_hazard), 0.5)


def _newness(tenure: np.ndarray, law: Leaving) -> np.ndarray:
    """What is added for a line of so many months."""
    return law.tenure * np.exp(tenure * (-1 / law.tenure_months))


def looking_ahead(
    people: Columns, state: Columns, nxt: int, scenario: Scenario, months: int = _WINDOW
) -> np.ndarray:
    """True probability of leaving by choice in the `months` from `nxt`, for all that is known now.

    The hazard of the months ahead is today's, but for what is known to change: a line may come to
    decline or recover, a contract ends, an offer runs out, harm and pulls are forgotten, new lines
    settle, a charge that nobody ordered may be found, those who are after a welcome gift may soon
    keep it, a payer or a firm may take its lines along; some will take their decision back at the
    save desk, and who has done so is calm for a while. Those who have decided leave within the
    window for certain, unless they take it back: nobody fades longer than three months.
    """
    law = scenario.leaving
    real = state.hazard.dtype.type
    gone = [real(share) for share in np.cumsum(law.fading)[months - 1 :: -1]]
    drift = _drift(state, scenario)
    goes = 1 - desk.kept(people.need, scenario.desk)
    stay = np.ones_like(state.hazard)
    changes = known_changes(people, state, nxt, law)
    calm = np.flatnonzero(state.calm_until >= nxt)
    for ahead, (share, change) in enumerate(zip(gone, changes, strict=False)):
        hazard = np.exp(change, out=change)
        hazard *= state.hazard * (1 + ahead * drift) if ahead else state.hazard
        hazard[calm] *= state.calm_until[calm] < nxt + ahead
        np.minimum(hazard, 0.5, out=hazard)
        hazard *= share
        hazard *= goes
        stay *= np.subtract(1, hazard, out=hazard)
    paid_for = homes.paid_for(people)
    paying = homes.payer(people, paid_for)
    # Who goes along goes, whatever the payer is told.
    payer_leaves = (1 - stay[paying]) / goes[paying]
    stay *= 1 - state.uproots_soon
    away = homes.called_away(people, state, nxt, payer_leaves, paid_for)
    stay[paid_for] *= 1 - real(law.along) * away
    decided = np.flatnonzero(state.decided != NEVER)
    few = state.take(decided, ("calls_at", "gone", "decided"))
    stay[decided] = desk.may_take_back(people.need[decided], few, nxt, scenario.desk)
    return 1 - stay


def known_changes(people: Columns, state: Columns, nxt: int, law: Leaving) -> Iterator[np.ndarray]:
    """Change of the log hazard of month `nxt`, of the next one, and so on, against `state.hazard`: with
    what offers change of it, which that is without."""
    real, terms = state.hazard.dtype.type, _contract_terms(law)
    place = _place(terms, state.contract_mode, nxt - state.contract_end - _SINCE)
    months, tenure = np.arange(terms.shape[1]), nxt - people.join
    pull, new = np.maximum(state.pull, 0), _newness(tenure.astype(real), law)
    gifts = np.flatnonzero(people.gift)
    gift = people.gift[gifts], tenure[gifts]
    offered = np.flatnonzero(state.offer_until >= nxt)
    signed = np.flatnonzero(state.end_signed >= nxt - STAYS)
    for ahead in count():
        change = np.zeros_like(state.hazard)
        if ahead:  # today's hazard holds all but what offers change
            then = np.minimum(months + ahead, months[-1])
            np.take((terms[:, then] - terms).astype(real), place, out=change)
            change -= pull * real(1 - shocks.FADES**ahead)
            change += new * real(np.expm1(-ahead / law.tenure_months))
            change -= state.harm * real(law.unasked * (1 - unasked.FADES**ahead))
            change[gifts] += channels.wish(gift[0], gift[1] + ahead) - channels.wish(*gift)
        change[offered] += state.offer_effect[offered] * (state.offer_until[offered] >= nxt + ahead)
        change[signed] += after_signed(state.end_signed[signed], nxt + ahead, law)
        yield change


def _drift(state: Columns, scenario: Scenario) -> np.ndarray:
    """Share by which each one's hazard is expected to change a month: a line may come to decline or
    recover, may find what it never ordered; the calm are stirred by something, the stirred calm down."""
    law, real = scenario.leaving, state.hazard.dtype.type
    turns = np.array([0, np.expm1(law.decline), np.expm1(-law.decline)], dtype=real)
    drift = state.turning * np.take(turns, state.phase)
    drift[state.unasked > 0] += real(scenario.charges.found * np.expm1(law.unasked + _ANNOYED))
    drift += _CALMS * (_STIRRED - _stir(state, law))
    return drift


def _stir(state: Columns, law: Leaving) -> np.ndarray:
    """What passes of the log hazard: complaints, bill shocks, discontent."""
    return (
        law.complaint * state.complaining
        + law.bill_shock * state.shocked
        + law.dissatisfaction * np.maximum(-state.satisfaction, 0)
    )


def bound(mode: np.ndarray, left: np.ndarray, law: Leaving) -> np.ndarray:
    """What a contract takes off the log hazard: the more, the more leaving would cost.

    Args:
        mode: index into CONTRACT_MODES.
        left: months left; nothing is taken off where none is.
    """
    bonds = _bonds(law)
    return np.take(bonds, _place(bonds, mode, left))


def _bonds(law: Leaving) -> np.ndarray:
    """What contracts take off the log hazard, modes × months left."""
    months = np.arange(_LONGEST_TERM + 1)
    costs = contracts.exit_cost(np.arange(len(CONTRACT_MODES))[:, None], months)
    bonds = law.under_contract + law.exit_cost * np.log1p(costs)
    bonds[:, 0] = 0
    return bonds.astype(np.float32)


def _contract_terms(law: Leaving) -> np.ndarray:
    """The contract's part of the log hazard, modes × months since its end from `_SINCE` on."""
    since = np.arange(_SINCE, STAYS + _WINDOW + 1)
    after = law.expiry * (since == 0) + law.after_expiry * ((since > 0) & (since <= STAYS))
    return _bonds(law)[:, np.clip(-since, 0, _LONGEST_TERM)] + after


def _place(table: np.ndarray, mode: np.ndarray, month: np.ndarray) -> np.ndarray:
    """Where a table of modes × months is to be read; beyond its ends the months are as at them."""
    width = table.shape[1]
    place = np.clip(month, 0, width - 1).astype(np.intp)
    place += mode.astype(np.intp) * width
    return place


def decide(people: Columns, state: Columns, now: int, scenario: Scenario, draw) -> None:
    """Some decide to leave this month; how long they fade, and whether they will call the save desk, is
    drawn with the decision."""
    law = scenario.leaving
    wish, months = decision_draws(law, draw)
    chance = deciding(state, now, law)
    free = (people.join < now) & (state.decided == NEVER) & (state.calm_until < now)
    firms = np.flatnonzero((state.uprooted == now) & (people.join < now) & (state.decided == NEVER))
    _go(state, firms, now, now + months[firms], draw)
    state.reason[firms] = _PRICE
    who = np.flatnonzero((wish < chance) & free & (state.uprooted != now))
    _go(state, who, now, now + months[who], draw)
    few = people.take(who, FELT_BY), state.take(who, FELT)
    state.reason[who] = true_reason(*few, now, law, draw(Stream.REASON, who).uniform())
    desk.announce(state, who, now, scenario.desk, draw)
    lines = homes.paid_for(people)
    along, paying = homes.goes_along(people, state, now, law.along, draw, lines)
    along = lines[along]
    open_ = state.decided[along] == NEVER
    along, paying = along[open_], paying[open_]
    _go(state, along, now, state.gone[paying], draw)
    state.reason[along] = _FRIENDS


def _go(state: Columns, who: np.ndarray, now: int, gone: np.ndarray, draw) -> None:
    """Those at `who` have decided and will have `gone` by a month, their use fading until then."""
    state.decided[who] = now
    state.gone[who] = np.minimum(state.gone[who], gone)
    state.calls_at[who] = desk.NO_CALL
    state.fade_strength[who] = np.clip(1 + draw(Stream.FADING, who).normal(0.4), 0.1, 2.2)


def deciding(state: Columns, now: int, law: Leaving) -> np.ndarray:
    """Chance that each decides to leave in month `now`: the hazard, what offers change of it, and
    the rise when a contract accepted in a campaign is over."""
    chance = state.hazard.copy()
    offered = np.flatnonzero(state.offer_until >= now)
    chance[offered] *= np.exp(state.offer_effect[offered])
    over = np.flatnonzero((state.end_signed <= now) & (state.end_signed >= now - STAYS))
    chance[over] *= np.exp(after_signed(state.end_signed[over], now, law))
    return chance


def deciding_at_home(
    people: Columns, state: Columns, now: int, law: Leaving, who: np.ndarray, own: np.ndarray
) -> np.ndarray:
    """Chance that each of those at `who` decides in month `now`, goes along with its payer or is taken
    over by its firm, for its `own` chance of deciding."""
    paying = homes.payer(people, who)
    payers = deciding(state.take(paying, _DECIDING), now, law)
    away = law.along * homes.called_away(people, state, now, np.minimum(payers, 1), who)
    return 1 - (1 - np.minimum(own, 1)) * (1 - away) * (1 - state.uproots[who])


_DECIDING = ("hazard", "offer_until", "offer_effect", "end_signed")


def after_signed(end: np.ndarray, now: int, law: Leaving) -> np.ndarray:
    """Rise of the log hazard in month `now` for those whose campaign's contract ends in month `end`:
    part of that of any contract, for who was sought out has been given a reason to stay. It belongs
    to the offer: lives without the offer do not have it."""
    since = now - end.astype(np.int32)
    late = law.after_expiry * ((since > 0) & (since <= STAYS))
    return law.campaign_cliff * (law.expiry * (since == 0) + late)


def decision_draws(law: Leaving, draw) -> tuple[np.ndarray, np.ndarray]:
    """This month's luck: the uniform held against the hazard, and the months of fading."""
    draws = draw(Stream.DECISION)
    return draws.fine_uniform(), draws.pick(law.fading)


def fading(state: Columns, now: int) -> tuple[np.ndarray, np.ndarray]:
    """Positions of those whose use fades this month, and the stage (0: first month)."""
    who = np.flatnonzero((state.decided <= now) & (state.gone > now))
    return who, np.clip(now - state.decided[who], 0, 2)


def cause_shares(people: Columns, state: Columns, nxt: int, law: Leaving) -> np.ndarray:
    """Share of each reason in the hazard of month `nxt`, rows x REASONS, summing to 1."""
    terms = causes(people, state, nxt, law)
    cliff = after_signed(state.end_signed, nxt, law)
    terms[_CONTRACT] = terms[_CONTRACT] + cliff.astype(state.hazard.dtype)
    weights = np.expm1(np.stack(terms, axis=1))
    weights[:, _PERSONAL] += 1  # what makes anybody leave
    return weights / weights.sum(axis=1, keepdims=True)


def true_reason(
    people: Columns, state: Columns, now: int, law: Leaving, luck: np.ndarray
) -> np.ndarray:
    """The true reason (index into REASONS) of those who decide in month `now`; `luck` uniform."""
    edges = np.cumsum(cause_shares(people, state, now, law), axis=1)[:, :-1]
    return (luck[:, None] > edges).sum(axis=1).astype(np.int8)


def report(reason: np.ndarray, luck: Columns, portable: bool = True) -> Columns:
    """What the operator records of leavers by choice: kind, destination, stated reason (-1: not asked).

    Before numbers can be taken along, who would port falls silent or closes the line.
    """
    shares = np.array([_KIND_SHARES.get(name, _KIND_ELSE) for name in REASONS])
    if not portable:
        shares[:, 0] = 0
    shares = (shares / shares.sum(axis=1, keepdims=True)).cumsum(axis=1)
    kind = (luck.kind[:, None] > shares[reason][:, :-1]).sum(axis=1).astype(np.int8)
    asked = luck.asked < np.take(_ASKED, kind)
    ported = kind == LEAVE_KINDS.index("ported")
    rival = (luck.destination > 0.6).astype(np.int8)
    return Columns(
        kind=kind,
        destination=np.where(ported, rival, DESTINATIONS.index("unknown")).astype(np.int8),
        stated_reason=np.where(asked, stated(reason, luck.stated), -1).astype(np.int8),
    )
