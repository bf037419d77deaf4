"""Measures of the game's gates: what its bots come to on a world, in the same few lucks each."""

from __future__ import annotations

from casekit.analysis.game import RED_CARD, SPRAYED, whole_league
from casekit.trust.gates.registry import of_worlds
from synthetic.scenario import Scenario

ORDER = ("vip", "random", "risk_credit", "risk_care", "nothing", "matched", "matched_alone")
"""Bots from the worst to the best, as the game wants to teach them."""
HAND_MADE = ("matched", "matched_rested", "matched_alone", "five_rules")


@of_worlds
def game_order(scenario: Scenario, seed: int) -> float:
    """Return 1 where the bots of `ORDER` stand in that order, else 0."""
    return float(whole_league(scenario, seed)["gain"].loc[list(ORDER)].is_monotonic_increasing)


@of_worlds
def game_nothing(scenario: Scenario, seed: int) -> float:
    """Return 1 where doing nothing beats all that come before it in `ORDER`, else 0."""
    gain = whole_league(scenario, seed)["gain"]
    return float((gain.loc[list(ORDER[: ORDER.index("nothing")])] < 0).all())


@of_worlds
def game_matched(scenario: Scenario, seed: int) -> float:
    """Return 1 where the matched offer beats nothing, and the one that leaves the flagged alone and
    lets people rest beats both, else 0."""
    gain = whole_league(scenario, seed)["gain"]
    return float(0 < gain["matched"] < gain["matched_alone"])


@of_worlds
def game_fewer_leave(scenario: Scenario, seed: int) -> float:
    """Return 1 where fewer leave under headquarters' order than if nothing is done, else 0."""
    leavers = whole_league(scenario, seed)["leavers"]
    return float(leavers["risk_credit"] < leavers["nothing"])


@of_worlds
def game_worth_less(scenario: Scenario, seed: int) -> float:
    """Return the index of headquarters' order: a credit to the riskiest, every month."""
    return float(whole_league(scenario, seed)["index"]["risk_credit"])


@of_worlds
def game_sprayed(scenario: Scenario, seed: int) -> float:
    """Return the index of the best single offer made month by month."""
    return float(whole_league(scenario, seed)["index"].loc[list(SPRAYED)].max())


@of_worlds
def game_burn(scenario: Scenario, seed: int) -> float:
    """Return the index of spending nothing but in the last month, and then all of it on contracts."""
    return float(whole_league(scenario, seed)["index"]["burn"])


@of_worlds
def game_five_rules(scenario: Scenario, seed: int) -> float:
    """Return 1 where five hand-made rules beat doing nothing, else 0."""
    return float(whole_league(scenario, seed)["gain"]["five_rules"] > 0)


@of_worlds
def game_left_alone(scenario: Scenario, seed: int) -> float:
    """Return 1 where the matched offer with the flagged left alone beats doing nothing, else 0."""
    return float(whole_league(scenario, seed)["gain"]["matched_alone"] > 0)


@of_worlds
def game_learnable(scenario: Scenario, seed: int) -> float:
    """Return what the benchmark gains, as a share of what the truth gains."""
    return float(whole_league(scenario, seed)["index"]["benchmark"]) / 100


@of_worlds
def game_good_team(scenario: Scenario, seed: int) -> float:
    """Return what the five hand-made rules gain, as a share of what the benchmark gains."""
    gain = whole_league(scenario, seed)["gain"]
    return float(gain["five_rules"] / gain["benchmark"])


@of_worlds
def game_beyond_hand(scenario: Scenario, seed: int) -> float:
    """Return what the benchmark gains over the best plan made by hand, as a multiple."""
    gain = whole_league(scenario, seed)["gain"]
    return float(gain["benchmark"] / gain.loc[list(HAND_MADE)].max())


@of_worlds
def game_truth_spends(scenario: Scenario, seed: int) -> float:
    """Return the share of the money that the truth spends."""
    means = scenario.game
    spent = whole_league(scenario, seed)["spent"]["truth"]
    return float(spent / (means.budget * means.played))


@of_worlds
def game_red_card(scenario: Scenario, seed: int) -> float:
    """Return 1 where the spray of larger tariffs gets the red card, and no other bot, else 0."""
    harmed = whole_league(scenario, seed)["harmed"]
    return float(list(harmed.index[harmed > RED_CARD]) == ["plan_up_all"])
