"""Two functions of one process, timed in turn."""

from __future__ import annotations

import functools
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


def forget() -> None:
    """Empty all caches of the app's functions: an officer opens a workbook once."""
    for each in gc.get_objects():
        if isinstance(each, functools._lru_cache_wrapper) and each.__module__.startswith("scrutinydesk"):
            each.cache_clear()


def compare(
    ours: Callable[[], object],
    reference: Callable[[], object],
    pairs: int,
    before: Callable[[], object] = lambda: None,
) -> tuple[float, float, float]:
    """Return the medians of both and of the ratios of the pairs, after one warm call of each.

    ``before`` is called ahead of each of ours, and does not count.
    """
    ours(), reference()
    taken = [(before(), seconds(ours), seconds(reference))[1:] for _ in range(pairs)]
    return (
        statistics.median(a for a, _ in taken),
        statistics.median(b for _, b in taken),
        statistics.median(a / b for a, b in taken),
    )


def figures(name: str, other: str, measured: tuple[float, float, float]) -> dict[str, float]:
    """Return a comparison under the names that ``measure.inside`` asks for."""
    return {name: measured[0], other: measured[1], f"{name}/{other}": measured[2]}
