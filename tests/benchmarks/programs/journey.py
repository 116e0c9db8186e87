"""A journey through the whole application, with a heart that beats in its event loop.

Reports the median work of choosing another measure (to chart, comparison and the changed rows
repainted), and the longest time for which the heart stood still; with a third argument, also
which steps were the longest.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from heart import STEP_MS, Walk
from PySide6.QtCore import Qt

from scrutinydesk.qt.app import DEMO, Desk, application
from scrutinydesk.qt.panels.memory import Memory

SETTLE_MS = 1500
chosen: list[float] = []
app = application(sys.argv[:1])
desk = Desk(Memory(Path(tempfile.mkdtemp())))
window = desk.window


def steps():
    """Yield what the officer does, one thing at a time, and its name."""
    yield "open", lambda: desk.open(DEMO)
    while desk.opened is None:
        yield "open", lambda: None
    yield from settled("opened")
    for tab in range(1, window.tabs.count() + 1):
        yield f"tab {tab}", lambda tab=tab: desk.go_to_tab(str(tab))
        yield from settled(f"tab {tab}")
    for at, panel in enumerate(desk.pages.sections):
        yield from through_section(at, panel)
    for theme in ("dark", "light"):
        yield f"theme {theme}", lambda theme=theme: desk.set_theme(theme)
        yield from settled(f"theme {theme}")
    data = desk.pages.data
    yield "data", lambda: go_to(data)
    for at in range(data.sheets.model().rowCount()):
        index = data.sheets.model().index(at, 0)
        yield f"sheet {at}", lambda index=index: data.sheets.setCurrentIndex(index)
        yield f"sheet {at}", lambda: None
    header = window.header.period
    yield "period", lambda: desk.look(header.itemData(min(3, header.count() - 1)))
    yield from settled("period")
    yield "checks", lambda: go_to(desk.pages.checks)
    yield from settled("checks")


def go_to(page: object) -> None:
    """Go to the tab of a page."""
    desk.go_to_tab(str(desk.pages.all.index(page) + 1))


def through_section(at, panel):
    """Every measure, every view, numbers and back, filter, sort."""
    yield f"section {at}", lambda: go_to(panel)
    yield from settled(f"section {at}")
    for row in panel.section.measures.rows:
        if row.key:
            yield f"measure {row.key}", lambda panel=panel, key=row.key: choose(panel, key)
    yield from through_modes(panel)
    yield "numbers", lambda: desk.pages_command("toggle_twin")
    yield "chart", lambda: desk.pages_command("toggle_twin")
    for text in ("r", "ra", "rap", ""):
        yield f"filter {text}", lambda panel=panel, text=text: panel.filter.setText(text)
    for column in (2, 3, 0):
        model = panel.measures.table_model
        yield f"sort {column}", lambda model=model, c=column: model.sort(c, Qt.SortOrder.DescendingOrder)


def through_modes(panel):
    """Every view of the chart, and some measures in each."""
    for mode in ("rolling", "peers", "divisions", "monthly"):
        yield f"mode {mode}", lambda mode=mode: desk.pages_command("set_mode", mode)
        for row in panel.section.measures.rows[:6]:
            if row.key:
                name = f"{mode} of {row.key}"
                yield name, lambda panel=panel, key=row.key: choose(panel, key)


def settled(name: str):
    """Yield until what is prepared in the background has had its time."""
    for _ in range(SETTLE_MS // STEP_MS // (1 if name == "opened" else 10)):
        yield name, lambda: None


def choose(panel: object, key: str) -> None:
    """Choose a measure and deliver what that posts: so all that it changes is painted, once, as ever."""
    start = time.perf_counter()
    panel.measures.choose(key)
    app.sendPostedEvents()
    chosen.append(time.perf_counter() - start)


def figures() -> dict[str, float]:
    return {"choose": statistics.median(chosen), "choices": len(chosen), "worst": max(chosen)}


desk.pages_command = desk._on_pages
Walk(steps(), figures, told=len(sys.argv) > 2).through(app, window)
