"""What the commands do on the page that is up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QTextEdit, QWidget

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.qt.panels import clips
from scrutinydesk.qt.panels.changes import ChangesPanel
from scrutinydesk.qt.panels.checks import ChecksPanel
from scrutinydesk.qt.panels.data import DataPanel
from scrutinydesk.qt.panels.section import SectionPanel
from scrutinydesk.qt.tasks import Task
from scrutinydesk.reporting.figure import Mode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scrutinydesk.qt.panels.core import Core
    from scrutinydesk.qt.panels.pages import Pages
    from scrutinydesk.reporting.report import Report

CHARTS = "Picture for documents (*.png);;Drawing (*.svg)"


class PageCommands(QObject):
    """One method a command, by the names in the table of commands.

    Signals
    -------
    exported_to(str)
        The folder that the officer chose.
    step_wanted(str)
        ``undo`` or ``redo`` where there are no words to undo: a decision is meant.
    set_wanted(str, str, str, object)
        ``begin_limits`` or ``set_target``; of which row, in which panel of its chart, and at which
        ``Month``, None where none is marked.
    """

    exported_to = Signal(str)
    step_wanted = Signal(str)
    set_wanted = Signal(str, str, str, object)

    def __init__(self, pages: Pages, core: Core, window: QWidget) -> None:
        super().__init__(pages)
        self.folder = ""
        self._pages = pages
        self._core = core
        self._window = window
        pages.copy_wanted.connect(self.copy_for_word)
        pages.save_chart_wanted.connect(self.save_chart)
        pages.set_wanted.connect(self._set)

    def undo(self) -> None:
        """Undo in the field that has the focus, else in the summary text, else the last decision."""
        self._editing("undo")

    def redo(self) -> None:
        """Redo there."""
        self._editing("redo")

    def copy(self) -> None:
        """Copy what is selected."""
        focus = QApplication.focusWidget()
        page = self._pages.current
        if isinstance(focus, QLineEdit):
            focus.copy()
        elif isinstance(page, DataPanel | ChangesPanel) or (isinstance(page, SectionPanel) and page.ready):
            page.copy()
        elif isinstance(page, ChecksPanel):
            page.table.copy()

    def copy_for_word(self, subsection: str = "") -> None:
        """Copy the section, or one of its sub-sections, with headings, numbering and tables."""
        panel = self._pages.current
        if not isinstance(panel, SectionPanel) or self._pages.report is None or panel.section is None:
            return
        report = self._edited()
        section = next(s for s in report.sections if s.number == panel.section.number)
        clip = self._core.copy_section(report, section, subsection)
        clips.put(clip)
        self._pages.saved.emit(f"Copied {section.title}" if not subsection else "Copied for Word")

    def copy_chart(self) -> None:
        """Copy the chart as a picture."""
        if isinstance(self._pages.current, SectionPanel | ChangesPanel):
            self._pages.current.chart_card.copy()
            self._pages.saved.emit("Copied the chart")

    def find(self) -> None:
        """Put the cursor into the filter of the page."""
        page = self._pages.current
        if isinstance(page, SectionPanel) and page.ready:
            page.filter.setFocus()
            page.filter.selectAll()
        elif isinstance(page, DataPanel | ChecksPanel | ChangesPanel):
            page.look_for()

    def set_mode(self, mode: str) -> None:
        """Choose the view of the chart."""
        if isinstance(self._pages.current, SectionPanel):
            self._pages.current.set_mode(Mode(mode))

    def toggle_twin(self) -> None:
        """Turn the chart into its numbers, or back."""
        if isinstance(self._pages.current, SectionPanel | ChangesPanel):
            self._pages.current.chart_card.toggle_twin()

    def why(self) -> None:
        """Explain the figure that is current."""
        if isinstance(self._pages.current, SectionPanel):
            self._pages.current.why()

    def begin_limits(self) -> None:
        """Begin the limits of the chart anew at the marked month."""
        self._set("begin_limits")

    def set_target(self) -> None:
        """Set a target of the chart from the marked month on."""
        self._set("set_target")

    def _set(self, what: str) -> None:
        panel = self._pages.current
        if isinstance(panel, SectionPanel) and panel.ready and "/" in panel.measures.key:
            month, title = panel.chart_card.chart.marked
            self.set_wanted.emit(what, panel.measures.key, title, month)

    def save_chart(self) -> None:
        """Ask where to and save the chart."""
        panel = self._pages.current
        if not isinstance(panel, SectionPanel | ChangesPanel) or panel.chart_card.figure is None:
            return
        start = Path(self.folder) / f"{panel.chart_name}.png"
        name, kind = QFileDialog.getSaveFileName(self._window, "Save chart", str(start), CHARTS)
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() not in {".png", ".svg"}:
            path = path.with_name(path.name + (".svg" if "svg" in kind else ".png"))
        try:
            panel.chart_card.save(path)
        except (ScrutinyError, OSError) as error:
            self._pages.failed.emit(_worded(error, path))
        else:
            self._pages.done.emit(f"The chart is in “{path.name}”.", str(path.parent))

    def export_section(self) -> None:
        """Ask for a folder and write the section that is up."""
        panel = self._pages.current
        if isinstance(panel, SectionPanel) and panel.section is not None:
            self._export((panel.section.number,), f"Exporting section {panel.section.number}")

    def export_report(self) -> None:
        """Ask for a folder and write the whole report."""
        self._export((), "Exporting the report")

    def _export(self, numbers: tuple[str, ...], title: str) -> None:
        folder = QFileDialog.getExistingDirectory(self._window, title, self.folder)
        if not folder or self._pages.report is None:
            return
        self.folder = folder
        self.exported_to.emit(folder)
        report, out = self._edited(), Path(folder)
        task = Task(title, lambda progress: self._core.export(report, out, numbers, progress), self)
        task.succeeded.connect(lambda paths: self._exported(paths, out))
        task.failed.connect(self._pages.failed)
        self._pages.work_started.emit(task)
        task.start()

    def _exported(self, paths: Sequence[Path], out: Path) -> None:
        self._pages.done.emit(
            "One file was written." if len(paths) == 1 else f"{len(paths)} files were written.",
            f"They are in {out}.",
        )

    def _edited(self) -> Report:
        report = self._pages.leaving
        assert report is not None  # noqa: S101  commands are off without a report
        return self._core.with_edits(report, self._pages.written())

    def _editing(self, what: str) -> None:
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit | QTextEdit):
            act: Callable[[], None] = getattr(focus, what)
            act()
        elif isinstance(self._pages.current, SectionPanel) and self._pages.current.ready:
            getattr(self._pages.current.summary.editor, what)()
        else:
            self.step_wanted.emit(what)


def _worded(error: Exception, path: Path) -> ScrutinyError:
    if isinstance(error, ScrutinyError):
        return error
    return ScrutinyError(
        f"“{path.name}” could not be written.",
        str(getattr(error, "strerror", "") or error),
        "Check that the folder can be written to and that the file is not open elsewhere.",
    )
