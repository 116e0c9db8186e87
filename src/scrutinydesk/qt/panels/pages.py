"""The pages of the open report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from scrutinydesk.findings import Severity
from scrutinydesk.qt.panels.checks import ChecksPanel
from scrutinydesk.qt.panels.data import DataPanel
from scrutinydesk.qt.panels.edit_store import EditStore
from scrutinydesk.qt.panels.overview import OverviewPanel
from scrutinydesk.qt.panels.section import SectionPanel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from scrutinydesk.findings import Place
    from scrutinydesk.pipeline import Opened
    from scrutinydesk.qt.panels.core import Core
    from scrutinydesk.qt.panels.shares import Shares
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.report import Link, Report

TO_FILL_IN = "To fill in"
UNKNOWN = "not recognised"


class Pages(QObject):
    """Overview, the sections, Data, Checks.

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

    Parameters
    ----------
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

    def __init__(self, core: Core, theme: Theme, edits_folder: Path, shares: Shares, parent: QWidget) -> None:
        super().__init__(parent)
        self.report: Report | None = None
        self.recognised = True
        self.current: QWidget | None = None
        self._theme = theme
        self._shares = shares
        self._edits_folder = edits_folder
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
    def holds_figures(self) -> bool:
        """Whether there is anything to export."""
        return self.report is not None and self.report.measure_count > 0

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
        """Return the tab to open with: the data of a layout that is not known."""
        return 0 if report.measure_count or self.recognised else len(self.sections) + 1

    def panes(self, page: QWidget | None) -> Sequence[QWidget]:
        """Return the panes of a page in the order in which F6 visits them."""
        return (
            page.panes() if isinstance(page, OverviewPanel | SectionPanel | DataPanel | ChecksPanel) else ()
        )

    def show_book(self, opened: Opened, edits_name: str) -> None:
        """Take a workbook; its report follows."""
        self.recognised = str(opened.kind) != UNKNOWN
        self.data.show_book(opened.book, opened.observations)
        self.keep_edits_in(edits_name)

    def keep_edits_in(self, name: str) -> None:
        """Go over to the edits of another report."""
        for panel in self.built():
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
        if isinstance(self.current, SectionPanel):
            self._fill(self.current)

    def show_checked(self, report: Report) -> None:
        """Show what was found since a report was shown: the sections stay as they are."""
        self.report = report
        self.overview.show_overview(report.overview)
        self.checks.show_findings((*report.findings, *self.store.findings))

    def turned_to(self, page: QWidget | None) -> None:
        """Know which page is up."""
        self.current = page
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
        for panel in self.built():
            panel.summary.read()
        self.store.flush()

    def built(self) -> list[SectionPanel]:
        """Return the sections that were looked at; the others hold nothing to save."""
        return [panel for panel in self.sections if panel.built]

    def _fill(self, panel: SectionPanel) -> None:
        at = self.sections.index(panel)
        if self.report is not None and at in self._waiting and at < len(self.report.sections):
            self._waiting.discard(at)
            panel.show_section(self.report, self.report.sections[at])
            if not panel.ready:
                self._say_why_blank(panel)

    def _say_why_blank(self, panel: SectionPanel) -> None:
        if not self.recognised or self.report is None:
            panel.blank.say(
                "Nothing was taken from this workbook",
                "Its layout is not known. It is shown as it is in Data; to fill these tabs, copy its figures "
                "into a standard workbook (File, New workbook) or open a public release.",
            )
            return
        lists = [each for each in self.report.overview.lists if each.title == TO_FILL_IN]
        points = [(item.title, item.detail) for each in lists for item in each.items]
        panel.blank.say(
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
        self.sections.append(panel)
