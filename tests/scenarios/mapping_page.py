"""Driving *Map this workbook* as an officer does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from scrutinydesk.measures.observations import Observations

PATIENCE = 30_000
CTRL = Qt.KeyboardModifier.ControlModifier


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
