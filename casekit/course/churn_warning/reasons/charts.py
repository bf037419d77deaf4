"""What leavers say, what their records show, and what it really was."""

from __future__ import annotations

import pandas as pd

from casekit.analysis.lacks import TooFew
from casekit.course.churn_warning.reasons.methods import EVIDENCE, with_a_cause
from casekit.drawing.axes import in_percent
from casekit.drawing.bars import bars_across, highlighted
from casekit.drawing.colours import BLUE, GREY, RED, SKY
from casekit.drawing.figures import figure, finding, legend
from casekit.drawing.guess import on_name
from casekit.drawing.tables import Sentence, written
from casekit.mart import names
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.reasons")

FEWEST = 15
"""Leavers below which a reason is not drawn: its rates would be chance."""
WARMEST = 4.0
"""Where the colours of the heat map end, unless a cell is larger."""

ALIKE = 0.3
"""A record this much more or less often than among all leavers still counts as alike."""


def reason_gap(confusion: pd.DataFrame):
    """Return the stated share of each reason against its true share.

    Args:
        confusion: from `reasons.confusion`, true (rows) × stated (columns).
    """
    total = confusion.to_numpy().sum()
    shares = pd.DataFrame({"stated": confusion.sum(axis=0), "true": confusion.sum(axis=1)}) / total
    shares = shares.sort_values("stated")
    rows = range(len(shares))
    fig, ax = figure(height=4.0)
    ax.hlines(rows, shares.min(axis=1), shares.max(axis=1), color=GREY, linewidth=2)
    for column, color, marker in (("stated", RED, "o"), ("true", BLUE, "D")):
        ax.scatter(shares[column], rows, color=color, marker=marker, s=60, zorder=3,
                   label=texts(f"charts.reason_gap.{column}"))  # fmt: skip
    ax.set_yticks(rows, names.reasons(shares.index))
    in_percent(ax.xaxis)
    ax.set_xlim(left=-0.02)
    ax.set_xlabel(texts("charts.reason_gap.x"))
    legend(ax)
    gap = shares["stated"] - shares["true"]
    most, least = gap.idxmax(), gap.idxmin()
    title = texts(
        "charts.reason_gap.title",
        most=names.reason(most),
        stated=shares.loc[most, "stated"],
        true=shares.loc[most, "true"],
        least=names.reason(least),
        hidden=100 * -gap[least],
    )
    finding(fig, title, texts("charts.reason_gap.todo", most=names.reason(most)))
    return fig


def evidence_heat(
    lift: pd.DataFrame, said: pd.Series, stated: str = "price", guess: str | None = None
):
    """Return how much more often each record stands behind each stated reason.

    Args:
        lift: from `reasons.evidence_lift` by stated reason.
        said: number of leavers by stated reason.
        stated: the reason that the title speaks of.
        guess: the record that the reader took to stand out among those who stated it.

    Raises TooFew where fewer than `FEWEST` gave it, or any other.
    """
    import seaborn as sns

    table = lift[_often(said, lift, stated)]
    fig, ax = figure(width=7.6, height=3.6)
    sns.heatmap(
        table, ax=ax, cmap="vlag", center=1.0, vmin=0.0, vmax=max(WARMEST, float(table.max().max())), linewidths=1.5,
        annot=True, fmt=".1f", annot_kws={"fontsize": 10},
        xticklabels=names.reasons(table.columns),
        yticklabels=[texts(f"evidence.{record}") for record in table.index],
        cbar_kws={"label": texts("charts.evidence_heat.bar")},
    )  # fmt: skip
    ax.tick_params(axis="y", rotation=0)
    ax.set_xlabel(texts("charts.evidence_heat.x"))
    ax.set_ylabel("")
    on_name(ax.yaxis, list(table.index).index(guess) if guess in table.index else None)
    others = table.drop(columns=stated).stack()
    record, reason = others.idxmax()
    low, high = table[stated].min(), table[stated].max()
    variant = "alike" if low >= 1 - ALIKE and high <= 1 + ALIKE else "apart"
    title = texts(
        f"charts.evidence_heat.title.{variant}",
        stated=names.reason(stated),
        low=low,
        high=high,
        reason=names.reason(reason),
        record=texts(f"evidence.{record}"),
        times=others.max(),
    )
    finding(fig, title, texts("charts.evidence_heat.todo"))
    return fig


def _often(said: pd.Series, lift: pd.DataFrame, stated: str) -> list[str]:
    """Return the reasons that enough leavers gave: `stated`, and at least one other."""
    often = [reason for reason in said.index if reason in lift and said[reason] >= FEWEST]
    if stated not in often or len(often) < 2:
        raise TooFew("few_gave", texts, reason=names.reason(stated), fewest=FEWEST)
    return often


def behind_bars(behind: pd.Series, stated: str, leavers: int):
    """Return the true reasons of those who stated one.

    Args:
        behind: from `reasons.hidden_behind`: share by true reason, largest first.
        stated: the reason they stated.
        leavers: how many stated it.
    """
    fig, ax = figure(height=3.6)
    shown = [written(share, "0%") for share in behind]
    colors = highlighted(list(behind.index), stated, SKY, RED)
    bars_across(ax, names.reasons(behind.index), behind.to_list(), shown, colors)
    in_percent(ax.xaxis)
    said = names.reason(stated)
    ax.set_xlabel(texts("charts.behind_bars.x", stated=said))
    title = texts("charts.behind_bars.title", stated=said, leavers=leavers, meant=behind[stated])
    finding(fig, title, texts("charts.behind_bars.todo"))
    return fig


def confusion_heat(confusion: pd.DataFrame):
    """Return the confusion matrix of true and stated reasons, in people.

    Args:
        confusion: from `reasons.confusion`, true (rows) × stated (columns).
    """
    import seaborn as sns

    order = confusion.sum(axis=0).sort_values(ascending=False).index
    table = confusion.loc[order, order]
    called = names.reasons(order)
    fig, ax = figure(width=7.6, height=4.2)
    sns.heatmap(
        table, ax=ax, cmap="Blues", linewidths=1.5, annot=True, fmt="d", cbar=False,
        annot_kws={"fontsize": 10}, xticklabels=called, yticklabels=called,
    )  # fmt: skip
    for place in range(len(order)):
        ax.add_patch(_frame(place))
    ax.tick_params(axis="y", rotation=0)
    ax.set_xlabel(texts("charts.confusion_heat.x"))
    ax.set_ylabel(texts("charts.confusion_heat.y"))
    agree = sum(table.loc[reason, reason] for reason in order)
    apart = table.where(table.index.to_numpy()[:, None] != table.columns.to_numpy(), 0).stack()
    true, stated = apart.idxmax()
    title = texts(
        "charts.confusion_heat.title",
        agree=agree / max(int(table.to_numpy().sum()), 1),
        true=names.reason(true),
        stated=names.reason(stated),
        leavers=int(apart.max()),
    )
    finding(fig, title, texts("charts.confusion_heat.todo"))
    return fig


def _frame(place: int):
    """Return a frame around a cell of the diagonal, where what they said is what it was."""
    from matplotlib.patches import Rectangle

    return Rectangle((place, place), 1, 1, fill=False, edgecolor=RED, linewidth=1.8, clip_on=False)


def price_records(evidence: pd.DataFrame) -> Sentence:
    """Return in words how often those who said “price” have a record of another cause.

    Args:
        evidence: from `methods.evidence`.
    """
    everybody = float(evidence[list(EVIDENCE)].any(axis=1).mean())
    share = with_a_cause(evidence, "price")
    return Sentence(texts("sentences.with_a_cause", share=share, everybody=everybody))


def high_end(valuable: pd.DataFrame, others: pd.DataFrame) -> Sentence:
    """Return how mid and high-end leavers differ in what they say and in what it was.

    Args:
        valuable, others: from `reasons.confusion`, of the leavers worth much and of the rest.
    """
    of_all = [valuable.sum(axis=1) / max(int(valuable.to_numpy().sum()), 1)]
    of_all.append(others.sum(axis=1) / max(int(others.to_numpy().sum()), 1))
    leavers = int(valuable.to_numpy().sum())
    return Sentence(
        texts(
            "sentences.high_end",
            leavers=leavers,
            said=valuable["price"].sum() / max(leavers, 1),
            meant=of_all[0]["price"],
            meant_others=of_all[1]["price"],
            contract=of_all[0]["contract"],
            contract_others=of_all[1]["contract"],
        )  # fmt: skip
    )
