"""Figures of rows, points and cells, made up from plausible numbers, for the tests of charts."""

from __future__ import annotations

import math
import random

from scrutinydesk.findings import Place
from scrutinydesk.periods import Month
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.figure import (
    Across,
    Bar,
    BarKind,
    BreakLine,
    Curve,
    CurveKind,
    Dot,
    Fan,
    Figure,
    Grid,
    Limits,
    Line,
    Panel,
    PointMark,
    Reference,
    Role,
    Spot,
    Target,
)
from scrutinydesk.reporting.table import Align, Cell, Column, Row, Shape, Signal, Table, Tone

FORCES = (
    "Avon and Somerset", "Bedfordshire", "Cambridgeshire", "Cheshire", "City of London", "Cleveland",
    "Cumbria", "Derbyshire", "Devon and Cornwall", "Dorset", "Durham", "Dyfed-Powys", "Essex",
    "Gloucestershire",
    "Greater Manchester", "Gwent", "Hampshire", "Hertfordshire", "Humberside", "Kent", "Lancashire",
    "Leicestershire", "Lincolnshire", "Merseyside", "Metropolitan Police", "Norfolk", "North Wales",
    "North Yorkshire", "Northamptonshire", "Northumbria", "Nottinghamshire", "South Wales", "South Yorkshire",
    "Staffordshire", "Suffolk", "Surrey", "Sussex", "Thames Valley", "Warwickshire", "West Mercia",
    "West Midlands", "West Yorkshire", "Wiltshire", "British Transport Police",
)  # fmt: skip
OWN = "Lancashire"
FIRST = Month.of(2013, 10).ordinal


def twin(title, headings, rows):
    columns = tuple(
        Column(f"c{at}", each, Align.RIGHT if at else Align.LEFT, 16) for at, each in enumerate(headings)
    )
    made = tuple(Row(str(at), tuple(Cell(text, text) for text in row)) for at, row in enumerate(rows))
    return Table("twin", title, columns, made)


def place(at):
    return (Place("release.xlsx", "Table P1", f"D{at + 9}"),)


def role(name):
    return Role.MAIN if name == OWN else Role.PEER


def forces(count=44):
    chance = random.Random(5)
    names = [OWN, *(name for name in FORCES if name != OWN)][:count]
    found = []
    for at, name in enumerate(names):
        value = 6.4 if name == OWN else chance.gauss(9, 6)
        half = 55.0 if name == "City of London" else chance.uniform(1.2, 6)
        found.append((value, name, half, at))
    found.sort(reverse=True)
    dots = tuple(
        Dot(
            name,
            value,
            value - half,
            value + half,
            numbers.signed_percent(value),
            role(name),
            PointMark.CONCERN if value - half > 14 else PointMark.PLAIN,
            f"{name}, {numbers.signed_percent(value)} ({numbers.interval(value - half, value + half)}), "
            f"{numbers.ordinal(rank)} of {count}",
            place(at),
        )
        for rank, (value, name, half, at) in enumerate(found, 1)
    )
    up = sum(dot.value > 0 for dot in dots)
    title = f"Recorded crime rose in {up} of {count} forces, in Lancashire by less than in most"
    rows = [(dot.label, dot.text, numbers.signed(dot.low, 1), numbers.signed(dot.high, 1)) for dot in dots]
    return Figure(
        "forces",
        title,
        "All crime, 12 months to September 2017 compared with the year before, per cent change",
        (
            Panel(
                "",
                (),
                dots=dots,
                reference=Reference(8.8, "England and Wales without Lancashire +8.8%", 3.8, 13.8),
                across=Across("Change in the 12 months, per cent", unit="percent"),
            ),
        ),
        "percent",
        twin(title, ("Force", "Change", "From", "To"), rows),
        decimals=1,
        note="Whiskers: 95% interval of each change. Band: within 5 points of the reference.",
        source="Source: release.xlsx, table P1",
        alt=f"Dot plot of {count} forces. {title}. The table gives every value.",
    )


def ranks():
    chance = random.Random(8)
    names = list(FORCES[:42])
    dots = []
    for rank, name in enumerate(names[::-1], 1):
        half = chance.randint(2, 9)
        low, high = max(1, rank - half), min(42, rank + half)
        dots.append(
            Dot(
                name,
                rank,
                None if name == "Cleveland" else low,
                None if name == "Cleveland" else high,
                numbers.ordinal(rank),
                role(name),
                words=f"{name}, {numbers.ordinal(rank)} of 42, plausibly {low} to {high}"
                if name != "Cleveland"
                else f"{name}, {numbers.ordinal(rank)} of 42; no range: the number asked is not given",
                places=place(rank),
            )
        )
    said = "Greater Manchester: no figure, new system"
    missing = Dot("Greater Manchester", None, text="no figure", words=said)
    title = "Lancashire ranks 22nd of 42 for satisfaction, and could be anywhere from 15th to 29th"
    return Figure(
        "ranks",
        title,
        "Satisfaction, year to September 2017, rank of 42 forces, 1st is best",
        (Panel("", (), dots=(*dots, missing),
               across=Across("Rank, better to the right", 1, 42, reverse=True, unit="rank")),),
        "rank",
        twin(title, ("Force", "Rank"), [(dot.label, dot.text) for dot in dots]),
        note="Whiskers: where 95 of 100 draws put the force.",
        source="Source: survey.xlsx",
        alt=f"{title}.",
    )  # fmt: skip


def survey():
    given = (
        ("Burglary", 88.4, 85.7, 91.1), ("Violent crime", 81.9, 78.2, 85.6),
        ("Hate crime", 79.8, 74.6, 85.0), ("Vehicle crime", 84.0, None, None),
        ("Antisocial behaviour", 77.4, 74.5, 80.3),
    )  # fmt: skip
    dots = tuple(
        Dot(name, value, low, high, numbers.percent(value), Role.PEER if low else Role.FAINT,
            words=f"{name}, {value}%" + ("" if low else ", precision unknown: the number asked is not given"))
        for name, value, low, high in given
    )  # fmt: skip
    title = "Victims of burglary are more satisfied than those of antisocial behaviour"
    return Figure(
        "survey", title, "Satisfied overall, Lancashire, year to September 2017, per cent",
        (Panel("", (), dots=dots, reference=Reference(81.0, "All victims 81.0%"),
               across=Across("Satisfied, per cent", unit="percent")),),
        "percent", twin(title, ("Group", "Satisfied"), [(d.label, d.text) for d in dots]), decimals=1,
        note="Whiskers: 95% intervals.", source="Source: survey.xlsx", alt=f"{title}.",
    )  # fmt: skip


def funnel(count=43):
    chance = random.Random(3)
    centre, spots = 7.9, []
    for at, name in enumerate(FORCES[:count]):
        size = {OWN: 1_480, "Metropolitan Police": 8_800}.get(name) or chance.uniform(500, 2_900)
        y = centre + chance.gauss(0, 1.1 * 30 / math.sqrt(size))
        mark = PointMark.PLAIN
        if name in {"Cleveland", "Humberside", "South Yorkshire"}:
            y, mark = centre + 95 / math.sqrt(size) + at / 60, PointMark.CONCERN
        if name in {"Surrey", "Wiltshire"}:
            y, mark = centre - 98 / math.sqrt(size), PointMark.IMPROVEMENT
        if name == OWN:
            y = 8.6
        said = f"{name}, {y:.1f} burglaries per 1,000 households, {size:,.0f} thousand people"
        spots.append(Spot(size, y, name, role(name), mark, said, place(at)))
    xs = tuple(300 + at * (9_200 - 300) / 80 for at in range(81))
    curves = [Curve("England and Wales 7.9", (xs[0], xs[-1]), (centre, centre))]
    for name, width, kind in (("95%", 58, CurveKind.INNER), ("99.8%", 92, CurveKind.OUTER)):
        for way in (1, -1):
            ys = tuple(centre + way * width / math.sqrt(x) for x in xs)
            curves.append(Curve(name if way > 0 else "", xs, ys, kind))
    title = "Burglary in Lancashire is in line with forces of its size; five forces stand out"
    return Figure(
        "funnel",
        title,
        "Residential burglary, 43 forces, year to September 2017, per 1,000 households",
        (
            Panel(
                "", (), spots=tuple(spots), curves=tuple(curves),
                across=Across("Population, thousands", 0, unit="people"),
            ),
        ),
        "rate",
        twin(title, ("Force", "Rate"), [(spot.label, f"{spot.y:.1f}") for spot in spots]),
        decimals=1,
        note="Limits widened for differences between forces (overdispersion).",
        source="Source: release.xlsx",
        alt=f"Funnel plot. {title}.",
    )  # fmt: skip


def fan():
    chance = random.Random(2)
    start = Month.of(2017, 4).ordinal
    months = tuple(range(start, start + 12))
    before, total = [], 0
    for _ in months:
        total += 1560 + chance.randint(-150, 150)
        before.append(float(total))
    done, total = [], 0
    for _ in range(6):
        total += 1620 + chance.randint(-150, 150)
        done.append(float(total))
    ahead = months[5:]
    middle = tuple(done[-1] + 1617 * at for at in range(7))
    spread = tuple(150 * at for at in range(7))
    words = tuple(f"{Month(m).words}, {value:,.0f} so far" for m, value in zip(months, done, strict=False))
    end, more = middle[-1], middle[-1] - before[-1]
    title = f"About {end:,.0f} crimes are to be expected by March 2018, {more:,.0f} more than last year"
    lines = (
        Line("last year", months, tuple(before), Role.FAINT),
        Line("recorded", months[:6], tuple(done), words=words),
        Line(f"expected {end:,.0f}", ahead, middle, Role.PROJECTED,
             words=tuple(f"{Month(m).words}, {v:,.0f} expected" for m, v in zip(ahead, middle, strict=True))),
    )  # fmt: skip
    low, high = tuple(m - s for m, s in zip(middle, spread, strict=True)), tuple(
        m + s for m, s in zip(middle, spread, strict=True)
    )
    return Figure(
        "fan", title, "Burglary, Lancashire, April 2017 to March 2018, crimes since April",
        (Panel("", lines, target=Target(17_500, "target 17,500"),
               fan=Fan(ahead, low, high, f"95%: {low[-1]:,.0f} to {high[-1]:,.0f}", (end - 420, end + 350),
                       f"methods: {end - 420:,.0f} to {end + 350:,.0f}")),),
        "crimes", twin(title, ("Month", "Crimes"), [(Month(m).words, f"{v:,.0f}") for m, v in
                                                     zip(months, done, strict=False)]),
        from_zero=True, note="Assumes that recording practice is unchanged.",
        source="Source: performance.xlsx", alt=f"{title}.",
    )  # fmt: skip


def adjusted():
    chance = random.Random(9)
    months = tuple(range(FIRST, FIRST + 60))
    level = [118 - 18 * (at > 32) + chance.gauss(0, 7) for at in range(60)]
    season = [1 + 0.18 * math.cos(2 * math.pi * (at - 2) / 12) for at in range(60)]
    values = tuple(round(each, 1) for each in level)
    actual = tuple(float(round(each * part)) for each, part in zip(level, season, strict=True))
    marks = [PointMark.PLAIN] * 60
    marks[-1] = PointMark.IMPROVEMENT
    words = tuple(
        f"{Month(m).words}, {v:.0f} adjusted, {a:.0f} recorded"
        for m, v, a in zip(months, values, actual, strict=True)
    )
    said = "Seat belts compulsory: limits begin anew"
    at = FIRST + 33
    return Figure(
        "adjusted", "Casualties fell when seat belts became compulsory, and have been steady since",
        "Killed or seriously injured, a month, adjusted for the time of year",
        (Panel("", (Line("recorded", months, actual, Role.FAINT),
                    Line("adjusted", months, values, marks=tuple(marks), words=words)),
               (Limits(FIRST, at - 1, 118, 98, 138), Limits(at, months[-1], 100, 80, 120)),
               (BreakLine(at, f"{Month(at).short}: {said}", rebased=True),),
               target=Target(90, "target 90")),),
        "casualties", twin("t", ("Month", "Adjusted"), [(Month(m).words, f"{v}") for m, v in
                                                       zip(months, values, strict=True)]),
        note="Rules: MDC-7.", source="Source: performance.xlsx", alt="Line chart.",
        badges=(Signal(Shape.DOWN, Tone.IMPROVEMENT, "Lower than usual"),
                Signal(Shape.ASTRIDE, Tone.COMMON, "Target hit and miss")),
    )  # fmt: skip


DRIVERS = (
    ("Violence without injury", 2410), ("Harassment and stalking (including malicious communications)", 2055),
    ("Public order offences", 1480), ("Theft from vehicles", 940), ("Burglary, residential", 610),
    ("Sexual offences other than rape", 404), ("Possession of weapons", 188), ("Shoplifting", -96),
    ("Drug offences: possession of cannabis", -310), ("Not discussed in this report", 4825),
)  # fmt: skip


def drivers(given=DRIVERS):
    start = 99_265
    level, said = start, f"Before, {start:,}"
    bars = [Bar("12 months to Sep 2016", f"{start:,}", 0, start, BarKind.TOTAL, said)]
    for at, (label, amount) in enumerate(given):
        kind = BarKind.UP if amount > 0 else BarKind.DOWN
        text = numbers.signed(amount)
        bars.append(Bar(label, text, level, level + amount, kind, f"{label}, {text}", place(at)))
        level += amount
    bars.append(Bar("12 months to Sep 2017", f"{level:,}", 0, level, BarKind.TOTAL, f"Now, {level:,}"))
    title = "Violence and harassment make up 36% of the rise; 39% of it lies in what is not discussed"
    return Figure(
        "drivers", title,
        "All crime, Lancashire, 12 months to September 2017 compared with the year before, crimes",
        (Panel("", (), bars=tuple(bars)),), "crimes",
        twin(title, ("Part", "Change"), [(bar.label, bar.text) for bar in bars]),
        note="Parts do not overlap.", source="Source: performance.xlsx", alt=f"{title}.",
    )  # fmt: skip


TYPES = (
    "Burglary", "Violence with injury", "Criminal damage", "Theft from the person", "Robbery",
    "Vehicle crime", "Public order", "Hate crime",
)  # fmt: skip
DIVISIONS = ("East", "South", "West", "Central", "Pennine", "Northern")


def grid(rows=TYPES, columns=DIVISIONS, *, shared=False):
    chance = random.Random(6)
    months = tuple(range(FIRST, FIRST + 48))
    panels = []
    for n, kind in enumerate(rows):
        for m, division in enumerate(columns):
            if (n, m) == (4, 2):
                panels.append(Panel(f"{division}: {kind}", ()))
                continue
            level = (8 + 60 / (n + 1)) * (1 + 0.3 * m)
            drawn = (level * (1 + at / 150) + chance.gauss(0, level / 8) for at in range(48))
            values = tuple(map(float, map(round, drawn)))
            marks = [PointMark.PLAIN] * 48
            if (n, m) in {(0, 1), (3, 3)}:
                marks[-1] = PointMark.CONCERN
            name = f"{division}: {kind}"
            words = tuple(
                f"{name}, {Month(a).words}, {v:,.0f}" for a, v in zip(months, values, strict=True)
            )
            limits = (Limits(months[0], months[-1], level * 1.1, level * 0.8, level * 1.45),)
            line = Line(division, months, values, marks=tuple(marks), words=words)
            panels.append(Panel(name, (line,), limits))
    title = "Burglary in South and theft from the person in Central are higher than usual"
    return Figure(
        "grid", title, "Crimes a month by division and type, October 2013 to September 2017",
        tuple(panels), "crimes",
        twin(title, ("Type", *columns), [(kind, *("1",) * len(columns)) for kind in rows]),
        source="Source: performance.xlsx", alt=f"{title}.", grid=Grid(tuple(rows), tuple(columns), shared),
    )  # fmt: skip


ALL = {
    "forces": forces,
    "ranks": ranks,
    "survey": survey,
    "funnel": funnel,
    "fan": fan,
    "adjusted": adjusted,
    "drivers": drivers,
    "grid": grid,
}
