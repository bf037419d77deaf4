"""Every fixed claim in the texts of module 01, as a predicate on the data of a seed."""

from course.segmentation.claims import (
    about_followers,
    about_moving,
    about_needs,
    about_ratings,
    about_redraw,
    about_worth,
)
from course.segmentation.claims.registry import CLAIMS
from course.segmentation.claims.world import Lot, World

__all__ = [
    "CLAIMS",
    "Lot",
    "World",
    "about_followers",
    "about_moving",
    "about_needs",
    "about_ratings",
    "about_redraw",
    "about_worth",
]
