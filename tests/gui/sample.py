"""A report made by hand: what the window is tested with, without the core."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, field

import numpy as np

from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.measures.observations import Observation, Observations
from scrutinydesk.periods import Month, Span
from scrutinydesk.reporting.figure import BreakLine, Figure, Limits, Line, Mode, Panel, PointMark
from scrutinydesk.reporting.report import (
    Explanation,
    Headline,
    Link,
    Overview,
    OverviewItem,
    OverviewList,
    Paragraph,
    Report,
    Run,
    Section,
    SubSection,
)
from scrutinydesk.reporting.table import Align, Cell, Column, Level, Row, Shape, Signal, Table, Tone
from scrutinydesk.workbook.grid import Book, CellError, Sheet, Visibility

END = Month.of(2017, 9)
HIGH = Signal(Shape.UP, Tone.CONCERN, "Above limit")
WITHIN = Signal(Shape.CIRCLE, Tone.COMMON, "Within chance")
BLOCKED = Signal(Shape.DASH, Tone.BLOCKED, "Not comparable")
LOW = Signal(Shape.DOWN, Tone.IMPROVEMENT, "Below limit")
CRIME = (
    ("a", "a) Number of crimes recorded", [("all_crime", "All crime", 115782, 102462, HIGH)]),
    (
        "b",
        "b) Public order and lower-level violence",
        [
            ("assault_no_injury", "Non-injury assault", 11316, 9200, HIGH),
            ("harassment", "Harassment", 4891, 4313, WITHIN),
            ("public_order", "Public order offences", 3838, 2645, HIGH),
        ],
    ),
    (
        "e",
        "e) High impact acquisitive crime",
        [("burglary_residential", "Burglary, residential", 7084, 5263, BLOCKED)],
    ),
    (
        "f",
        "f) Road safety: killed or seriously injured",
        [("ksi_all", "All casualties", 765, 813, WITHIN), ("ksi_child", "Child", 93, 93, WITHIN)],
    ),
)
COLUMNS = (
    Column("measure", "Measure"),
    Column("current", "12m to Sep 17", Align.RIGHT, 12),
    Column("previous", "Previous", Align.RIGHT, 9),
    Column("change", "Change", Align.RIGHT, 8),
    Column("percent", "%", Align.RIGHT, 7),
    Column("spark", "24 months", Align.CENTRE, 11),
    Column("signal", "Signal", Align.LEFT, 15),
)


def wave(seed: int, base: float) -> tuple[float, ...]:
    return tuple(
        round(base * (1 + 0.08 * math.sin((i + seed) / 2) + 0.006 * i + 0.02 * ((i * seed) % 5)), 0)
        for i in range(36)
    )


def minus(text: str) -> str:
    return text.replace("-", "\N{MINUS SIGN}")


def section(number: str, title: str, groups: tuple) -> Section:
    rows: list[Row] = []
    subs: list[SubSection] = []
    comparison: dict[str, Table] = {}
    for letter, heading, measures in groups:
        rows.append(Row(f"{number}{letter}", (Cell(heading),), Level.GROUP))
        paragraphs = []
        for at, (measure, name, now, before, signal) in enumerate(measures):
            key = f"{measure}/lancashire"
            places = (Place("sample.xlsx", f"{number}{letter}", f"C{7 + at}:AA{7 + at}"),)
            percent = 100 * (now - before) / before
            texts = (f"{now:,}", f"{before:,}", minus(f"{now - before:+,}"), minus(f"{percent:.1f}%"))
            values = (now, before, now - before, percent)
            cells = [Cell(name, name, places=places)]
            cells += [
                Cell(text, value, why=f"{key}/{column.key}", places=places)
                for text, value, column in zip(texts, values, COLUMNS[1:5], strict=True)
            ]
            cells.append(Cell("", spark=wave(at + len(name), now / 12)[-24:], places=places))
            cells.append(Cell(signal.word, signal.word, signal, why=f"{key}/signal", note="MDC-7"))
            rows.append(Row(key, tuple(cells)))
            comparison[key] = peers(name)
            paragraphs.append(
                Paragraph(
                    f"{number}{letter}.change.{measure}",
                    f"({'i' * (at + 1)})",
                    (
                        Run(f"{name} rose by "),
                        Run(f"{abs(now - before):,}", f"{key}/change"),
                        Run(" ("),
                        Run(f"{abs(percent):.1f}%", f"{key}/percent"),
                        Run(") in the 12 months to September 2017 compared with the previous 12 months."),
                    ),
                )
            )
        subs.append(SubSection(f"{number}{letter}", f"{letter})", heading[3:], tuple(paragraphs)))
    table = Table(
        f"{number}.measures",
        "12 months to September 2017 against the previous 12 months",
        COLUMNS,
        tuple(rows),
    )
    return Section(number, title, f"{number} {title}", tuple(subs), table, comparison)


def peers(name: str) -> Table:
    columns = (
        Column("area", "12m to Aug 17 v 12m to Aug 16"),
        Column("ew", "England & Wales", Align.RIGHT, 13),
        Column("nw", "NW region", Align.RIGHT, 11),
        Column("own", "Lancashire", Align.RIGHT, 11),
    )
    cells = (Cell(name), Cell("15.5%", 15.5), Cell("26.6%", 26.6), Cell("13.3%", 13.3))
    return Table("peers", "How it compares", columns, (Row("peers", cells),))


def figure(key: str, mode: Mode) -> Figure:
    months = tuple(range(END.ordinal - 35, END.ordinal + 1))
    values = wave(len(key), 800)
    rows = tuple(
        Row(str(m), (Cell(Month(m).short), Cell(f"{v:,.0f}", v))) for m, v in zip(months, values, strict=True)
    )
    twin = Table(key, key, (Column("month", "Month"), Column("value", "Value", Align.RIGHT, 9)), rows)
    marks = tuple(PointMark.CONCERN if i > 32 else PointMark.PLAIN for i in range(36))
    words = tuple(f"{Month(m).words}, {v:,.0f}" for m, v in zip(months, values, strict=True))
    names = ("East", "South", "West") if mode == Mode.DIVISIONS else ("Lancashire",)
    limits = (Limits(months[0], months[-1], 900.0, 700.0, 1100.0, "limits 700 to 1,100"),)
    panels = tuple(
        Panel(
            name,
            (Line(name, months, values, marks=marks, words=words),),
            limits if mode == Mode.MONTHLY else (),
            (BreakLine(months[18], "Recording practice changed"),),
        )
        for name in names
    )
    if key.startswith("harassment") and mode == Mode.DIVISIONS:
        return Figure(key, "", "", (), "crimes", twin, empty="The workbook has no figures by division.")
    return Figure(
        f"{key}/{mode}",
        "High for 3 months",
        f"{key}, {mode}",
        panels,
        "crimes",
        twin,
        source="Source: sample.xlsx",
        alt=f"{key} {mode}",
    )


def why(why_id: str) -> Explanation | None:
    if why_id.startswith("nothing"):
        return None
    inputs = tuple(
        (Month(END.ordinal - i).words, "9,648", Place("sample.xlsx", "5a", f"{chr(67 + i)}7"))
        for i in range(12)
    )
    return Explanation(
        why_id,
        "+13,320",
        "This period less the period before",
        "115,782 − 102,462 = 13,320",
        inputs,
        ("One month is provisional.",),
        "sample.xlsx",
        "ab" * 32,
    )


def findings() -> tuple[Finding, ...]:
    return (
        Finding(
            "cell.error",
            Severity.ERROR,
            "A cell holds #DIV/0!",
            "The figure is missing.",
            "Correct the formula.",
            Place("sample.xlsx", "5a", "D9"),
        ),
        Finding(
            "sum",
            Severity.WARNING,
            "Divisions do not add up in June",
            "The total is 8 more than its parts.",
            "Ask which is right.",
            Place("sample.xlsx", "5a", "C7"),
        ),
        Finding(
            "sheet.hidden",
            Severity.NOTE,
            "Sheet “Old” is hidden",
            "It was read and not used.",
            "",
            Place("sample.xlsx", "Old"),
        ),
    )


def report(end: Month = END) -> Report:
    sections = (
        section("4", "Local policing", CRIME[:1]),
        section("5", "Crime & re-offending", CRIME),
        section("6", "Vulnerable people & victims", CRIME[1:2]),
        section("7", "Confidence", CRIME[2:3]),
    )
    items = tuple(
        OverviewItem(
            signal, name, "38% to 53% more than a year ago", "+45.1%", Link("5", f"{measure}/lancashire")
        )
        for _, _, measures in CRIME
        for measure, name, _, _, signal in measures
    )
    overview = Overview(
        (
            Headline(
                "All crime",
                "+13.0%",
                "115,782 in the 12 months to September 2017, 13,320 more.",
                Link("5", "all_crime/lancashire"),
            ),
            Headline(
                "Unusual this quarter", "6 of 41", "measures stand outside their expected range.", Link("5")
            ),
            Headline(
                "Cannot be compared",
                "4",
                "cross a break on 1 April 2017.",
                Link("5", "burglary_residential/lancashire"),
            ),
            Headline("Missing", "2", "tables are empty.", Link(finding=0)),
        ),
        (
            OverviewList("What changed most", "clear changes only", items),
            OverviewList("How Lancashire compares", "", items[:3]),
            OverviewList(
                "Before you rely on it",
                "",
                (
                    OverviewItem(
                        BLOCKED, "Divisions do not add up", "sheet 5a, cell C7", "open", Link(finding=1)
                    ),
                ),
            ),
        ),
    )
    return Report(
        f"Performance report to 30 {end.words}",
        "Lancashire Constabulary",
        "OFFICIAL",
        "sample.xlsx",
        "ab" * 32,
        end,
        (END, END - 3),
        41,
        sections,
        overview,
        findings(),
        figure,
        why,
    )


def book() -> Book:
    values = np.empty((40, 16), dtype=object)
    values[0, 0] = "5a Number of crimes"
    for row in range(4, 30):
        values[row, 0] = f"Measure {row:02d}"
        for column in range(2, 14):
            values[row, column] = 1000 + row * column
    values[8, 3] = CellError("#DIV/0!")
    values[9, 3] = dt.datetime(2017, 9, 1)  # noqa: DTZ001
    values[10, 3] = 0.13
    formats = np.zeros((40, 16), dtype=np.uint16)
    formats[10, 3] = 1
    sheet = Sheet("5a", values, formats, hidden_rows=frozenset({5}), comments={(10, 3): "checked"})
    old = Sheet("Old", values[:3], None, visibility=Visibility.HIDDEN)
    return Book("sample.xlsx", "/nowhere/sample.xlsx", "ab" * 32, "xlsx", (sheet, old), ("General", "0.0%"))


def observations() -> Observations:
    rows = tuple(
        Observation(
            "all_crime",
            "lancashire",
            "",
            m,
            m,
            Span.MONTH,
            9000.0 + m % 12,
            "crimes",
            (),
            "5a",
            "C7",
            "0",
            "ab",
        )
        for m in range(END.ordinal - 35, END.ordinal + 1)
    )
    return Observations(rows, {"ab": "sample.xlsx"})


@dataclass
class SampleOpened:
    """Stands for ``pipeline.Opened``."""

    kind: str = "standard workbook"
    report: Report = field(default_factory=report)
    book: Book = field(default_factory=book)
    observations: Observations = field(default_factory=observations)
    applied: None = None
