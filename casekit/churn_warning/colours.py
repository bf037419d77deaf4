"""One colour a meaning, in the lecture's charts and in the panels alike."""

from __future__ import annotations

from casekit.plotting import AMBER, BLUE, GREEN, GREY, PURPLE, RED

ZONES = {"red": RED, "yellow": AMBER, "blue": BLUE, "green": GREEN}

MEASURES = {"precision": BLUE, "recall": GREEN}
"""Of a list or an alarm."""

MODELS = {
    "boosting": BLUE,
    "boosting_half": RED,
    "logistic": GREEN,
    "cart": AMBER,
    "boosting_deep": PURPLE,
}
"""By kind (see `casekit.churn_warning.models`)."""

WAYS = {
    "random_rows": GREY,
    "by_time": BLUE,
    "leaking": GREY,
    "clean": GREEN,
    "leaking_in_use": RED,
}
"""Of judging a model: what only looks good is grey."""

CONFIDENCE = BLUE
"""Leave rate of a rule's customers in later months."""

LISTS = {"oracle": GREY, "random": GREY, "riskiest": RED}
"""Call lists that are no habit; `HABIT` for the others."""

HABIT = BLUE
