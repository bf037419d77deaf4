"""Does the randomised pilot tell the truth? `python -m casekit.bench.pilot [seeds]`.

For each seed: a class base is simulated, the pilot's effect is estimated from who left in
either arm (difference of shares, 95 % interval), and held against the true mean effect of those
who took part. A fair estimate covers it in about 95 of 100 seeds; the bar is 90.
"""

from __future__ import annotations

import sys

import numpy as np

from synthetic import load
from synthetic.world import World


def estimate(world: World) -> tuple[float, float, float]:
    """Estimated effect, half the width of its interval, and the true mean effect (shares of the base)."""
    pilot = world.campaigns[0]
    last = pilot.start + pilot.campaign.horizon - 1
    gone = world.state.gone[pilot.who]
    left = (gone <= last) & (gone >= pilot.start) & ~world.state.by_arrears[pilot.who]
    shares, sizes = zip(
        *((left[arm].mean(), arm.sum()) for arm in (pilot.treated, ~pilot.treated)), strict=True
    )
    spread = (
        sum(share * (1 - share) / size for share, size in zip(shares, sizes, strict=True)) ** 0.5
    )
    return shares[0] - shares[1], 1.96 * spread, float(np.mean(pilot.effects().effect))


def covered(seed: int) -> bool:
    """Whether the interval of this seed holds the true mean effect."""
    world = World(load("classroom"), seed)
    for _ in world.months:
        world.step()
    found, half, true = estimate(world)
    print(
        f"{seed:4d}  {found:+.4f} ± {half:.4f}  true {true:+.4f}  {'in' if abs(found - true) <= half else 'OUT'}"
    )
    return abs(found - true) <= half


def main(seeds: int = 100) -> int:
    """Prints a line a seed and the share covered; 1 under 90 %."""
    hits = sum(covered(seed) for seed in range(1, seeds + 1))
    print(f"{hits} of {seeds} seeds cover the true mean effect (bar: 90 %)")
    return int(hits < 0.9 * seeds)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
