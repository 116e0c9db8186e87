"""Earlier reports: the page of them, what was kept as reported, and imports that are opened again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.qt.remembering import KeptImport
from scrutinydesk.qt.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.library.store import Library
    from scrutinydesk.library.values import Import, Reported
    from scrutinydesk.measures.observations import Observation, Observations
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.opening import Opened
    from scrutinydesk.periods import Window
    from scrutinydesk.qt.main_window import MainWindow
    from scrutinydesk.qt.panels.earlier import EarlierPage
    from scrutinydesk.qt.panels.memory import Memory
    from scrutinydesk.qt.recollection import Recollection
    from scrutinydesk.qt.remembering import Remembering
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.remembered.workbooks import Remembered

# The page, the dialogs, and the use cases beneath them, are imported when they are asked for.

TEXT = "Text (*.txt);;All files (*)"


class Listed(NamedTuple):
    """What the page shows.

    Attributes
    ----------
    figures : Observations or None
        Those that can be followed through time: of the open workbook, else of the latest import.
    """

    imports: tuple[Import, ...]
    reported: tuple[Reported, ...]
    figures: Observations | None
    resources: Resources | None


class EarlierReports(QObject):
    """Makes the page when it is first wanted, and does what it asks for.

    Signals
    -------
    open_wanted(object)
        A ``KeptImport`` to open.

    Parameters
    ----------
    theme : callable () -> Theme
    recollection : callable () -> Recollection or None
        What is known of the open report; None while there is none.
    """

    open_wanted = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        remembering: Remembering,
        memory: Memory,
        theme: Callable[[], Theme],
        recollection: Callable[[], Recollection | None],
    ) -> None:
        super().__init__(window)
        self.page: EarlierPage | None = None
        self._window = window
        self._remembering = remembering
        self._memory = memory
        self._theme = theme
        self._recollection = recollection
        self._followed: Observations | None = None
        self._asked: tuple[object, ...] = ()
        remembering.changed.connect(self._look_again)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        if self.page is not None:
            self.page.set_theme(theme)

    # The page

    def show_earlier(self) -> None:
        """Show all imports, and what was kept of them as reported."""
        known = self._recollection()
        opened = known.opened if known is not None else None
        self._remembering.run(
            "Looking up earlier reports", lambda library: _listed(library, opened), self._show
        )

    def _show(self, found: Listed) -> None:
        page = self.page or self._made()
        page.show_imports(found.imports, found.reported, self._open_id)
        if found.figures is not None and found.resources is not None and found.figures is not self._followed:
            self._followed = found.figures
            page.history.show_figures(found.figures, found.resources)
        if self._window.over is not page:
            self._window.show_over(page)

    @property
    def _open_id(self) -> int:
        known = self._recollection()
        return known.remembered.imported.id if known is not None and known.remembered is not None else 0

    def _made(self) -> EarlierPage:
        from scrutinydesk.qt.panels.earlier import EarlierPage  # noqa: PLC0415  see above

        page = self.page = EarlierPage(self._theme())
        page.back_wanted.connect(self._window.back)
        page.open_wanted.connect(self._open)
        page.meeting_changed.connect(self._say_meeting)
        page.keep_wanted.connect(self.keep)
        page.reported_wanted.connect(self._show_reported)
        page.figure_wanted.connect(self._follow)
        page.save_wanted.connect(self._save)
        return page

    def _look_again(self) -> None:
        if self.page is not None and self._window.over is self.page:
            self.show_earlier()

    def _open(self, number: int) -> None:
        made = self.page.imports.get(str(number)) if self.page is not None else None
        if made is not None:
            self.open_wanted.emit(KeptImport(number, made.file_name, self._remembering.for_demo))

    def _say_meeting(self, number: int, meeting: str) -> None:
        from scrutinydesk.remembered import reports  # noqa: PLC0415  see above

        made = self.page.imports.get(str(number)) if self.page is not None else None
        if made is not None:
            self._remembering.decide(
                "Keeping the meeting", lambda library: reports.say_meeting(library, made, meeting)
            )

    def _show_reported(self, number: int) -> None:
        def show(parts: dict[str, bytes]) -> None:
            if self.page is not None:
                self.page.given.show_parts(number, parts)

        self._remembering.run(
            "Looking up what was reported", lambda library: library.reported_parts(number), show
        )

    def _follow(self, measure: str, area: str, breakdown: str, window: Window) -> None:
        asked = self._asked = (measure, area, breakdown, window)

        def show(stated: tuple[tuple[Import, Observation], ...]) -> None:
            # Another figure may have been asked for meanwhile.
            if self.page is not None and self._asked == asked:
                self.page.history.show_history(stated)

        self._remembering.run(
            "Following the figure",
            lambda library: library.history(
                measure, area, breakdown, window.span, window.first.ordinal, window.last.ordinal
            ),
            show,
        )

    def _save(self, name: str, content: bytes) -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  see above

        from scrutinydesk import atomic  # noqa: PLC0415  late: decision 6

        start = str(Path(self._memory.export_folder or self._memory.folder) / name)
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Save as reported", start, TEXT)
        if not chosen:
            return
        path, banner = Path(chosen), self._window.banner
        self._memory.exported(str(path.parent))
        task = Task(f"Writing “{path.name}”", lambda _progress: atomic.write(path, content), self)
        task.succeeded.connect(
            lambda _: banner.show_news(
                f"“{path.name}” is written, byte for byte as it was reported.", str(path.parent)
            )
        )
        task.failed.connect(banner.show_error)
        self._window.status.follow(task)
        task.start()

    # Keeping

    def keep_as_reported(self) -> None:
        """Ask at which meeting the open report is given, and keep it as it is now."""
        from scrutinydesk.qt.panels.keep_dialog import KeepDialog  # noqa: PLC0415  see above

        known = self._recollection()
        report = known.as_shown()[0] if known is not None else None
        if known is None or report is None:
            return
        said = known.remembered.imported.meeting if known.remembered is not None else ""
        meeting = said or f"Scrutiny meeting, figures to {report.period_end.words}"
        dialog = KeepDialog(meeting, dt.datetime.now().astimezone().date(), self._window)
        dialog.keep_wanted.connect(self.keep)
        dialog.open()

    def keep(self, label: str, on: dt.date) -> None:
        """Keep the open report, in the officer’s words, as it is given at a meeting."""
        known = self._recollection()
        if known is None:
            return
        report, edits = known.as_shown()  # as it is at this moment, whatever is typed meanwhile

        def keep(remembered: Remembered) -> None:
            def kept(library: Library) -> Reported:
                from scrutinydesk.remembered import projections, reports  # noqa: PLC0415  see above

                if report is None:
                    raise ScrutinyError("There is no report to keep.", "", "Open a workbook first.")
                said = {each.paragraph_id: {"text": each.text, "drafted": each.drafted} for each in edits}
                whole = edits.applied(report)
                given = reports.keep_as_reported(library, remembered.imported, whole, label, on, said)
                if report.period_end.ordinal != remembered.imported.period_end:
                    # Those of its own period were logged when the workbook was kept.
                    projections.log(library, remembered.opened, report.period_end)
                self._remembering.saved()
                return given

            self._remembering.run("Keeping the report", kept, self._kept)

        known.when_kept(keep)

    def _kept(self, kept: Reported) -> None:
        from scrutinydesk.reporting.kept_words import day  # noqa: PLC0415  see above

        self._window.banner.show_news(
            f"The report is kept as reported at “{kept.label}”, {day(kept.on)}.",
            "It can be read and saved, byte for byte as it is now, under Tools, Earlier reports (Ctrl+H).",
        )
        self._remembering.changed.emit()


def _listed(library: Library, opened: Opened | None) -> Listed:
    from scrutinydesk.remembered import register  # noqa: PLC0415  see above

    imports, reported = library.imports(), library.reported()
    if opened is not None:
        return Listed(imports, reported, opened.observations, opened.resources)
    if not imports:
        return Listed(imports, reported, None, None)
    return Listed(imports, reported, library.observations(imports[0].id), register.resources_of(library)[0])
