# ruff: noqa: INP001  a script, not a module
"""Takes the screenshots of *Map this workbook*, from the real application on a workbook made up here.

    .venv/bin/python docs/screenshots_mapping.py [FOLDER]

writes pictures of the page and of the question that next quarter's workbook raises, for every size
and theme, into ``docs/screenshots``.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl.styles import Font
from screenshots import SIZES, run, save, settle, shown

from scrutinydesk.periods import Month
from scrutinydesk.qt.app import Desk

OFFENCES = (("Burglary1", 170), ("Robbery", 31), ("Public order", 290), ("Thefts of and from cars", 120))
DIVISIONS = (("East", 1.1), ("South", 0.95), ("West", 0.9))
GAP = {Month.of(2021, 9).ordinal, Month.of(2021, 11).ordinal, Month.of(2021, 12).ordinal}
FIRST, MONTHS = Month.of(2021, 4).ordinal, 33
PATIENCE_MS = 30_000


def workbook(path: Path, *, later: bool = False) -> None:
    """Write a force's own workbook; ``later`` with two more months, in another order, a row renamed."""
    chance = random.Random(7)  # noqa: S311  made-up figures, the same each time
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "5a Crime" if not later else "Crime"
    months = [month for month in range(FIRST, FIRST + MONTHS + 2 * later) if month not in GAP]
    sheet.append(["Recorded crime by division – The Constabulary"])
    sheet["A1"].font = Font(bold=True)
    sheet.append([])
    sheet.append(["Offence", "Division", *(f"{Month(month).last_day:%b-%y}" for month in months)])
    blocks = []
    for offence, size in OFFENCES:
        rows = []
        for division, part in DIVISIONS:
            figures = [round(chance.gauss(size * part, size * 0.09)) for _ in range(MONTHS + 2)]
            rows.append([division, *figures[: len(months)]])
        blocks.append((offence, rows))
    for offence, rows in reversed(blocks) if later else blocks:
        name = "Public order offences (all)" if later and offence == "Public order" else offence
        for at, row in enumerate(rows):
            sheet.append([name if at == 0 else None, *row])
        sums = [sum(column) for column in zip(*(row[1:] for row in rows), strict=True)]
        sheet.append([None, "Constabulary total", *sums])
        sheet.append([])
    sheet.append(["1. The classification changed on 1 April 2017."])
    _confidence(book.create_sheet("7b Confidence"), chance)
    hidden = book.create_sheet("Lookups")
    hidden.append(["Code", "Offence"])
    hidden.append([30, "Burglary"])
    hidden.sheet_state = "hidden"
    book.save(path)


def _confidence(sheet: object, chance: random.Random) -> None:
    sheet.append(["Public attitude survey, 12 months to the month shown, %"])
    sheet.append([])
    sheet.append(["Question", *(f"{Month(FIRST + 3 * at).last_day:%b-%y}" for at in range(8))])
    for question, size in (("Taking everything into account, confidence", 78), ("Police do a good job", 61)):
        sheet.append([question, *(round(chance.gauss(size, 1.2), 1) for _ in range(8))])


def until(true: Callable[[], bool], milliseconds: int = PATIENCE_MS) -> None:
    """Wait until something is so."""
    for _ in range(milliseconds // 20):
        if true():
            return
        settle(20)
    raise SystemExit("Something that should have happened did not.")


def take(desk: Desk, folder: Path, name: str) -> int:
    """Write a picture for every size and theme."""
    count = 0
    for theme in ("light", "dark"):
        desk.set_theme(theme)
        settle(1000)
        for size in SIZES:
            desk.window.resize(size)
            settle(300)
            target = folder / f"{name}-{size.width()}x{size.height()}-{theme}.png"
            save(desk.window.grab().toImage(), target)
            count += 1
    return count


def mapped(desk: Desk, path: Path) -> None:
    """Bring the page up on a workbook."""
    desk.open(path)
    until(lambda: desk.opened is not None and desk.settled)
    desk.map_workbook()
    until(lambda: desk.window.over is not None and desk.settled)


def pictures(folder: Path, home: Path) -> int:
    """Take them, one after the other."""
    now, later = (home / f"Appendix A - {name}.xlsx" for name in ("June", "September"))
    workbook(now)
    workbook(later, later=True)
    desk = shown(home)
    mapped(desk, now)
    count = take(desk, folder, "map")
    desk.set_theme("light")
    desk.kept.mapper.page.bar.use.click()
    until(lambda: desk.window.over is None and desk.settled)
    desk.open(later)
    mapper = desk.kept.mapper
    until(lambda: mapper.card is not None and mapper.card.isVisible() and desk.settled)
    count += take(desk, folder, "map-question")
    desk.window.close()
    return count


if __name__ == "__main__":
    raise SystemExit(run(pictures, sys.argv[1:]))
