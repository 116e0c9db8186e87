"""What is remembered, joined with the window: library, words, mapping, decisions, and the pages of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from scrutinydesk.qt.core_calls import open_remembered
from scrutinydesk.qt.library_shelf import LibraryShelf
from scrutinydesk.qt.mapper import Mapper
from scrutinydesk.qt.memory_pages import MemoryPages
from scrutinydesk.qt.remembering import Remembering
from scrutinydesk.qt.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.opening import Opened
    from scrutinydesk.progress import Progress
    from scrutinydesk.qt.core_calls import Opener
    from scrutinydesk.qt.main_window import MainWindow
    from scrutinydesk.qt.panels.memory import Memory
    from scrutinydesk.qt.panels.pages import Pages
    from scrutinydesk.qt.recollection import Recollection
    from scrutinydesk.qt.tasks import Task
    from scrutinydesk.qt.theme import Theme


class MemoryDesk(QObject):
    """The side of the desk that outlives a report.

    Signals
    -------
    reworded(object)
        The open workbook as an ``Opened`` with another report.
    badges_changed()
    """

    reworded = Signal(object)
    badges_changed = Signal()

    def __init__(self, memory: Memory, parent: QObject) -> None:
        super().__init__(parent)
        self.session = Session(memory.home)
        self.remembering = Remembering(memory.home, memory.library, self)
        self.shelf = LibraryShelf(self.remembering.library, memory.home, self.session.saved)
        self.opener: Opener = open_remembered(self.remembering, self.shelf)
        self.recollection: Recollection | None = None
        self._memory = memory

    def join(
        self,
        window: MainWindow,
        theme: Callable[[], Theme],
        begin: Callable[[str, Callable[[Progress], object]], Task],
    ) -> None:
        """Join the window, once it is there.

        Parameters
        ----------
        begin : callable (title, work) -> Task
            Makes the task that the officer waits for.
        """
        self.remembering.failed.connect(window.banner.show_error)
        self.remembering.told.connect(window.banner.show_news)
        self.mapper = Mapper(window, self.remembering, theme, lambda: self._memory.folder, begin)
        self.pages = MemoryPages(window, self.remembering, theme)

    def recollect(self, pages: Pages) -> None:
        """Fill the pages of a report with what is remembered, from now on."""
        from scrutinydesk.qt.recollection import Recollection  # noqa: PLC0415  after the first paint

        self.recollection = Recollection(self.remembering, pages)
        self.recollection.badges_changed.connect(self.badges_changed)
        self.recollection.reworded.connect(self.reworded)

    def forget(self) -> None:
        """Let go of a workbook: another is coming."""
        if self.recollection is not None:
            self.recollection.forget()

    def keep(self, opened: Opened) -> None:
        """Keep the open workbook as a vintage, now that it was checked."""
        if self.recollection is not None:
            self.recollection.begin(opened)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.mapper.set_theme(theme)
        self.pages.set_theme(theme)

    def show(self, name: str) -> None:
        """Do what a command of this side asks for, by the name of its handler."""
        getattr(self.mapper if name == "import_recipe" else self.pages, name)()

    def close(self) -> None:
        """Keep what is not kept, and let go."""
        self.mapper.close()
        # What is still under way has nothing to show itself in any more.
        self.recollection = None

    def closed(self) -> None:
        """Let go of the library, once the pages have saved."""
        self.remembering.close()
        self.session.end()
