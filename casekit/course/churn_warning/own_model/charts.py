"""What a model leans on; what it said would happen, and what did."""

from __future__ import annotations

import pandas as pd

from casekit.course.churn_warning.own_model.importances import SHUFFLES, Leaning
from casekit.course.churn_warning.own_model.methods import HORIZON
from casekit.drawing.axes import in_percent
from casekit.drawing.bars import bars_across, highlighted
from casekit.drawing.colours import BLUE, GREEN, GREY, RED, SKY
from casekit.drawing.figures import figure, finding
from casekit.drawing.guess import on_name
from casekit.text import Catalogue, percent

texts = Catalogue("casekit.course.churn_warning.own_model")


def importance_bars(lost: pd.Series, spread: pd.Series, auc: float, guess: str | None = None):
    """Return how much AUC each column is worth to the model, most first.

    Args:
        lost, spread: from `importances.importance`.
        auc: of the model as it is.
        guess: column that the reader took for the first.
    """
    names = [texts(f"columns.{column}") for column in lost.index]
    fig, ax = figure(height=3.8)
    colors = highlighted(list(lost.index), lost.index[0], SKY, BLUE)
    bars_across(ax, names, lost.to_list(), [f"{v:.3f}" for v in lost], colors, spread.to_list())
    on_name(ax.yaxis, None if guess is None else list(lost.index).index(guess))
    ax.set_xlabel(texts("charts.importance_bars.x", shuffles=SHUFFLES, auc=auc))
    title = texts("charts.importance_bars.title", column=names[0], lost=float(lost.iloc[0]))
    finding(fig, title, texts("charts.importance_bars.todo"))
    return fig


def said_and_done(leaning: Leaning, effects: pd.DataFrame, horizon: int):
    """Return what the model makes of the faded customers, and what a call truly does to them.

    Args:
        leaning: what the model says.
        effects: of those faded customers who were in the pilot: `risk_untreated`, `effect`.
        horizon: months that these look ahead.
    """
    left, change = effects["risk_untreated"].mean(), effects["effect"].mean()
    values = (leaning.said, leaning.said_if, left, left + change)
    ahead = {"said": HORIZON, "said_if": HORIZON, "left": horizon, "called": horizon}
    names = [texts(f"charts.said_and_done.{one}", horizon=n) for one, n in ahead.items()]
    fig, ax = figure(height=3.2)
    bars_across(ax, names, list(values), [percent(v, 1) for v in values], [GREY, RED, GREY, GREEN])
    in_percent(ax.xaxis)
    ax.set_xlabel(texts("charts.said_and_done.x", customers=len(effects), faded=len(leaning.faded)))
    said, said_if, left, called = (round(100 * value, 1) for value in values)  # as the bars say
    title = texts(
        "charts.said_and_done.title", said=said - said_if, done=left - called, ahead=HORIZON,
        horizon=horizon,
    )  # fmt: skip
    finding(fig, title, texts("charts.said_and_done.todo"))
    return fig
