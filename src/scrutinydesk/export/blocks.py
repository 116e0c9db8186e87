"""A section as a sequence of blocks, in reading order; Word, clipboard and text write it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scrutinydesk.export.allowed import allowed
from scrutinydesk.findings import Severity
from scrutinydesk.reporting.figures import UNMARKED
from scrutinydesk.reporting.table import Cell, Column, Level, Row, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from scrutinydesk.measures.report import Boilerplate
    from scrutinydesk.reporting.figure import Figure
    from scrutinydesk.reporting.report import Paragraph, Report, Section, SubSection


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``ordinal`` is what ``label`` prints: 5 for ``5.``, 2 for ``b)``."""

    level: int
    label: str
    ordinal: int
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A numbered paragraph, or a bullet where the label is ``•``."""

    label: str
    text: str

    @property
    def bullet(self) -> bool:
        """Whether it is a bullet rather than a numbered paragraph."""
        return self.label == "•"


@dataclass(frozen=True, slots=True)
class Tabled:
    """A table with its caption above and its notes below."""

    table: Table


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its caption below."""

    figure: Figure


Block = Heading | Text | Tabled | Chart


SET_IN = "\u2003"  # as wide as a letter is high
ERRORS_NAMED = 3
NOTHING_HELD = "No figures are held for this section."
NO_MARKING = "PROTECTIVE MARKING NOT GIVEN"


def of_marking(report: Report) -> Iterator[Block]:
    """Yield what goes wherever the words go: a marking above OFFICIAL, the note of the cover."""
    if report.marking.upper() not in UNMARKED:
        yield Text("", allowed(report.marking))
    yield from of_note(report)


def of_note(report: Report) -> Iterator[Block]:
    """Yield what every reader is to know, a paragraph each."""
    yield from (Text("", line) for line in to_know(report))


def to_know(report: Report) -> Iterator[str]:
    """Yield what the workbook's cover asks every reader to know, and the errors in it that stand."""
    if report.note:
        yield allowed(f"Please note: {report.note}")
    errors = [each for each in report.findings if each.severity is Severity.ERROR]
    if errors:
        said = [f"{each.title.rstrip('.')} ({each.place})" for each in errors[:ERRORS_NAMED]]
        more = len(errors) - len(said)
        rest = f"; and {more} more, which Checks lists" if more else ""
        yield allowed(f"Errors in the workbook that nobody has settled: {'; '.join(said)}{rest}.")


def of_source(report: Report) -> Iterator[Block]:
    """Yield where the figures came from, to stand beneath them."""
    yield Text("", f"Figures to {report.period_end.words} from “{allowed(report.file_name)}”.")


def of_section(report: Report, section: Section, *, charts: bool = True) -> Iterator[Block]:
    """Yield the blocks of a whole section; the table of its measures stands first."""
    yield Heading(1, f"{section.number}.", int(section.number), section.title)
    if section.measures.rows:
        yield Tabled(printable(section.measures))
    for sub in section.subsections:
        yield from of_subsection(report, sub, charts=charts)
    if not section.measures.rows and not any(sub.paragraphs or sub.tables for sub in section.subsections):
        yield Text("•", NOTHING_HELD)


def of_subsection(report: Report, sub: SubSection, *, charts: bool = True) -> Iterator[Block]:
    """Yield the blocks of one sub-section; nothing where it has no content at all."""
    if not (sub.paragraphs or sub.tables):
        return
    yield Heading(2, sub.label, ord(sub.label[0].lower()) - ord("a") + 1, sub.title)
    yield from (_text(paragraph) for paragraph in sub.paragraphs)
    yield from (Tabled(printable(table)) for table in sub.tables)
    if charts:
        figures = (report.figure(key, mode) for key, mode in sub.charts)
        yield from (Chart(figure) for figure in figures if not figure.empty)


def of_standing(section: Boilerplate, fill: Callable[[str], str]) -> Iterator[Block]:
    """Yield the blocks of a section of standing words; ``fill`` puts names and dates in."""
    yield Heading(1, f"{section.number}.", int(section.number), section.title)
    yield from (Text(label or "a)", fill(text)) for label, text in section.text)
    if section.rows:
        columns = (Column("item", "Item"), Column("text", "Position"))
        rows = tuple(Row(label, (Cell(label), Cell(fill(text)))) for label, text in section.rows)
        yield Tabled(Table(f"standing-{section.number}", section.title, columns, rows))


def printable(table: Table) -> Table:
    """Return the table as it can stand on paper: no sparklines, nothing to spare, groups as a first column.

    Parts are set in.

    A heading across a row would be a merged cell, which a screen reader cannot follow.
    """
    table = _without(table, {at for at, column in enumerate(table.columns) if column.spare})
    table = without_sparks(table)
    table = replace(table, rows=tuple(map(_set_in, table.rows)))
    if not any(row.level is Level.GROUP for row in table.rows):
        return table
    rows, group = [], ""
    for row in table.rows:
        if row.level is Level.GROUP:
            group = _short_group(row.cells[0].text)
        else:
            rows.append(replace(row, cells=(Cell(group), *row.cells)))
    return replace(table, columns=(Column("part", "Part"), *table.columns), rows=tuple(rows))


def _set_in(row: Row) -> Row:
    """Set the name of a part in: it belongs to the row of the whole above it."""
    if row.level is not Level.PART or not row.cells:
        return row
    first, *others = row.cells
    return replace(row, cells=(replace(first, text=f"{SET_IN}{first.text}"), *others))


def without_sparks(table: Table) -> Table:
    """Return the table without the columns that only a screen can show."""
    sparks = {index for index, column in enumerate(table.columns) if column.key == "spark"}
    sparks |= {index for row in table.rows for index, cell in enumerate(row.cells) if cell.spark is not None}
    return _without(table, sparks)


def _without(table: Table, columns: Collection[int]) -> Table:
    keep = [index for index in range(len(table.columns)) if index not in columns]
    rows = tuple(
        row if row.level is Level.GROUP else replace(row, cells=tuple(row.cells[index] for index in keep))
        for row in table.rows
    )
    return replace(table, columns=tuple(table.columns[index] for index in keep), rows=rows)


def _short_group(heading: str) -> str:
    """Return ``a)`` of ``a) Number of crimes``; a heading without a letter stays whole."""
    first = heading.split(" ", 1)[0]
    return first if first.endswith(")") else heading


def _text(paragraph: Paragraph) -> Text:
    return Text(paragraph.label, allowed(paragraph.text))
