"""A table of the document, built as one piece of XML: cell by cell python-docx is quadratic."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from scrutinydesk.export import word_styles
from scrutinydesk.export.allowed import allowed
from scrutinydesk.export.text import cell_texts
from scrutinydesk.reporting.table import Align, Column, Level, Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document

TEXT_WIDTH = 9026  # twentieths of a point: 15.92 cm between the margins
MARGINS = 200
CHARACTER = 126  # a digit of Arial 11, with a little to spare
BOLD = 1.12
NUMBER = 9  # texts up to this long that hold a digit stay on one line
_JUSTIFY = {Align.LEFT: "left", Align.RIGHT: "right", Align.CENTRE: "center"}
_BORDER = 'w:val="single" w:sz="4" w:space="0" w:color="BFC7CF"'


def add(document: Document, table: Table) -> None:
    """Append the table, its notes and its source."""
    from docx.oxml import parse_xml  # noqa: PLC0415  late: decision 6

    body = document.element.body
    element = parse_xml(allowed(_xml(table)))
    # The section's page settings must stay the last element of the body.
    body.insert(len(body) - 1, element)
    for note in (*table.notes, *((table.source,) if table.source else ())):
        word_styles.styled(document, word_styles.NOTE, allowed(note))
    if not table.notes and not table.source:
        word_styles.styled(document, word_styles.NOTE)


def widths(table: Table) -> list[int]:
    """Return the width of each column in twentieths of a point; they fill the text width.

    Every column is first as wide as its longest word, then the room that is left goes to those
    whose texts would still wrap. A number never wraps.
    """
    texts = [[column.heading for column in table.columns]]
    texts += [list(cell_texts(table, row)) for row in table.rows if row.level is not Level.GROUP]
    columns = [[row[index] for row in texts] for index in range(len(table.columns))]
    least = [
        MARGINS + max(BOLD * _longest_part(heading), *map(_longest_part, column), 0)
        for heading, *column in columns
    ]
    wanted = [MARGINS + max(map(_breadth, column)) for column in columns]
    spare = TEXT_WIDTH - sum(least)
    if spare <= 0:
        return [round(TEXT_WIDTH * width / sum(least)) for width in least]
    lacking = [max(want - have, 0) for want, have in zip(wanted, least, strict=True)]
    share = min(1.0, spare / sum(lacking)) if any(lacking) else 0.0
    grown = [have + share * lack for have, lack in zip(least, lacking, strict=True)]
    return [round(TEXT_WIDTH * width / sum(grown)) for width in grown]


def _longest_part(text: str) -> float:
    parts = [text] if len(text) <= NUMBER and any(map(str.isdigit, text)) else text.split()
    return max(map(_breadth, parts), default=0)


def _breadth(text: str) -> float:
    return CHARACTER * len(text)


def _xml(table: Table) -> str:
    sizes = widths(table)
    grid = "".join(f'<w:gridCol w:w="{size}"/>' for size in sizes)
    sides = "".join(
        f"<w:{side} {_BORDER}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    description = f"{table.title}. {len(table.rows)} rows; the first row holds the headings."
    head = _row(table.columns, [c.heading for c in table.columns], sizes, header=True)
    rows = "".join(_body_row(table, row, sizes) for row in table.rows)
    return (
        f'<w:tbl xmlns:w="{word_styles.MAIN}"><w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/>'
        f"<w:tblBorders>{sides}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/>'
        '<w:left w:w="85" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>'
        '<w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(table.title)}/>"
        f"<w:tblDescription w:val={quoteattr(description)}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
    )


def _body_row(table: Table, row: Row, sizes: Sequence[int]) -> str:
    texts = list(cell_texts(table, row))
    if row.level is Level.GROUP:
        # A merged cell stops a screen reader; blanks beside the heading do not.
        texts += [""] * (len(sizes) - 1)
    bold = row.level in {Level.GROUP, Level.TOTAL}
    return _row(table.columns, texts, sizes, bold=bold)


def _row(
    columns: Sequence[Column],
    texts: Sequence[str],
    sizes: Sequence[int],
    *,
    header: bool = False,
    bold: bool = False,
) -> str:
    repeat = "<w:tblHeader/>" if header else ""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E8EDF2"/>' if header else ""
    weight = "<w:b/>" if header or bold else ""
    # A heading row never stands alone at the foot of a page.
    together = "<w:keepNext/>" if header else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/>{shade}</w:tcPr><w:p><w:pPr>{together}'
        f'<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        f'<w:jc w:val="{_JUSTIFY[column.align]}"/></w:pPr><w:r><w:rPr>{weight}'
        f'<w:sz w:val="22"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
        "</w:p></w:tc>"
        for column, text, size in zip(columns, texts, sizes, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{cells}</w:tr>"
