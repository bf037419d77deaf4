"""Ten jobs in five stages, and the stage of five real customers (L1, L2)."""

from casekit import mart as door
from casekit.classroom import Answer, Board, Matching, question
from casekit.course.lifecycle.stages.chosen import FILES, customers
from casekit.course.lifecycle.stages.methods import (
    ACQUIRED,
    DECLINING,
    GROWING,
    LEAVING,
    MATURE,
    STAGES,
)

# --- whose job in which stage? ---

JOBS = {
    "renew": MATURE, "win_back": LEAVING, "credit_check": ACQUIRED, "next_service": GROWING,
    "smaller_plan": DECLINING, "network": MATURE, "first_bill": ACQUIRED, "falling_call": DECLINING,
    "bigger_plan": GROWING, "club": MATURE,
}  # fmt: skip
"""Ten jobs of an operator, and the stage in which each belongs."""
BEYOND_CRM = ("price", "bill", "network")
"""Reasons for leaving that a system of contacts cannot mend."""
MOST = 5
"""Jobs in one stage from which an answer gives everything to it; a true stage has three at most."""


@question(Board(cards=tuple(JOBS), fields=STAGES), covers="L1", minutes=2)
def wider_than_crm(mart):
    """The stage in which each of ten jobs belongs."""
    mart.need("churn.stated_reason", "churn.kind")
    reasons = mart.churn["stated_reason"].dropna()
    return Answer(
        dict(JOBS),
        beyond=float(reasons.isin(BEYOND_CRM).mean()),
        arrears=1 - len(door.voluntary(mart.churn)) / max(len(mart.churn), 1),
    )


def _most_in_mature(mart, value) -> bool:
    return sum(at == MATURE for at in value.values()) >= MOST


@wider_than_crm.mistake(when=_most_in_mature)
def all_after_the_sale_is_keeping(mart):
    return {job: at if at == ACQUIRED else MATURE for job, at in JOBS.items()}


@wider_than_crm.mistake(
    when=lambda mart, value: value["win_back"] == DECLINING or value["falling_call"] == LEAVING
)
def rescue_and_win_back(mart):
    return {**JOBS, "win_back": DECLINING, "falling_call": LEAVING}


@wider_than_crm.mistake(when=lambda mart, value: value["credit_check"] != ACQUIRED)
def credit_when_it_is_late(mart):
    return {**JOBS, "credit_check": DECLINING}


@wider_than_crm.mistake(when=lambda mart, value: value["network"] in (DECLINING, LEAVING))
def network_when_they_complain(mart):
    return {**JOBS, "network": DECLINING}


# --- five files ---


@question(
    Matching(left=tuple(FILES), right=STAGES), covers="L2", minutes=3, needs_truth=True,
)  # fmt: skip
def five_files(mart):
    """The stage of five real customers, whose rule and truth agree."""
    seen = customers(mart)
    slots = {f"{name}_tenure": f"{seen.loc[name, 'tenure']:.0f}" for name in ("one", "four")}
    return Answer(dict(FILES), calls=f"{seen.loc['four', 'rival_calls']:.0f}", **slots)


def _given(value) -> dict[str, str]:
    return dict(zip(FILES, value, strict=True))


@five_files.mistake(
    when=lambda mart, value: _given(value)["one"] == MATURE or _given(value)["four"] == MATURE
)
def by_tenure_alone(mart):
    return {**FILES, "one": MATURE, "four": MATURE}


@five_files.mistake(
    when=lambda mart, value: _given(value)["one"] == LEAVING or _given(value)["four"] == DECLINING
)
def falling_is_leaving(mart):
    return {**FILES, "one": LEAVING, "four": DECLINING}


@five_files.mistake(
    when=lambda mart, value: _given(value)["five"] == MATURE or _given(value)["three"] == GROWING
)
def by_last_bill(mart):
    return {**FILES, "five": MATURE, "three": GROWING}
