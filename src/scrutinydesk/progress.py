"""Progress of long work, and cancelling it."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """What long work calls as it goes on.

    ``step`` raises ``errors.CancelledError`` when the officer has asked to stop.
    """

    def step(self, done: int, total: int, what: str) -> None:
        """Report that ``done`` of ``total`` units are done and ``what`` comes next."""


class NoProgress:
    """Progress that nobody watches."""

    def step(self, done: int, total: int, what: str) -> None:
        """Do nothing."""


SILENT = NoProgress()
