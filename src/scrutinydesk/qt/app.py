"""The composition root: builds everything, hands over values and callables, starts the loop.

Order matters here. The shell is painted first with nothing but Qt; then a thread opens the
workbook while the window is alive; then the panels are built.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.qt import theme as themes
from scrutinydesk.qt.crash import CrashHook
from scrutinydesk.qt.main_window import MainWindow
from scrutinydesk.qt.panels import look
from scrutinydesk.qt.panels.memory import Memory, folder
from scrutinydesk.qt.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.periods import Month
    from scrutinydesk.pipeline import Opened
    from scrutinydesk.progress import Progress
    from scrutinydesk.qt.panels.pages import Core, Pages
    from scrutinydesk.reporting.report import Report

    Opener = Callable[[Path | str, Progress], Opened]

WORKBOOKS = "Workbooks (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv);;All files (*)"
DEMO = "demo"


def open_in_core(source: Path | str, progress: Progress) -> Opened:
    """Open a workbook; the core is imported here, in the thread, behind the painted window."""
    from scrutinydesk import pipeline  # noqa: PLC0415  not before the first paint

    return pipeline.open_workbook(source, progress)


class Desk(QObject):
    """What the commands do: joins the window, the pages of the open report and the core.

    Parameters
    ----------
    memory : Memory
        What is remembered between runs.
    opener : callable (source, progress) -> Opened
        Runs in a thread.
    own_core : Core, optional
        What the pages call in place of the pipeline.
    """

    def __init__(self, memory: Memory, opener: Opener = open_in_core, own_core: Core | None = None) -> None:
        super().__init__()
        self.memory = memory
        self.opened: Opened | None = None
        self.task: Task | None = None
        self.pages: Pages | None = None
        self._opener = opener
        self._core = own_core
        self._source: Path | str = ""
        # Widgets made before the font is set keep the system's.
        self._dress()
        self.window = MainWindow(icon(), self.handlers())
        window = self.window
        memory.restore(window)
        window.show_recent(memory.recent)
        window.file_dropped.connect(lambda path: self.open(Path(path)))
        window.recent_chosen.connect(lambda path: self.open(Path(path)))
        window.closing.connect(self._close)
        window.header.open_wanted.connect(self.open_workbook)
        window.header.period_chosen.connect(self.look)
        window.welcome.open_wanted.connect(self.open_workbook)
        window.welcome.demo_wanted.connect(self.open_demo)
        window.welcome.new_wanted.connect(self.new_workbook)
        window.welcome.recent_wanted.connect(lambda path: self.open(Path(path)))
        window.actions_by_id[f"theme.{memory.theme}"].setChecked(True)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what every command of the table calls."""
        own: tuple[Callable[..., object], ...] = (
            self.new_workbook, self.open_workbook, self.open_demo, self.quit, self.go_to_tab,
            self.set_theme, self.toggle_full_screen, self.next_pane,
            self.show_shortcuts, self.show_palette, self.show_about,
        )  # fmt: skip
        handlers: dict[str, Callable[..., object]] = {each.__name__: each for each in own}
        for name in (
            "undo", "redo", "copy", "copy_for_word", "copy_chart", "find", "set_mode", "toggle_twin",
            "why", "export_section", "export_report", "save_chart",
        ):  # fmt: skip
            handlers[name] = lambda *arguments, name=name: self._on_pages(name, *arguments)
        return handlers

    # Opening

    def open(self, source: Path | str) -> None:
        """Open a workbook in a thread; what is open stays until the new one is ready."""
        if self.task is not None and self.task.running:
            self.task.cancel()
        self.window.banner.hide()
        name = "the demo" if source == DEMO else f"“{Path(source).name}”"
        task = Task(f"Opening {name}", lambda progress: self._opener(source, progress), self)
        task.succeeded.connect(lambda opened: self._opened(source, opened))
        task.failed.connect(self.window.banner.show_error)
        self.task = task
        self.window.status.follow(task)
        task.start()

    def _opened(self, source: Path | str, opened: Opened) -> None:
        self.opened = opened
        self._source = source
        if source != DEMO:
            self.memory.opened(Path(source))
            self.window.show_recent(self.memory.recent)
        if self.pages is None:
            self.pages = self._build_pages()
        self.pages.show_book(opened, edits_name(source, opened.report))
        self._show(opened.report)
        self.window.show_tab(self.pages.first_tab(opened.report))

    def look(self, month: Month) -> None:
        """Show the report as of another period end."""
        if self.opened is None or self.pages is None:
            return
        from scrutinydesk import pipeline  # noqa: PLC0415  loaded by now

        opened = self.opened
        task = Task("Looking", lambda _progress: pipeline.look(opened, month), self)
        task.succeeded.connect(self._looked)
        task.failed.connect(self.window.banner.show_error)
        self.task = task
        self.window.status.follow(task)
        task.start()

    def _looked(self, report: Report) -> None:
        if self.pages is not None:
            self.pages.keep_edits_in(edits_name(self._source, report))
            self._show(report)

    def _show(self, report: Report) -> None:
        pages, window = self.pages, self.window
        if pages is None:
            return
        window.header.show_report(report)
        window.setWindowTitle(f"{report.title} – Scrutiny Desk")
        pages.show_report(report)
        window.show_pages(pages)
        window.tabs.show_titles(pages.titles)
        window.tabs.set_badge(len(pages.titles) - 1, pages.to_look_at)
        window.strip.show()
        window.update_state()

    def _build_pages(self) -> Pages:
        from scrutinydesk.qt.panels.pages import Pages  # noqa: PLC0415  after the first paint

        window = self.window
        pages = Pages(self._core or core(), self.theme, self.memory.home / "edits", window)
        pages.tab_wanted.connect(window.show_tab)
        pages.source_changed.connect(window.status.source.setText)
        pages.saved.connect(window.status.saved.setText)
        pages.failed.connect(window.banner.show_error)
        pages.done.connect(window.banner.show_news)
        pages.work_started.connect(window.status.follow)
        return pages

    def _on_pages(self, name: str, *arguments: str) -> None:
        if self.pages is not None:
            getattr(self.pages, name)(*arguments)

    # Commands

    def open_workbook(self) -> None:
        """Ask for a workbook and open it."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  not needed at start-up

        path, _ = QFileDialog.getOpenFileName(self.window, "Open workbook", self.memory.folder, WORKBOOKS)
        if path:
            self.memory.folder = str(Path(path).parent)
            self.open(Path(path))

    def open_demo(self) -> None:
        """Open the built-in demo."""
        self.open(DEMO)

    def new_workbook(self) -> None:
        """Write an empty standard workbook and offer to open it."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  not needed at start-up

        start = str(Path(self.memory.folder) / "quarterly-performance.xlsx")
        path, _ = QFileDialog.getSaveFileName(self.window, "New workbook", start, "Workbook (*.xlsx)")
        if not path:
            return
        target = Path(path) if path.endswith(".xlsx") else Path(f"{path}.xlsx")
        task = Task(f"Writing “{target.name}”", lambda _progress: write_template(target), self)
        task.succeeded.connect(
            lambda _: self.window.banner.show_news(
                f"“{target.name}” is ready to fill in.",
                "Fill it in with your spreadsheet program; its first sheet explains each table.",
            )
        )
        task.failed.connect(self.window.banner.show_error)
        self.window.status.follow(task)
        task.start()

    def go_to_tab(self, number: str) -> None:
        """Turn to a tab, counted from 1."""
        self.window.show_tab(int(number) - 1)

    def next_pane(self) -> None:
        """Move the focus to the next pane."""
        self.window.next_pane()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back."""
        self.window.setWindowState(self.window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def show_shortcuts(self) -> None:
        """List the keyboard shortcuts."""
        from scrutinydesk.qt.dialogs import Shortcuts  # noqa: PLC0415  not needed at start-up

        Shortcuts(self.window).open()

    def show_palette(self) -> None:
        """Find a command by name."""
        from scrutinydesk.qt.dialogs import Palette  # noqa: PLC0415  not needed at start-up

        Palette(self.window.actions_by_id, self.window).open()

    def show_about(self) -> None:
        """Say what this is and where its log is."""
        from scrutinydesk.qt.dialogs import About  # noqa: PLC0415  not needed at start-up

        About(icon(), self.memory.home / "fault.log", self.window).open()

    def quit(self) -> None:
        """Close the window, and with it the application."""
        self.window.close()

    # Looks

    @property
    def theme(self) -> themes.Theme:
        chosen = self.memory.theme
        return themes.load_theme(chosen if chosen in {"light", "dark"} else themes.system_name())

    def set_theme(self, name: str) -> None:
        """Choose light, dark, or as the desktop says."""
        self.memory.theme = name
        self.window.actions_by_id[f"theme.{name}"].setChecked(True)
        self._dress()

    def _system_changed(self) -> None:
        if self.memory.theme == "system":
            self._dress()

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            look.dress(app, self.theme)
        if self.pages is not None:
            self.pages.set_theme(self.theme)

    def _close(self) -> None:
        if self.task is not None:
            self.task.cancel()
        if self.pages is not None:
            self.pages.close()
        self.memory.remember(self.window)


def core() -> Core:
    """Return what the pages need of the core."""
    from scrutinydesk import pipeline  # noqa: PLC0415  not before the first paint
    from scrutinydesk.qt import headless  # noqa: PLC0415
    from scrutinydesk.qt.panels.pages import Core  # noqa: PLC0415
    from scrutinydesk.workbook.shown import shown  # noqa: PLC0415

    drawn = headless.painter()

    def export(report: Report, out: Path, numbers: tuple[str, ...], progress: Progress) -> list[Path]:
        return pipeline.export_report(report, out, numbers, painter=drawn, progress=progress)

    return Core(pipeline.with_edits, pipeline.copy_section, export, shown)


def write_template(path: Path) -> None:
    """Write the empty standard workbook."""
    from scrutinydesk import pipeline  # noqa: PLC0415  not before the first paint

    pipeline.write_template(path)


def edits_name(source: Path | str, report: Report) -> str:
    """Return the name under which edits are kept.

    Of force and period, so that a corrected workbook finds them again; the demo's are its own.
    """
    owner = DEMO if source == DEMO else "".join(c if c.isalnum() else "-" for c in report.force.casefold())
    return f"{owner}-{report.period_end}.json"


def application(arguments: list[str]) -> QApplication:
    """Return the application object, named, with the clipboard emptied before it goes."""
    app = QApplication(arguments)
    app.setApplicationName("Scrutiny Desk")
    app.setDesktopFileName("scrutiny-desk")
    # Qt's offscreen platform crashes at exit while the clipboard still owns our data.
    if app.platformName() == "offscreen":
        app.aboutToQuit.connect(lambda: app.clipboard().clear())
    return app


def icon() -> QIcon:
    """Return the application's icon."""
    return QIcon(str(themes.folder() / "icons" / "app.svg"))


def run(source: Path | str | None = None) -> int:
    """Show the window and return the exit status when it closes.

    Parameters
    ----------
    source : Path, str or None
        A workbook to open, ``demo`` for the built-in one, or None for the welcome card.

    Raises
    ------
    ScrutinyError
        There is no screen to show a window on.
    """
    if sys.platform.startswith("linux") and not _has_screen():
        raise ScrutinyError(
            "There is no screen to show the window on.",
            "No display was found.",
            "Use scrutinydesk export to work without a window.",
        )
    app = application(sys.argv[:1])
    home = folder()
    CrashHook(home / "fault.log").install()
    desk = Desk(Memory(home))
    desk.window.show()
    if source is not None:
        # The first turn of the loop paints the shell; the work starts behind it.
        QTimer.singleShot(0, lambda: desk.open(source))
    return app.exec()


def _has_screen() -> bool:
    import os  # noqa: PLC0415

    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
