"""A small report by hand, with everything that a document can hold."""

from __future__ import annotations

import pytest

from scrutinydesk.periods import Month
from scrutinydesk.reporting.figure import Figure, Mode, Panel
from scrutinydesk.reporting.report import (
    Overview,
    Paragraph,
    Report,
    Run,
    Section,
    SubSection,
)
from scrutinydesk.reporting.table import (
    Align,
    Cell,
    Column,
    Level,
    Row,
    Shape,
    Signal,
    Table,
    Tone,
)


def table(title: str = "Recorded crime, 12 months to September 2017") -> Table:
    return Table(
        "t",
        title,
        (
            Column("measure", "Measure"),
            Column("current", "12m to Sep 2017", Align.RIGHT),
            Column("spark", "24 months"),
            Column("signal", "Signal"),
        ),
        (
            Row("5a", (Cell("a) Number of crimes"),), Level.GROUP),
            Row(
                "all_crime/lancashire",
                (
                    Cell("All crime & <more>"),
                    Cell("115,782", 115782.0),
                    Cell("", spark=(1.0, None, 2.0)),
                    Cell("", signal=Signal(Shape.UP, Tone.CONCERN, "Above limit")),
                ),
            ),
            Row("total", (Cell("Total"), Cell("−5"), Cell(""), Cell("")), Level.TOTAL),
        ),
        ("National figures end a month earlier.",),
        "demo.xlsx",
    )


@pytest.fixture
def report() -> Report:
    figure = Figure("f", "All crime has risen", "", (Panel("", ()),), "crimes", table(), alt="A line. " * 60)
    blank = Figure("e", "", "", (), "crimes", table(), empty="Nothing to draw.")

    def sub(letter: str) -> SubSection:
        paragraphs = (
            Paragraph("p", "(i)", (Run("All crime rose by "), Run("13,320", "w"), Run(" £5m."))),
            Paragraph("q", "(ii)", (Run("A second {one} \\ with signs."),)),
            Paragraph("r", "•", (Run("A bullet"),)),
        )
        charts = (("all_crime/lancashire", Mode.MONTHLY), ("none/lancashire", Mode.MONTHLY))
        return SubSection(f"5{letter}", f"{letter})", f"Title {letter}", paragraphs, (table(),), charts)

    bare = SubSection("5z", "z)", "Nothing", ())
    section = Section("5", "Crime & more", "5 Crime", (sub("a"), sub("e"), bare), table(), {})
    return Report(
        "Performance report to 30 September 2017", "Lancashire Constabulary", "OFFICIAL",
        "demo.xlsx", "ab" * 32, Month.of(2017, 9), (), 1, (section,), Overview((), ()), (),
        lambda key, _: figure if key.startswith("all") else blank, lambda _: None,
    )  # fmt: skip
