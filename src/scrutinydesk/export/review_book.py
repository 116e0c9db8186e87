"""A checked report as a workbook: findings, every figure, tables worked out, commitments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from scrutinydesk.export.allowed import allowed
from scrutinydesk.measures.resources import Resources, load_resources
from scrutinydesk.redpen.held_against import held_words, remarks
from scrutinydesk.redpen.kind_words import KIND_WORDS
from scrutinydesk.redpen.listing import cells_in_words
from scrutinydesk.workbook.standard_layout import Layout
from scrutinydesk.workbook.writing_tables import Filled

if TYPE_CHECKING:
    from pathlib import Path

    from scrutinydesk.redpen.kept import Commitment
    from scrutinydesk.redpen.listing import Listing

# Heading, width in characters, whether it holds sentences.
_Columns = Sequence[tuple[str, int, bool]]

_FINDINGS: _Columns = (
    ("No.", 6, False), ("Severity", 10, False), ("Place", 16, False), ("Line", 7, False),
    ("The report says", 46, True), ("Found", 40, True), ("Working", 36, True),
    ("Why it matters", 36, True), ("To ask", 46, True), ("Held against", 16, True), ("Cells", 24, True),
    ("Decision", 12, False), ("Reason", 24, True),
)  # fmt: skip
_FIGURES: _Columns = (
    ("No.", 6, False), ("Place", 16, False), ("Line", 7, False), ("The report says", 46, True),
    ("Kind", 22, True), ("Measure", 26, True), ("Area", 20, True), ("Period", 24, True),
    ("Verdict", 20, True), ("Working", 40, True), ("What is missing", 30, True),
    ("Held against", 16, True), ("Cells", 24, True),
)  # fmt: skip
_TABLES: _Columns = (
    ("Table", 40, True), ("Row", 26, True), ("Column", 26, True), ("Least", 10, False),
    ("Greatest", 10, False), ("Figure", 24, True), ("How far it is settled", 46, True),
)  # fmt: skip
_REGISTER: _Columns = (
    ("No.", 6, False), ("Due by", 18, False), ("Due", 22, True), ("What is promised", 70, True),
    ("Measure", 26, True), ("Report", 30, True), ("Place", 16, False), ("State", 12, False),
    ("Note", 40, True),
)  # fmt: skip
_HOW = "What the words mean is said on the sheet Notes."
_NOTES = (
    ("error", "Cannot be true as it is printed, or contradicts the report itself or the workbook."),
    ("warning", "May mislead a reader."),
    ("note", "Good to know."),
    ("agrees", "The printed figures fit one another, whichever way they were rounded."),
    ("differs", "No figures that would be printed like this fit one another."),
    ("only if truncated", "They fit only if a figure was cut off instead of rounded."),
    ("unit", "A difference of percentages is printed as a percentage."),
    ("cannot be checked", "Something is missing; the line says what."),
    ("nothing to hold it against", "Neither the report nor the workbook says more of it."),
    ("Least, Greatest", "Of a figure that the report does not print, what its other figures allow."),
)


def write_review(
    listing: Listing,
    path: Path,
    resources: Resources | None = None,
    when: dt.datetime | None = None,
    marking: str = "",
) -> None:
    """Write a review as .xlsx.

    Parameters
    ----------
    resources : Resources, optional
        Measures and areas; those of the product if left out.
    when : datetime.datetime, optional
        When it was checked; now if left out.
    marking : str
        The protective marking; that none was given is said where it is empty.
    """
    from scrutinydesk.workbook.writing import Front, write_book  # noqa: PLC0415  openpyxl is heavy

    held = resources or load_resources()
    time = (when or dt.datetime.now(dt.UTC)).replace(tzinfo=None, microsecond=0)
    review = listing.review
    cover = (
        ("Title", allowed(f"Check of “{review.document.name}”")),
        ("Report", allowed(review.document.name)),
        ("Protective marking", allowed(marking) or "not given"),
        ("Workbook", allowed(held_words(review)) if review.workbook else "none"),
        ("Checked", time.date()),
        ("Findings", _counted(listing.severities.items())),
        ("Read", listing.extent),
        ("Statements", _counted(listing.verdicts.items())),
        ("Figures", _counted(listing.of_figures)),
    )
    told = [allowed(f"{each.title} {each.detail}") for each in remarks(review)]
    write_book(path, Front(cover, told, _NOTES, created=time), list(_sheets(listing, held, time.date())))


def write_register(
    commitments: Sequence[Commitment],
    path: Path,
    resources: Resources | None = None,
    when: dt.datetime | None = None,
) -> None:
    """Write what was promised, in any number of reports, as .xlsx."""
    from scrutinydesk.workbook.writing import Front, write_book  # noqa: PLC0415  openpyxl is heavy

    time = (when or dt.datetime.now(dt.UTC)).replace(tzinfo=None, microsecond=0)
    cover = (("Title", "Register of commitments"), ("Written", time.date()))
    sheet = _register(commitments, resources or load_resources(), time.date())
    write_book(path, Front(cover, (), (), created=time), [sheet])


def _counted(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{word} {count:,}" for word, count in counts) or "none"


def _sheets(listing: Listing, resources: Resources, day: dt.date) -> Iterator[Filled]:
    yield _sheet("findings", "Findings", "What to ask about, the worst first.", _FINDINGS, _findings(listing))
    about = "Statements with figures, and what is said in words alone, each with the verdict that counts."
    yield _sheet("figures", "Every statement", about, _FIGURES, _figures(listing, resources))
    about = "Figures that the report does not print, worked out from those that it does."
    yield _sheet("tables", "Hidden tables", about, _TABLES, _tables(listing))
    yield _register(listing.register, resources, day)


def _register(commitments: Sequence[Commitment], resources: Resources, day: dt.date) -> Filled:
    about = "What the report says will be done, by when."
    return _sheet("commitments", "Commitments", about, _REGISTER, _promised(commitments, resources, day))


def _sheet(name: str, title: str, about: str, columns: _Columns, rows: Iterable[Sequence[object]]) -> Filled:
    layout = Layout(name, title, title, about, _HOW, (), {}, "")
    ready = [[allowed(value) if isinstance(value, str) else value for value in row] for row in rows]
    ready = [[value or None if isinstance(value, str) else value for value in row] for row in ready]
    return Filled(
        layout,
        tuple(heading for heading, _, _ in columns),
        ready,
        tuple(width for _, width, _ in columns),
        {},
        texts=len(columns),
        wrapped=frozenset(at for at, (_, _, sentences) in enumerate(columns) if sentences),
    )


def _findings(listing: Listing) -> Iterator[Sequence[object]]:
    for each in listing.findings:
        finding, decision = each.finding, each.decision
        yield (
            each.number, str(finding.severity), each.first.place, each.first.line, each.first.sentence,
            finding.title, finding.working, finding.detail, each.question, str(finding.against), each.cells,
            str(decision.state) if decision else "", decision.reason if decision else "",
        )  # fmt: skip


def _figures(listing: Listing, resources: Resources) -> Iterator[Sequence[object]]:
    for each in listing.claims:
        claim = each.claim
        yield (
            each.number, each.place, claim.line, each.words, KIND_WORDS[claim.kind],
            _measure(claim.measure, resources) or claim.measure_words, _area(claim.area, resources),
            claim.window.words if claim.window else "", each.verdict, each.working,
            each.missing, each.against, cells_in_words(each.cells),
        )  # fmt: skip


def _tables(listing: Listing) -> Iterator[Sequence[object]]:
    for table in listing.tables:
        for row, cells in zip(table.rows, table.cells, strict=True):
            for column, cell in zip(table.columns, cells, strict=True):
                yield table.title, row, column, cell.low, cell.high, str(cell), table.note


def _promised(
    commitments: Sequence[Commitment], resources: Resources, day: dt.date
) -> Iterator[Sequence[object]]:
    for number, each in enumerate(commitments, start=1):
        yield (
            number, each.due_by, each.due_words, each.promise,
            _measure(each.measure, resources), each.report, each.place, each.state_on(day), each.note,
        )  # fmt: skip


def _measure(measure: str, resources: Resources) -> str:
    return resources.catalogue[measure].title if measure in resources.catalogue else measure


def _area(area: str, resources: Resources) -> str:
    return resources.areas[area].title if area in resources.areas else area
