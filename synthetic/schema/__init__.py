"""The tables of a dataset, in one place: names, types, units, ranges, keys, and a line each in zh and en.

The Parquet writers, the data contract and the data dictionary are derived from `TABLES`.
Months are billing months written as whole numbers, yyyymm (202503 is March 2025).
Money is in yuan, rounded to the fen. Tables marked `truth` hold what no operator could know:
they are written under `truth/` and only verdicts may read them.
"""

from __future__ import annotations

from synthetic.schema.books import (
    ACCOUNTS,
    CONTRACTS,
    DEVICES,
    GROUPS,
    HOUSEHOLDS,
    IDENTITIES,
    PHRASES,
    PLANS,
    SERVICES_HELD,
    SUBSCRIBERS,
)
from synthetic.schema.codes import (
    ARMS,
    BRANDS,
    CHANNELS,
    CONTACT_KINDS,
    CONTRACT_MODES,
    CREDIT_GRADES,
    CUSTOMER_CLASSES,
    DESTINATIONS,
    GENERATIONS,
    GROUP_CLASSES,
    INDUSTRIES,
    KANO_ANSWERS,
    KANO_FEATURES,
    LEAVE_KINDS,
    NEEDS,
    OFFERS,
    PRICE_CLASSES,
    REASONS,
    RULES,
    SERVICES,
    STAGES,
    STATUSES,
    TIE_KINDS,
    TOPICS,
    VALUE_ADDED,
)
from synthetic.schema.column import FIRST_MONTH, LAST_MONTH, MONTH, SUBSCRIBER, Column, Table
from synthetic.schema.events import CAMPAIGNS, CHURN, CONTACTS, MONTHLY, TIES, TREATMENTS
from synthetic.schema.truth import (
    TRUE_CAUSES,
    TRUE_EFFECTS,
    TRUE_LEAVING,
    TRUE_PEOPLE,
    TRUE_RECORDS,
    TRUE_STATE,
    TRUE_TIES,
)

__all__ = [
    "ACCOUNTS",
    "ARMS",
    "BRANDS",
    "CAMPAIGNS",
    "CHANNELS",
    "CHURN",
    "CONTACTS",
    "CONTACT_KINDS",
    "CONTRACTS",
    "CONTRACT_MODES",
    "CREDIT_GRADES",
    "CUSTOMER_CLASSES",
    "Column",
    "DESTINATIONS",
    "DEVICES",
    "FIRST_MONTH",
    "GENERATIONS",
    "GROUPS",
    "GROUP_CLASSES",
    "HOUSEHOLDS",
    "IDENTITIES",
    "INDUSTRIES",
    "KANO_ANSWERS",
    "KANO_FEATURES",
    "LAST_MONTH",
    "LEAVE_KINDS",
    "MONTH",
    "MONTHLY",
    "NEEDS",
    "OFFERS",
    "PHRASES",
    "PLANS",
    "PRICE_CLASSES",
    "REASONS",
    "RULES",
    "SERVICES",
    "SERVICES_HELD",
    "STAGES",
    "STATUSES",
    "SUBSCRIBER",
    "SUBSCRIBERS",
    "TABLES",
    "TIES",
    "TIE_KINDS",
    "TOPICS",
    "TREATMENTS",
    "TRUE_CAUSES",
    "TRUE_EFFECTS",
    "TRUE_LEAVING",
    "TRUE_PEOPLE",
    "TRUE_RECORDS",
    "TRUE_STATE",
    "TRUE_TIES",
    "Table",
    "VALUE_ADDED",
    "VERSION",
]

VERSION = 3
"""Raised when a table or the meaning of a column changes; a dataset of another version does not open."""

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        SUBSCRIBERS,
        ACCOUNTS,
        PLANS,
        MONTHLY,
        CONTRACTS,
        HOUSEHOLDS,
        GROUPS,
        TIES,
        DEVICES,
        SERVICES_HELD,
        IDENTITIES,
        PHRASES,
        CONTACTS,
        CAMPAIGNS,
        TREATMENTS,
        CHURN,
        TRUE_PEOPLE,
        TRUE_RECORDS,
        TRUE_STATE,
        TRUE_CAUSES,
        TRUE_LEAVING,
        TRUE_EFFECTS,
        TRUE_TIES,
    )
}
