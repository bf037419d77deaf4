"""What people say when they are asked why they leave: a weak witness of the true cause."""

from __future__ import annotations

import numpy as np

STATED = np.array(
    # price network service bill contract friends personal; rows: the true reason (kit assumption)
    [
        [0.84, 0.02, 0.03, 0.02, 0.02, 0.00, 0.07],
        [0.33, 0.45, 0.05, 0.00, 0.00, 0.00, 0.17],
        [0.42, 0.05, 0.30, 0.03, 0.00, 0.00, 0.20],
        [0.55, 0.00, 0.10, 0.25, 0.00, 0.00, 0.10],
        [0.52, 0.03, 0.05, 0.00, 0.25, 0.00, 0.15],
        [0.45, 0.05, 0.00, 0.00, 0.00, 0.25, 0.25],
        [0.38, 0.03, 0.02, 0.00, 0.02, 0.00, 0.55],
    ]
)
"""Shares of what is stated (columns) by the true reason (rows), both in the order of REASONS."""


def stated(reason: np.ndarray, luck: np.ndarray) -> np.ndarray:
    """What each states for its true reason, both indices into REASONS; `luck` uniform in (0, 1)."""
    edges = STATED.cumsum(axis=1)[reason][:, :-1]
    return (luck[:, None] > edges).sum(axis=1).astype(np.int8)
