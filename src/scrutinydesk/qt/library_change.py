"""The small window that says where the library is, and going over to another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from scrutinydesk.qt.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.errors import ScrutinyError
    from scrutinydesk.qt.main_window import MainWindow
    from scrutinydesk.qt.panels.library_place import LibraryPlace
    from scrutinydesk.qt.panels.memory import Memory
    from scrutinydesk.qt.remembering import Remembering
    from scrutinydesk.remembered.places import LibraryState

# The window, and the use cases beneath it, are imported when it is asked for.


class LibraryChange(QObject):
    """Opens the window, and does what it asks for.

    Signals
    -------
    moved()
        Another library is in use; what is open was of the one before.

    Parameters
    ----------
    let_go : callable () -> callable () -> object
        Called before another library is taken; what it returns is called in the thread, and keeps in
        the library before what was not kept yet.
    """

    moved = Signal()

    def __init__(
        self,
        window: MainWindow,
        remembering: Remembering,
        memory: Memory,
        let_go: Callable[[], Callable[[], object]],
    ) -> None:
        super().__init__(window)
        self.dialog: LibraryPlace | None = None
        self._window = window
        self._remembering = remembering
        self._memory = memory
        self._let_go = let_go

    def show_library(self) -> None:
        """Say where the library is and how it stands, and offer another place."""
        from scrutinydesk.qt.panels.library_place import LibraryPlace  # noqa: PLC0415  see above
        from scrutinydesk.remembered import places  # noqa: PLC0415  late: decision 6

        dialog = self.dialog = LibraryPlace(places.tried, self._window)
        dialog.place_chosen.connect(self.move)
        dialog.repair_wanted.connect(self._repair)
        dialog.finished.connect(self._closed)
        dialog.open()
        remembering = self._remembering
        task = Task(
            "Looking at the library",
            lambda _progress: places.state(remembering.library(for_demo=False), remembering.where),
            dialog,
        )
        task.succeeded.connect(dialog.show_state)
        task.failed.connect(dialog.show_error)
        task.start()

    def move(self, where: str) -> None:
        """Go over to another library, and say so; empty for the usual file."""
        self._go(where, "Opening the library", self._moved)

    def _repair(self) -> None:
        self._go(str(self._remembering.where), "Repairing the library", self._repaired, repair=True)

    def _go(
        self, where: str, title: str, then: Callable[[str, LibraryState], None], *, repair: bool = False
    ) -> None:
        remembering, keep = self._remembering, self._let_go()

        def go() -> LibraryState:
            from scrutinydesk.remembered import places  # noqa: PLC0415  see above

            keep()
            return places.state(remembering.move(where, repair=repair), remembering.where)

        task = Task(title, lambda _progress: go(), self)
        task.succeeded.connect(lambda state: then(where, state))
        task.failed.connect(self._failed)
        self._window.status.follow(task)
        task.start()

    def _moved(self, where: str, state: LibraryState) -> None:
        self._memory.library = where
        self._taken(f"The library is now {state.where}.", state)

    def _repaired(self, _where: str, state: LibraryState) -> None:
        self._taken(" ".join(each.title for each in state.notices) or f"{state.where} is whole.", state)

    def _taken(self, title: str, state: LibraryState) -> None:
        from scrutinydesk.qt.panels.library_place import facts  # noqa: PLC0415  see above

        if self.dialog is not None:
            self.dialog.accept()
        self.moved.emit()
        notices = (f"{each.detail} {each.remedy}" for each in state.notices)
        words = facts(state)
        self._window.banner.show_news(title, " ".join([words[:1].upper() + words[1:], *notices]).strip())
        self._remembering.changed.emit()

    def _failed(self, error: ScrutinyError) -> None:
        if self.dialog is not None:
            self.dialog.say_failed(error)
        else:
            self._window.banner.show_error(error)

    def _closed(self) -> None:
        self.dialog = None
