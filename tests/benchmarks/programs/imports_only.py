"""Reference: a process that has imported the libraries that the open demo has, and no more."""

from __future__ import annotations

import importlib
import sys

from clock import report

for name in sys.argv[1].split(","):
    importlib.import_module(name)
report()
