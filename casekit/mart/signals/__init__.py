"""What is known about a subscriber at the end of a month, and what to call it."""

from casekit.mart.signals.listing import BY_NAME, FEATURES, Feature
from casekit.mart.signals.table import features

__all__ = ["BY_NAME", "FEATURES", "Feature", "features"]
