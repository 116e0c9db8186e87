# ruff: noqa: INP001  a script, not a module
"""Takes the screenshots of how figures are judged, from the real application on the demo workbook.

    .venv/bin/python docs/screenshots_method.py [FOLDER]

writes pictures of the choices with their effect, limits begun anew, targets, projections against
outturn, and the window that begins new limits, into ``docs/screenshots``, for every size and theme.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from screenshots import SIZES, run, save, settle, shown
from screenshots_mapping import take, until
from screenshots_memory import kept, over

from scrutinydesk import pipeline
from scrutinydesk.analysis.conventions import SeriesRebase, Target
from scrutinydesk.analysis.phases import Rebase
from scrutinydesk.analysis.projection_record import NOT_STATED, ProjectionRecord, Source
from scrutinydesk.periods import Month, Window
from scrutinydesk.qt.app import Desk
from scrutinydesk.qt.panels.method import CHOICES, REBASES, SCORES, TARGETS
from scrutinydesk.remembered import method, projections

CRIME = 2


def filled(desk: Desk) -> None:
    """Set limits, targets and a projection by hand, as an office would have."""
    library = desk.kept.remembering.library()
    opened = desk.opened
    if opened is None:
        return
    force = opened.observed.cover.force
    for measure, month, reason in (
        ("all_crime", Month.of(2016, 4), "The force began to record every harassment of a victim by itself."),
        ("burglary_residential", Month.of(2015, 11), "A burglary team was set up in each division."),
    ):
        item = SeriesRebase(measure, force, Rebase(month, reason))
        method.begin_anew(library, item, method.held(library))
    for measure, value in (("all_crime", 9_000.0), ("burglary_residential", 420.0), ("stop_search", 300.0)):
        if measure in opened.resources.catalogue:
            item = Target(measure, force, value, "Police and Crime Plan, page 12", since=Month.of(2017, 4))
            method.set_target(library, item, method.held(library))
    year = Window.financial_year(Month.of(2017, 3))
    projections.log(library, opened, Month.of(2016, 9))
    for measure, value in (("all_crime", 108_000.0), ("burglary_residential", 6_900.0)):
        record = ProjectionRecord(
            measure, force, "", Month.of(2016, 9), year, NOT_STATED, value, source=Source.CONSTABULARY,
            document="Performance paper, November 2016",
        )  # fmt: skip
        projections.enter(library, record, projections.scorecard(library, opened))


def with_dialog(desk: Desk, folder: Path) -> int:
    """Begin new limits at a month of the chart, and picture the small window over the chart."""
    desk.window.show_tab(CRIME)
    panel = desk.pages.sections[CRIME - 1]
    settle(800)
    chart = panel.chart_card.chart
    chart.setFocus()
    for key in (Qt.Key.Key_End, *(Qt.Key.Key_Left,) * 9):
        QTest.keyClick(chart, key)
    desk.window.actions_by_id["tools.limits"].trigger()
    until(lambda: desk.kept.method.dialog is not None)
    dialog = desk.kept.method.dialog
    dialog.form.reason.setPlainText("Calls about noise are recorded by the councils from this month on.")
    count = 0
    for theme in ("light", "dark"):
        desk.set_theme(theme)
        settle(800)
        for size in SIZES:
            desk.window.resize(size)
            settle(300)
            picture: QImage = desk.window.grab().toImage()
            painter = QPainter(picture)
            small = dialog.grab()
            spare = desk.window.size() - small.size()
            painter.drawPixmap(spare.width() // 2, spare.height() // 2, small)
            painter.end()
            save(picture, folder / f"method-begin-{size.width()}x{size.height()}-{theme}.png")
            count += 1
    dialog.reject()
    return count


def pictures(folder: Path, home: Path) -> int:
    """Take them, one after the other."""
    workbook = home / "Quarter 2.xlsx"
    pipeline.write_demo(workbook)
    desk = shown(home / "settings")
    kept(desk, workbook)
    filled(desk)
    desk.kept.remembering.changed.emit()
    settle(1500)
    over(desk, "tools.method")
    page = desk.kept.method.page
    page.choices.fields["ruleset"].setCurrentIndex(3)
    until(lambda: desk.kept.method.settled and page.effect.table.isVisible())
    count = 0
    for at, name in ((CHOICES, "choices"), (REBASES, "limits"), (TARGETS, "targets"), (SCORES, "scores")):
        page.show_part(at)
        settle(300)
        count += take(desk, folder, f"method-{name}")
    desk.window.back()
    count += with_dialog(desk, folder)
    desk.window.close()
    return count


if __name__ == "__main__":
    raise SystemExit(run(pictures, sys.argv[1:]))
