"""The rows of the table: what is measured, against what, and the most it may be."""

from __future__ import annotations

import sys
from pathlib import Path

from measure import Result, Row, absolute, inside, pairs

sys.path.insert(0, str(Path(__file__).parent / "programs"))
from books import large, million
from libraries import forty

LARGE = str(large())
LIBRARIES = (
    "PySide6.QtWidgets,PySide6.QtSvg,numpy,pyqtgraph,openpyxl,python_calamine,sqlalchemy.dialects.sqlite"
)


def on_a_million(count: int) -> Result:
    """Run the recipe of the large workbook, which is made first: that takes a minute."""
    million()
    return inside("recipes", "ours", "calamine", "million")(count)


def on_forty_quarters(count: int) -> Result:
    """Open the large library, which is made first: that takes a minute too."""
    forty()
    return inside("library", "full", "empty")(count)


ROWS = [
    Row(
        "Process start to the first painted window", "bare PySide6 window", 1.5, "s",
        pairs(("app_shell",), ("bare_window",)),
    ),
    Row(
        "Process start to the demo workbook fully shown, chart included",
        "PySide6, pandas, pyqtgraph and one empty plot", 1.3, "s",
        pairs(("app_demo",), ("plot_window",)),
    ),
    Row(
        "A 12-sheet quarterly workbook from path to observations",
        "pandas.read_excel with openpyxl", 1.0, "s", inside("quarterly", "ours", "pandas"),
    ),
    Row(
        "A sheet of 200,000 x 20 read for the Data tab", "python-calamine, bare", 2.0, "s",
        pairs(("large_file", "ours", LARGE), ("large_file", "calamine", LARGE)),
    ),
    Row(
        "The same, peak memory", "pandas with calamine", 1.5, "MB",
        pairs(("large_file", "ours", LARGE), ("large_file", "pandas", LARGE), "peak"),
    ),
    Row(
        "Tables found and a recipe applied on the 12-sheet workbook", "python-calamine reading it, bare",
        1.0, "s", inside("recipes", "ours", "calamine", "quarterly"),
    ),
    Row(
        "The same on a workbook of 1,000,000 rows", "python-calamine reading it, bare", 0.5, "s",
        on_a_million,
    ),
    Row("Choosing another measure, GUI work (median)", "", 0.016, "s", absolute("journey", "choose")),
    Row("Longest stall in a journey through the app", "", 0.050, "s", absolute("journey", "stall")),
    Row("The same on a checked report of 500 pages", "", 0.050, "s", absolute("check_page", "stall")),
    Row(
        "Painting 60 x 20 cells of a table of 1,000,000 rows", "1,000 rows", 1.2, "s",
        inside("big_table", "large", "small"),
    ),
    Row(
        "Sorting a column of 1,000,000 rows", "numpy.argsort", 2.0, "s",
        inside("big_table", "sort", "argsort"),
    ),
    Row(
        "A chart to PNG at 300 dpi", "matplotlib", 0.7, "s",
        inside("charts", "png", "png by matplotlib"),
    ),
    Row("A chart to SVG", "matplotlib", 0.2, "s", inside("charts", "svg", "svg by matplotlib")),
    Row(
        "Two quarters of 100 measures x 4 areas x 120 months compared", "pandas.merge of the frames",
        5.0, "s",
        inside("restatement", "ours", "pandas"),
    ),
    Row(
        "A library of 40 quarters x 100 measures x 4 areas opens", "an empty one", 2.0, "s",
        on_forty_quarters,
    ),
    Row(
        "All evidence of 100 measures x 4 areas x 120 months", "12-month sums and XmR limits by pandas",
        3.0, "s", inside("whole_report", "ours", "pandas"),
    ),
    Row(
        "One measure's evidence after selection, main-thread work", "", 0.016, "s",
        absolute("whole_report", "one"),
    ),
    Row(
        "Checking the reference report (.docx) with a workbook", "python-docx reading and walking it", 3.0,
        "s", inside("checking", "ours", "python-docx", "word"),
    ),
    Row(
        "Checking a report of 500 pages with a workbook", "one of 50 pages, times the length", 1.1, "s",
        inside("checking", "long", "short", "length"),
    ),
    Row("Section 5 to .docx", "python-docx", 1.5, "s", inside("word", "word", "python-docx")),
    Row(
        "Memory with the demo open", "the same libraries imported", 1.4, "MB",
        pairs(("app_demo",), ("imports_only", LIBRARIES), "resident"),
    ),
]  # fmt: skip
