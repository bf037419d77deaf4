"""What is known about a subscriber at the end of a month, and what to call it.

`features` is what a model that warns of leaving learns from; `signals_of` is what decisions need
beside it: margin, what binds, acts, payment, home and group, contacts.
"""

from casekit.mart.signals.listing import BY_NAME, FEATURES, SIGNALS, Feature
from casekit.mart.signals.table import features, signals_of

__all__ = ["BY_NAME", "FEATURES", "SIGNALS", "Feature", "features", "signals_of"]
