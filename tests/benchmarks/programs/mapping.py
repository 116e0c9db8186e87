"""Mapping a workbook in the window, with a heart that beats in its event loop.

Reports the longest time for which the heart stood still while the page opens, another table is
chosen, labels are linked, roles changed, outlines drawn and steps undone; with a third argument, also
which steps were the longest.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from books import foreign, large, million
from heart import Walk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scrutinydesk.qt.app import Desk, application
from scrutinydesk.qt.panels.mapping import acts
from scrutinydesk.qt.panels.mapping.options import Choice, Option
from scrutinydesk.qt.panels.memory import Memory

app = application(sys.argv[:1])
desk = Desk(Memory(Path(tempfile.mkdtemp())))
window = desk.window
books = {"foreign": foreign, "large": large, "million": million}
source = books[sys.argv[2] if len(sys.argv) > 2 else "foreign"]()
opening = 0.0


def steps():
    """Yield what the officer does, one thing at a time, and its name."""
    global opening
    yield "open", lambda: desk.open(source)
    yield from until("open", lambda: desk.opened is not None and desk.settled)
    # What follows an opening in its own time is another journey's.
    yield from until("open", lambda: False, 3.0)
    walk.stalls.clear()
    start = time.perf_counter()
    yield "map", desk.map_workbook
    yield from until("map", lambda: window.over is not None)
    opening = time.perf_counter() - start
    yield from until("map", lambda: desk.settled)
    page = desk.kept.mapper.page
    sheets = page.draft.found.book.sheets
    for at in range(min(6, len(sheets))):
        yield f"sheet {at}", lambda at=at: page.show_sheet(at)
        yield from until(f"sheet {at}", lambda: page.settled)
    at = next(at for at, sheet in enumerate(sheets) if page.draft.on_sheet(sheet.name))
    yield "back to a table", lambda: page.show_sheet(at)
    yield from until("back to a table", lambda: page.settled)
    yield from linking(page)
    yield from outlining(page)
    for _ in range(6):
        yield "undo", page.undo
        yield from until("undo", lambda: page.settled)


def linking(page):
    """Choose from the list, link, leave out, filter, change a role."""
    said = page.draft.said(page.steps.table)
    for at, each in enumerate(said[:5]):
        name = f"link {at}"
        yield "choose a row", lambda each=each: page.links.table.choose(f"{each.link.role}/{each.link.label}")
        yield "list", lambda each=each: page.linking.ask([each.name])
        yield "list", lambda: page.linking.chooser.close()  # noqa: PLW0108  there is another each time
        option = Option("", "", Choice.LEAVE_OUT)
        yield name, lambda each=each, option=option: page.steps.put(
            acts.chosen(page.draft, page.steps.table, [each.name], option, page.steps.known)
        )
        yield from until(name, lambda: page.settled)
    for text in ("r", "ro", ""):
        yield f"filter {text}", lambda text=text: page.links.filter.setText(text)
    yield "role", lambda: page.links.axes.boxes and page.steps.set_role(page.steps.table, 0, "left_out")
    yield from until("role", lambda: page.settled)


def outlining(page):
    """Move an edge, accept, take out."""
    alt = Qt.KeyboardModifier.AltModifier
    keys = ((Qt.Key.Key_Up, "outline"), (Qt.Key.Key_Return, "accept"), (Qt.Key.Key_Delete, "delete"))
    for key, name in keys:
        modifier = alt if key == Qt.Key.Key_Up else Qt.KeyboardModifier.NoModifier
        yield name, lambda key=key, modifier=modifier: QTest.keyClick(page.view, key, modifier)
        yield from until(name, lambda: page.settled)


def until(name: str, true, seconds: float = 120.0):
    """Yield until something is so."""
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        yield name, lambda: None


walk = Walk(steps(), lambda: {"opening": opening}, told=len(sys.argv) > 3)
walk.through(app, window)
