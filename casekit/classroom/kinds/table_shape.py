"""Bringing a learner's table into the shape of the author's: index, names, order of rows."""

import pandas as pd

from casekit.classroom.kinds.columns import figures, words


def flat(frame: pd.DataFrame, wanted: list) -> pd.DataFrame:
    """Turn index levels that carry data into columns, drop the others.

    A level carries data when it is named as a wanted column is, or when it is nameless and the
    frame lacks wanted columns (a dict or Series group → figure).
    """
    names = list(frame.index.names)
    lacking = [name for name in wanted if name not in frame.columns]
    if isinstance(frame.index, pd.RangeIndex) and names == [None]:
        return frame.reset_index(drop=True)
    if any(
        name is not None and (name in lacking or wanted == list(frame.columns)) for name in names
    ):
        clear = [n for n in names if n is not None and n not in frame.columns]
        drop = [level for level, n in enumerate(names) if n not in clear]
        frame = frame.reset_index(level=drop, drop=True) if drop else frame
        return frame.reset_index()
    if names == [None] * len(names) and len(lacking) >= len(names) and lacking:
        return frame.rename_axis(lacking[: len(names)]).reset_index()
    return frame.reset_index(drop=True)


def named_like(given: pd.DataFrame, truth: pd.DataFrame) -> pd.DataFrame:
    """Give a lone figure column the reference's name; raise KeyError for a column that is missing."""
    if given.columns.has_duplicates:
        given = given.loc[:, ~given.columns.duplicated()]
    missing = [name for name in truth.columns if name not in given.columns]
    surplus = [name for name in given.columns if name not in truth.columns]
    if len(missing) == 1 and len(surplus) == 1 and given.shape[1] == truth.shape[1]:
        return given.rename(columns={surplus[0]: missing[0]})
    if missing:
        raise KeyError(str(missing[0]))
    return given


def keys_of(truth: pd.DataFrame) -> list:
    return [name for name in truth.columns if not pd.api.types.is_float_dtype(truth[name])]


def in_order(frame: pd.DataFrame, by: list) -> pd.DataFrame:
    columns = {}
    for number, name in enumerate(by):
        known = figures(frame[name])
        columns[number] = words(frame[name]) if known is None else known
    order = pd.DataFrame(columns).sort_values(list(columns), kind="stable").index
    return frame.reset_index(drop=True).loc[order].reset_index(drop=True)
