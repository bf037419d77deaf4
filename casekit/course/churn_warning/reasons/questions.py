"""What leavers say, what the records show, why they really went (W2)."""

import pandas as pd

from casekit import mart as door
from casekit.classroom import Answer, MultipleChoice, Number, Table, question
from casekit.course.churn_warning.reasons import methods
from casekit.course.churn_warning.reasons.debrief import confusion, true_reasons
from casekit.mart.once import once

CLAIMS = ("most_say_price", "most_mean_price", "service_hides", "cheaper_keeps_half", "end_shows")


@once
def records(mart: door.Mart) -> pd.DataFrame:
    """Return what the records hold on each leaver, with the reason stated."""
    return methods.evidence(mart)


# --- “too expensive”: how often is it true? ------------------------------------------------------


@question(
    Number(unit="%", decimals=1, low=0, high=1), covers="W2", minutes=4, needs_truth=True
)  # fmt: skip
def price_is_true(mart):
    """Of the leavers who say price, the share who left for price."""
    table = confusion(mart)
    said, meant = int(table["price"].sum()), int(table.loc["price", "price"])
    return Answer(meant / said, said=said, meant=meant, asked=int(table.to_numpy().sum()))


@price_is_true.mistake
def rows_for_columns(mart):
    table = confusion(mart)
    return table.loc["price", "price"] / table.loc["price"].sum()


@price_is_true.mistake
def of_all_leavers(mart):
    table = confusion(mart)
    return table.loc["price", "price"] / table.to_numpy().sum()


@price_is_true.mistake
def what_they_say(mart):
    table = confusion(mart)
    return table["price"].sum() / table.to_numpy().sum()


@price_is_true.mistake
def what_they_mean(mart):
    table = confusion(mart)
    return table.loc["price"].sum() / table.to_numpy().sum()


@price_is_true.mistake
def totals_compared(mart):
    table = confusion(mart)
    return table.loc["price"].sum() / table["price"].sum()


@price_is_true.mistake
def another_reason(mart):
    table = confusion(mart)
    return table.loc["personal", "price"] / table["price"].sum()


# --- what may be reported upwards? ---------------------------------------------------------------


def _held(mart) -> dict[str, bool]:
    """Return which claims the data bear out."""
    table = confusion(mart)
    total = table.to_numpy().sum()
    stated, true = table.sum(axis=0) / total, table.sum(axis=1) / total
    lift = methods.evidence_lift(records(mart), true_reasons(mart))
    return {
        "most_say_price": stated.idxmax() == "price",
        "most_mean_price": table.loc["price", "price"] > 0.5 * table["price"].sum(),
        "service_hides": true["service"] > 1.5 * stated["service"],
        "cheaper_keeps_half": true["price"] > 0.5,
        "end_shows": lift.loc["contract_ended", "contract"] > 3,
    }


@question(MultipleChoice(options=CLAIMS), covers="W2", minutes=4, needs_truth=True)
def reason_claims(mart):
    """The sentences that the data bear out."""
    table = confusion(mart)
    share = table.sum(axis=1) / table.to_numpy().sum()
    return Answer(
        {claim for claim, held in _held(mart).items() if held},
        price=float(share["price"]),
        service=float(share["service"]),
    )


@reason_claims.mistake(
    when=lambda mart, value: bool({"most_mean_price", "cheaper_keeps_half"} & value)
)
def survey_believed(mart):
    return {"most_say_price", "most_mean_price", "cheaper_keeps_half"}


@reason_claims.mistake
def survey_only(mart):
    return {"most_say_price"}


@reason_claims.mistake
def survey_thrown_away(mart):
    return {claim for claim, held in _held(mart).items() if held} - {"most_say_price"}


# --- code: records by stated reason --------------------------------------------------------------


@question(Table(keys=("stated_reason",), relative=0.005), covers="W2", minutes=6, track="code")
def reason_table(mart):
    """Of those who state a reason, the share with each kind of record."""
    found = records(mart)
    return Answer(_shares(found), leavers=len(found), answered=int(found["stated_reason"].count()))


def _shares(found: pd.DataFrame) -> pd.DataFrame:
    said = found.dropna(subset="stated_reason")
    by = said["stated_reason"].astype(str)
    return said[list(methods.EVIDENCE)].astype(float).groupby(by).mean().reset_index()


@reason_table.mistake
def base_turned_round(mart):
    found = records(mart).dropna(subset="stated_reason")
    flags = found[list(methods.EVIDENCE)].astype(float)
    counts = flags.groupby(found["stated_reason"].astype(str)).sum()
    return (counts / counts.sum()).reset_index()


@reason_table.mistake
def of_all_who_left(mart):
    found = records(mart).dropna(subset="stated_reason")
    flags = found[list(methods.EVIDENCE)].astype(float)
    return (flags.groupby(found["stated_reason"].astype(str)).sum() / len(found)).reset_index()
