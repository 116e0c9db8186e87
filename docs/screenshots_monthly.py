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
import tempfile
from pathlib import Path

from screenshots import settle
from screenshots_mapping import mapped, take, until

from scrutinydesk.qt.app import Desk, application
from scrutinydesk.qt.panels.mapping import acts
from scrutinydesk.qt.panels.mapping.options import Choice, Option
from scrutinydesk.qt.panels.memory import Memory
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


def shown(desk: Desk, source: Path, home: Path, folder: Path, name: str) -> int:
    """Map a file, use it, open the next and answer its question; take pictures on the way."""
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
    return count


def main() -> int:
    """Take them all."""
    files = Path(sys.argv[1])
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).with_name("screenshots")  # noqa: PLR2004
    folder.mkdir(parents=True, exist_ok=True)
    app = application(sys.argv[:1])
    count = 0
    with tempfile.TemporaryDirectory() as home:
        for source, name in ((WIDE, "wide"), (LONG, "long")):
            desk = Desk(Memory(Path(home) / name))
            desk.window.show()
            count += shown(desk, files / f"{source}.csv", Path(home), folder, name)
            desk.window.close()
    app.clipboard().clear()
    sys.stdout.write(f"{count} pictures in {folder}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
