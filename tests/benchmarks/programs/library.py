"""Opening a library of 40 quarters, beside an empty one."""

from __future__ import annotations

import sys

from clock import report
from libraries import empty, forty, opened
from side_by_side import compare, figures

FULL, EMPTY = forty(), empty()
if opened(FULL) <= opened(EMPTY):
    message = "the full library is empty"
    raise RuntimeError(message)
report(**figures("full", "empty", compare(lambda: opened(FULL), lambda: opened(EMPTY), int(sys.argv[1]))))
