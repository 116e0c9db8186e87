"""What the commands do: joins the window, the pages of the open report and the core."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from scrutinydesk.qt.appearance import Appearance, icon
from scrutinydesk.qt.core_calls import (
    compared,
    core,
    edits_name,
    look_at,
)
from scrutinydesk.qt.file_commands import FileCommands
from scrutinydesk.qt.later_checks import LaterChecks
from scrutinydesk.qt.library_shelf import LibraryShelf
from scrutinydesk.qt.main_window import MainWindow
from scrutinydesk.qt.memory_desk import MemoryDesk
from scrutinydesk.qt.panels.header import EMPTY, UNKNOWN
from scrutinydesk.qt.remembering import DEMO, KeptImport, source_of
from scrutinydesk.qt.reviewer import Reviewer, is_report
from scrutinydesk.qt.turns import Turns
from scrutinydesk.qt.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scrutinydesk.periods import Month
    from scrutinydesk.pipeline import Opened
    from scrutinydesk.qt.core_calls import Opener
    from scrutinydesk.qt.panels.core import Core
    from scrutinydesk.qt.panels.edit_shelf import Shelf
    from scrutinydesk.qt.panels.memory import Memory
    from scrutinydesk.qt.panels.page_commands import PageCommands
    from scrutinydesk.qt.panels.pages import Pages
    from scrutinydesk.qt.remembering import Source
    from scrutinydesk.qt.session import Interrupted
    from scrutinydesk.qt.tasks import Task
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.report import Report
    from scrutinydesk.workbook.recipes import Recipe


class Desk(QObject):
    """What the commands do: joins the window, the pages of the open report and the core.

    Signals
    -------
    shown()
        A workbook that was opened stands in the window.

    Parameters
    ----------
    memory : Memory
        What is remembered between runs.
    opener : callable (source, progress) -> Opened, optional
        Runs in a thread, in place of one that asks the library.
    own_core : Core, optional
        What the pages call in place of the pipeline.
    """

    shown = Signal()

    def __init__(self, memory: Memory, opener: Opener | None = None, own_core: Core | None = None) -> None:
        super().__init__()
        self.memory = memory
        self.opened: Opened | None = None
        self.pages: Pages | None = None
        self._commands: PageCommands | None = None
        self.kept = MemoryDesk(memory, self)
        self._opener: Opener = opener or self.kept.opener
        self.shelf: Shelf = self.kept.shelf
        self._core = own_core
        self._source: Source = ""
        self._added: tuple[str, ...] = ()
        self.later_checks = LaterChecks(self)
        self.later_checks.found.connect(self._checked)
        self.appearance = Appearance(memory, self)
        self.window = MainWindow(icon(), self.handlers())
        self._turns = Turns(self)
        self.work = Work(self.window, self)
        self.reviewer = Reviewer(
            self.window, memory, self.kept.remembering, lambda: self.appearance.theme, lambda: self.opened
        )
        self.appearance.follow(self.window, self._repaint)
        memory.restore(self.window)
        self.kept.join(self.window, lambda: self.appearance.theme, self.work.begin)
        self._connect()
        self._tell_of_memory()

    def _connect(self) -> None:
        window, memory = self.window, self.memory
        self.later_checks.failed.connect(window.banner.show_error)
        self.later_checks.done.connect(self._keep)
        self.kept.read_wanted.connect(lambda recipe: self.open(self._source, recipe))
        self.kept.badges_changed.connect(self._badge)
        self.kept.badges_changed.connect(self.window.update_state)
        self.kept.reworded.connect(self._reworded)
        self.kept.open_wanted.connect(self.open)
        self.kept.open_again_wanted.connect(lambda: self.open(self._source))
        window.show_recent(memory.recent)
        window.file_dropped.connect(self._dropped)
        self.shown.connect(self.reviewer.check_again)
        window.recent_chosen.connect(lambda path: self.open(Path(path)))
        window.closing.connect(self._close)
        window.header.open_wanted.connect(lambda: self._on_files("open_workbook"))
        window.header.period_chosen.connect(self.look)
        window.welcome.open_wanted.connect(lambda: self._on_files("open_workbook"))
        window.welcome.demo_wanted.connect(self.open_demo)
        window.welcome.check_wanted.connect(self.reviewer.check_report)
        window.welcome.new_wanted.connect(lambda: self._on_files("new_workbook"))
        window.welcome.recent_wanted.connect(lambda path: self.open(Path(path)))

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what every command of the table calls."""
        own: tuple[Callable[..., object], ...] = (
            self.open_demo, self.quit, self.go_to_tab, self.map_workbook,
            self.set_theme, self.toggle_full_screen, self.next_pane,
        )  # fmt: skip
        handlers: dict[str, Callable[..., object]] = {each.__name__: each for each in own}
        for name in ("new_workbook", "open_workbook", "add_comparison"):
            handlers[name] = lambda name=name: self._on_files(name)
        for name in (
            "import_recipe", "show_register", "show_method", "show_journal", "show_earlier",
            "keep_as_reported", "show_library",
        ):  # fmt: skip
            handlers[name] = lambda name=name: self.kept.show(name)
        for name in ("check_report", "check_pasted", "show_checked"):
            handlers[name] = lambda name=name: getattr(self.reviewer, name)()
        for name in ("show_shortcuts", "show_palette", "show_about"):
            handlers[name] = lambda name=name: self.show_window(name)
        for name in (
            "undo", "redo", "copy", "copy_for_word", "copy_chart", "find", "set_mode", "toggle_twin",
            "why", "export_section", "export_report", "save_chart", "begin_limits", "set_target",
        ):  # fmt: skip
            handlers[name] = lambda *arguments, name=name: self._on_pages(name, *arguments)
        return handlers

    # Opening

    def open(self, source: Source, recipe: Recipe | None = None) -> None:
        """Open a workbook in a thread, by a recipe if one is given; what is open stays until it is ready."""
        name = source.file_name if isinstance(source, KeptImport) else Path(source).name
        name = "the demo" if source == DEMO else f"“{name}”"
        self.window.banner.hide()
        given = {} if recipe is None else {"recipe": recipe}
        task = self.work.begin(f"Opening {name}", lambda progress: self._opener(source, progress, **given))
        task.succeeded.connect(lambda opened: self._opened(source, opened))
        task.failed.connect(lambda _: self._not_opened(source))
        task.start()

    def _dropped(self, name: str) -> None:
        path = Path(name)
        (self.reviewer.check if is_report(path) else self.open)(path)

    def take_up(self, left: Interrupted, *, reopen: bool) -> None:
        """Go on where a run that was ended without being closed had been."""
        self.kept.remembering.untold.add("library.broken_off")  # the same, and less
        if left.source and reopen:
            self.open(source_of(left.source))
        kept = f"Everything up to {left.saved:%H:%M:%S on %d %B} is here." if left.saved else ""
        self.window.banner.show_news(
            "Scrutiny Desk was ended without being closed.", kept or "Nothing had been changed in that run."
        )

    def _opened(self, source: Source, opened: Opened) -> None:
        if source != DEMO and not isinstance(source, KeptImport):
            self.memory.opened(Path(source))
            self.window.show_recent(self.memory.recent)
        self._turns.run(self._showing_opened(source, opened))

    def _showing_opened(self, source: Source, opened: Opened) -> Iterator[None]:
        pages = self.pages
        if pages is None:
            from scrutinydesk.qt.joined_pages import built  # noqa: PLC0415  after the first paint

            pages, self._commands = built(
                self.window, self.memory, self.kept, self.appearance.theme, self._core or core()
            )
            pages.data.map_wanted.connect(self.map_workbook)
            if self.remembers:
                self.kept.recollect(pages)
        self.pages = pages
        yield
        self._source = source
        self._added = ()
        self.kept.take(source)
        pages.show_book(opened, edits_name(source, opened.report))
        yield from self._showing(opened.report)
        self.window.show_tab(pages.first_tab(opened.report))
        self.opened = opened
        if self.remembers:
            self.kept.ask(opened)
            if isinstance(source, KeptImport):  # its findings are what they were
                self.kept.recall(opened, source)
            else:
                self.later_checks.begin(opened)
        self.shown.emit()

    def _checked(self, opened: Opened, found: Opened) -> None:
        pages = self.pages
        if self.opened is not opened or pages is None or pages.report is None:
            return  # another workbook is open by now
        self.opened = found
        if pages.report.period_end == found.report.period_end:
            pages.show_checked(found.report)
            self._badge()
        else:
            self.look(pages.report.period_end)

    @property
    def remembers(self) -> bool:
        """Whether there is a library behind what is open."""
        return isinstance(self.shelf, LibraryShelf)

    @property
    def settled(self) -> bool:
        """Whether nothing is on its way into the window."""
        busy = self._turns.running or self.work.running
        return not busy and self.kept.settled and self.reviewer.settled

    @property
    def task(self) -> Task | None:
        """The work that is followed in the status bar, or was last."""
        return self.work.task

    def _not_opened(self, source: Source) -> None:
        if str(source) in self.memory.recent and not Path(str(source)).exists():
            self.memory.forget(Path(str(source)))
            self.window.show_recent(self.memory.recent)

    def add(self, source: Path) -> None:
        """Join the figures of a public release to the open workbook."""
        opened = self.opened
        if opened is None:
            return
        self.window.banner.hide()
        title = f"Adding the figures of “{source.name}”"
        task = self.work.begin(title, lambda progress: compared(opened, source, progress))
        task.succeeded.connect(lambda joined: self._joined(source, joined))
        task.start()

    def _joined(self, source: Path, opened: Opened) -> None:
        if self.pages is None:
            return
        self.opened = opened
        self._added = (*self._added, source.name)
        self.pages.show_data(opened)
        self._show(opened.report)
        self.window.banner.show_news(
            f"The figures of “{source.name}” are part of the comparisons.",
            "Where the workbook has a figure of its own, that stands.",
        )

    def look(self, month: Month) -> None:
        """Show the report as of another period end."""
        if self.opened is None or self.pages is None:
            return
        opened = self.opened
        task = self.work.begin("Looking", lambda _progress: self._looked_at(opened, month))
        task.succeeded.connect(self._looked)
        task.start()

    def _looked_at(self, opened: Opened, month: Month) -> Report:
        report = look_at(opened, month)
        if isinstance(self.shelf, LibraryShelf):
            self.kept.prepare(edits_name(self._source, report))
        return report

    def _looked(self, report: Report) -> None:
        if self.pages is not None:
            self.pages.keep_edits_in(edits_name(self._source, report))
            self._show(report)

    def _show(self, report: Report) -> None:
        for _ in self._showing(report):
            pass

    def _showing(self, report: Report) -> Iterator[None]:
        pages, window = self.pages, self.window
        if pages is None:
            return
        yield from pages.showing(report)
        if report.measure_count:
            window.header.show_report(report, self._added)
        else:
            # Without a figure nothing is known of the period either.
            window.header.show_unknown(report.file_name, EMPTY if pages.recognised else UNKNOWN)
        window.setWindowTitle(f"{window.header.title.text()} – Scrutiny Desk")
        yield
        yield from window.showing_pages(pages)
        window.tabs.show_titles(pages.titles)
        self._badge()
        yield
        window.strip.setVisible(window.over is None)
        window.update_state()

    def _badge(self) -> None:
        """Say beside the tabs how much there is to look at."""
        pages, tabs = self.pages, self.window.tabs
        if pages is not None:
            tabs.set_badge(pages.titles.index("Checks"), pages.to_look_at)
            tabs.set_badge(pages.titles.index("Changes"), pages.changes.count)

    def _keep(self, opened: Opened) -> None:
        if self.opened is opened:
            self.kept.keep(opened)

    def _reworded(self, opened: Opened) -> None:
        self.opened = opened
        self._show(opened.report)

    def _tell_of_memory(self) -> None:
        """Say what of the preferences could not be read, and from now on what cannot be kept."""
        self.memory.failed = self.window.banner.show_error
        for finding in self.memory.findings[:1]:
            self.window.banner.show_news(finding.title, f"{finding.detail} {finding.remedy}".strip())

    def _on_files(self, name: str) -> None:
        getattr(FileCommands(self.window, self.memory, self.open, self.add), name)()

    def _on_pages(self, name: str, *arguments: str) -> None:
        """Do it on the page over the tabs, where it knows how; else on the tab’s own."""
        if self.window.over is not None:
            # QWidget has a ``find`` of its own, which is something else.
            act = getattr(self.window.over, {"find": "look_for"}.get(name, name), None)
            if act is not None:
                act(*arguments)
        elif self._commands is not None:
            getattr(self._commands, name)(*arguments)

    # Commands

    def map_workbook(self) -> None:
        """Show the tables of the open workbook, to be linked to measures and areas."""
        if self.opened is not None:
            self.kept.map(self.opened)

    def open_demo(self) -> None:
        """Open the built-in demo."""
        self.open(DEMO)

    def go_to_tab(self, number: str) -> None:
        """Turn to a tab, counted from 1."""
        self.window.show_tab(int(number) - 1)

    def next_pane(self) -> None:
        """Move the focus to the next pane."""
        self.window.next_pane()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back."""
        self.window.setWindowState(self.window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def show_window(self, name: str) -> None:
        """Open one of the small windows: ``show_shortcuts``, ``show_palette``, ``show_about``."""
        from scrutinydesk.qt.small_windows import SmallWindows  # noqa: PLC0415  not needed at start-up

        getattr(SmallWindows(self.window, self.memory.home / "fault.log"), name)()

    def quit(self) -> None:
        """Close the window, and with it the application."""
        self.window.close()

    def set_theme(self, name: str) -> None:
        """Choose light, dark, or as the desktop says."""
        self.appearance.choose(name)

    def _repaint(self, theme: Theme) -> Iterable[object]:
        self.kept.set_theme(theme)
        self.reviewer.set_theme(theme)
        return self.pages.set_theme(theme) if self.pages is not None else ()

    def _close(self) -> None:
        self.work.cancel()
        self.reviewer.work.cancel()
        self.later_checks.timer.stop()
        self.kept.close()
        if self.pages is not None:
            self.pages.close()
        self.memory.remember(self.window)
        self.kept.closed()
