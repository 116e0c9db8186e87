"""What is remembered, joined with the window: library, words, mapping, decisions, and the pages of them."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.library.errors import ConflictError, LibraryError
from scrutinydesk.qt.core_calls import open_remembered
from scrutinydesk.qt.library_shelf import LibraryShelf
from scrutinydesk.qt.library_watch import LibraryWatch
from scrutinydesk.qt.remembering import DEMO, KeptImport, Remembering, is_for_demo
from scrutinydesk.qt.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.library.values import Record
    from scrutinydesk.opening import Opened
    from scrutinydesk.periods import Month
    from scrutinydesk.progress import Progress
    from scrutinydesk.qt.core_calls import Opener
    from scrutinydesk.qt.earlier_reports import EarlierReports
    from scrutinydesk.qt.library_change import LibraryChange
    from scrutinydesk.qt.main_window import MainWindow
    from scrutinydesk.qt.mapper import Mapper
    from scrutinydesk.qt.memory_pages import MemoryPages
    from scrutinydesk.qt.method_pages import MethodPages
    from scrutinydesk.qt.notices import Choices
    from scrutinydesk.qt.panels.memory import Memory
    from scrutinydesk.qt.panels.pages import Pages
    from scrutinydesk.qt.recollection import Recollection
    from scrutinydesk.qt.remembering import Source
    from scrutinydesk.qt.tasks import Task
    from scrutinydesk.qt.theme import Theme


SHOWN_BY = {
    "import_recipe": "mapper", "show_library": "place", "show_earlier": "earlier",
    "keep_as_reported": "earlier", "show_method": "method",
}  # fmt: skip


class MemoryDesk(QObject):
    """The side of the desk that outlives a report.

    Signals
    -------
    reworded(object)
        The open workbook as an ``Opened`` with another report.
    open_wanted(object)
        A ``KeptImport`` to open.
    open_again_wanted()
        Another library is in use: the open workbook is to be read by that.
    badges_changed()
    read_wanted(object)
        Read the open workbook by this recipe.
    """

    reworded = Signal(object)
    open_wanted = Signal(object)
    open_again_wanted = Signal()
    badges_changed = Signal()
    read_wanted = Signal(object)

    def __init__(self, memory: Memory, parent: QObject) -> None:
        super().__init__(parent)
        self.session = Session(memory.home)
        self.remembering = Remembering(memory.home, memory.library, self)
        self.watch = LibraryWatch(self.remembering, self)
        self.watch.back.connect(self._back)
        self.remembering.saved = self.session.saved
        self.shelf = LibraryShelf(
            self.remembering.ask, memory.home, self.session.saved, lambda name: name.startswith(f"{DEMO}-")
        )
        self.opener: Opener = open_remembered(self.remembering, self.shelf)
        self.recollection: Recollection | None = None
        self._report: Pages | None = None
        self._source: Source = ""
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
        self._window, self._theme, self._begin = window, theme, begin
        self._banner = window.banner
        self.remembering.failed.connect(self.tell)
        self.remembering.told.connect(window.banner.show_news)

    # Each of these is made when it is first wanted: none is before the first paint.

    @cached_property
    def mapper(self) -> Mapper:
        """Maps workbooks, and asks what a recipe leaves open."""
        from scrutinydesk.qt.mapper import Mapper  # noqa: PLC0415  see above

        folder = lambda: self._memory.folder  # noqa: E731
        made = Mapper(self._window, self.remembering, self._theme, folder, self._begin)
        made.read_wanted.connect(self.read_wanted)
        return made

    @cached_property
    def pages(self) -> MemoryPages:
        """The register and the journal."""
        from scrutinydesk.qt.memory_pages import MemoryPages  # noqa: PLC0415  see above

        return MemoryPages(self._window, self.remembering, self._theme, self._opened)

    @cached_property
    def method(self) -> MethodPages:
        """How figures are judged."""
        from scrutinydesk.qt.method_pages import MethodPages  # noqa: PLC0415  see above

        return MethodPages(self._window, self.remembering, self._theme, self._opened)

    def _opened(self) -> Opened | None:
        return self.recollection.opened if self.recollection is not None else None

    @cached_property
    def earlier(self) -> EarlierReports:
        """What was imported and reported before."""
        from scrutinydesk.qt.earlier_reports import EarlierReports  # noqa: PLC0415  see above

        made = EarlierReports(
            self._window, self.remembering, self._memory, self._theme, lambda: self.recollection
        )
        made.open_wanted.connect(self.open_wanted)
        return made

    @cached_property
    def place(self) -> LibraryChange:
        """Where the library is."""
        from scrutinydesk.qt.library_change import LibraryChange  # noqa: PLC0415  see above

        made = LibraryChange(self._window, self.remembering, self._memory, self._let_go)
        made.moved.connect(self._moved)
        return made

    @property
    def settled(self) -> bool:
        """Whether nothing of this side is on its way."""
        return "mapper" not in self.__dict__ or self.mapper.settled

    def ask(self, opened: Opened) -> None:
        """Ask what the recipe by which a workbook was opened cannot decide."""
        if opened.applied is not None or "mapper" in self.__dict__:
            self.mapper.ask(opened)

    def recollect(self, pages: Pages) -> None:
        """Fill the pages of a report with what is remembered, from now on."""
        from scrutinydesk.qt.recollection import Recollection  # noqa: PLC0415  after the first paint

        self._report = pages
        self.recollection = Recollection(self.remembering, pages)
        self.recollection.badges_changed.connect(self.badges_changed)
        self.recollection.reworded.connect(self.reworded)
        self.recollection.unkept.connect(self.watch.begin)
        self.recollection.regained.connect(self._regained)
        pages.store.conflicted.connect(self._ask_whose)
        pages.store.regained.connect(self._regained)

    def prepare(self, name: str) -> None:
        """Look up the edits of a report, in a thread; where that cannot be, it is told."""
        try:
            self.shelf.refresh(name)
        except ScrutinyError as error:
            self.remembering.failed.emit(error)

    def tell(self, error: ScrutinyError) -> None:
        """Say what went wrong; where it is the library, its window is the way out."""
        choices: Choices = ()
        if isinstance(error, LibraryError) and not isinstance(error, ConflictError):
            choices = [("Library…", self.place.show_library)]
        self._banner.show_error(error, choices)

    def _ask_whose(self, theirs: Record) -> None:
        """Ask whose words of a paragraph stand, once: until then both are kept."""
        from scrutinydesk.remembered.edits import conflict_words  # noqa: PLC0415  after the first paint

        if self._report is None:
            return
        store = self._report.store
        mine = store.edits.by_id.get(theirs.key.removeprefix(f"{store.name}/"))
        title, detail = conflict_words(theirs, mine)
        self._banner.show_error(
            ScrutinyError(title, detail),
            [
                ("Keep mine", lambda: store.answer(mine=True)),
                ("Use theirs", lambda: store.answer(mine=False)),
            ],
        )

    def _regained(self) -> None:
        if self.remembering.missed:
            self._offer_again()
        else:
            self._banner.show_news("The library is back.", "What was waiting for it is in it now.")

    def _back(self) -> None:
        if self.remembering.missed:
            self._offer_again()
        elif self.recollection is not None:
            self.recollection.again()

    def _offer_again(self) -> None:
        self._banner.show_news(
            "The library is back.",
            "This workbook was opened without it, by what the program knows by itself.",
            [("Open again", self.open_again_wanted.emit)],
        )

    def take(self, source: Source) -> None:
        """Let go of a workbook: another takes its place."""
        self._source = source
        self.remembering.for_demo = is_for_demo(source)
        self.session.opened(str(source.absolute()) if isinstance(source, Path) else str(source))
        if self.recollection is not None:
            self.recollection.forget()

    def keep(self, opened: Opened) -> None:
        """Keep the open workbook as a vintage, now that it was checked."""
        if self.remembering.missed:
            self.watch.begin()  # what was read without it is not what it is to keep
        elif self.recollection is not None:
            self.recollection.begin(opened)

    def recall(self, opened: Opened, source: KeptImport) -> None:
        """Show what is known of an import that was opened again."""
        if self.recollection is not None:
            self.recollection.begin(opened, source.id)

    def map(self, opened: Opened) -> None:
        """Map the open workbook; an import that was opened again stays as it stood."""
        if isinstance(self._source, KeptImport):
            self.remembering.told.emit(
                f"“{opened.book.name}” is shown as it was imported.",
                "To map the workbook, open the file itself.",
            )
        else:
            self.mapper.map(opened)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        for name in ("mapper", "pages", "method", "earlier"):
            if name in self.__dict__:
                getattr(self, name).set_theme(theme)

    def show(self, name: str) -> None:
        """Do what a command of this side asks for, by the name of its handler."""
        getattr(getattr(self, SHOWN_BY.get(name, "pages")), name)()

    def set_at_chart(self, what: str, key: str, panel: str, month: Month | None) -> None:
        """Set limits or a target at a month of a chart; see ``MethodPages.at_chart``."""
        self.method.at_chart(what, key, panel, month)

    def _let_go(self) -> Callable[[], object]:
        """Return what keeps the words of the open report where they are now, before the library moves."""
        keep = self._report.keeping() if self._report is not None else None

        def let_go() -> None:
            if keep is not None:
                # Where that one is lost, or theirs stand in it, the words go to the other with the officer.
                with suppress(ScrutinyError):
                    keep()
            self.shelf.forget()

        return let_go

    def _moved(self) -> None:
        if self.recollection is None or is_for_demo(self._source):
            return
        self.recollection.disown()
        if not isinstance(self._source, KeptImport):
            self.open_again_wanted.emit()

    def close(self) -> None:
        """Keep what is not kept, and let go."""
        if "mapper" in self.__dict__:
            self.mapper.close()
        self.watch.stop()
        # What is still under way has nothing to show itself in any more.
        self.recollection = None

    def closed(self) -> None:
        """Let go of the library, once the pages have saved."""
        self.remembering.close()
        self.session.end()
