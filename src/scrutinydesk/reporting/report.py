"""What the window shows and the exporters write: the whole report as values.

``Report`` is what ``pipeline.look`` returns. All of it is ready to show except figures and
explanations, which are made when asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scrutinydesk.findings import Finding, Place
from scrutinydesk.periods import Month
from scrutinydesk.reporting.figure import Figure, Mode
from scrutinydesk.reporting.table import Signal, Table


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; ``figure`` is the id for ``Report.why`` where it states a number."""

    text: str
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A drafted paragraph of the report.

    Attributes
    ----------
    id : str
        Stable between quarters, such as ``5a.change.all_crime``: edits hang on it.
    label : str
        ``(i)``, or ``•`` for a bullet.
    runs : tuple of Run
    edited : bool
        Whether these are the officer's words.
    stale : bool
        Whether a figure beneath the officer's words has changed since they were written.
    drafted : str
        Where edited: the text as drafted now.
    """

    id: str
    label: str
    runs: tuple[Run, ...]
    edited: bool = False
    stale: bool = False
    drafted: str = ""

    @property
    def text(self) -> str:
        """The words without their marks."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class SubSection:
    """A lettered part of a section, with its text, tables and the charts worth printing."""

    id: str
    label: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...] = ()
    charts: tuple[tuple[str, Mode], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section: one tab.

    ``measures`` is the tab's left table, its rows keyed ``measure/area``; group rows carry the
    sub-section id as key. ``comparison`` maps a row key to the table shown beneath its chart.
    """

    number: str
    title: str
    tab: str
    subsections: tuple[SubSection, ...]
    measures: Table
    comparison: dict[str, Table]

    def subsection_of(self, row_key: str) -> SubSection | None:
        """Return the sub-section under whose group row ``row_key`` stands."""
        current = ""
        for row in self.measures.rows:
            if row.level == "group":
                current = row.key
            elif row.key == row_key:
                return next((sub for sub in self.subsections if sub.id == current), None)
        return None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why this number: the formula in words and figures, and every cell beneath it.

    ``inputs`` are (what, value as printed, place).
    """

    title: str
    value: str
    formula: str
    working: str
    inputs: tuple[tuple[str, str, Place], ...]
    cautions: tuple[str, ...] = ()
    source: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a click goes: a section's row, a finding, or a cell in Data."""

    section: str = ""
    row: str = ""
    finding: int = -1
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Headline:
    """A card on the overview: title, the big figure, two lines beneath."""

    title: str
    figure: str
    text: str
    link: Link = Link()


@dataclass(frozen=True, slots=True)
class OverviewItem:
    """A line of an overview list."""

    signal: Signal
    title: str
    detail: str
    value: str
    link: Link


@dataclass(frozen=True, slots=True)
class OverviewList:
    """A list on the overview; ``empty`` is what stands there when it has no items."""

    title: str
    subtitle: str
    items: tuple[OverviewItem, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """The first tab."""

    headlines: tuple[Headline, ...]
    lists: tuple[OverviewList, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report.

    Attributes
    ----------
    title : str
        ``Performance report to 30 September 2017``.
    force, marking, file_name, sha256 : str
    period_end : Month
    period_ends : tuple of Month
        What the period chooser offers, latest first.
    findings : tuple of Finding
        Errors first.
    figure : callable (row key, mode) -> Figure
        Always returns one; ``Figure.empty`` says why there is nothing to draw.
    why : callable (id) -> Explanation or None
    note : str
        What the workbook's cover asks every reader to know; printed wherever figures leave.
    """

    title: str
    force: str
    marking: str
    file_name: str
    sha256: str
    period_end: Month
    period_ends: tuple[Month, ...]
    measure_count: int
    sections: tuple[Section, ...]
    overview: Overview
    findings: tuple[Finding, ...]
    figure: Callable[[str, Mode], Figure]
    why: Callable[[str], Explanation | None]
    ruleset: str = "MDC-7"
    note: str = ""
