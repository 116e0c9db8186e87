"""The letter to the constabulary, and the register of what it promised, as Word documents."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from scrutinydesk import atomic
from scrutinydesk.export import blocks, word_parts, word_styles, word_table
from scrutinydesk.export.allowed import allowed
from scrutinydesk.export.query_letter import Letter, words_of
from scrutinydesk.reporting.kept_words import day as in_words
from scrutinydesk.reporting.table import Cell, Column, Row, Table

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from scrutinydesk.redpen.kept import Commitment
    from scrutinydesk.redpen.queries import Query

_QUERIES = 79
_INDENT, _HANGING = 567, 567  # twentieths of a point: 1 cm


def write_letter(letter: Letter, path: Path, marking: str = "") -> None:
    """Write the letter as .docx.

    Parameters
    ----------
    marking : str
        The protective marking; that none was given is said where it is empty.
    """
    document = _begun(letter.title, marking)
    for text in (letter.sender, letter.date):
        document.add_paragraph(allowed(text))
    for text in letter.opening:
        document.add_paragraph(allowed(text))
    number = _list(document)
    for heading, sections in letter.parts:
        _heading(document, 1, heading)
        for section, asked in sections:
            if section:
                _heading(document, 2, section)
            for query in asked:
                _query(document, query, number)
    for text in (*letter.closing, letter.sender):
        document.add_paragraph(allowed(text)).paragraph_format.keep_with_next = text != letter.sender
    _save(document, path)


def write_register(commitments: Sequence[Commitment], path: Path, day: dt.date, marking: str = "") -> None:
    """Write what was promised, in any number of reports, as a table in a .docx."""
    document = _begun("Register of commitments", marking)
    reports = list(dict.fromkeys(each.report for each in commitments))
    what = "commitment" if len(commitments) == 1 else "commitments"
    where = f"“{reports[0]}”" if len(reports) == 1 else f"{len(reports)} reports"
    document.add_paragraph(allowed(f"{len(commitments)} {what} in {where}, as of {in_words(day)}."))
    if commitments:
        word_table.add(document, register_table(commitments, day, several=len(reports) > 1))
    _save(document, path)


def register_table(commitments: Sequence[Commitment], day: dt.date, *, several: bool) -> Table:
    """Return the register as of a day as a table; the report is named where there are several."""
    columns = (
        Column("due", "Due"), Column("promise", "What is promised"), Column("place", "Place"),
        *((Column("report", "Report"),) if several else ()), Column("state", "State"),
    )  # fmt: skip
    rows = tuple(
        Row(
            str(number),
            tuple(
                Cell(allowed(text))
                for text in (
                    each.due_words or "no date", each.promise, each.place,
                    *((each.report,) if several else ()),
                    ": ".join(part for part in (each.state_on(day), each.note) if part),
                )
            ),
        )
        for number, each in enumerate(commitments)
    )  # fmt: skip
    notes = ("The words are those of the report; dots stand for what was left out of a long sentence.",)
    return Table("commitments", "Commitments", columns, rows, notes)


def _begun(title: str, marking: str) -> Document:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415  late: decision 6

    document = word_styles.new_document()
    properties = document.core_properties
    properties.title = allowed(title)[:255]
    properties.author = "Scrutiny Desk"
    properties.language = "en-GB"
    properties.created = properties.modified = dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)
    page = document.sections[0]
    head = page.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.add_run(allowed(marking) or blocks.NO_MARKING).bold = True
    word_parts.page_numbers(page.footer.paragraphs[0])
    word_styles.styled(document, "Title", allowed(title))
    return document


def _heading(document: Document, level: int, text: str) -> None:
    added = word_styles.styled(document, f"Heading {level}", allowed(text))
    word_parts.numbered(added, 0, 0)  # headings of the report are numbered; these are not


def _query(document: Document, query: Query, number: int) -> None:
    first = document.add_paragraph(allowed(words_of(query)))
    first.paragraph_format.keep_with_next = True
    word_parts.numbered(first, 0, number)
    # A long query may go over a page, but no question stands there alone: what it is about goes along.
    between = [_beneath(document, text) for text in query.lines[:-1]]
    for added in between[-1:]:
        added.paragraph_format.keep_with_next = True
    _beneath(document, query.question)


def _beneath(document: Document, text: str) -> Paragraph:
    from docx.shared import Twips  # noqa: PLC0415  late: decision 6

    added = document.add_paragraph(allowed(text))
    added.paragraph_format.left_indent = Twips(_INDENT)
    return added


def _list(document: Document) -> int:
    """Add the list of the queries: 1., 2., 3. through the whole letter."""
    return word_styles.own_list(document, _QUERIES, ("decimal", "%1.", "", _INDENT, _HANGING))


def _save(document: Document, path: Path) -> None:
    buffer = io.BytesIO()
    document.save(buffer)
    atomic.write(path, buffer.getvalue())
