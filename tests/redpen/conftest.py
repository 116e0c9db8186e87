from __future__ import annotations

import sys
from pathlib import Path

import pytest

# With importlib mode test modules find no neighbours by themselves.
sys.path.insert(0, str(Path(__file__).parent))

REPORT = "reference/000_0dc43f1d27393c57.txt"


@pytest.fixture(scope="session")
def reference_text(shared) -> str:
    """The text of the reference report."""
    return (shared / REPORT).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def reference(shared):
    """The review of the reference report, without a workbook."""
    from scrutinydesk.reviewing import review_report

    return review_report(shared / REPORT)
