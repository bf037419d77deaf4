"""How many groups there are, and how to find those that tell what customers want (G2)."""

import pandas as pd

from casekit.analysis import segments
from casekit.classroom import Answer, Choice, Grade, Model, Policy, question
from casekit.course.segmentation.needs import debrief, methods
from casekit.mart.once import once

# --- how many are there ---

NOTHING = 0.03
"""A lead over the cloud, in shares of the differences, below which a cut shows no groups."""


@question(Choice(options=("one", "two", "four", "fifteen")), covers="G2", minutes=2)
def natural_clusters(mart):
    """How many natural groups customers form by what they spend: one, no cut beats the cloud."""
    spend, acts = methods.tightness(mart, "spend"), methods.tightness(mart, "acts")
    lead = spend["real"] - spend["cloud"]
    most = {2: "two", 4: "four", 8: "four", 15: "fifteen"}[int(lead.idxmax())]
    of_acts = acts["real"] - acts["cloud"]
    return Answer(
        "one" if lead.max() < NOTHING else most, lead=100 * lead.max(), acts=100 * of_acts.max(),
        real=spend.loc[4, "real"], cloud=spend.loc[4, "cloud"], groups=int(of_acts.idxmax()),
        two=f"{spend.loc[2, 'silhouette']:.2f}", many=spend.loc[15, "real"], many_cloud=spend.loc[15, "cloud"],
    )  # fmt: skip


@natural_clusters.mistake
def highest_silhouette(mart):
    return "two"


@natural_clusters.mistake
def as_many_as_needs(mart):
    return "four"


@natural_clusters.mistake
def the_tightest(mart):
    return "fifteen"


# --- groups by one's own hand ---

PASS_MARK = 0.85
"""Of the agreement with needs that groups by logs of the acts reach."""
THE_SAME = 0.8
"""Agreement with a slip's groups from which it is taken for that slip."""


@once
def _counts(mart) -> list[tuple[pd.DataFrame]]:
    """Sums of eleven months: of everybody, and of every second line."""
    table = methods.counted(mart, mart.months[-1])
    return [(table,), (table.iloc[::2],)]


def _cut(columns: str, way: str):
    """Return a function that cuts into four groups by some columns, prepared in some way."""

    def groups(counts: pd.DataFrame):
        table = counts[list(methods.COLUMNS[columns])]
        return segments.kmeans(segments.prepared(table, way), methods.GROUPS).to_numpy()

    return groups


def _agreement(labels, counts: pd.DataFrame, other: pd.Series) -> float:
    return segments.agreement(pd.Series(list(labels), counts.index), other)


def _by_need(mart, value) -> Grade:
    """Return the agreement with needs, as a share of that of the groups by logs of the acts."""
    need, best = debrief.needs(mart), _cut("acts", "logs")
    cases = [counts for (counts,) in _counts(mart)]
    found = [_agreement(labels, counts, need) for labels, counts in zip(value, cases, strict=True)]
    right = [_agreement(best(counts), counts, need) for counts in cases]
    share = min(one / other for one, other in zip(found, right, strict=True))
    return Grade(share >= PASS_MARK, share, {"agreement": f"{found[0]:.2f}"})


@question(
    Policy(score=_by_need, takes=Model(on=_counts, seconds=30), pass_mark=PASS_MARK),
    covers="G2", minutes=12, track="code", needs_truth=True,
)  # fmt: skip
def clusters_fit(mart):
    """A function (counts) → group of each row, four of them, that agree with needs."""
    (counts,) = _counts(mart)[0]
    best = _cut("acts", "logs")
    reached = _agreement(best(counts), counts, debrief.needs(mart))
    return Answer(best, best=f"{reached:.2f}", groups=methods.GROUPS, mark=PASS_MARK)


def _cut_so(columns: str, way: str):
    """Return a test: whether the groups are those that such a cut makes."""

    def found(mart, value) -> bool:
        (counts,) = _counts(mart)[0]
        made = pd.Series(_cut(columns, way)(counts), counts.index)
        return _agreement(value[0], counts, made) >= THE_SAME

    return found


@clusters_fit.mistake(when=_cut_so("both", "logs"))
def all_columns(mart):
    return _cut("both", "logs")


@clusters_fit.mistake(when=_cut_so("spend", "logs"))
def by_spending(mart):
    return _cut("spend", "logs")


@clusters_fit.mistake(when=_cut_so("acts", "scaled"))
def no_logs(mart):
    return _cut("acts", "scaled")


@clusters_fit.mistake(when=_cut_so("acts", "raw"))
def nothing_prepared(mart):
    return _cut("acts", "raw")
