# ruff: noqa: INP001  a script, not a module
"""Takes the screenshots of published monthly counts mapped once, and of the next file that opens by itself.

    .venv/bin/python docs/screenshots_monthly.py FOLDER_OF_THE_FILES [FOLDER]

maps ``lancashire_month_type_wide.csv`` and ``lancashire_month_type_district_long.csv`` of a folder of
reference files, which are not part of this project; then opens each again with its rows in another
order, two more months and one label written otherwise. For every size and theme.
"""

from __future__ import annotations

import csv
import random
import sys
from functools import partial
from pathlib import Path

from screenshots import run, settle, shown
from screenshots_mapping import mapped, take, until

from scrutinydesk.qt.app import Desk
from scrutinydesk.qt.panels.mapping import acts
from scrutinydesk.qt.panels.mapping.options import Choice, Option
from scrutinydesk.workbook.recipes import Role, Use

WIDE, LONG = "lancashire_month_type_wide", "lancashire_month_type_district_long"
OLD, NEW = "Shoplifting", "Theft from shops"
MORE = ("2022-11", "2022-12")
MISSING = "quality.missing"


def later(source: Path, target: Path) -> Path:
    """Write next quarter's file."""
    with source.open(encoding="utf-8-sig", newline="") as file:
        head, *body = csv.reader(file)
    if WIDE in source.name:
        head = [*head, *MORE]
        body = [[*row, row[-1], row[-2]] for row in body]
    else:
        last = max(row[0] for row in body)
        body += [[month, *row[1:]] for month in MORE for row in body if row[0] == last]
    body = [[NEW if cell == OLD else cell for cell in row] for row in body]
    random.Random(5).shuffle(body)  # noqa: S311  another order, the same each time
    with target.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *body])
    return target


def everything_new(desk: Desk) -> None:
    """Make a measure or area of each label that is not known, as choosing it in the list does."""
    steps = desk.kept.mapper.page.steps
    for role in (Role.AREA, Role.MEASURE):
        names = [said.name for said in steps.draft.said(steps.table) if said.use is Use.OPEN]
        mine = [name for name in names if name[0] is role]
        if mine:
            steps.put(acts.chosen(steps.draft, steps.table, mine, Option("", "", Choice.EACH), steps.known))


def taken(source: Path, folder: Path, home: Path, name: str) -> int:
    """Map a file, use it, open the next and answer its question; take pictures on the way."""
    desk = shown(home / name)
    mapped(desk, source)
    count = take(desk, folder, f"monthly-{name}-map-begun")
    everything_new(desk)
    until(lambda: desk.settled)
    count += take(desk, folder, f"monthly-{name}-mapped")
    desk.kept.mapper.page.bar.use.click()
    until(lambda: desk.opened.applied is not None and desk.window.over is None and desk.settled)
    until(lambda: any(each.kind == MISSING for each in desk.pages.checks.findings))
    desk.window.show_tab(2)
    settle(600)
    count += take(desk, folder, f"monthly-{name}-crime")
    desk.window.show_tab(desk.window.tabs.count() - 2)
    settle(600)
    count += take(desk, folder, f"monthly-{name}-checks")
    desk.open(later(source, home / f"{name} - next.csv"))
    until(lambda: desk.kept.mapper.card is not None and desk.kept.mapper.card.isVisible() and desk.settled)
    count += take(desk, folder, f"monthly-{name}-question")
    desk.kept.mapper.card.yes.click()
    until(lambda: not desk.opened.applied.questions and desk.settled)
    desk.window.close()
    return count


def pictures(files: Path, folder: Path, home: Path) -> int:
    """Take those of both files."""
    named = ((WIDE, "wide"), (LONG, "long"))
    return sum(taken(files / f"{source}.csv", folder, home, name) for source, name in named)


if __name__ == "__main__":
    raise SystemExit(run(partial(pictures, Path(sys.argv[1])), sys.argv[2:]))
