"""Two functions of one process, timed in turn."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(
    ours: Callable[[], object], reference: Callable[[], object], pairs: int
) -> tuple[float, float, float]:
    """Return the medians of both and of the ratios of the pairs, after one warm call of each."""
    ours(), reference()
    taken = [(seconds(ours), seconds(reference)) for _ in range(pairs)]
    return (
        statistics.median(a for a, _ in taken),
        statistics.median(b for _, b in taken),
        statistics.median(a / b for a, b in taken),
    )


def figures(name: str, other: str, measured: tuple[float, float, float]) -> dict[str, float]:
    """Return a comparison under the names that ``measure.inside`` asks for."""
    return {name: measured[0], other: measured[1], f"{name}/{other}": measured[2]}
