"""The cases that a learner's function was tried on: in short words, and what the failed ones share."""

import inspect
import itertools
from collections.abc import Callable
from contextlib import suppress

import numpy as np
import pandas as pd

from casekit.classroom.kinds.calling import CaseFault, call_on
from casekit.classroom.kinds.kind import Kind, Said

_COLUMNS, _WORDS = 6, 12
"""Columns that a description names, and different values up to which a column is one of words."""

CLEARLY = 0.5
"""From which share on a size counts as another: tables of two months differ by a tenth or two."""


def given(cases: list[tuple], place: int) -> Said:
    """Say what a case consists of: sizes, columns, plain figures; no value out of a table."""
    case = cases[place]
    columns = {name for one in case if isinstance(one, pd.DataFrame) for name in one.columns}
    parts = [_described(one, columns) for one in case]
    return Said("case.given", {"place": place + 1, "parts": parts})


def _described(one: object, columns: set) -> object:
    """Say what an argument is; `columns` are those of the tables beside it."""
    if callable(getattr(one, "fit", None)):
        pipeline = hasattr(one, "named_steps")
        return Said("case.pipeline" if pipeline else "case.model")
    if isinstance(one, (list, tuple)) and one and all(isinstance(item, str) for item in one):
        named = "columns" if set(one) <= columns else "values"
        return Said(f"case.{named}", {"count": len(one)})
    if isinstance(one, pd.DataFrame):
        columns = [str(name) for name in one.columns[:_COLUMNS]]
        columns += ["…"] if one.shape[1] > _COLUMNS else []
        return Said("case.table", {"rows": len(one), "columns": columns})
    if isinstance(one, (str, int, float, np.generic)):
        return f"`{one:.6g}`" if isinstance(one, (float, np.floating)) else f"`{one}`"
    with suppress(TypeError):
        if len(one) and all(is_month(item) for item in np.ravel(one)):
            return Said("case.months", {"count": len(one), "first": one[0], "last": one[-1]})
        return Said("case.values", {"count": len(one)})
    return Said("looks.other", {"given": type(one).__name__})


def is_month(value: object) -> bool:
    """Tell whether a value is an account month such as 202503."""
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, np.integer)):
        return False
    year, month = divmod(int(value), 100)
    return 1990 <= year <= 2100 and 1 <= month <= 12


def moved(month: int, step: int) -> int:
    """Return an account month so many months later."""
    number = month // 100 * 12 + month % 100 - 1 + step
    return number // 12 * 100 + number % 12 + 1


def _traits(case: tuple) -> set[str]:
    """Return what is special about a case."""
    found = set()
    for one in case:
        if is_month(one) and one % 100 in {1, 2, 3, 10, 11, 12}:
            found.add("turn_of_year")
        with suppress(TypeError):
            if not isinstance(one, str) and not len(one):
                found.add("empty")
        with suppress(TypeError, ValueError):
            flat = one if isinstance(one, pd.DataFrame) else pd.Series(np.ravel(one))
            if flat.isna().to_numpy().any():
                found.add("missing")
    return found


def in_common(cases: list[tuple], wrong: list[int]) -> list[Said]:
    """Say what the failed cases have in common and no other case has, where that can be told."""
    right = [n for n in range(len(cases)) if n not in wrong]
    if not right:
        return []
    shared = set.intersection(*(_traits(cases[n]) for n in wrong))
    shared -= set.union(*(_traits(cases[n]) for n in right))
    found = [Said(f"common.{trait}") for trait in sorted(shared)]
    return found or _by_size(cases, wrong, right)


def _by_size(cases: list[tuple], wrong: list[int], right: list[int]) -> list[Said]:
    """Say which argument is larger or smaller in all failed cases than in all others."""
    for place in range(len(cases[0])):
        sizes = [_size(case[place]) for case in cases]
        if None in sizes:
            continue
        bad, good = [sizes[n] for n in wrong], [sizes[n] for n in right]
        apart = {"larger": min(bad) - max(good), "smaller": min(good) - max(bad)}
        for key, gap in apart.items():
            if gap > CLEARLY * abs(min(good) if key == "smaller" else max(good)):
                return [Said(f"common.{key}", {"argument": place + 1})]
    return []


def _size(one: object) -> float | None:
    if isinstance(one, (bool, np.bool_, str)) or one is None or is_month(one):
        return None
    if isinstance(one, (int, float, np.number)):
        return float(one)
    with suppress(TypeError):
        return float(len(one))
    return None


def rows_in_common(kind: Kind, value: tuple, reference: tuple, wrong: list[int]) -> list[Said]:
    """Say what the rows that differ share, by the tables that the function was given."""
    compare = getattr(kind, "unlike_keys", None)
    unlike = compare(value[wrong[0]], reference[wrong[0]]) if compare else None
    if unlike is None or not unlike[1]:
        return []
    key, keys = unlike
    tables = [t for t in value.cases[wrong[0]] if isinstance(t, pd.DataFrame) and key in t.columns]
    for table in tables:
        inside = table[key].isin(keys)
        if set(table[key][inside]) >= keys and not inside.all():
            found = _shared_trait(table, key, inside)
            if found is not None:
                return [Said(f"common.{found[0]}", {"count": len(keys), **found[1]})]
    return []


def _shared_trait(table: pd.DataFrame, key: str, inside: pd.Series) -> tuple[str, dict] | None:
    """Return what holds for all rows of a table that are inside and for less than half of others."""

    def holds(rows: pd.Series) -> bool:
        """Every key inside has such a row, and few of the others have."""
        having = rows.groupby(table[key]).any()
        chosen = having.index.isin(table[key][inside])
        return bool(having[chosen].all()) and having[~chosen].mean() < 0.5

    for name in table.columns.drop(key):
        column = table[name]
        if holds(column.isna()):
            return "rows_missing", {"column": str(name)}
        worded = not pd.api.types.is_numeric_dtype(column) or pd.api.types.is_bool_dtype(column)
        if worded and column.nunique() <= _WORDS:
            for word in column.dropna().unique():
                if holds(column == word):
                    return "rows_word", {"column": str(name), "word": str(word)}
        elif not worded and "month" not in str(name) and holds(column == 0):
            return "rows_nought", {"column": str(name)}
    counts = table.groupby(key)[key].transform("size")
    return ("rows_gaps", {}) if holds(counts < counts.max()) else None


def called_otherwise(kind, value, reference) -> Said | None:
    """Tell whether a function did what the right one does with other arguments.

    Tried are months one off, and arguments in another order.
    """
    for key, change in _changes(len(value.cases[0])):
        changed = [change(case) for case in value.cases]
        if all(_same(a, b) for a, b in zip(changed, value.cases, strict=True)):
            continue
        with suppress(CaseFault, Exception):
            results = call_on(reference.function, changed, kind.seconds)
            read = tuple(kind.returns.read(result, None) for result in results)
            if kind.fits(value, read):
                return Said(f"slips.{key}")
    return None


def unheeded(kind, value, reference, place: int) -> list[str]:
    """Return the names of plain figures that the right function answers to and this one ignores."""
    case = value.cases[place]
    return [
        _argument_name(value.function, number)
        for number, one in enumerate(case)
        if isinstance(one, (int, float, np.number))
        and _alike(kind, value, place, changed := _with_other(case, number))
        and not _alike(kind, reference, place, changed)
    ]


def _with_other(case: tuple, number: int) -> tuple:
    """Return a case with a figure doubled, or a month one earlier."""
    one = case[number]
    other = moved(int(one), -1) if is_month(one) else not one if one in (0, 1) else 2 * one
    return *case[:number], other, *case[number + 1 :]


def _alike(kind, calls, place: int, changed: tuple) -> bool:
    """Tell whether a function gives for a changed case what it gave before."""
    with suppress(CaseFault, Exception):
        (result,) = call_on(calls.function, [changed], kind.seconds)
        return kind.returns.fits(kind.returns.read(result, None), calls[place])
    return False


def _argument_name(function: Callable, number: int) -> str:
    """Return what a function calls one of its arguments, or its number."""
    with suppress(TypeError, ValueError):
        names = list(inspect.signature(function).parameters.values())
        if number < len(names) and names[number].kind is inspect.Parameter.POSITIONAL_OR_KEYWORD:
            return f"`{names[number].name}`"
    return f"#{number + 1}"


def _changes(arguments: int) -> list[tuple[str, Callable[[tuple], tuple]]]:
    steps = [
        (key, lambda case, step=step: tuple(moved(a, step) if is_month(a) else a for a in case))
        for key, step in (("month_late", 1), ("month_early", -1))
    ]
    if not 2 <= arguments <= 3:
        return steps
    orders = list(itertools.permutations(range(arguments)))[1:]
    return steps + [
        ("arguments", lambda case, order=order: tuple(case[n] for n in order)) for order in orders
    ]


def _same(a: tuple, b: tuple) -> bool:
    """Tell whether nothing was changed in the arguments of a case."""
    pairs = zip(a, b, strict=True)
    return all(x is y or (is_month(x) and is_month(y) and x == y) for x, y in pairs)
