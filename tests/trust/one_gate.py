"""A single gate on a small base of its own kind, with changes of its scenario."""

import synthetic
from casekit import mart as door
from casekit.trust.gates import gates
from casekit.trust.gates.registry import OF_BASES, OF_WORLDS
from synthetic import load

LINES, SEED = 20_000, 7


def found(name, folder=None, lines=LINES, **changes):
    """Return what a gate measures on its base, so small and with changes of its scenario."""
    law = gates([name])[0].scenario
    law = {**(law if isinstance(law, dict) else {"extends": law}), **changes}
    if name in OF_WORLDS:
        return OF_WORLDS[name](load(law, subscribers=lines), SEED)
    return OF_BASES[name](door.open(synthetic.generate(folder, law, SEED, lines)))


def within(name, value):
    """Tell whether a value lies in a gate's range."""
    target = gates([name])[0].target
    return target.low <= value <= target.high


def outside(name, folder=None, **changes):
    """Tell whether a gate lies outside of its range there."""
    return not within(name, found(name, folder, **changes))
