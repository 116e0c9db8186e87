"""A section or the whole report as a Word document with real styles, lists and captions."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scrutinydesk import atomic
from scrutinydesk.errors import ExportError
from scrutinydesk.export import blocks, word_parts, word_styles, word_table
from scrutinydesk.export.picture import Picture

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document

    from scrutinydesk.reporting.figure import Figure
    from scrutinydesk.reporting.report import Report, Section


Painter = Callable[["Figure"], Picture]


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing parts of a whole report: lines of its header, sections before and after."""

    header: Sequence[tuple[str, str]] = ()
    before: Sequence[blocks.Block] = ()
    after: Sequence[blocks.Block] = ()


@dataclass
class _Counts:
    tables: int = 0
    figures: int = 0


def write(
    report: Report,
    sections: Sequence[Section],
    path: Path,
    painter: Painter | None = None,
    standing: Standing | None = None,
) -> None:
    """Write sections to ``path``.

    Parameters
    ----------
    report, sections
        What to write; the officer's edits are already in the paragraphs.
    path : Path
        Replaced as a whole, or left as it was when writing fails.
    painter : callable, optional
        Draws a chart; without it the document has none.
    standing : Standing, optional
        What stands around the sections in a whole report.

    """
    document = word_styles.new_document()
    word_parts.set_properties(document, report, sections)
    word_parts.header_and_footer(document, report)
    around = standing or Standing()
    word_parts.title_block(document, report, sections, around.header)
    counts = _Counts()
    for block in around.before:
        _add(document, block, None, counts)
    for section in sections:
        for block in blocks.of_section(report, section, charts=painter is not None):
            _add(document, block, painter, counts)
    for block in around.after:
        _add(document, block, None, counts)
    word_parts.provenance(document, report)
    buffer = io.BytesIO()
    document.save(buffer)
    atomic.write(path, buffer.getvalue())


def _add(document: Document, block: blocks.Block, painter: Painter | None, counts: _Counts) -> None:
    match block:
        case blocks.Heading():
            word_parts.heading(document, block)
        case blocks.Text():
            word_parts.paragraph(document, block)
        case blocks.Tabled():
            counts.tables += 1
            word_parts.caption(document, "Table", counts.tables, block.table.title, above=True)
            word_table.add(document, block.table)
        case blocks.Chart() if painter is not None:
            counts.figures += 1
            bare = replace(block.figure, can=(), cannot=())
            word_parts.picture(document, bare, painter(bare), counts.figures)
            word_parts.caption(document, "Figure", counts.figures, bare.title, above=False)
            word_parts.conclusions(document, block.figure)
        case blocks.Chart():
            message = "A chart has no painter."
            raise ExportError(message)
