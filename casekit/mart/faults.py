"""What can be wrong with a dataset, each with its own exception.

A message says what was found and what to do, in the language that is current when it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from casekit.data_fault import DataFault
from casekit.text import Catalogue, language
from synthetic.schema import TABLES

TEXTS = Catalogue("casekit.mart")


class DatasetError(DataFault):
    """A dataset, or what was asked of it, is not as it must be."""

    key = ""
    texts = TEXTS

    def __init__(self, **facts):
        super().__init__(facts)
        self.facts = facts
        """What the message names: folder, part, month ..."""

    def __str__(self) -> str:
        return self.texts(f"faults.{self.key}", **self.worded())

    def worded(self) -> dict:
        """Return the facts as the message names them."""
        return self.facts

    def needs(self) -> list[str]:
        """Return what would have to be there, each in a few words; or the whole sentence."""
        known = self.texts.has(f"needs.{self.key}")
        return [self.texts(f"needs.{self.key}", **self.worded()) if known else str(self)]

    def _render_traceback_(self) -> list[str]:
        # A notebook asks for this before it prints a traceback: the sentence says it all.
        return [str(self)]


class FolderMissing(DatasetError):
    """There is no such folder."""

    key = "folder_missing"


class FolderUnreadable(DatasetError):
    """The folder cannot be looked into: its path is too long, or reading is not allowed."""

    key = "folder_unreadable"


class NotADataset(DatasetError):
    """The folder exists and holds no dataset."""

    key = "not_a_dataset"


class DatasetUnfinished(DatasetError):
    """The dataset was begun and never finished."""

    key = "unfinished"


class ManifestBroken(DatasetError):
    """`manifest.json` is not readable as the list of a dataset's parts."""

    key = "manifest_broken"


class ManifestAltered(DatasetError):
    """`manifest.json` is not as it was written."""

    key = "manifest_altered"


class SomeColumnsOnly(DatasetError):
    """A dataset made with some columns only, which lessons cannot run on."""

    key = "some_columns_only"


class OtherVersion(DatasetError):
    """The dataset was made for another version of the schema."""

    key = "other_version"


class PartMissing(DatasetError):
    """A file that the manifest lists is not there."""

    key = "part_missing"


class PartOfOtherSize(DatasetError):
    """A file is longer or shorter than the manifest says."""

    key = "part_of_other_size"


class PartAltered(DatasetError):
    """A file's SHA-256 differs from the manifest's."""

    key = "part_altered"


class PartUnreadable(DatasetError):
    """A file cannot be read as the table that it should hold."""

    key = "part_unreadable"


class RowsDiffer(DatasetError):
    """A file or table has another number of rows than the manifest says."""

    key = "rows_differ"


class NoSuchTable(DatasetError):
    """The dataset has no table of this name."""

    key = "no_such_table"


class Lacking(DatasetError):
    """The data are sound and do not hold what was asked for."""


class TableUnknown(Lacking):
    """A table that the operator's extract did not have."""

    key = "table_unknown"


class ColumnsUnknown(Lacking):
    """Columns ("monthly.bill") that the operator's extract did not have."""

    key = "columns_unknown"

    def __init__(self, columns: Sequence[str]):
        super().__init__(columns=list(columns))

    def needs(self) -> list[str]:
        return self.worded()["columns"]

    def worded(self) -> dict:
        return {"columns": [column_in_words(one) for one in self.facts["columns"]]}


class HistoryTooShort(Lacking, ValueError):
    """The data cover fewer months than a method looks over."""

    key = "history_too_short"

    @classmethod
    def check(cls, months: Sequence[int], needed: int) -> None:
        """Raise unless there are as many `months` as needed."""
        if len(months) < needed:
            there = {"there": len(months), "first": months[0], "last": months[-1]}
            raise cls(needed=needed, **there)


class MonthOutside(DatasetError, ValueError):
    """A month was asked for that the dataset does not cover."""

    key = "month_outside"


class TargetBeyondData(MonthOutside):
    """The months whose leavers were asked for are not all in the data yet."""

    key = "target_beyond_data"


class NoTruth(Lacking):
    """The dataset comes without its truth."""

    key = "no_truth"


class ScoresIncomplete(DatasetError, ValueError):
    """A score is missing, or not a number, for subscribers that are to be judged."""

    key = "scores_incomplete"


def column_in_words(column: str) -> str:
    """Return what a column such as "monthly.bill" is called, with its table and name.

    What its description adds in brackets is left to the data dictionary.
    """
    table, _, name = column.partition(".")
    called = re.split(r"（| \(", getattr(TABLES[table][name], language()))[0]
    return TEXTS("column", called=called, column=column)
