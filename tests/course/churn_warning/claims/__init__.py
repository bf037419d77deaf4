"""Every fixed claim in the texts of module 05, as a predicate on the data of a seed."""

from course.churn_warning.claims import (
    about_alarms,
    about_models,
    about_own_model,
    about_procedure,
    about_reasons,
    about_the_case,
    about_the_fishbone,
    about_timing,
    about_value,
)
from course.churn_warning.claims.lot import Lot
from course.churn_warning.claims.registry import CLAIMS, Claim
from course.churn_warning.claims.world import World

__all__ = [
    "CLAIMS",
    "Claim",
    "Lot",
    "World",
    "about_alarms",
    "about_models",
    "about_own_model",
    "about_procedure",
    "about_reasons",
    "about_the_case",
    "about_the_fishbone",
    "about_timing",
    "about_value",
]
