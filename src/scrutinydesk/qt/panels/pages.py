"""The pages of the open report, and what the commands do on the page that is up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QTextEdit, QWidget

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.findings import Severity
from scrutinydesk.qt.panels.checks import ChecksPanel
from scrutinydesk.qt.panels.data import DataPanel
from scrutinydesk.qt.panels.edit_store import EditStore
from scrutinydesk.qt.panels.overview import OverviewPanel
from scrutinydesk.qt.panels.section import SectionPanel
from scrutinydesk.qt.tasks import Task
from scrutinydesk.reporting.figure import Mode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scrutinydesk.export.clip import Clip
    from scrutinydesk.findings import Place
    from scrutinydesk.pipeline import Opened
    from scrutinydesk.progress import Progress
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.edits import Edits
    from scrutinydesk.reporting.report import Link, Report, Section

CHARTS = "Picture for documents (*.png);;Drawing (*.svg)"


@dataclass(frozen=True, slots=True)
class Core:
    """What the pages need of the core, handed over by the composition root.

    Attributes
    ----------
    with_edits : callable (report, edits) -> Report
    copy_section : callable (report, section, sub-section id or "") -> Clip
    export : callable (report, folder, section numbers, progress) -> paths written
        Runs in a thread; all sections where no number is given.
    shown : callable (value, number format) -> str
        A cell's value as the spreadsheet program prints it.
    """

    with_edits: Callable[[Report, Edits], Report]
    copy_section: Callable[[Report, Section, str], Clip]
    export: Callable[[Report, Path, tuple[str, ...], Progress], Sequence[Path]]
    shown: Callable[[Any, str], str]


class Pages(QObject):
    """Overview, the sections, Data, Checks.

    Signals
    -------
    tab_wanted(int)
        Turn to a tab, counted from 0.
    source_changed(str), saved(str)
        For the status bar.
    failed(object), done(str, str, str)
        For the banner: an error; title, detail and action of news.
    work_started(object)
        A ``Task`` to follow.
    """

    tab_wanted = Signal(int)
    source_changed = Signal(str)
    saved = Signal(str)
    failed = Signal(object)
    done = Signal(str, str)
    work_started = Signal(object)

    def __init__(self, core: Core, theme: Theme, edits_folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.report: Report | None = None
        self._core = core
        self._theme = theme
        self._edits_folder = edits_folder
        self._window = parent
        self._current: QWidget | None = None
        self.store = EditStore(self)
        self.overview = OverviewPanel(theme)
        self.sections: list[SectionPanel] = []
        self.data = DataPanel(core.shown)
        self.checks = ChecksPanel(theme)
        self.overview.link_followed.connect(self.follow)
        self.checks.place_wanted.connect(self.show_place)
        self.data.source_changed.connect(self.source_changed)
        self.store.state.connect(self.saved)
        self.store.failed.connect(self.failed)
        self._waiting: set[int] = set()

    @property
    def all(self) -> list[QWidget]:
        """Every page in the order of the tabs."""
        return [self.overview, *self.sections, self.data, self.checks]

    @property
    def titles(self) -> list[str]:
        sections = self.report.sections if self.report is not None else ()
        return ["Overview", *(section.tab for section in sections), "Data", "Checks"]

    @property
    def to_look_at(self) -> int:
        """How many errors and warnings there are."""
        findings = self.report.findings if self.report is not None else ()
        return sum(finding.severity != Severity.NOTE for finding in findings)

    def first_tab(self, report: Report) -> int:
        """Return the tab to open with: the data where nothing was measured."""
        return 0 if report.measure_count else len(self.sections) + 1

    def panes(self, page: QWidget | None) -> Sequence[QWidget]:
        """Return the panes of a page in the order in which F6 visits them."""
        return (
            page.panes() if isinstance(page, OverviewPanel | SectionPanel | DataPanel | ChecksPanel) else ()
        )

    def show_book(self, opened: Opened, edits_name: str) -> None:
        """Take a workbook; its report follows."""
        self.data.show_book(opened.book, opened.observations)
        self.keep_edits_in(edits_name)

    def keep_edits_in(self, name: str) -> None:
        """Go over to the edits of another report."""
        for panel in self._built():
            panel.summary.forget()
        self.store.keep_in(self._edits_folder / name)

    def show_report(self, report: Report) -> None:
        """Show a report; a section is filled when it is first turned to."""
        self.report = report
        while len(self.sections) < len(report.sections):
            self._add_section()
        self.overview.show_overview(report.overview)
        self.checks.show_findings((*report.findings, *self.store.findings))
        self._waiting = set(range(len(report.sections)))
        if isinstance(self._current, SectionPanel):
            self._fill(self._current)

    def turned_to(self, page: QWidget | None) -> None:
        """Know which page is up."""
        self._current = page
        self.source_changed.emit("")
        if isinstance(page, SectionPanel):
            self._fill(page)
            page.name_source()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._theme = theme
        self.overview.set_theme(theme)
        self.checks.set_theme(theme)
        for panel in self.sections:
            panel.set_theme(theme)

    def follow(self, link: Link) -> None:
        """Go where a link points."""
        if link.section and self.report is not None:
            at = next((i for i, s in enumerate(self.report.sections) if s.number == link.section), -1)
            if at >= 0:
                self.tab_wanted.emit(at + 1)
                if link.row:
                    self.sections[at].choose(link.row)
        elif link.finding >= 0:
            self.tab_wanted.emit(len(self.sections) + 2)
            self.checks.choose(link.finding)
        elif link.place.sheet:
            self.show_place(link.place)

    def show_place(self, place: Place) -> None:
        """Show a cell in Data."""
        self.tab_wanted.emit(len(self.sections) + 1)
        self.data.go_to(place)

    def close(self) -> None:
        """Save what is not saved."""
        for panel in self._built():
            panel.summary.read()
        self.store.flush()

    # Commands, by the names in the table of commands

    def undo(self) -> None:
        """Undo in the field that has the focus, else in the summary text."""
        self._editing("undo")

    def redo(self) -> None:
        """Redo there."""
        self._editing("redo")

    def copy(self) -> None:
        """Copy what is selected."""
        focus = QApplication.focusWidget()
        page = self._current
        if isinstance(focus, QLineEdit):
            focus.copy()
        elif isinstance(page, SectionPanel | DataPanel):
            page.copy()
        elif isinstance(page, ChecksPanel):
            page.table.copy()

    def copy_for_word(self, subsection: str = "") -> None:
        """Copy the section, or one of its sub-sections, with headings, numbering and tables."""
        panel = self._current
        if not isinstance(panel, SectionPanel) or self.report is None or panel.section is None:
            return
        report = self._edited()
        section = next(s for s in report.sections if s.number == panel.section.number)
        clip = self._core.copy_section(report, section, subsection)
        data = QMimeData()
        data.setText(clip.plain)
        data.setHtml(clip.html)
        for kind in ("text/rtf", "application/rtf"):
            data.setData(kind, clip.rtf.encode("ascii", "replace"))
        QGuiApplication.clipboard().setMimeData(data)
        self.saved.emit(f"Copied {section.title}" if not subsection else "Copied for Word")

    def copy_chart(self) -> None:
        """Copy the chart as a picture."""
        if isinstance(self._current, SectionPanel):
            self._current.chart_card.copy()
            self.saved.emit("Copied the chart")

    def find(self) -> None:
        """Put the cursor into the filter of the page."""
        page = self._current
        if isinstance(page, SectionPanel):
            page.filter.setFocus()
            page.filter.selectAll()
        elif isinstance(page, DataPanel | ChecksPanel):
            page.look_for()

    def set_mode(self, mode: str) -> None:
        """Choose the view of the chart."""
        if isinstance(self._current, SectionPanel):
            self._current.set_mode(Mode(mode))

    def toggle_twin(self) -> None:
        """Turn the chart into its numbers, or back."""
        if isinstance(self._current, SectionPanel):
            self._current.chart_card.toggle_twin()

    def why(self) -> None:
        """Explain the figure that is current."""
        if isinstance(self._current, SectionPanel):
            self._current.why()

    def save_chart(self) -> None:
        """Ask where to and save the chart."""
        panel = self._current
        if not isinstance(panel, SectionPanel) or panel.chart_card.figure is None:
            return
        start = f"{panel.measures.key.replace('/', '-')}-{panel.mode}.png"
        name, kind = QFileDialog.getSaveFileName(self._window, "Save chart", start, CHARTS)
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() not in {".png", ".svg"}:
            path = path.with_name(path.name + (".svg" if "svg" in kind else ".png"))
        try:
            panel.chart_card.save(path)
        except (ScrutinyError, OSError) as error:
            self.failed.emit(_worded(error, path))
        else:
            self.done.emit(f"The chart is in “{path.name}”.", str(path.parent))

    def export_section(self) -> None:
        """Ask for a folder and write the section that is up."""
        panel = self._current
        if isinstance(panel, SectionPanel) and panel.section is not None:
            self._export((panel.section.number,), f"Exporting section {panel.section.number}")

    def export_report(self) -> None:
        """Ask for a folder and write the whole report."""
        self._export((), "Exporting the report")

    def _export(self, numbers: tuple[str, ...], title: str) -> None:
        folder = QFileDialog.getExistingDirectory(self._window, title)
        if not folder or self.report is None:
            return
        report, out = self._edited(), Path(folder)
        task = Task(title, lambda progress: self._core.export(report, out, numbers, progress), self)
        task.succeeded.connect(lambda paths: self._exported(paths, out))
        task.failed.connect(self.failed)
        self.work_started.emit(task)
        task.start()

    def _exported(self, paths: Sequence[Path], out: Path) -> None:
        self.done.emit(f"{len(paths)} files were written.", f"They are in {out}.")

    def _edited(self) -> Report:
        assert self.report is not None  # noqa: S101  commands are off without a report
        for panel in self._built():
            panel.summary.read()
        return self._core.with_edits(self.report, self.store.edits)

    def _editing(self, what: str) -> None:
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit | QTextEdit):
            act: Callable[[], None] = getattr(focus, what)
            act()
        elif isinstance(self._current, SectionPanel):
            getattr(self._current.summary.editor, what)()

    def _built(self) -> list[SectionPanel]:
        return [panel for panel in self.sections if panel.built]

    def _fill(self, panel: SectionPanel) -> None:
        at = self.sections.index(panel)
        if self.report is not None and at in self._waiting and at < len(self.report.sections):
            self._waiting.discard(at)
            panel.show_section(self.report, self.report.sections[at])

    def _add_section(self) -> None:
        panel = SectionPanel(self._theme, self.store)
        panel.source_changed.connect(self.source_changed)
        panel.place_wanted.connect(self.show_place)
        panel.copy_wanted.connect(self.copy_for_word)
        panel.save_chart_wanted.connect(self.save_chart)
        self.sections.append(panel)


def _worded(error: Exception, path: Path) -> ScrutinyError:
    if isinstance(error, ScrutinyError):
        return error
    return ScrutinyError(
        f"“{path.name}” could not be written.",
        str(getattr(error, "strerror", "") or error),
        "Check that the folder can be written to and that the file is not open elsewhere.",
    )
