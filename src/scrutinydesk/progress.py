"""Progress of long work, and cancelling it."""

from __future__ import annotations

import time
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
OFTEN = 0.1  # seconds


class Heed:
    """Called within one long step, over and over: asks ``progress`` now and then whether to stop."""

    def __init__(self, progress: Progress, done: int, total: int, what: str) -> None:
        self._told = progress, done, total, what
        self._next = time.monotonic() + OFTEN

    def __call__(self) -> None:
        """Go on, or raise ``errors.CancelledError`` when the officer has asked to stop."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + OFTEN
            progress, done, total, what = self._told
            progress.step(done, total, what)


def unheeding() -> None:
    """Go on in any case: what stands for ``Heed`` where nobody can cancel."""
