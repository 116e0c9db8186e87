"""The monthly files of the reference material as observations, read by the csv module alone."""

from __future__ import annotations

import csv

from scrutinydesk.measures.observations import Observation, Observations
from scrutinydesk.periods import Month, Span
from scrutinydesk.workbook.grid import address


def _month(text):
    digits = text.replace("-", "")
    return Month.of(int(digits[:4]), int(digits[4:])).ordinal


def _row(key, month, value, cell, source):
    measure, area = key
    window = month, month, Span.MONTH
    return Observation(
        measure, area, "", *window, float(value), "crimes", (), "Sheet1", cell, "General", source
    )


def wide(path, labels, area):
    """Months across; the measure is the first ``labels`` headings joined, the area one of them or none."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *lines = csv.reader(file)
    months = [_month(text) for text in header[labels:]]
    rows = []
    for at, line in enumerate(lines, 1):
        names = [name for n, name in enumerate(line[:labels]) if n != area]
        key = " | ".join(names), "" if area is None else line[area]
        for n, month in enumerate(months):
            if line[labels + n] != "":
                rows.append(_row(key, month, line[labels + n], address(at, labels + n), path.name))
    return Observations(tuple(rows), {path.name: path.name})


def long(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        _, *lines = csv.reader(file)
    rows = [
        _row((kind, district), _month(month), value, f"D{at}", path.name)
        for at, (month, kind, district, value) in enumerate(lines, 2)
    ]
    return Observations(tuple(rows), {path.name: path.name})


FILES = {
    "wide": ("lancashire_month_type_wide.csv", lambda path: wide(path, 1, None)),
    "long": ("lancashire_month_type_district_long.csv", long),
    "historical": ("MPS_Borough_Level_Crime_(Historical).csv", lambda path: wide(path, 3, 2)),
    "recent": ("MPS_Borough_Level_Crime_(most_recent_24_months).csv", lambda path: wide(path, 3, 2)),
    "other": ("Monthly_Crime_Other_Crime_Borough_Level_Off_Type.csv", lambda path: wide(path, 3, 0)),
}


def load(shared, which):
    name, read = FILES[which]
    return read(shared / "data" / "monthly" / name)
