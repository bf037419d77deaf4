"""Slips that every table can have: rows too many or too few, a wrong base, a column turned round."""

from collections import Counter
from collections.abc import Callable

import numpy as np
import pandas as pd

from casekit.classroom.kinds.columns import figures, is_share, rounded_away, words
from casekit.classroom.kinds.kind import Said

_NAMED = 3
"""Rows that a message names."""
Agree = Callable[[np.ndarray, np.ndarray], bool]


def rows_slip(sides) -> Said | None:
    """Name what is amiss with the rows: which are too many, which are missing."""
    if not sides.keys:
        return None
    given, truth = (Counter(_row_names(frame, sides.keys)) for frame in (sides.given, sides.truth))
    surplus = [name for name in given if name not in truth]
    missing = [name for name in truth if name not in given]
    if surplus and missing:
        if len(missing) == len(truth):
            return Said("slips.rows_other", {"column": str(sides.keys[0])})
        return Said("slips.rows_both", {"rows": surplus[:_NAMED], "more": len(surplus),
                                        "fewer": len(missing)})  # fmt: skip
    if surplus:
        return Said("slips.rows_surplus", {"rows": surplus[:_NAMED], "count": len(surplus)})
    if missing:
        kept = "rows_true_only" if _true_only(sides) else "rows_missing"
        return Said(f"slips.{kept}", {"count": len(missing), "kept": given.total()})
    doubles = given.total() - len(given)
    if doubles > truth.total() - len(truth):
        return Said("slips.rows_double", {"count": doubles})
    return None


def _row_names(frame: pd.DataFrame, keys: list) -> list[str]:
    columns = []
    for name in keys:
        known = figures(frame[name])
        # 3 and 3.0 name the same row.
        columns.append(words(frame[name]) if known is None else [f"{one:.12g}" for one in known])
    return ["/".join(parts) for parts in zip(*columns, strict=True)]


def other_names(sides) -> dict[str, pd.DataFrame]:
    """Return slip → the learner's table with its rows named without it.

    Rows may be numbered from another start, or in the other direction.
    """
    if len(sides.keys) != 1 or len(sides.given) != len(sides.truth):
        return {}
    key = sides.keys[0]
    a, b = (figures(frame[key]) for frame in (sides.given, sides.truth))
    if a is None or b is None or np.isnan(a).any():
        return {}
    return {
        "keys_sign": sides.given.assign(**{key: -a}),
        "keys_shifted": sides.given.assign(**{key: a + np.nanmin(b) - a.min()}),
    }


def _true_only(sides) -> bool:
    flags = [n for n in sides.others if pd.api.types.is_bool_dtype(sides.truth[n])]
    return len(flags) == 1 and bool(sides.given[flags[0]].all()) and len(sides.given) > 0


def figures_slip(sides, agree: Agree) -> Said | None:
    """Name what is amiss with the figures of tables that have the same rows."""
    wrong = _wrong_columns(sides, agree)
    if not wrong:
        return None
    for name, (given, truth) in wrong.items():
        if rounded_away(given, truth):
            return Said("slips.coarse_column", {"column": name})
    for (name, one), (_, other) in zip(wrong.items(), list(wrong.items())[1:], strict=False):
        if agree(one[0], other[1]) and agree(other[0], one[1]):
            return Said("slips.columns_swapped", {"columns": list(wrong)[:2], "column": name})
    name, (given, truth) = next(iter(wrong.items()))
    for other in sides.others:
        figure = figures(sides.truth[other])
        if other != name and figure is not None and agree(given, figure):
            return Said("slips.column_repeated", {"column": name, "other": str(other)})
    flags = pd.api.types.is_bool_dtype(sides.truth[name])
    found = (_flags_slip if flags else _column_slip)(given, truth, agree)
    if found is None and len(wrong) > 1 and _one_factor_a_row(list(wrong.values())):
        found = "row_base", {}
    if found is None:
        return None
    key = found[0].removesuffix("_percent")
    return Said(f"slips.{key}", {"column": name, "subject": f"“{name}”", **found[1]})


def _wrong_columns(sides, agree: Agree) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    found = {}
    for name in sides.others:
        given, truth = (figures(frame[name]) for frame in (sides.given, sides.truth))
        if given is None or truth is None or len(given) != len(truth):
            continue
        percent = is_share(truth) and agree(given / 100, truth)
        if not (agree(given, truth) or percent):
            found[str(name)] = given, truth
    return found


def _flags_slip(given: np.ndarray, truth: np.ndarray, agree: Agree) -> tuple[str, dict] | None:
    """Name how the rows that are true differ from those that should be."""
    if np.isnan(given).any():
        return "flags_empty", {"count": int(np.isnan(given).sum())}
    more, fewer = int((given > truth).sum()), int((given < truth).sum())
    if np.array_equal(1 - given, truth):
        return "flags_turned", {}
    if not given.any():
        return "flags_none", {}
    if given.all():
        return "flags_all", {}
    if not fewer:
        return "flags_surplus", {"count": more, "true": int(given.sum())}
    if not more:
        return "flags_missing", {"count": fewer, "true": int(given.sum())}
    if more == given.sum():
        return "flags_other", {"true": more}
    return None


def _column_slip(given: np.ndarray, truth: np.ndarray, agree: Agree) -> tuple[str, dict] | None:
    gaps = int((np.isnan(given) & ~np.isnan(truth)).sum())
    if gaps:
        return "cells_empty", {"count": gaps}
    filled = int((~np.isnan(given) & np.isnan(truth)).sum())
    if filled:
        return "cells_filled", {"count": filled}
    known = np.isfinite(given) & np.isfinite(truth)
    given, truth = given[known], truth[known]
    if len(truth) < 2:
        return None
    for name, one in _readings(given, truth).items():
        if agree(one, truth):
            return name, {}
    share = is_share(truth)
    if share and (given == np.round(given)).all() and np.ptp(given) > 0 and given.max() > 1:
        return "counts", {}
    # Percentages add up to 100, at any rounding that still tells the figures apart.
    total, right = float(given.sum()), float(truth.sum())
    if (given >= 0).all() and min(abs(total - 1), abs(total / 100 - 1)) < 0.006 < abs(right - 1):
        return "adds_to_one", {}
    if agree(np.sort(given), np.sort(truth)):
        return "out_of_place", {}
    if _constant(given, truth):
        return "factor", {}
    return ("offset", {}) if np.ptp(given - truth) < 1e-6 * np.abs(truth).max() else None


def _readings(given: np.ndarray, truth: np.ndarray) -> dict[str, np.ndarray]:
    """Return slip → the column without it."""
    with np.errstate(divide="ignore", invalid="ignore"):
        undone = {
            "complement": 1 - given,
            "sign": -given,
            "too_large_100": given / 100,
            "too_small_100": given * 100,
            "inverse": 1 / given,
            "running": np.diff(given, prepend=0.0),
            "reversed": given[::-1],
        }
        if is_share(truth):
            undone["over_the_rest"] = given / (1 + given)
            undone["rest_over_it"] = 1 / (1 + given)
            # From 100 % down, as shares of those who are still there
            undone["survival"] = 1 - given / np.concatenate([[1.0], given[:-1]])
            undone["complement_percent"] = 1 - given / 100  # the same, in percentages
        for step, name in ((1, "row_late"), (-1, "row_early")):
            moved = np.roll(given, -step)
            edge = -1 if step == 1 else 0
            moved[edge] = truth[edge]
            if len(truth) >= 4:
                undone[name] = moved
    return undone


def _constant(given: np.ndarray, truth: np.ndarray) -> bool:
    """Tell whether all figures are off by one factor."""
    used = (truth != 0) & (given != 0)
    if used.sum() < 3 or (given[~used] != truth[~used]).any():
        return False
    ratio = given[used] / truth[used]
    return float(np.ptp(ratio)) <= 2e-3 * abs(float(np.median(ratio)))


def _one_factor_a_row(columns: list[tuple[np.ndarray, np.ndarray]]) -> bool:
    """Tell whether in each row all wrong columns are off by the row's own factor."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = np.column_stack([given / truth for given, truth in columns])
    rows = ratios[np.isfinite(ratios).all(axis=1) & ratios.any(axis=1)]
    if len(rows) < 2:
        return False
    spread = np.ptp(rows, axis=1) / np.abs(rows).max(axis=1)
    return bool((spread < 2e-3).all())
