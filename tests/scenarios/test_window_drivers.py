"""Drivers killed or seriously injured, 1969 to 1984, opened as a workbook: limits, season, year."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt

from scrutinydesk import pipeline
from scrutinydesk.analysis.conventions import Conventions, SeriesRebase
from scrutinydesk.analysis.phases import Rebase
from scrutinydesk.analysis.year_end import Method
from scrutinydesk.periods import Month
from scrutinydesk.remembered import workbooks
from scrutinydesk.reporting.figure import Mode, Role

REFERENCE = Path(__file__).parents[3] / "shared" / "reference" / "uk_driver_ksi_monthly_1969_1984.csv"
pytestmark = pytest.mark.skipif(
    not REFERENCE.is_file(), reason="the reference material, ../shared, is not beside this checkout"
)
FIRST, BELTS = Month.of(1969, 1), Month.of(1983, 2)
KEY = "ksi_all/lancashire"
PATIENCE = 60_000
CRIME = 2
SEAT_BELTS = SeriesRebase("ksi_all", "lancashire", Rebase(BELTS, "Seat belts became compulsory"))


def workbook(path: Path, first: Month, last: Month) -> Path:
    with REFERENCE.open(encoding="utf-8") as lines:
        counts = [int(row["ksi_drivers"]) for row in csv.DictReader(lines)]
    months = [Month(at) for at in range(first.ordinal, last.ordinal + 1)]
    book = openpyxl.Workbook()
    cover = book.active
    cover.title = "Cover"
    for row in (
        ("Drivers killed or seriously injured",),
        (),
        ("Title", "Drivers killed or seriously injured"),
        ("Force", "Lancashire Constabulary"),
        ("Period end", last.last_day),
        ("Protective marking", "OFFICIAL"),
    ):
        cover.append(row)
    sheet = book.create_sheet("Road casualties")
    sheet.append(["People killed or seriously injured on the roads"])
    sheet.append([])
    sheet.append(["Casualty type", "Area", "Unit", *(month.short for month in months)])
    sheet.append(["All", "Lancashire", "casualties"])
    for at, month in enumerate(months, 4):
        sheet.cell(4, at, counts[month.ordinal - FIRST.ordinal])
    book.save(path)
    return path


@pytest.fixture
def look_at(desk, qtbot, tmp_path, monkeypatch):
    """Open the months in the window of an office with these conventions; return the section."""

    def look_at(first: Month, last: Month, by: Conventions):
        for module in (pipeline, workbooks):
            monkeypatch.setattr(module, "open_workbook", _by(by, module.open_workbook))
        path = workbook(tmp_path / "drivers.xlsx", first, last)
        desk.open(path)
        qtbot.waitUntil(
            lambda: desk.settled and desk.opened is not None and desk.opened.book.name == path.name,
            timeout=PATIENCE,
        )
        desk.window.show_tab(CRIME)
        section = desk.pages.sections[CRIME - 1]
        qtbot.waitUntil(lambda: section.ready, timeout=PATIENCE)
        section.choose(KEY)
        return section

    return look_at


def _by(conventions, real):
    def opened(*arguments, **named):
        found = replace(real(*arguments, **named), conventions=conventions)
        return replace(found, report=pipeline.look(found))

    return opened


def shown(section, mode):
    section.set_mode(mode)
    assert section.shown_mode is mode
    return section.chart_card.figure


def test_limits_of_five_years(look_at):
    figure = shown(look_at(Month.of(1980, 1), Month.of(1984, 12), Conventions(season=False)), Mode.MONTHLY)
    (limits,) = figure.panels[0].limits
    assert (limits.mean, limits.lower, limits.upper) == pytest.approx(
        (1490.5667, 1148.5000, 1832.6333), abs=1e-4
    )
    assert figure.note.startswith("Rules: MDC-7")


def test_limits_begin_anew_with_the_seat_belts(look_at):
    by = Conventions(season=False, rebases=(SEAT_BELTS,))
    figure = shown(look_at(Month.of(1980, 1), Month.of(1984, 12), by), Mode.MONTHLY)
    before, after = figure.panels[0].limits
    assert (before.mean, before.lower, before.upper) == pytest.approx(
        (1595.5405, 1223.7485, 1967.3325), abs=1e-4
    )
    assert (after.mean, after.lower, after.upper) == pytest.approx(
        (1321.6957, 1023.2920, 1620.0993), abs=1e-4
    )
    assert after.first == BELTS.ordinal
    (line,) = figure.panels[0].breaks
    assert line.rebased
    assert line.label == "Feb 1983: Seat belts became compulsory"


def test_the_season_is_found_and_taken_out_by_the_years_before(look_at, qtbot):
    section = look_at(FIRST, Month.of(1984, 12), Conventions(rebases=(SEAT_BELTS,)))
    figure = shown(section, Mode.MONTHLY)
    main, faint = figure.panels[0].lines
    assert (main.role, faint.role) == (Role.MAIN, Role.FAINT)
    assert "Adjusted for the season as it was in the 14 years to January 1983, before these limits begin" in (
        figure.note
    )
    december = faint.months.index(Month.of(1984, 12).ordinal)
    assert main.values[december] < faint.values[december]  # December is the worst month
    words = section.chart_card.conclusions
    assert figure.note in words.words.text()
    assert words.folded  # in a window of 1366 by 768
    qtbot.mouseClick(words.button, Qt.MouseButton.LeftButton)
    assert words.area.isVisible()
    assert not section.chart_card.stack.isVisible()
    qtbot.mouseClick(words.button, Qt.MouseButton.LeftButton)
    assert section.chart_card.stack.isVisible()


def test_where_the_year_was_heading(look_at):
    section = look_at(FIRST, Month.of(1981, 9), Conventions(projection=Method.RATIO))
    figure = shown(section, Mode.YEAR_END)
    assert figure.title == (
        "People killed or seriously injured would end 1981/82 at about 19,400, between 18,500 and 20,300, "
        "if recording does not change"
    )
    fan = figure.panels[0].fan
    assert (fan.low[-1], fan.high[-1]) == pytest.approx((18466.0, 20334.5), abs=0.05)
    assert figure.panels[0].lines[1].values[-1] == pytest.approx(19400.223, abs=1e-3)
    values = {row.key: row.cells[1].value for row in figure.table.rows if row.key in set(Method)}
    assert values[Method.RUN_RATE] == pytest.approx(18286.0)
    assert values[Method.REMAINDER] == pytest.approx(19122.0)
    assert values[Method.SHARE] == pytest.approx(19603.279, abs=1e-3)
    why = section._report.why(f"{KEY}/projectioninterval")
    assert "φ = 5.15" in why.working
    assert "1.96 × 476.7" in why.working
    text = next(each.text for each in section.summary.sub.paragraphs if ".yearend." in each.id)
    assert "at about 19,400 (95% interval 18,500 to 20,300)" in text


def test_without_a_choice_past_years_choose(look_at):
    figure = shown(look_at(FIRST, Month.of(1981, 9), Conventions()), Mode.YEAR_END)
    assert "of the methods it came nearest in 9 past years." in figure.note
