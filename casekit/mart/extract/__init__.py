"""Bring your own data: an operator's extract becomes a dataset, and a dataset an extract.

    report = bring_in(Path("extract"), Path("map.yml"), Path("my-base"))
    hand_out(Path("data/classroom-7"), Path("extract"), encoding="gbk", dirt=Dirt())

An extract is a folder of files (or one file): CSV, Excel or Parquet. A mapping file says which of
its columns is which of the mart's (`mapping`). What can be read in one way only is put right and
counted; anything else is refused, all faults at once, and nothing is written.
"""

from casekit.mart.extract.dirt import CLEAN, Dirt
from casekit.mart.extract.encodings import ENCODINGS
from casekit.mart.extract.exporting import MAPPING, hand_out, usual_encoding
from casekit.mart.extract.faults import ExtractError, MappingError, Refused
from casekit.mart.extract.importing import bring_in
from casekit.mart.extract.report import Finding, Report

__all__ = [
    "CLEAN",
    "ENCODINGS",
    "MAPPING",
    "Dirt",
    "ExtractError",
    "Finding",
    "MappingError",
    "Refused",
    "Report",
    "bring_in",
    "hand_out",
    "usual_encoding",
]
