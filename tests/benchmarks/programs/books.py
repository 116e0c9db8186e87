"""Workbooks to read, made once and kept in the system's temporary folder."""

from __future__ import annotations

import tempfile
from pathlib import Path

FOLDER = Path(tempfile.gettempdir()) / "scrutinydesk-benchmarks"


def large() -> Path:
    """Return a workbook of one sheet, 200,000 rows and 20 columns of numbers and texts."""
    path = FOLDER / "large.xlsx"
    if not path.exists():
        import random

        import openpyxl

        FOLDER.mkdir(exist_ok=True)
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Data")
        source = random.Random(7)
        kinds = [f"Offence type {n}" for n in range(40)]
        for row in range(200_000):
            numbers = [source.randrange(10_000) for _ in range(15)]
            sheet.append([row, kinds[row % 40], kinds[row % 7], "Lancashire", "2017/18", *numbers])
        part = path.with_suffix(".part")
        book.save(part)
        part.replace(path)
    return path


def quarterly() -> Path:
    """Return a workbook of 12 sheets, 60 rows and 40 columns each, in the standard layout."""
    path = FOLDER / "quarterly.xlsx"
    if not path.exists():
        import calendar
        import random

        import openpyxl

        from scrutinydesk.measures.resources import load_resources
        from scrutinydesk.workbook.standard_layouts import DIVISIONS

        FOLDER.mkdir(exist_ok=True)
        resources = load_resources()
        flows = [m.title for m in resources.catalogue.values() if m.kind == "flow"]
        areas = [resources.areas[area].title for area in resources.areas.forces()]
        pairs = [(measure, area) for area in areas for measure in flows]
        book = openpyxl.Workbook()
        book.remove(book.active)
        source = random.Random(7)
        months = [
            f"{name} {year}"
            for year in range(2014, 2019)
            for name in calendar.month_abbr[1:]
        ]
        for number in range(12):
            sheet = book.create_sheet(f"Divisions {number + 1}")
            sheet.append([DIVISIONS.title])
            sheet.append(["Measure", "Area", *months[:38]])
            for measure, area in pairs[58 * number : 58 * (number + 1)]:
                sheet.append([measure, area, *(source.randrange(5000) for _ in range(38))])
            for row in sheet.iter_rows(min_row=3, min_col=3):
                for cell in row:
                    cell.number_format = "#,##0"
        part = path.with_suffix(".part")
        book.save(part)
        part.replace(path)
    return path


def foreign() -> Path:
    """Return a workbook of 12 sheets in a layout of its own, five blocks of 60 labels on each."""
    path = FOLDER / "foreign.xlsx"
    if not path.exists():
        import random

        import openpyxl

        from scrutinydesk.measures.resources import load_resources

        FOLDER.mkdir(exist_ok=True)
        titles = [each.title for each in load_resources().catalogue.values() if each.kind == "flow"]
        source = random.Random(7)
        book = openpyxl.Workbook()
        book.remove(book.active)
        for number in range(12):
            sheet = book.create_sheet(f"Part {number + 1}")
            for block in range(5):
                sheet.append([f"Table {number + 1}.{block + 1}: offences recorded"])
                sheet.append([])
                sheet.append(["Offence", "Division", *(f"{month:02}/2017" for month in range(1, 13))])
                for row in range(60):
                    label = titles[(row // 3 + 20 * block) % len(titles)]
                    division = ("East", "South", "West")[row % 3]
                    sheet.append([label, division, *(source.randrange(5000) for _ in range(12))])
                sheet.append([])
                sheet.append([])
        part = path.with_suffix(".part")
        book.save(part)
        part.replace(path)
    return path


def million() -> Path:
    """Return a workbook of one sheet with a million figures, one a row: month, offence, district, count."""
    path = FOLDER / "million-rows.xlsx"
    if not path.exists():
        import itertools
        import random

        import openpyxl

        FOLDER.mkdir(exist_ok=True)
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Data")
        sheet.append(["Month", "Offence", "Area", "Count"])
        source = random.Random(7)
        keys = itertools.product(range(250), range(80), range(50))
        for month, kind, area in keys:
            when = f"{2000 + month // 12}-{month % 12 + 1:02d}"
            sheet.append([when, f"Kind of offence {kind}", f"Ward {area}", source.randrange(400)])
        part = path.with_suffix(".part")
        book.save(part)
        part.replace(path)
    return path
