"""The door to the data.

    mart = casekit.mart.open("data/classroom-7")
    mart.subscribers, mart.month(202503), mart.churn ...     tables as DataFrames
    casekit.mart.features(mart, 202503)                      what is known at the end of March
    casekit.mart.signals_of(mart, 202503)                    margin, what binds, acts, contacts
    casekit.mart.target(mart, 202503)                        who leaves in April, May, June
    casekit.mart.access_log(mart)                            who looked up whose record

What a dataset must satisfy stands in `contract`, what no operator could know in `truth`; what is
costly is reckoned `once` a mart.
"""

from casekit.mart.access import access_log
from casekit.mart.contract import Problem, check
from casekit.mart.contract.suspicious import suspicious
from casekit.mart.dataset import Mart
from casekit.mart.faults import (
    ColumnsUnknown,
    DatasetError,
    HistoryTooShort,
    Lacking,
    MonthOutside,
    NoTruth,
    TargetBeyondData,
)
from casekit.mart.opening import from_tables, open
from casekit.mart.outcomes import VOLUNTARY, base, leavers_between, target, voluntary
from casekit.mart.signals import FEATURES, SIGNALS, Feature, features, signals_of
from casekit.mart.wording import (
    dictionary,
    feature_label,
    features_dictionary,
    label,
    signals_dictionary,
)

__all__ = [
    "FEATURES",
    "SIGNALS",
    "VOLUNTARY",
    "ColumnsUnknown",
    "DatasetError",
    "Feature",
    "HistoryTooShort",
    "Lacking",
    "Mart",
    "MonthOutside",
    "NoTruth",
    "Problem",
    "TargetBeyondData",
    "access_log",
    "base",
    "voluntary",
    "check",
    "dictionary",
    "feature_label",
    "features_dictionary",
    "label",
    "features",
    "from_tables",
    "leavers_between",
    "open",
    "signals_dictionary",
    "signals_of",
    "suspicious",
    "target",
]
