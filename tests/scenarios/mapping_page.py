"""Driving *Map this workbook* as an officer does."""

from __future__ import annotations

import random
from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt

from scrutinydesk.measures.observations import Observations
from scrutinydesk.workbook.recipes import Use

PATIENCE = 60_000
CTRL = Qt.KeyboardModifier.ControlModifier
OFFENCES = ("Burglary", "Robbery", "Wildlife crime", "Rural theft")
WARDS = ("North ward", "South ward")
MONTHS = [f"{year}-{month:02}" for year in (2021, 2022) for month in range(1, 13)]


def settle(desk, qtbot) -> None:
    qtbot.waitUntil(lambda: desk.settled, timeout=PATIENCE)


def open_in(desk, qtbot, path: Path) -> None:
    desk.open(path)
    qtbot.waitUntil(lambda: desk.opened is not None and desk.opened.book.name == path.name, timeout=PATIENCE)
    settle(desk, qtbot)


def map_it(desk, qtbot):
    press(desk, qtbot, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: desk.window.over is not None, timeout=PATIENCE)
    settle(desk, qtbot)
    page = desk.kept.mapper.page
    assert desk.window.over is page
    return page


def press(desk, qtbot, key, modifiers=CTRL) -> None:
    """Press keys of the window; with nothing else on the screen nobody gives it the focus back."""
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    qtbot.keyClick(desk.window, key, modifiers)


def use_it(desk, qtbot, page) -> None:
    settle(desk, qtbot)
    qtbot.mouseClick(page.bar.use, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.opened.applied is not None and desk.window.over is None, timeout=PATIENCE)
    settle(desk, qtbot)


def choose_rows(page, *labels: str) -> None:
    """Select the rows of labels, as a mouse with Ctrl would."""
    table = page.links.table
    model = table.table_model
    table.clearSelection()
    names = page.links._names
    rows = [at for at in range(model.rowCount()) if names.get(model.row(at).key, ("", ""))[1] in labels]
    assert len(rows) == len(labels)
    table.setCurrentIndex(model.index(rows[0], 0))
    for row in rows[1:]:
        selection = table.selectionModel()
        selection.select(model.index(row, 0), selection.SelectionFlag.Select | selection.SelectionFlag.Rows)
    assert {label for _, label in page.links.chosen} == set(labels)


def choose(page, qtbot, words: str) -> None:
    """Press Enter on what is selected, narrow the list by words, and press Enter again."""
    qtbot.keyClick(page.links.table, Qt.Key.Key_Return)
    chooser = page.linking.chooser
    qtbot.keyClicks(chooser.field, words)
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)


def values(observations: Observations) -> dict[tuple[str, ...], float | None]:
    return {(row.measure, row.area, row.breakdown, row.window.words): row.value for row in observations}


def written(path: Path, *, later: bool = False) -> Path:
    """Write offences by ward and month; ``later`` in another order, with two more months, a row renamed."""
    chance = random.Random(3)
    months = [*MONTHS, "2023-01", "2023-02"]
    rows = [(offence, ward) for offence in OFFENCES for ward in WARDS]
    counts = {row: [chance.randrange(20, 90) for _ in months] for row in rows}
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Crime now" if later else "Crime"
    sheet.append(["Recorded crime by ward, Lancashire"])
    sheet.append([])
    shown = months if later else MONTHS
    sheet.append(["Offence", "Ward", *shown])
    for offence, ward in sorted(counts, reverse=later):
        name = "Crime against wildlife" if later and offence == "Wildlife crime" else offence
        sheet.append([name, ward, *counts[offence, ward][: len(shown)]])
    book.save(path)
    return path


def stands(page) -> dict[str, tuple[Use, str]]:
    return {said.link.label: (said.use, said.target) for said in page.draft.said(page.steps.table)}


def all_new(page, qtbot) -> None:
    """Say of everything that is not known that it is new."""
    said = stands(page)
    for names in (WARDS, ("Wildlife crime", "Rural theft")):
        waiting = [name for name in names if said[name][0] is Use.OPEN]
        assert waiting
        choose_rows(page, *waiting)
        choose(page, qtbot, "for each")


def new_measure(page, qtbot, label):
    choose_rows(page, label)
    choose(page, qtbot, "New measure")
    return page.linking.form
