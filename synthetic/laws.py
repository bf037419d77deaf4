"""The laws of a world: every assumption a named field with a range.

Figures marked H or M are calibrated against published ones (see calibration.csv); the rest are
the kit's assumptions and may be changed in a scenario file (see `synthetic.scenario_file`).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from synthetic.schema import FIRST_MONTH, LAST_MONTH, NEEDS, WON_BY


def _is_month(month: int) -> int:
    if not 1 <= month % 100 <= 12:
        raise ValueError("不是有效账期（年月，如 202503） / not a month (yyyymm, as 202503)")
    return month


def _sums_to_one(shares: tuple[float, ...]) -> tuple[float, ...]:
    if abs(sum(shares) - 1) > 1e-6:
        raise ValueError(
            f"各项之和应为 1，现为 {sum(shares):g} / must sum to 1, now {sum(shares):g}"
        )
    return shares


def _in_order(given):
    """A mapping as pairs in order: a scenario can be a key, so nothing in it may be a mapping."""
    return tuple(sorted(given.items())) if isinstance(given, dict) else given


Level = Annotated[float, Field(ge=0, le=600)]
PriceShare = Annotated[float, Field(ge=0.2, le=2)]
Probability = Annotated[float, Field(ge=0, le=1)]
BillingMonth = Annotated[int, Field(ge=FIRST_MONTH, le=LAST_MONTH), AfterValidator(_is_month)]


class Part(BaseModel):
    """Fields that belong together; no others are taken, and none changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Use(Part):
    """Monthly use, as means over subscribers (China Mobile 2024: MOU 222, DOU 15.9 GB; H)."""

    minutes: float = Field(257, gt=0, le=2000, description="minutes a month, made and received")
    data_gb: float = Field(21.0, gt=0, le=500, description="GB a month")
    data_growth: float = Field(0.004, ge=-0.1, le=0.2, description="growth of data use a month")
    quiet: Probability = Field(0.025, description="chance a month that a quiet spell begins")
    quiet_use: Probability = Field(0.5, description="share of use left in a quiet spell")


class Habits(Part):
    """What needs leave behind in what people do."""

    trace: float = Field(
        1.82, ge=0, le=3, description="how far a need moves behaviour (standard units); 0: no trace"
    )
    asked: float = Field(
        0.8, ge=0, le=3, description="how far a habit moves what is asked (log odds a unit)"
    )
    small: float = Field(
        0.0, ge=0, le=3, description="how far sex and age show in small things; 0: not at all"
    )


class Words(Part):
    """What is behind enquiries, and how far words show it."""

    said: Probability = Field(
        0.5, description="share of those with something in mind who say so; others say anything"
    )
    talk: float = Field(
        1.0, ge=0, le=5, description="times the odds that who asks only compares or bluffs"
    )


class Shift(Part):
    """Value loss without leaving: use moves to another line, then the tariff is traded down."""

    start: Probability = Field(0.034, description="mean chance a month to begin")
    stop: Probability = Field(0.16, description="chance a month to come back")
    use_left: Probability = Field(0.5, description="share of use that stays")
    down_trade: Probability = Field(
        0.9, description="chance a month to take a lower tariff, out of contract"
    )


class Life(Part):
    """A line's life with the operator, which nobody sees: it grows, is at its height, declines."""

    growing: float = Field(
        5.5, ge=1, le=60, description="months that a line of middle pace grows, past the third"
    )
    decline: Probability = Field(0.046, description="usual chance a month to decline")
    recovery: Probability = Field(0.06, description="chance a month to recover from decline")
    use: float = Field(
        1.0, ge=0, le=2, description="how far it moves the level of use; 0: not at all"
    )


class Charges(Part):
    """What is charged: services that nobody ordered, and warnings before a large bill."""

    unasked: Probability = Field(
        0.0068, description="chance a month that a service is put on a line unasked"
    )
    found: Probability = Field(0.12, description="chance a month that its owner finds it")
    warned: Probability = Field(
        0.3, description="chance that one who goes over an allowance is warned before it is charged"
    )


class Leaving(Part):
    """The wish to leave: a monthly hazard on the log scale, then a fading of use."""

    base: float = Field(
        0.0043, gt=0, le=0.2, description="hazard of a settled, contented subscriber"
    )
    tenure: float = Field(
        1.5, ge=0, le=3, description="added for a new line; fades over tenure_months"
    )
    turnover: float = Field(
        3.7,
        ge=0,
        le=10,
        description="times the inclination: lines that come and go; 0: nobody joins",
    )
    tenure_months: float = Field(6, gt=0, le=60, description="how slowly that fades")
    circle: float = Field(
        0.85, ge=0, le=2, description="spread shared by a neighbourhood (homophily)"
    )
    stability: float = Field(0.4, ge=0, le=2, description="taken off for each unit of stability")
    looked_after: float = Field(
        -0.25,
        ge=-2,
        le=0,
        description="for a line of the high class, which has a manager of its own",
    )
    under_contract: float = Field(-0.5, ge=-5, le=0, description="while a contract runs")
    exit_cost: float = Field(
        -0.35, ge=-3, le=0, description="for the log of 1 + what leaving it would cost, in fees"
    )
    expiry: float = Field(1.55, ge=0, le=4, description="in the month the contract ends (x 3-6; L)")
    after_expiry: float = Field(
        0.65, ge=0, le=3, description="in the three months after (x 1.5-2; L)"
    )
    campaign_cliff: float = Field(
        0.5, ge=0, le=2, description="times that rise, after a contract accepted in a campaign"
    )
    complaint: float = Field(0.75, ge=0, le=3, description="for a fresh complaint (odds 1.5-3; L)")
    dissatisfaction: float = Field(0.64, ge=0, le=3, description="for each unit below content")
    network: float = Field(
        0.07, ge=0, le=1, description="for each point of quality below the rivals'"
    )
    bill_shock: float = Field(1.15, ge=0, le=3, description="for a bill far above the fee")
    price_gap: float = Field(
        3.2, ge=0, le=10, description="for the share saved at a rival, price-minded"
    )
    friend: float = Field(
        0.05, ge=0, le=1, description="causal, for each friend who left lately (H: small)"
    )
    broadband: float = Field(-0.25, ge=-3, le=0, description="causal hazard ratio 0.7-0.85 (L)")
    decline: float = Field(0.7, ge=0, le=3, description="for a line in decline")
    referred: float = Field(-0.25, ge=-2, le=0, description="for who came on a friend's word")
    service: float = Field(
        -0.05, ge=-1, le=0, description="for each value-added service that was ordered, up to five"
    )
    unasked: float = Field(
        1.8,
        ge=0,
        le=5,
        description="for a charge nobody ordered, as it is found; fades by a quarter",
    )
    kin: float = Field(
        0.35, ge=0, le=2, description="for each line of the home that went; fades by a tenth"
    )
    along: Probability = Field(
        0.2, description="chance that each other line of the home goes along with the payer's"
    )
    family_line: float = Field(-0.08, ge=-1, le=0, description="for each other line at home")
    fading: Annotated[
        tuple[Probability, Probability, Probability, Probability], AfterValidator(_sums_to_one)
    ] = Field(
        (0.14, 0.22, 0.32, 0.32),
        description="shares who fade 0, 1, 2, 3 months before the line goes",
    )
    fade_depth: float = Field(1.5, ge=0, le=3, description="how deep use falls while fading")


class Contracts(Part):
    """Bundling contracts: who has one, how it renews, and an optional cliff of expiries."""

    share: Probability = Field(0.39, description="subscribers with a contract at the start")
    renew: Probability = Field(
        0.07, description="chance a month to sign again when out of contract"
    )
    renew_at_end: Probability = Field(0.25, description="chance in the month of expiry")
    sign_up: float = Field(
        1.0, ge=0, le=3, description="how far what a kind gives and asks moves who signs it"
    )
    cliff_month: BillingMonth | None = Field(
        None, description="month in which a share of contracts end"
    )
    cliff_share: Probability = Field(
        0.0, description="share of running contracts that end at the cliff"
    )
    tied_month: BillingMonth | None = Field(
        None, description="month from which, within half a year, contracts with a penalty end"
    )
    tied_share: Probability = Field(
        0.0, description="share of the contracts at the start that are such contracts"
    )


class Market(Part):
    """Rivals: how much cheaper than our tariffs, and months of a campaign."""

    rival_price: float = Field(
        0.88, gt=0.2, le=2, description="rival's fee for a like tariff, ours = 1"
    )
    campaign_months: tuple[BillingMonth, ...] = Field(
        (), description="months of a rivals' campaign"
    )
    campaign_price: float = Field(
        0.75, gt=0.2, le=2, description="rivals' price index in those months"
    )
    own_price: Annotated[
        tuple[tuple[BillingMonth, PriceShare], ...], BeforeValidator(_in_order)
    ] = Field(
        (),
        description="month from which our fees are so many times the list's; 1: as listed",
    )
    price_tests: bool = Field(
        False, description="the price of a discount pack is varied by area and month, by lot"
    )
    moves_down: Probability = Field(
        0.0,
        description="chance that one who is told of a cheaper tariff takes it, out of a contract",
    )
    portability_month: BillingMonth | None = Field(
        None, description="month from which numbers can be taken along; none: they always could"
    )
    portability_pull: float = Field(
        0.35, ge=0, le=3, description="added to the log hazard of leaving once they can"
    )


class Shock(Part):
    """Rivals pull at some of the base: its wish to leave rises in a month and fades by 40 % a month.

    Who is meant: those who match every field that is given; all, if none is.
    """

    month: BillingMonth = Field(description="the first month of the pull")
    strength: float = Field(ge=-3, le=5, description="added to the log hazard")
    months: int = Field(1, ge=1, le=24, description="months in a row in which it is repeated")
    area: int | None = Field(None, ge=1, le=12, description="of those who live there")
    channel: Literal[WON_BY] | None = Field(None, description="of those who came by it")
    need: Literal[NEEDS] | None = Field(None, description="of those who need this most")
    plan: int | None = Field(None, ge=1, le=12, description="of those on this tariff")


class Outage(Part):
    """The network of an area is bad for some months."""

    month: BillingMonth = Field(description="the first bad month")
    area: int = Field(ge=1, le=12, description="where")
    drop: float = Field(25, ge=0, le=80, description="points of quality lost")
    months: int = Field(1, ge=1, le=24, description="how long")


class Network(Part):
    """Outages: those that happen by themselves, and those of the scenario."""

    outage: Probability = Field(0.01, description="chance of one in an area and month")
    outage_drop: float = Field(12, ge=0, le=80, description="points of quality that it costs")
    outages: tuple[Outage, ...] = Field((), description="those of the scenario")
    rival_spread: float = Field(
        0.0,
        ge=0,
        le=15,
        description="how far the rivals' networks differ between areas, in points; 0: 80 everywhere",
    )


class Groups(Part):
    """Company contracts: rivals bid when one ends, and some are lost."""

    bid: Probability = Field(0.3, description="chance that a rival bids when the contract ends")
    pull: float = Field(2.2, ge=0, le=5, description="added to the members' log hazard when lost")
    lost_month: BillingMonth | None = Field(
        None,
        description="month in which a middle-sized, badly served group of each thousand is lost",
    )


class Arbitrage(Part):
    """Lines kept for gain: resold minutes, welcome gifts taken and left."""

    share: Probability = Field(
        0.022, description="share of the lines of agents and telesales: 0.8 % of all lines"
    )
    courier: Probability = Field(
        0.016, description="share of grown-ups' lines that deliver: honest, many calls"
    )
    shop: Probability = Field(
        0.012, description="share of grown-ups' lines that a shop is reached on: honest, many calls"
    )
    fraud: Probability = Field(0.0015, description="share of agents' new lines that never pay")
    lines_a_document: int = Field(
        4, ge=1, le=50, description="of those lines, about so many on the papers of one person"
    )
    homes_on_one: Probability = Field(
        0.3, description="share of a home's further lines that are on the papers of its head"
    )
    leaking_plan: int | None = Field(
        None, ge=1, le=12, description="tariff that forgets to charge what lies over its allowance"
    )


class Channels(Part):
    """Where lines are won: who comes by which channel, and for what."""

    quality: float = Field(
        1.0,
        ge=0,
        le=2,
        description="how far channels differ in age and staying power; 0: not at all",
    )
    gifts: float = Field(
        1.0, ge=0, le=3, description="times the usual share who only want the welcome gift"
    )
    asking: Probability = Field(0.3, description="share of newcomers who ask friends first")


class Offers(Part):
    """What is common to all offers; what is known of each stands in offers.yml."""

    fatigue: float = Field(
        0.3, ge=0, le=2, description="log hazard added by a second contact within three months"
    )
    consent: Probability = Field(
        0.92, description="share who have agreed to be contacted for marketing"
    )
    dogs_visible: float = Field(
        1.0,
        ge=0,
        le=3,
        description="how far do-not-disturb and autopay give sleeping dogs away, their share alike",
    )


class Game(Part):
    """The business game: whose lines are played for, how long, and with what."""

    lived: int = Field(12, ge=1, le=60, description="months lived with nobody contacted, before")
    played: int = Field(6, ge=1, le=36, description="months that are played")
    fee_from: float = Field(
        59,
        ge=0,
        le=1000,
        description="lines on the network as play begins are ours from this monthly fee on (yuan)",
    )
    budget: float = Field(
        6000, ge=0, le=1e9, description="yuan a month for contacts and offers; unspent, it is kept"
    )
    contacts: int = Field(800, ge=0, le=1_000_000, description="contacts a month, at most")
    contract_left: int = Field(
        2, ge=0, le=60, description="months left of a contract, at most, to be offered another"
    )
    complaint: float = Field(30, ge=0, le=1000, description="yuan that a complaint costs, all in")


class WinBack(Part):
    """Who comes back after leaving by choice, and the trial of offers to those who left."""

    base: float = Field(-4.4, ge=-10, le=0, description="log odds of a return in a month")
    tenure: float = Field(
        0.35, ge=0, le=2, description="for the log of 1 + years on the network before leaving"
    )
    contentment: float = Field(
        0.5, ge=0, le=2, description="for each unit of contentment as the line left"
    )
    regret: float = Field(
        0.7, ge=0, le=3, description="for each unit by which the rival turned out worse"
    )
    hint: float = Field(
        1.0, ge=0, le=3, description="what a unit of regret adds to the log of calls to us"
    )
    height: float = Field(5, ge=1, le=12, description="month after leaving in which most return")
    at_any_time: float = Field(
        0.25, gt=0, le=2, description="odds far from that month, those at its height = 1 more"
    )
    wait: int = Field(3, ge=1, le=11, description="months from leaving to the contact")
    offered: Probability = Field(
        0.6, description="share of those who may be contacted to whom the lot gives an offer"
    )
    reach: Probability = Field(0.9, description="share of those called who are reached")
    effect: float = Field(
        1.1, ge=0, le=3, description="of an offer that fits the reason, on the log odds"
    )
    months: int = Field(3, ge=1, le=12, description="months, from the contact, in which it works")


class Desk(Part):
    """The save desk: who calls there to leave, and what its two scripts do about it."""

    announces: Probability = Field(
        0.15, description="share of those who decide to leave by themselves who call; 0: none"
    )
    unaided: Probability = Field(
        0.12, description="share of these who stay though nothing is offered"
    )
    offer: float = Field(
        2.2, ge=0, le=5, description="added to the log odds of staying by an offer that fits"
    )
    bargainers: Probability = Field(
        0.08, description="share of people who call to bargain and have decided nothing"
    )
    rate: Probability = Field(0.017, description="chance a month that a bargainer calls")
    credit: float = Field(
        0.25, ge=0, le=3, description="share by which a credit given raises that for twelve months"
    )


class Homes(Part):
    """People who live together."""

    moves_out: Probability = Field(
        0.0,
        description="chance a month that a grown child's line moves out of the home; 0: none does",
    )


class Staff(Part):
    """Those who work for the operator, and may look up customers' records."""

    sold: float = Field(
        1.5,
        ge=0,
        le=20,
        description="look-ups a day that one of them makes to sell what they say; 0: nobody sells",
    )


class Records(Part):
    """How carelessly the operator keeps what it knows of its customers; the truth is kept apart."""

    missing: Probability = Field(0.0, description="share of personal fields that are empty")
    wrong: Probability = Field(0.0, description="share of the others that are wrong")
    placeholder: Probability = Field(
        0.0, description="share of birth years, names and numbers that only fill the form"
    )
    duplicate: Probability = Field(
        0.0, description="share of lines whose owner is recorded a second time, a sign apart"
    )
    plan_mismatch: Probability = Field(
        0.0, description="share of lines whose recorded tariff is not the one they pay for"
    )
    end_before_start: Probability = Field(
        0.0, description="share of contracts that end before they begin"
    )
    wrong_month: Probability = Field(
        0.0, description="share of lines whose month of joining is a year late"
    )
    fen_area: int | None = Field(
        None, ge=1, le=12, description="area whose monthly money stands in fen"
    )
    mb_column: bool = Field(
        False, description="exports have data use in MB under a heading that says nothing of it"
    )
    gbk: bool = Field(False, description="exports are in GBK, unless another encoding is asked for")
    total_line: bool = Field(False, description="exports end in a line of totals")
