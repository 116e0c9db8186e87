"""Work off the GUI thread: a declared operation with success, failure and progress.

Cancelling disconnects at once: the officer has the window back, whatever the thread is still
doing, and nothing it may yet return is shown.
"""

from __future__ import annotations

import atexit
import gc
import threading
import time
import weakref
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from scrutinydesk.errors import CancelledError, ScrutinyError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scrutinydesk.progress import Progress


PATIENCE = 2.0  # seconds for threads to notice that the program ends

_COUNTING = threading.Lock()
_at_work: list[bool] = []  # for each that is at work, whether garbage was looked for before

# Held until all is over: a Qt object must not be destroyed by a thread that lets go last.
_ALIVE: set[Task] = set()


def stop_all(seconds: float = PATIENCE) -> bool:
    """Cancel everything and wait for the threads; return whether all ended.

    To be called before Qt goes away: a thread that still reports then would end the program badly.
    """
    until = time.monotonic() + seconds
    for task in tuple(_ALIVE):
        task.hush()
    return all(task.wait(max(0.0, until - time.monotonic())) for task in tuple(_ALIVE))


def at_work() -> bool:
    """Return whether any thread is."""
    return any(task.alive for task in tuple(_ALIVE))


def faults() -> list[str]:
    """Return the traces of what should not have happened in the tasks of late."""
    return [task.fault for task in tuple(_ALIVE) if task.fault]


@contextmanager
def uncollected() -> Iterator[None]:
    """Let no thread look for cyclic garbage meanwhile: every other would have to wait for it.

    What is made is kept out of later looking too, as after any large piece of work.

    Yields
    ------
    None
    """
    stop_collecting()
    try:
        yield
    finally:
        collect_again()


def stop_collecting() -> None:
    """Look for no cyclic garbage until ``collect_again`` was called as often."""
    with _COUNTING:
        _at_work.append(gc.isenabled())
        gc.disable()


def collect_again() -> None:
    """Look for it once more, where nobody else is at work, but not among what there is by now."""
    with _COUNTING:
        was_enabled = _at_work.pop(0)
        if not _at_work and was_enabled:
            gc.freeze()
            gc.enable()
        elif _at_work:
            _at_work[0] = _at_work[0] or was_enabled


class Task(QObject):
    """One piece of work in a thread of its own.

    Signals
    -------
    succeeded(object)
        What the work returned.
    failed(ScrutinyError)
        Why it stopped; an unexpected fault arrives worded, its traceback in ``fault``.
    progressed(int, int, str)
        Done, total (0 where it is not known), what is being done.
    ended()
        After any of the above, and at once after ``cancel``.

    Parameters
    ----------
    owner : QObject, optional
        For whom it works: once that is gone, nobody is told. It is no parent in Qt's sense, which would
        take the task away from beneath its thread.
    """

    succeeded = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int, str)
    ended = Signal()
    _arrived = Signal(object, object)
    _stepped = Signal(int, int, str)

    def __init__(self, title: str, work: Callable[[Progress], Any], owner: QObject | None = None) -> None:
        super().__init__()
        self._owner = None if owner is None else weakref.ref(owner)
        self.title = title
        self.fault = ""
        self._work = work
        self._stop = threading.Event()
        self._over = False
        self._arrived.connect(self._finish)
        self._stepped.connect(self._report)
        self._thread = threading.Thread(target=self._run, name=title, daemon=True)
        _ALIVE.difference_update({task for task in _ALIVE if not task.alive and not task.running})
        _ALIVE.add(self)

    def start(self) -> Task:
        """Start the work."""
        self._thread.start()
        return self

    @property
    def alive(self) -> bool:
        """Whether the thread is still at work, listened to or not."""
        return self._thread.is_alive()

    @property
    def running(self) -> bool:
        """Whether something may still arrive."""
        return not self._over and self._owned

    @property
    def _owned(self) -> bool:
        if self._owner is None:
            return True
        owner = self._owner()
        return owner is not None and isValid(owner)

    def cancel(self) -> None:
        """Stop listening at once, and ask the work to stop at its next step."""
        if self._over:
            return
        self.hush()
        self.ended.emit()

    def hush(self) -> None:
        """Cancel without telling anybody."""
        self._over = True
        self._stop.set()

    def wait(self, seconds: float = 10.0) -> bool:
        """Wait for the thread; return whether it ended."""
        if self._thread.is_alive():
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def step(self, done: int, total: int, what: str) -> None:
        """Report progress, from the thread; raises when cancelled.

        Raises
        ------
        CancelledError
            The officer cancelled.
        """
        if self._stop.is_set():
            raise CancelledError
        self._stepped.emit(done, total, what)

    def _run(self) -> None:
        try:
            result, error = self._work(self), None
        except ScrutinyError as caught:
            result, error = None, caught
        except Exception as caught:  # noqa: BLE001  the thread's edge: worded, and kept for the log
            import traceback  # noqa: PLC0415  not needed at start-up

            self.fault = "".join(traceback.format_exception(caught))
            result, error = (
                None,
                ScrutinyError(
                    f"{self.title} did not work.",
                    "Something unexpected went wrong; what was open before is untouched.",
                    "Try again. If it happens again, send the log named under Help, About.",
                ),
            )
        if not self._stop.is_set():
            try:
                self._arrived.emit(result, error)
            except RuntimeError:
                # The window closed while the thread was working: there is nobody left to tell.
                return

    def _report(self, done: int, total: int, what: str) -> None:
        if self.running:
            self.progressed.emit(done, total, what)

    def _finish(self, result: object, error: ScrutinyError | None) -> None:
        if not self.running:
            return
        self._over = True
        if error is None:
            self.succeeded.emit(result)
        elif not isinstance(error, CancelledError):
            self.failed.emit(error)
        self.ended.emit()


# For a program that ends without its loop having ended.
atexit.register(stop_all)
