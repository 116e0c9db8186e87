"""The pages of the open report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from scrutinydesk.findings import Severity, reviewed
from scrutinydesk.qt.dress import polishing
from scrutinydesk.qt.imports import importing, qt_types
from scrutinydesk.qt.panels.changes import ChangesPanel
from scrutinydesk.qt.panels.checks import ChecksPanel
from scrutinydesk.qt.panels.data import DataPanel
from scrutinydesk.qt.panels.edit_store import EditStore
from scrutinydesk.qt.panels.overview import OverviewPanel
from scrutinydesk.qt.panels.section import SectionPanel
from scrutinydesk.qt.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from scrutinydesk.findings import Finding, Place
    from scrutinydesk.pipeline import Opened
    from scrutinydesk.qt.panels.core import Core
    from scrutinydesk.qt.panels.edit_shelf import Shelf
    from scrutinydesk.qt.panels.shares import Shares
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.edits import Edits
    from scrutinydesk.reporting.report import Link, Report, Section

TO_FILL_IN = "To fill in"
UNKNOWN = "not recognised"
MAPPED = "mapped workbook"
REST_MS = 300  # after a report is shown: its chart comes alive first
LIVE_CHARTS = ("scrutinydesk.qt.charts.trend_view",)


class Pages(QObject):
    """Overview, the sections, Data, Checks, Changes.

    Signals
    -------
    tab_wanted(int)
        Turn to a tab, counted from 0.
    source_changed(str), saved(str)
        For the status bar.
    failed(object), done(str, str)
        For the banner: an error; title and detail of news.
    work_started(object)
        A ``Task`` to follow.
    copy_wanted(str), save_chart_wanted()
        Copy the sub-section of that id for Word; save the chart.
    set_wanted(str)
        Set something at the marked month of the chart.

    Parameters
    ----------
    shelf : Shelf
        Keeps the officer's words.
    shares : Shares
        How the sections share out their room; written to when the officer drags.
    """

    tab_wanted = Signal(int)
    source_changed = Signal(str)
    saved = Signal(str)
    failed = Signal(object)
    done = Signal(str, str)
    work_started = Signal(object)
    copy_wanted = Signal(str)
    save_chart_wanted = Signal()
    set_wanted = Signal(str)

    def __init__(self, core: Core, theme: Theme, shelf: Shelf, shares: Shares, parent: QWidget) -> None:
        super().__init__(parent)
        self.report: Report | None = None
        self.recognised = True
        self._mapped = False
        self.current: QWidget | None = None
        self._theme = theme
        self._shares = shares
        self.store = EditStore(shelf, self)
        self.overview = OverviewPanel(theme)
        self.sections: list[SectionPanel] = []
        self.data = DataPanel(core.shown)
        self.checks = ChecksPanel(theme)
        self.changes = ChangesPanel(theme)
        self.changes.place_wanted.connect(self.show_place)
        self.changes.save_chart_wanted.connect(self.save_chart_wanted)
        self.overview.link_followed.connect(self.follow)
        self.checks.place_wanted.connect(self.show_place)
        self.data.source_changed.connect(self.source_changed)
        self.store.state.connect(self.saved)
        self.store.failed.connect(self.failed)
        self.store.taking.connect(self.written)
        self.store.taken.connect(self._renew)
        # What is still to be done before a page can be shown, a few milliseconds a step; done while
        # nothing else is going on, or at once when the page is turned to.
        self._to_do: dict[QWidget, Iterator[None]] = {}
        self._idle = Turns(self)
        self._imported = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(lambda: self._idle.run(self._prepare()))

    @property
    def all(self) -> list[QWidget]:
        """Every page in the order of the tabs."""
        return [self.overview, *self.sections, self.data, self.checks, self.changes]

    @property
    def holds_figures(self) -> bool:
        """Whether there is anything to export."""
        return self.report is not None and self.report.measure_count > 0

    @property
    def titles(self) -> list[str]:
        sections = self.report.sections if self.report is not None else ()
        return ["Overview", *(section.tab for section in sections), "Data", "Checks", "Changes"]

    @property
    def leaving(self) -> Report | None:
        """The report as it leaves: of its findings those that nobody has accepted."""
        if self.report is None:
            return None
        return replace(self.report, findings=reviewed(self.report.findings, self.checks.decisions).open)

    @property
    def to_look_at(self) -> int:
        """How many errors and warnings there are that nobody has accepted."""
        findings = self.leaving.findings if self.leaving is not None else ()
        return sum(finding.severity != Severity.NOTE for finding in findings)

    def first_tab(self, report: Report) -> int:
        """Return the tab to open with: the data of a layout that is not known."""
        return 0 if report.measure_count or self.recognised else len(self.sections) + 1

    def panes(self, page: QWidget | None) -> Sequence[QWidget]:
        """Return the panes of a page in the order in which F6 visits them."""
        return (
            page.panes()
            if isinstance(page, OverviewPanel | SectionPanel | DataPanel | ChecksPanel | ChangesPanel)
            else ()
        )

    def show_book(self, opened: Opened, edits_name: str) -> None:
        """Take a workbook; its report follows."""
        self.recognised = str(opened.kind) != UNKNOWN
        self._mapped = str(opened.kind) == MAPPED
        self.show_data(opened)
        self.keep_edits_in(edits_name)

    def show_data(self, opened: Opened) -> None:
        """Show the cells and observations of a workbook in Data."""
        self._later(self.data, self._fill_data(opened))

    def keep_edits_in(self, name: str) -> None:
        """Go over to the edits of another report."""
        for panel in self.built():
            panel.summary.forget()
        self.store.keep_in(name)

    def showing(self, report: Report) -> Iterator[None]:
        """Show a report in steps; what is not in sight is filled later."""
        self._rest.stop()
        self._idle.stop()
        while len(self.sections) < len(report.sections):
            self._add_section()
            yield
        yield from self.overview.showing(report.overview)
        self.report = report
        for panel, section in zip(self.sections, report.sections, strict=False):
            self._later(panel, self._fill(panel, report, section))
        self._later(self.checks, self._fill_checks((*report.findings, *self.store.findings)))
        if self.current is not None:
            self._finish(self.current)
        self._rest.start()

    def show_checked(self, report: Report) -> None:
        """Show what was found since a report was shown: the sections stay as they are."""
        self.report = report
        self._later(self.overview, self.overview.showing(report.overview))
        self._later(self.checks, self._fill_checks((*report.findings, *self.store.findings)))
        if self.current in {self.overview, self.checks} and self.current is not None:
            self._finish(self.current)
        self._rest.start()

    def turned_to(self, page: QWidget | None) -> None:
        """Know which page is up."""
        self.current = page
        self.source_changed.emit("")
        if page is not None:
            self._finish(page)
        if isinstance(page, SectionPanel):
            page.name_source()

    def set_theme(self, theme: Theme) -> Iterator[None]:
        """Draw in another theme from now on; a page at each step."""
        self._theme = theme
        parts: list[OverviewPanel | ChecksPanel | ChangesPanel | SectionPanel] = [
            self.overview, self.checks, self.changes, *self.sections,
        ]  # fmt: skip
        for page in parts:
            page.set_theme(theme)
            yield

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
        self.written()
        self.store.close()

    def keeping(self) -> Callable[[], object] | None:
        """Return what keeps the words that are not kept yet, to be called in a thread; None where all are."""
        self.written()
        return self.store.keeping()

    def written(self) -> Edits:
        """Return the officer's words, those just typed too."""
        for panel in self.built():
            panel.summary.read()
        return self.store.edits

    def _renew(self) -> None:
        """Show words of someone else where they stand in place of what is shown."""
        for panel in self.built():
            panel.summary.renew()

    def built(self) -> list[SectionPanel]:
        """Return the sections that were looked at; the others hold nothing to save."""
        return [panel for panel in self.sections if panel.built]

    @property
    def ready(self) -> bool:
        """Whether every page can be shown at once."""
        return not self._to_do

    def make_ready(self) -> None:
        """Do at once what is still to be done on any page."""
        for page in list(self._to_do):
            self._finish(page)

    def _later(self, page: QWidget, steps: Iterator[None]) -> None:
        self._to_do[page] = steps

    def _finish(self, page: QWidget) -> None:
        for _ in self._to_do.pop(page, ()):
            pass

    def _prepare(self) -> Iterator[None]:
        while self._to_do:
            page, steps = next(iter(self._to_do.items()))
            if next(steps, page) is page:
                self._to_do.pop(page, None)
            yield
        if not self._imported:
            self._imported = True
            yield from qt_types()
            importing("Preparing charts", LIVE_CHARTS, self).start()

    def _fill(self, panel: SectionPanel, report: Report, section: Section) -> Iterator[None]:
        yield from panel.building()
        panel.show_section(report, section)
        if not panel.ready:
            self._say_why_blank(panel)
        yield from polishing(panel)

    def _fill_data(self, opened: Opened) -> Iterator[None]:
        self.data.show_book(opened.book, opened.observations)
        self.data.map.setVisible(str(opened.kind) in {UNKNOWN, MAPPED})
        yield from polishing(self.data)

    def _fill_checks(self, findings: tuple[Finding, ...]) -> Iterator[None]:
        yield from self.checks.showing(findings)
        yield from polishing(self.checks)

    def _say_why_blank(self, panel: SectionPanel) -> None:
        if not self.recognised or self.report is None:
            panel.say_blank(
                "Nothing was taken from this workbook",
                "Its layout is not known. Map it once: say what its rows and columns are, and next quarter’s "
                "opens by itself. Or copy its figures into a standard workbook (File, New workbook).",
                action="Map this workbook…",
            )
            return
        if self._mapped:
            panel.say_blank(
                "Nothing in this section",
                "No row of this workbook is linked to one of its measures.",
                action="Map this workbook…",
            )
            return
        lists = [each for each in self.report.overview.lists if each.title == TO_FILL_IN]
        points = [(item.title, item.detail) for each in lists for item in each.items]
        panel.say_blank(
            "Nothing here yet",
            "This part fills as soon as the workbook holds its figures. Save the workbook and open it again."
            + (" Still to fill in:" if points else ""),
            points,
        )

    def _add_section(self) -> None:
        panel = SectionPanel(self._theme, self.store, self._shares)
        panel.source_changed.connect(self.source_changed)
        panel.place_wanted.connect(self.show_place)
        panel.told.connect(self.saved)
        panel.copy_wanted.connect(self.copy_wanted)
        panel.save_chart_wanted.connect(self.save_chart_wanted)
        panel.set_wanted.connect(self.set_wanted)
        panel.map_wanted.connect(self.data.map_wanted)
        self.sections.append(panel)
