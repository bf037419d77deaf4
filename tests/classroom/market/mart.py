"""A mart that is small enough to reckon by hand."""

import numpy as np
import pandas as pd


class TinyMart:
    """Customers with a month of leaving, bills and a score; made from a seed."""

    has_truth = True

    def __init__(self, seed: int = 1, size: int = 400):
        draw = np.random.default_rng(seed)
        self.name, self.seed, self.base = "market", seed, f"market-{seed}"
        self.months = [202501, 202502, 202503]
        self.subscribers = pd.DataFrame(
            {
                "subscriber": np.arange(1000, 1000 + size),
                "plan": draw.choice(["basic", "family", "unlimited"], size, p=[0.5, 0.3, 0.2]),
                "bill": draw.gamma(4.0, 20.0, size).round(2),
                "risk": draw.beta(1.2, 6.0, size).round(4),
            }
        )
        self.subscribers["left"] = draw.random(size) < self.subscribers["risk"]
