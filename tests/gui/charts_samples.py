"""Figures of every kind, made up, for the tests of charts."""

from __future__ import annotations

import math
import random

from scrutinydesk.findings import Place
from scrutinydesk.periods import Month
from scrutinydesk.reporting.figure import (
    BreakLine,
    Figure,
    Limits,
    Line,
    Mixed,
    Panel,
    PointMark,
    Role,
)
from scrutinydesk.reporting.table import Column, Table

FIRST = Month.of(2013, 10).ordinal
TABLE = Table("sample", "Sample", (Column("month", "Month"),), ())


def series(count, level, seed, *, step=0.0, gaps=()):
    chance = random.Random(seed)
    return tuple(
        None
        if at in gaps
        else round(level * (1 + 0.05 * math.sin(at / 2) + chance.gauss(0, 0.03)) + step * (at > count / 2))
        for at in range(count)
    )


def worded(months, values):
    return tuple(
        f"{Month(month).words}, {value:,} crimes" if value is not None else ""
        for month, value in zip(months, values, strict=True)
    )


def monthly(count=48):
    months = tuple(range(FIRST, FIRST + count))
    values = series(count, 8200, 1, step=1500)
    marks = [PointMark.PLAIN] * count
    marks[-8:-3] = [PointMark.CONCERN] * 5
    marks[10] = PointMark.IMPROVEMENT
    marks[20] = PointMark.NEUTRAL
    marks[-2:] = [PointMark.PROVISIONAL] * 2
    half = FIRST + count // 2
    places = tuple(Place("demo.xlsx", "5a All crime", f"C{at + 7}") for at in range(count))
    line = Line("All crime", months, values, marks=tuple(marks), words=worded(months, values), places=places)
    return Figure(
        id="all_crime/lancashire/monthly",
        title="All crime has been above its earlier level since April 2016, and high for eight months",
        subtitle="All crime, Lancashire, October 2013 to September 2017, crimes a month",
        panels=(
            Panel(
                "",
                (line,),
                (
                    Limits(FIRST, half, 8240, 7500, 9020),
                    Limits(half + 1, months[-1], 9650, 8700, 10600),
                ),
                (BreakLine(half + 1, "Nov 2015: recording practice changed (crime data integrity)"),),
            ),
        ),
        unit="crimes",
        table=TABLE,
        note="Ruleset MDC-7: a signal is a point outside the limits or a run on one side of the mean.",
        source="Source: performance-2017-q2.xlsx, sheet “5a All crime”",
        alt="Line chart of all crime a month in Lancashire, rising from about 8,200 to 9,900.",
    )


def gaps():
    months = tuple(m for m in range(FIRST, FIRST + 36) if m not in {FIRST + 9, FIRST + 10})
    values = series(34, 42, 3, gaps=(20, 21, 33))
    line = Line("Robbery (personal)", months, values, words=worded(months, values))
    breaks = (
        BreakLine(FIRST + 18, "Apr 2015: offences counted by victim and no longer by incident"),
        BreakLine(FIRST + 20, "Jun 2015: new system"),
        BreakLine(FIRST + 30, "Apr 2016: business robbery taken out and shown in a table of its own"),
    )
    return Figure(
        "robbery",
        "Robbery: 12-month totals",
        "Robbery, Lancashire, crimes a month",
        (Panel("", (line,), (), breaks),),
        "crimes",
        TABLE,
        source="Source: file.xlsx",
        alt="Robbery.",
    )


def peers():
    months = tuple(range(FIRST, FIRST + 48))
    names = ("Lancashire", "England and Wales", "North West", "Most similar group")
    lines = tuple(
        Line(
            name,
            months,
            tuple(100 + (1 + 0.02 * n) * at * 0.3 + math.sin(at + n) for at in range(48)),
            role=Role.PEER if n else Role.MAIN,
        )
        for n, name in enumerate(names)
    )
    return Figure(
        "peers",
        "Lancashire has risen by as much as its most similar group",
        "All crime, 12-month totals, indexed: 12 months to October 2013 = 100",
        (Panel("", lines),),
        "index",
        TABLE,
        decimals=1,
        source="Source: file.xlsx",
        alt="Peers.",
    )


def divisions():
    months = tuple(range(FIRST, FIRST + 48))
    panels = tuple(
        Panel(
            f"{name} Division",
            (Line(name, months, series(48, level, level), marks=()),),
            (Limits(FIRST, FIRST + 47, level, level * 0.85, level * 1.16),),
            (BreakLine(FIRST + 30, "Apr 2016: recording practice changed"),),
        )
        for name, level in (("East", 22), ("South", 21), ("West", 24))
    )
    return Figure(
        "divisions",
        "Casualties fell in East Division and hardly changed in South and West",
        "People killed or seriously injured, by division, a month",
        panels,
        "casualties",
        TABLE,
        source="Source: file.xlsx",
        note="Limits are of each division on its own.",
        alt="Divisions.",
    )


def stock():
    months = (FIRST, FIRST + 12, FIRST + 24, FIRST + 36)
    line = Line("Officers", months, (2960.5, 2855.25, 2814.16, 2843.29))
    return Figure(
        "officers",
        "Police officers (FTE) rose by 1.04%",
        "Officers, FTE, at 30 September",
        (Panel("", (line,)),),
        "fte",
        TABLE,
        decimals=2,
        source="Source: file.xlsx",
        alt="Officers.",
    )


def empty():
    return Figure(
        "none",
        "Spend on visible policing",
        "",
        (),
        "gbp_million",
        TABLE,
        empty="Spend is given for one year only, so there is nothing to draw over time.",
    )


def mixed():
    months = tuple(range(FIRST, FIRST + 36))
    values = series(36, 5200, 40)
    line = Line("Lancashire", months, values, words=worded(months, values))
    return Figure(
        "mixed",
        "Burglary, residential: the 12 months to September 2016 cannot be compared",
        "Burglary, residential, Lancashire, crimes in 12 months",
        (Panel("", (line,), (), (BreakLine(FIRST + 20, "Jun 2015: reclassified"),),
               mixed=(Mixed(FIRST + 20, FIRST + 30),)),),
        "crimes",
        TABLE,
        note="Hatched: 12-month totals that hold months from before and after June 2015.",
        source="Source: file.xlsx",
        alt="Burglary.",
    )  # fmt: skip


ALL = {
    "monthly": monthly,
    "gaps": gaps,
    "mixed": mixed,
    "peers": peers,
    "divisions": divisions,
    "stock": stock,
    "empty": empty,
}
