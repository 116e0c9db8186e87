"""What every program of the benchmarks reports: seconds since its process was started, memory.

The parent passes the moment of the start in ``BENCHMARK_START``, taken from the same monotonic
clock, so that the interpreter's own start counts.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time


def report(**figures: float) -> None:
    """Print figures as one line of JSON, with the peak and present memory in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with open("/proc/self/statm") as file:
        now = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    print("BENCHMARK " + json.dumps({"peak": peak, "resident": now, **figures}))
    sys.stdout.flush()


def since_start() -> float:
    """Return the seconds since the parent started this process."""
    return time.monotonic() - float(os.environ["BENCHMARK_START"])
