"""What a world is made from: its laws, its months, and the campaigns and events that must fit into them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from synthetic.calendar import months_between
from synthetic.catalogue import CATALOGUE, CONTACT_COST
from synthetic.laws import (
    Arbitrage,
    BillingMonth,
    Channels,
    Charges,
    Contracts,
    Desk,
    Game,
    Groups,
    Habits,
    Homes,
    Leaving,
    Level,
    Life,
    Market,
    Network,
    Offers,
    Part,
    Probability,
    Records,
    Shift,
    Shock,
    Staff,
    Use,
    WinBack,
    Words,
)
from synthetic.schema import EVENTS, OFFERS, RULES


class Eligible(Part):
    """Who may take part in a campaign: those who meet all that is said; all, if nothing is."""

    tenure: int = Field(0, ge=0, le=240, description="months on the network, at least")
    contract_left: int | None = Field(
        None, ge=0, le=60, description="months left of a contract, at most; 0: out of contract"
    )
    not_fading: bool = Field(False, description="without those whose use has begun to fade")
    handset_age: int = Field(
        0, ge=0, le=240, description="months that the handset is old, at least"
    )


class Campaign(Part):
    """A contact campaign: who takes part, by which rule, and how the outcome is counted.

    With the rule "random" a share `base_share` of the base takes part and `treated_share` of these
    are contacted, by lot. Other rules call whom a manager would call: they make a naive reading
    of the result mislead.
    """

    offer: Literal[OFFERS] = Field(description="what is offered")
    month: BillingMonth = Field(description="when contact is made")
    rule: Literal[RULES] = Field("random", description="who is contacted")
    base_share: Probability = Field(0.4, description="share of the base that takes part")
    treated_share: Probability = Field(
        0.5, description="0: nobody is contacted, effects are still known"
    )
    eligible: Eligible = Eligible()
    apart: bool = Field(
        False, description="at other people than the other campaigns that are kept apart"
    )
    months: int | None = Field(
        None, ge=1, le=36, description="months that the offer works; if not said, the catalogue's"
    )
    horizon: int = Field(6, ge=3, le=24, description="months over which the outcome counts")
    reach: Probability = Field(0.75, description="share of those called who are reached")
    contact_cost: float = Field(CONTACT_COST, ge=0, le=500, description="yuan a contact")
    offer_cost: float = Field(
        0.0, ge=0, le=5000, description="yuan an acceptance; if not said, the catalogue's cost"
    )
    levels: tuple[Level, ...] = Field(
        (),
        max_length=12,
        description="yuan of a handset subsidy, one of them to each by lot; instead of offer_cost",
    )

    @model_validator(mode="before")
    @classmethod
    def _usual_cost(cls, given):
        if isinstance(given, dict) and "offer_cost" not in given:
            offer = CATALOGUE.get(str(given.get("offer")))
            return given if offer is None else {**given, "offer_cost": offer.cost}
        return given

    @model_validator(mode="after")
    def _levels_fit(self):
        if self.levels and not CATALOGUE[self.offer].subsidy:
            raise ValueError(
                f"措施 {self.offer} 没有补贴档 / the offer {self.offer} has no levels of subsidy"
            )
        return self

    @property
    def mean_cost(self) -> float:
        """Yuan an acceptance, on average over the levels."""
        return sum(self.levels) / len(self.levels) if self.levels else self.offer_cost


class Pilot(Part):
    """A large trial by lot in other cities, of which one row a participant is told."""

    offer: Literal[OFFERS] = Field(description="what is offered")
    month: BillingMonth = Field(description="when contact is made")
    participants: int = Field(24_000, ge=100, le=400_000, description="rows, half treated by lot")
    eligible: Eligible = Eligible()
    horizon: int = Field(6, ge=3, le=24, description="months over which the outcome counts")
    reach: Probability = Field(0.9, description="share of those called who are reached")


class Event(Part):
    """An event of the scenario, told by its kind and its place among those of its kind."""

    kind: Literal[EVENTS] = Field(description="an outage, a rival's pull, a cliff, portability")
    number: int = Field(1, ge=1, le=99, description="the how-manieth of its kind")


class Timing(Part):
    """The months of a scenario, and the campaigns that must fit into them."""

    months: int = Field(24, ge=1, le=120, description="months of data")
    first_month: BillingMonth = Field(202401, description="the first of them")
    campaigns: tuple[Campaign, ...] = Field((), description="numbered from 1 in this order")

    @model_validator(mode="after")
    def _campaigns_fit(self):
        faults = [
            f"活动 {c.offer}（{c.month}）连同观察期 {c.horizon} 个月超出数据范围 / campaign {c.offer} "
            f"({c.month}) with its {c.horizon} months does not fit into the {self.months} months of data"
            for c in self.campaigns
            if not 1 <= months_between(self.first_month, c.month) <= self.months - c.horizon
        ]
        if faults:
            raise ValueError("; ".join(faults))
        return self


class Scenario(Timing):
    """One operator's base over a number of months."""

    name: str = Field("classroom", min_length=1, max_length=60, description="of the scenario")
    era: Literal["5g-2024", "4g-2016"] = Field("5g-2024", description="tariffs, prices, handsets")
    subscribers: int = Field(5000, ge=100, le=50_000_000, description="who are ever simulated")
    joining_months: int | None = Field(
        None, ge=1, le=120, description="months in which lines join; all, if not said"
    )
    value_at: tuple[BillingMonth, ...] = Field(
        (), description="months at whose end the true value of each line is worked out"
    )
    pilots: tuple[Pilot, ...] = Field(
        (), max_length=7, description="large trials elsewhere, told in pilot_people"
    )
    campus_season: bool = Field(False, description="students come in September, leave in July")
    broadband_growth: Probability = Field(
        0.004, description="chance a month that a home without broadband takes it"
    )
    use: Use = Use()
    habits: Habits = Habits()
    words: Words = Words()
    shift: Shift = Shift()
    life: Life = Life()
    charges: Charges = Charges()
    leaving: Leaving = Leaving()
    contracts: Contracts = Contracts()
    market: Market = Market()
    network: Network = Network()
    groups: Groups = Groups()
    channels: Channels = Channels()
    offers: Offers = Offers()
    game: Game | None = Field(None, description="the business game that is played on it, if one is")
    desk: Desk = Desk()
    staff: Staff = Staff()
    homes: Homes = Homes()
    arbitrage: Arbitrage = Arbitrage()
    win_back: WinBack = WinBack()
    without: tuple[Event, ...] = Field(
        (),
        max_length=8,
        description="events of which truth/without tells who would have left all the same",
    )
    records: Records = Records()
    shocks: tuple[Shock, ...] = Field((), description="pulls at some of the base")
    arrears: Probability = Field(
        0.014, description="mean chance that a fee due goes unpaid, and the line is suspended"
    )
    arrears_sweep: BillingMonth | None = Field(
        None, description="month in which all lines still suspended are closed at once"
    )

    @model_validator(mode="after")
    def _game_fits(self):
        if self.game is not None and self.game.lived + self.game.played > self.months:
            raise ValueError(
                f"game 的月数超出数据的 {self.months} 个月 / the months of `game` do not fit into the {self.months} months of data"
            )
        return self

    @model_validator(mode="after")
    def _events_are_there(self):
        there = {
            "outage": len(self.network.outages),
            "rival": len(self.shocks),
            "cliff": int(self.contracts.cliff_month is not None),
            "portability": int(self.market.portability_month is not None),
        }
        lacking = [f"{e.kind} {e.number}" for e in self.without if e.number > there[e.kind]]
        if lacking:
            said = ", ".join(lacking)
            raise ValueError(
                f"without 里的事件，场景中没有：{said} / events of `without` that the scenario does not have: {said}"
            )
        return self
