"""Imports in a thread that go on only while the window rests.

Bytecode is read, and a library linked, in one piece that lets no other thread run. Where the window
draws a page at the same time, each of its calls into Qt may wait for such a piece.
"""

from __future__ import annotations

import sys
import threading
from importlib import import_module
from importlib.abc import MetaPathFinder
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QAbstractEventDispatcher, QObject
from typing_extensions import override

from scrutinydesk.qt.tasks import Task, uncollected

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

PATIENCE_S = 0.01  # for each module, however busy the window is


def importing(title: str, modules: Sequence[str], parent: QObject) -> Task:
    """Return the task, not yet started, of importing modules and all that they need."""
    rest = AtRest()

    def load(_progress: object) -> None:
        # The window's thread must not come upon a class that is half made while it looks for garbage.
        with rest, uncollected():
            for module in modules:
                import_module(module)

    task = Task(title, load, parent)
    task.ended.connect(rest.let_go)
    return task


def qt_types() -> Iterator[None]:
    """Make the classes of Qt known to Python, one a step, on the window's own thread.

    They are made when they are first asked for. pyqtgraph asks for all of them as it is imported: where
    that is in another thread, and the window asks for one at the same time, the program ends at once.

    Yields
    ------
    None
    """
    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            getattr(module, name)
            yield


class AtRest(MetaPathFinder):
    """Finds no module, but has the thread that enters it wait before each until the window rests."""

    def __init__(self) -> None:
        self._thread = 0
        self._resting = threading.Event()
        dispatcher = QAbstractEventDispatcher.instance()
        self._links = [
            dispatcher.aboutToBlock.connect(self._resting.set),
            dispatcher.awake.connect(self._resting.clear),
        ]

    def let_go(self) -> None:
        """Follow the window no longer; on its own thread."""
        while self._links:
            QObject.disconnect(self._links.pop())
        self._resting.set()

    def __enter__(self) -> None:
        self._thread = threading.get_ident()
        sys.meta_path.insert(0, self)

    def __exit__(self, *_: object) -> None:
        sys.meta_path.remove(self)

    @override
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if threading.get_ident() == self._thread:
            self._resting.wait(PATIENCE_S)
        return None
