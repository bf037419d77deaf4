"""How an AUC came about: a model that writes down which rows it learnt from and was asked about.

found = findings(report)          report: (rows, columns, model, first_judged) → AUC
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, ClassifierMixin

from casekit.course.churn_warning.own_model.methods import HORIZON
from synthetic.calendar import add_months, month_range

FINDINGS = (
    "prepared_before", "copies_on_both_sides", "nothing_new", "customers_apart",
    "months_on_both_sides", "unready_months", "other_months", "no_probability", "copies",
    "several_tried", "another_model", "fewer_columns", "months_unused",
)  # fmt: skip
TRACE, CUSTOMERS, MONTHS, FIRST_JUDGED = "trace", 60, 12, 10
"""The column that names a row, and the size of the table; judged are the months from the tenth on."""
COLUMNS = [TRACE, "level"]
Report = Callable[[pd.DataFrame, list, object, int], float]


@dataclass
class Notes:
    """What a model was shown.

    Attributes:
        entries: in order, ("learnt" | "asked" | "decided", traces of the rows).
        lessons: the figures of each table that it learnt from.
    """

    entries: list[tuple[str, np.ndarray]] = field(default_factory=list)
    lessons: list[np.ndarray] = field(default_factory=list)

    def __deepcopy__(self, memo) -> Notes:
        return self  # a clone writes into the same notes

    def trials(self) -> Iterator[tuple[np.ndarray, np.ndarray, str]]:
        """Yield what was learnt from, what was then asked about, and how."""
        learnt = None
        for what, traces in self.entries:
            if what == "learnt":
                learnt = traces
            elif learnt is not None:
                yield learnt, traces, what


class Recorder(ClassifierMixin, BaseEstimator):
    """A classifier that learns nothing and notes everything."""

    def __init__(self, notes: Notes):
        self.notes = notes

    def fit(self, X, y):
        self.classes_ = np.array([False, True])
        self.notes.entries.append(("learnt", traces_of(X)))
        self.notes.lessons.append(np.asarray(X, dtype=float))
        return self

    def predict_proba(self, X) -> np.ndarray:
        return self._scored("asked", X)

    def predict(self, X) -> np.ndarray:
        return self._scored("decided", X)[:, 1] > 0.5

    def _scored(self, what: str, X) -> np.ndarray:
        traces = traces_of(X)
        self.notes.entries.append((what, traces))
        score = (np.nan_to_num(traces) * 0.618) % 1
        return np.column_stack([1 - score, score])


def traces_of(X) -> np.ndarray:
    """Return the column of traces: by its name, or the one of an array with the most values."""
    if isinstance(X, pd.DataFrame) and TRACE in X:
        return X[TRACE].to_numpy(dtype=float)
    columns = np.asarray(X, dtype=float).T
    return max(columns, key=lambda column: len(np.unique(column)))


def marked_rows() -> pd.DataFrame:
    """Return a small table of customer-months whose trace is a number of its own for each row."""
    months = month_range(202401, MONTHS)
    rows = pd.DataFrame(
        {
            "subscriber": np.tile(np.arange(1, CUSTOMERS + 1), MONTHS),
            "month": np.repeat(months, CUSTOMERS),
        }
    )
    rows[TRACE] = np.arange(len(rows), dtype=float)
    # No trace, and with gaps, so that it shows who fills them.
    rows["level"] = (rows["subscriber"] % 7 + 0.5).where(rows["subscriber"] % 10 > 0)
    rows["leaves"] = (rows["subscriber"] + rows["month"]) % 11 == 0
    return rows


def findings(report: Report) -> tuple[str, ...]:
    """Return what is wrong with the way in which an AUC is reckoned, of `FINDINGS`.

    prepared_before: the columns were changed before the model, with what was known of all rows.
    copies_on_both_sides: rows were copied or made up before the table was parted.
    nothing_new: it was asked about nothing but rows that it had learnt from.
    customers_apart: it was asked about other customers, in months that it had learnt from.
    months_on_both_sides: it was asked about months that it had learnt from.
    unready_months: it learnt from months whose outcome was not known when judging begins.
    other_months: it was asked about other rows than those from the first judged month on.
    no_probability: it was asked for yes or no.
    copies: it learnt from copied or made-up rows.
    several_tried: it learnt several times and was asked about the judged months each time.
    another_model: it was not used at all.
    fewer_columns: it was not shown all columns.
    months_unused: it did not learn from the last months whose outcome was known.
    """
    rows = marked_rows()
    notes = _noted(report, rows)
    marks, first = rows.set_index(TRACE), _first_judged(rows)
    found = {name for trial in notes.trials() for name in _wrong_with(*trial, marks, first)}
    if found <= {"prepared_before"}:
        # What was learnt from the training rows alone is nobody's leak.
        found = {"prepared_before"} if _learns_later_values(notes, report, rows) else set()
    found = found or set(_about_the_model(notes))
    return tuple(name for name in FINDINGS if name in found)


def _first_judged(rows: pd.DataFrame) -> int:
    return int(rows["month"].unique()[FIRST_JUDGED - 1])


def _noted(report: Report, rows: pd.DataFrame) -> Notes:
    notes = Notes()
    report(rows.copy(), COLUMNS.copy(), Recorder(notes), _first_judged(rows))
    return notes


def _learns_later_values(notes: Notes, report: Report, rows: pd.DataFrame) -> bool:
    """Tell whether what is learnt from changes with the features of the judged months."""
    odd = rows.copy()
    odd.loc[odd["month"] >= _first_judged(rows), COLUMNS] *= -1000
    pairs = zip(notes.lessons, _noted(report, odd).lessons, strict=False)
    return any(not np.array_equal(*pair, equal_nan=True) for pair in pairs)


def _about_the_model(notes: Notes) -> Iterator[str]:
    """Name what is wrong with the model that was used, where its rows are those asked for."""
    if len(list(notes.trials())) > 1 and len(notes.lessons) > 1:
        yield "several_tried"
    elif not notes.lessons:
        yield "another_model"
    elif any(lesson.shape[1] < len(COLUMNS) for lesson in notes.lessons):
        yield "fewer_columns"


def _wrong_with(learnt, asked, how: str, marks: pd.DataFrame, first: int) -> Iterator[str]:
    """Name what is wrong with one trial; `marks` has the rows' traces as index."""
    real, met = marks.index.isin(learnt), marks.index.isin(asked)
    if not real.any() or np.isin(learnt, marks.index).mean() < 0.5:
        yield "prepared_before"
        return
    copies = _copies(learnt, marks)
    if (copies and (real & met).any()) or _copies(asked, marks):
        yield "copies_on_both_sides"
    if copies:
        yield "copies"
    if met.any() and real[met].all():
        yield "nothing_new"
    month, person = marks["month"], marks["subscriber"]
    if met.any() and month[real].max() >= month[met].min():
        apart = not person[real].isin(person[met]).any()
        yield "customers_apart" if apart else "months_on_both_sides"
    if set(month.index[met]) != set(month.index[month >= first]):
        yield "other_months"
    if add_months(int(month[real].max()), HORIZON) > first:
        yield "unready_months"
    if add_months(int(month[real].max()), HORIZON) < first:
        yield "months_unused"
    if how == "decided":
        yield "no_probability"


def _copies(traces, marks: pd.DataFrame) -> bool:
    return len(np.unique(traces)) < len(traces) or not np.isin(traces, marks.index).all()
