"""A section to Word, beside python-docx writing the same words, tables and ready pictures."""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

import docx
from clock import report
from docx.shared import Cm
from PySide6.QtWidgets import QApplication
from side_by_side import compare, figures

from scrutinydesk import pipeline
from scrutinydesk.export import blocks, word
from scrutinydesk.export.text import cell_texts
from scrutinydesk.qt import headless

PAIRS = int(sys.argv[1])
app = QApplication.instance() or QApplication(sys.argv)
opened = pipeline.open_workbook("demo").report
section = next(each for each in opened.sections if each.number == "5")
folder = Path(tempfile.mkdtemp())
painter = headless.painter()
content = list(blocks.of_section(opened, section))
ready = {
    block.figure.id: painter.picture(block.figure)
    for block in content
    if isinstance(block, blocks.Chart)
}


def by_python_docx() -> None:
    """Write the same content with python-docx's own calls, cells fetched once a table."""
    document = docx.Document()
    for block in content:
        match block:
            case blocks.Heading():
                document.add_heading(f"{block.label} {block.text}", block.level)
            case blocks.Text():
                document.add_paragraph(f"{block.label} {block.text}")
            case blocks.Tabled():
                rows = [[column.heading for column in block.table.columns]]
                rows += [list(cell_texts(block.table, row)) for row in block.table.rows]
                table = document.add_table(len(rows), len(rows[0]))
                cells = iter(table._cells)
                for row in rows:
                    for text in row:
                        next(cells).text = text
                document.add_paragraph(block.table.title)
            case blocks.Chart():
                png = io.BytesIO(ready[block.figure.id].png)
                document.add_picture(png, Cm(15.9))
                document.add_paragraph(block.figure.title)
    document.save(str(folder / "b.docx"))


measured = compare(
    lambda: word.write(opened, (section,), folder / "a.docx", lambda f: ready[f.id]),
    by_python_docx,
    PAIRS,
)
report(**figures("word", "python-docx", measured))
