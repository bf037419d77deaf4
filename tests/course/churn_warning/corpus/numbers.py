"""Percentages typed on cards: rounded slips, half-slips, two slips at once."""

from casekit.analysis import models
from casekit.course.churn_warning.eight_alarms.questions import AT_LEAST, by_count
from casekit.course.churn_warning.read_aloud.questions import rules_hit_rate, wall
from casekit.course.churn_warning.reasons.questions import confusion
from course.wrong import Wrong, percent, share, typed


def alarmed(column, k=AT_LEAST):
    """Return a column of the alarm table at k alarms."""
    return lambda mart: float(by_count(mart).loc[k, column])


def counted(part, whole, k=AT_LEAST):
    """Return one count over another at k alarms; each a function of the row."""
    return lambda mart: float(part(by_count(mart).loc[k]) / whole(by_count(mart).loc[k]))


def asked(part, whole):
    """Return one count over another from the table of reasons."""
    return lambda mart: float(part(confusion(mart)) / whole(confusion(mart)))


def on_the_wall(part, whole):
    """Return one count over another from the rules on the wall."""
    return lambda mart: float(part(wall(mart), mart) / whole(wall(mart), mart))


def _turned(figure):
    return lambda mart: 1 - figure(mart)


def _hits(row):
    return row["caught"]


def _right(mart):
    return float(rules_hit_rate.reference(mart).value)


_CELL = lambda t: t.loc["price", "price"]  # noqa: E731
_WALL_ALL = on_the_wall(
    lambda w, m: w["leavers"].sum(), lambda w, m: models.decision(m).leaves.sum()
)

ROWS = [
    # wasted calls
    Wrong("wasted_calls", "precision, whole per cent", percent(alarmed("precision"), 0)),
    Wrong("wasted_calls", "precision as a share, two decimals", share(alarmed("precision"), 2)),
    Wrong("wasted_calls", "recall, one decimal", percent(alarmed("recall"))),
    Wrong("wasted_calls", "misses, whole per cent", percent(_turned(alarmed("recall")), 0)),
    Wrong("wasted_calls", "two alarms, whole per cent", percent(_turned(alarmed("precision", 2)), 0)),
    Wrong("wasted_calls", "precision of two alarms", percent(alarmed("precision", 2))),
    Wrong("wasted_calls", "four alarms", percent(_turned(alarmed("precision", 4)))),
    Wrong("wasted_calls", "precision of four alarms", percent(alarmed("precision", 4))),
    Wrong("wasted_calls", "over the whole base, two decimals",
          percent(counted(lambda r: r["alarmed"] - r["caught"], lambda r: r["customers"]), 2)),
    Wrong("wasted_calls", "list over the base", percent(counted(lambda r: r["alarmed"], lambda r: r["customers"]))),
    Wrong("wasted_calls", "base rate", percent(alarmed("base_rate"))),
    Wrong("wasted_calls", "customers who stay, of all", percent(_turned(alarmed("base_rate")))),
    Wrong("wasted_calls", "calls for one leaver", lambda m: typed(f"{alarmed('calls_per_leaver')(m):.2f}")),
    Wrong("wasted_calls", "wasted for each leaver caught",
          lambda m: typed(f"{counted(lambda r: r['alarmed'] - r['caught'], _hits)(m):.2f}")),
    Wrong("wasted_calls", "number of wasted calls",
          lambda m: typed(f"{counted(lambda r: r['alarmed'] - r['caught'], lambda r: 1)(m):.0f}")),
    Wrong("wasted_calls", "share divided by 100 once more",
          lambda m: typed(f"{_turned(alarmed('precision'))(m) / 100:.5f}")),
    Wrong("wasted_calls", "minus sign left over", lambda m: typed(f"{-100 * _turned(alarmed('precision'))(m):.1f}")),
    Wrong("wasted_calls", "one digit only", lambda m: typed("1")),
    # price is true
    Wrong("price_is_true", "row total, whole per cent", percent(asked(_CELL, lambda t: t.loc["price"].sum()), 0)),
    Wrong("price_is_true", "of all leavers, one decimal", percent(asked(_CELL, lambda t: t.to_numpy().sum()))),
    Wrong("price_is_true", "stated share, whole per cent",
          percent(asked(lambda t: t["price"].sum(), lambda t: t.to_numpy().sum()), 0)),
    Wrong("price_is_true", "complement", percent(_turned(asked(_CELL, lambda t: t["price"].sum())))),
    Wrong("price_is_true", "complement as a share", share(_turned(asked(_CELL, lambda t: t["price"].sum())))),
    Wrong("price_is_true", "true share of price",
          percent(asked(lambda t: t.loc["price"].sum(), lambda t: t.to_numpy().sum()))),
    Wrong("price_is_true", "true over stated",
          percent(asked(lambda t: t.loc["price"].sum(), lambda t: t["price"].sum()))),
    Wrong("price_is_true", "row complement", percent(_turned(asked(_CELL, lambda t: t.loc["price"].sum())))),
    Wrong("price_is_true", "service column instead",
          percent(asked(lambda t: t.loc["service", "service"], lambda t: t["service"].sum()))),
    Wrong("price_is_true", "says price, left for service",
          percent(asked(lambda t: t.loc["service", "price"], lambda t: t["price"].sum()))),
    Wrong("price_is_true", "upside down", lambda m: typed(f"{asked(lambda t: t['price'].sum(), _CELL)(m):.2f}")),
    Wrong("price_is_true", "count instead of share", lambda m: typed(f"{asked(_CELL, lambda t: 1)(m):.0f}")),
    # rules on the wall
    Wrong("rules_hit_rate", "as learnt, whole per cent",
          percent(on_the_wall(lambda w, m: w["of_them"].sum(), lambda w, m: w["cases"].sum()), 0)),
    Wrong("rules_hit_rate", "recall, one decimal", percent(_WALL_ALL)),
    Wrong("rules_hit_rate", "complement", percent(_turned(_right))),
    Wrong("rules_hit_rate", "misses", percent(_turned(_WALL_ALL))),
    Wrong("rules_hit_rate", "mean of the rules' rates", percent(lambda m: float(wall(m)["confidence"].mean()))),
    Wrong("rules_hit_rate", "the best rule alone", percent(lambda m: float(wall(m)["confidence"].max()))),
    Wrong("rules_hit_rate", "the first rule alone", percent(lambda m: float(wall(m)["confidence"].iloc[0]))),
    Wrong("rules_hit_rate", "base rate", percent(lambda m: float(models.decision(m).leaves.mean()))),
    Wrong("rules_hit_rate", "named over the base",
          percent(on_the_wall(lambda w, m: w["customers"].sum(), lambda w, m: len(models.decision(m).leaves)))),
    Wrong("rules_hit_rate", "caught over the base",
          percent(on_the_wall(lambda w, m: w["leavers"].sum(), lambda w, m: len(models.decision(m).leaves)), 2)),
    Wrong("rules_hit_rate", "seven in ten, as in the sample", lambda m: typed("70")),
    Wrong("rules_hit_rate", "mean of the sample's rates",
          percent(lambda m: float((wall(m)["of_them"] / wall(m)["cases"]).mean()))),
    Wrong("wasted_calls", "misses, cut to whole per cent",
          lambda m: typed(f"{int(100 * _turned(alarmed('recall'))(m))}")),
    Wrong("rules_hit_rate", "upside down", lambda m: typed(f"{1 / _right(m):.2f}")),
    Wrong("rules_hit_rate", "lift instead of rate", lambda m: typed(f"{_right(m) / models.decision(m).leaves.mean():.2f}")),
    Wrong("rules_hit_rate", "mean of what is claimed",
          percent(lambda m: float((wall(m)["of_them"] / wall(m)["cases"]).mean()))),
]  # fmt: skip
