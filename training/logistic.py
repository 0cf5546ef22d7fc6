"""Logistic weights by Newton's method, held by a ridge to where they start."""

from __future__ import annotations

import numpy as np

FARTHEST = 30.0  # log-odds beyond which nothing changes


def newton(
    values: np.ndarray, right: np.ndarray, weight: np.ndarray, ridge: np.ndarray, start: np.ndarray, steps: int
) -> np.ndarray:
    """Give the weights (k) of `values` (n, k) that make `right` (n, 0 or 1) likeliest; rows count by `weight` (n)."""
    found = start.copy()
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-np.clip(values @ found, -FARTHEST, FARTHEST)))
        gradient = values.T @ (weight * (right - chance)) - ridge * (found - start)
        curvature = (values * (weight * chance * (1 - chance))[:, None]).T @ values + np.diag(ridge)
        found += np.linalg.solve(curvature, gradient)
    return found
