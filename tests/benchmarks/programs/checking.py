"""Checking a report with a workbook: beside python-docx reading the same file, or long beside short.

The report is that of the reference material, which lies beside the checkout, written with real headings,
lists and tables; the long one is as many of it as make 500 pages.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import docx
from clock import report
from side_by_side import compare, figures, forget

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "tests" / "claims"))
from report_in_word import write_word

from scrutinydesk import pipeline
from scrutinydesk.reviewing import review_report

CHARACTERS = 3_000  # of a page
SHORT, LONG = 50, 500  # pages


def walked(path: Path) -> int:
    """Read a document with python-docx and look at the text of every paragraph and cell."""
    document = docx.Document(str(path))
    seen = sum(len(each.text) + len(each.style.name) for each in document.paragraphs)
    for table in document.tables:
        seen += sum(len(cell.text) for row in table.rows for cell in row.cells)
    return seen


count, mode = int(sys.argv[1]), sys.argv[2]
source = ROOT.parent / "shared" / "reference" / "000_0dc43f1d27393c57.txt"
if not source.is_file():
    sys.exit("The reference report is not beside this checkout.")
text = source.read_text(encoding="utf-8")
opened = pipeline.open_workbook("demo")

if mode == "word":
    path = Path(tempfile.mkdtemp()) / "report.docx"
    write_word(text, path)
    measured = compare(lambda: review_report(path, opened), lambda: walked(path), count, forget)
    report(**figures("ours", "python-docx", measured))
else:

    def of_pages(pages: int) -> str:
        """Return the report as often as makes so many pages."""
        return "\n\n".join([text] * round(pages * CHARACTERS / len(text)))

    long, short = of_pages(LONG), of_pages(SHORT)
    took, base, ratio = compare(
        lambda: review_report(long, opened), lambda: review_report(short, opened), max(count // 5, 1), forget
    )
    times = len(long) / len(short)
    report(**figures("long", "short", (took, base * times, ratio / times)))
