"""What can be wrong with a dataset, each with its own exception.

A message says what was found and what to do, in the language that is current when it is shown.
"""

from __future__ import annotations

from casekit.text import Catalogue

TEXTS = Catalogue("casekit.mart")


class DatasetError(Exception):
    """A dataset, or what was asked of it, is not as it must be."""

    key = ""

    def __init__(self, **facts):
        super().__init__(facts)
        self.facts = facts
        """What the message names: folder, part, month ..."""

    def __str__(self) -> str:
        return TEXTS(f"faults.{self.key}", **self.facts)

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


class TableUnknown(DatasetError):
    """A table that the operator's extract did not have."""

    key = "table_unknown"


class MonthOutside(DatasetError, ValueError):
    """A month was asked for that the dataset does not cover."""

    key = "month_outside"


class TargetBeyondData(MonthOutside):
    """The months whose leavers were asked for are not all in the data yet."""

    key = "target_beyond_data"


class NoTruth(DatasetError):
    """The dataset comes without its truth."""

    key = "no_truth"


class ScoresIncomplete(DatasetError, ValueError):
    """A score is missing, or not a number, for subscribers that are to be judged."""

    key = "scores_incomplete"
