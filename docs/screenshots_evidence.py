# ruff: noqa: INP001  a script, not a module
"""Takes the screenshots of the views of evidence, from the real application.

    .venv/bin/python docs/screenshots_evidence.py RELEASE [FOLDER]

writes a picture of each view named in ``VIEWS``, on the demonstration, and in ``ACROSS``, on a public release
with tables by police force area, for every size and theme, into ``docs/screenshots``.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import NamedTuple

from screenshots import SIZES, open_demo, run, save, settle, shown
from screenshots_mapping import until

from scrutinydesk.qt.app import Desk
from scrutinydesk.reporting.figure import Mode

CRIME = 2


class View(NamedTuple):
    """A view of a row, the tab it stands in, and the name of its pictures; with its words turned up too."""

    name: str
    tab: int
    key: str
    mode: Mode
    words: bool = False


# On the demonstration workbook.
VIEWS = (
    View("monthly", CRIME, "all_crime/lancashire", Mode.MONTHLY, words=True),
    View("monthly-break", CRIME, "burglary_residential/lancashire", Mode.MONTHLY),
    View("monthly-divisions", CRIME, "ksi_all/lancashire", Mode.DIVISIONS),
    View("year-end", CRIME, "all_crime/lancashire", Mode.YEAR_END, words=True),
    View("year-end-small", CRIME, "ksi_child/lancashire", Mode.YEAR_END),
    View("drivers", CRIME, "all_crime/lancashire", Mode.DRIVERS),
    View("by-type", CRIME, "all_crime/lancashire", Mode.GRID),
)
# On a public release.
ACROSS = (
    View("forces", CRIME, "violence/lancashire", Mode.FORCES, words=True),
    View("ranks", CRIME, "theft/lancashire", Mode.RANKS, words=True),
    View("funnel", CRIME, "sexual_all/lancashire", Mode.FUNNEL, words=True),
)


def taken(desk: Desk, folder: Path, views: tuple[View, ...]) -> int:
    """Take the pictures of views, in every size and theme; return how many there are."""
    count = 0
    for theme in ("light", "dark"):
        desk.set_theme(theme)
        settle(1000)
        for size in SIZES:
            desk.window.resize(size)
            settle()
            for view in views:
                desk.window.show_tab(view.tab)
                settle(300)
                section = desk.pages.sections[view.tab - 1]
                section.choose(view.key)
                section.set_mode(view.mode)
                settle(400)
                name = f"evidence-{view.name}-{size.width()}x{size.height()}-{theme}.png"
                save(desk.window.grab().toImage(), folder / name)
                count += 1
                if view.words and size == SIZES[0]:
                    words = section.chart_card.conclusions.button
                    words.setChecked(True)
                    settle()
                    save(desk.window.grab().toImage(), folder / name.replace(view.name, f"{view.name}-words"))
                    words.setChecked(False)
                    count += 1
    return count


def pictures(release: Path, folder: Path, home: Path) -> int:
    """Take them all."""
    desk = shown(home)
    open_demo(desk)
    count = taken(desk, folder, VIEWS)
    desk.set_theme("light")
    desk.open(release)
    until(lambda: desk.opened is not None and desk.opened.book.name == release.name and desk.settled)
    count += taken(desk, folder, ACROSS)
    desk.window.close()
    return count


if __name__ == "__main__":
    raise SystemExit(run(partial(pictures, Path(sys.argv[1])), sys.argv[2:]))
