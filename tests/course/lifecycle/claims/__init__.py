"""Every fixed claim in the texts of module 03, as a predicate on the data of a seed."""

from course.lifecycle.claims import about_lifetimes, about_stages, about_worth
from course.lifecycle.claims.registry import CLAIMS
from course.lifecycle.claims.world import Lot, World

__all__ = ["CLAIMS", "Lot", "World", "about_lifetimes", "about_stages", "about_worth"]
