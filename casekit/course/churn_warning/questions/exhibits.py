"""Tables that stand above the questions: what a reader takes the figures from.

Each takes a mart and returns a table in the reader's language. Headings stand in the module's
text.yml under `practice`. An operator's own data have no truth: what needs it says so instead.
"""

from collections.abc import Callable
from functools import wraps

import pandas as pd

from casekit import mart as door
from casekit.classroom import Switch
from casekit.course.churn_warning import charts, labels, reasons, targeting, tree_rules, trial
from casekit.course.churn_warning.charts.words import Sentence
from casekit.course.churn_warning.questions import (
    about_alarms,
    about_models,
    about_reasons,
    about_rules,
    expiry_cliff,
)
from casekit.course.churn_warning.questions.expiry_cliff import PILOT
from casekit.mart import truth
from casekit.text import percent
from synthetic.calendar import add_months

RECORDED = ("price", "service", "bill", "network", "contract", "personal")
"""Reasons shown with their records; “friends” has too few leavers."""


def _tenths(share: float) -> str:
    """A share as a percentage with one decimal."""
    return percent(share, 1)


def from_truth(make: Callable) -> Callable:
    """Return a maker of exhibits that says what is missing where the data have no truth."""

    @wraps(make)
    def made(mart: door.Mart):
        try:
            return make(mart)
        except door.NoTruth as fault:
            return Sentence(str(fault))

    return made


def said(key: str, **slots) -> str:
    """Return one of the practice's own words."""
    return labels.texts(f"practice.{key}", **slots)


@from_truth
def reasons_crossed(mart: door.Mart) -> pd.DataFrame:
    """Return leavers by true reason (rows) and stated reason (columns), with totals."""
    table = about_reasons.confusion(mart)
    order = table.sum(axis=0).sort_values(ascending=False).index
    table = table.loc[order, order]
    table[""] = table.sum(axis=1)
    table.loc[""] = table.sum()
    heads = [labels.name("reasons", reason) for reason in order]
    columns = [said("stated", name=head) for head in heads] + [said("total")]
    return table.set_axis(columns, axis=1).set_axis(
        [said("true", name=head) for head in heads] + [said("total")]
    )


@from_truth
def records_behind(mart: door.Mart) -> pd.DataFrame:
    """Return how many times more often a record is found for a true reason than for all leavers."""
    why = truth.of(mart).leaving.set_index("subscriber")["reason"]
    lift = reasons.evidence_lift(about_reasons.records(mart), why)[list(RECORDED)]
    shown = lift.map(lambda times: f"{times:.1f}")
    columns = [said("true", name=labels.name("reasons", reason)) for reason in RECORDED]
    return shown.set_axis(columns, axis=1).set_axis(labels.names("evidence", lift.index))


def models_compared(mart: door.Mart) -> pd.DataFrame:
    """Return each model's AUC and mean score beside the rate that left."""
    table = about_models.models_compared(mart)
    styles = {"auc": ".3f", "mean_score": ".1%", "churn_rate": ".1%"}
    shown = {said(f"columns.{c}"): table[c].map(f"{{:{s}}}".format) for c, s in styles.items()}
    return pd.DataFrame(shown).set_axis(labels.names("models", table.index))


def columns_to_choose(mart: door.Mart) -> pd.DataFrame:
    """Return values, information gain and split information of the columns on offer."""
    table = about_rules.gains(mart)
    shown = pd.DataFrame(
        {
            said("columns.values"): table["values"].map("{:,.0f}".format),
            said("columns.gain"): table["gain"].map("{:.4f}".format),
            said("columns.split"): table["split"].map("{:.3f}".format),
        }
    )
    names = [labels.texts(f"questions.first_question.options.{name}") for name in table.index]
    return shown.set_axis(names)


def rules_on_the_wall(mart: door.Mart) -> Sentence:
    """Return the rules that say “leaves”: what they claim, whom they name, who of these left."""
    table, rules = wall_to_work_on(mart), about_rules.rules(mart)
    head = ["", labels.texts("labels.columns.rule"),
            *(said(f"columns.{name}") for name in ("claimed", "named", "left"))]  # fmt: skip
    rows = [
        (str(row.rule), tree_rules.sentence(rule), labels.written(row.claimed, "0%"),
         str(row.customers), str(row.leavers))
        for rule, row in zip(rules, table.itertuples(), strict=True)
    ]  # fmt: skip
    total = ["", said("total"), "", str(table["customers"].sum()), str(table["leavers"].sum())]
    lines = [
        head,
        ["---", "---", "---:", "---:", "---:"],
        *rows,
        [f"**{cell}**" if cell else "" for cell in total],
    ]
    return Sentence("\n".join("| " + " | ".join(line) + " |" for line in lines))


def wall_to_work_on(mart: door.Mart) -> pd.DataFrame:
    """Return the wall as figures: rule, customers, leavers (judged month) and claimed."""
    table = about_rules.wall(mart)
    return pd.DataFrame(
        {
            "rule": range(1, len(table) + 1),
            "customers": table["customers"],
            "leavers": table["leavers"],
            "claimed": table["of_them"] / table["cases"],
        }
    ).reset_index(drop=True)


# --- the case's data room -------------------------------------------------------------------------


def room(mart: door.Mart) -> pd.DataFrame:
    """Return the customers of the case with what the room knows, index subscriber."""
    return expiry_cliff.customers(mart).copy()


def ends_by_month(mart: door.Mart) -> pd.DataFrame:
    """Return customers, mean bill and mean score by months to the end of the contract."""
    people = expiry_cliff.customers(mart)
    band = pd.cut(people["ends_in"], [-999, -1, 0, 1, 2, 6, 24, 999], labels=list("abcdefg"))
    by = people.groupby(band, observed=False)
    shown = pd.DataFrame(
        {
            labels.texts("labels.columns.customers"): by.size().map("{:,}".format),
            labels.texts("labels.columns.bill"): by["bill"].mean().map("{:.0f}".format),
            labels.texts("labels.columns.score"): by["score"].mean().map(_tenths),
        }
    )
    return shown.set_axis([said(f"ends.{letter}") for letter in "abcdefg"])


def pilot_by_end(mart: door.Mart) -> pd.DataFrame:
    """Return what the pilot showed: who left with and without the call, by months to the end."""
    tried = trial.outcomes(mart, PILOT)
    month = int(trial.campaign_of(mart, PILOT)["month"])
    # As it stood before: whoever accepts has a new contract by the end of the month.
    before = door.features(mart, int(add_months(month, -1)))
    left = before["contract_left"].reindex(tried.index) - 1
    band = pd.cut(left, [-2, -1, 3, 6, 99], labels=list("abcd"))
    table = trial.effect_by(tried, band)
    taken = tried[tried["treated"]].groupby(band, observed=False)["accepted"].mean()
    shown = pd.DataFrame(
        {
            said("columns.treated"): table["treated"].map("{:,}".format),
            said("columns.control"): table["control"].map("{:,}".format),
            said("columns.rate_treated"): table["rate_treated"].map(_tenths),
            said("columns.rate_control"): table["rate_control"].map(_tenths),
            said("columns.effect"): [
                said("interval", effect=100 * row.effect, low=100 * row.low, high=100 * row.high)
                for row in table.itertuples()
            ],
            said("columns.accepted"): taken.reindex(table.index).map(_tenths),
        }
    )
    return shown.set_axis([said(f"pilot.{letter}") for letter in table.index])


# --- the debrief ----------------------------------------------------------------------------------


def lists_compared(mart: door.Mart) -> pd.DataFrame:
    """Return what became of those on six lists, and what each list earned."""
    table = expiry_cliff.lists_compared(mart)
    became = [name for name in targeting.OUTCOMES if name != "unknown" or table[name].any()]
    shown = table[became].set_axis(labels.names("outcomes", became), axis=1)
    shown[labels.texts("labels.columns.bill")] = table["bill"].map("{:.0f}".format)
    shown[said("columns.net")] = table["net"].map("{:,.0f}".format)
    share = table["net"] / table.loc["oracle", "net"]
    shown[said("columns.share")] = share.map(percent)
    return shown.set_axis([said(f"lists.{name}") for name in table.index])


def effect_by_end(mart: door.Mart) -> pd.DataFrame:
    """Return the true effect of the call by months to the end of the contract."""
    people = expiry_cliff.customers(mart)
    band = pd.cut(people["ends_in"], [-999, -1, 0, 1, 2, 6, 24, 999], labels=list("abcdefg"))
    return _true_effect(mart, band, [said(f"ends.{letter}") for letter in "abcdefg"])


def effect_by_decision(mart: door.Mart) -> pd.DataFrame:
    """Return the true effect of the call by whether the mind was made up."""
    state = truth.of(mart).state_of(targeting.CASE_MONTH, ["decided"])["decided"]
    people = expiry_cliff.customers(mart)
    band = state.reindex(people.index).map({False: "a", True: "b"}).astype("category")
    return _true_effect(mart, band, [said("undecided"), said("decided")])


def _true_effect(mart: door.Mart, band: pd.Series, names: list[str]) -> pd.DataFrame:
    known = expiry_cliff.effects(mart).reindex(band.index).dropna(subset="effect")
    table = trial.true_effect_by(known, band)
    kept = (-100 * table["effect"]).map("{:+.1f}".format)
    shown = {
        labels.texts("labels.columns.customers"): table["customers"].map("{:,}".format),
        said("columns.risk"): table["risk"].map(_tenths),
        said("columns.kept_of_100"): kept,
        said("columns.save_share"): table["save_share"].map(percent),
    }
    return pd.DataFrame(shown).set_axis(names[: len(table)])


def debrief(asked, mart: door.Mart):
    """Return the panel that opens the truth, once a list has passed or was tried twice.

    Args:
        asked: the case's question, `q.target_list`.
        mart: the case's dataset.
    """
    from casekit.classroom.explorer import explorer

    def opened(open: bool) -> bool:
        return open and asked.solution_open

    def draw(shown: bool) -> list:
        if not shown:
            return []
        tables = (lists_compared, effect_by_end, effect_by_decision)
        return [part for make in tables
                for part in (said(f"debrief.{make.__name__}"), make(mart))]  # fmt: skip

    def says(shown: bool) -> str:
        return said(
            f"debrief.{'opened' if shown else 'waiting' if asked.solution_open else 'first'}"
        )

    return explorer({"open": Switch(False, label=labels.texts.node("practice.debrief.open"))},
                    opened, draw, says=says)  # fmt: skip


def warning_leads(mart: door.Mart):
    """Return the chart of how far ahead each alarm warns."""
    return charts.lead_bars(about_alarms.over_all_months(mart)[0])


@from_truth
def reasons_told(mart: door.Mart):
    """Return the chart of stated against true reasons."""
    return charts.reason_gap(about_reasons.confusion(mart))
