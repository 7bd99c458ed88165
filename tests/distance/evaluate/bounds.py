"""The worst that a rate may be, after so many trials."""

from scipy.stats import binomtest


def upper_bound(found: int, trials: int) -> float | None:
    """Return the one-sided 95 % upper bound of a rate (Clopper and Pearson, 1934)."""
    if not trials:
        return None
    interval = binomtest(found, trials, alternative="less").proportion_ci(0.95, method="exact")
    return float(interval.high)
