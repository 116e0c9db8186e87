"""A check is cancelled within: a long report is given up in the midst of what takes long."""

from __future__ import annotations

from collections import Counter

import pytest

from scrutinydesk import progress as progressing
from scrutinydesk.errors import CancelledError
from scrutinydesk.reviewing import review_report

LONG = {
    "Checking each figure against itself", "Adding up the tables", "Holding the figures against each other",
    "Checking words against the evidence", "Checking the figures against the workbook",
}  # fmt: skip


class Counting:
    def __init__(self, stop: str = "") -> None:
        self.seen: Counter[str] = Counter()
        self.stop = stop

    def step(self, done: int, total: int, what: str) -> None:
        self.seen[what] += 1
        if what == self.stop and self.seen[what] > 1:
            raise CancelledError


@pytest.fixture(autouse=True)
def always(monkeypatch):
    monkeypatch.setattr(progressing, "OFTEN", 0.0)


@pytest.fixture(scope="module")
def opened():
    from scrutinydesk.pipeline import DEMO, open_workbook

    return open_workbook(DEMO)


def test_every_long_check_asks_within_whether_to_stop(reference_text, opened):
    watched = Counting()
    review_report(reference_text, opened, watched)
    assert {what for what, count in watched.seen.items() if count > 1} >= LONG


@pytest.mark.parametrize("what", sorted(LONG))
def test_a_check_is_given_up_where_it_is(reference_text, opened, what):
    watched = Counting(stop=what)
    with pytest.raises(CancelledError):
        review_report(reference_text, opened, watched)
    assert watched.seen[what] == 2
