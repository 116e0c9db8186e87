"""A report of 500 pages on the page that checks reports, and a heart that beats.

Reports the longest time for which the heart stood still; with an argument, also at which steps.
"""

from __future__ import annotations

import sys

from heart import Walk
from PySide6.QtWidgets import QMainWindow

from scrutinydesk.progress import SILENT
from scrutinydesk.qt.app import application
from scrutinydesk.qt.dress import dress
from scrutinydesk.qt.panels.red_pen.page import COMMITMENTS, HIDDEN, TEXT, CheckPage
from scrutinydesk.qt.panels.red_pen.preparing import checked
from scrutinydesk.qt.theme import load_theme
from scrutinydesk.qt.turns import Turns

PAGES, REST = 500, 25
PAGE = """{at}. Section {at}

a) Officers of section {at}

i) Between 1 July 2017 and 30 September 2017 there have been {whole} appointments; of this number, {part} ({right}%) are female.
ii) {whole} officers commenced training in July 2017; of this number, {part} ({wrong}%) are female.
iii) The module of section {at} will go live on 4th December, after which the team will report to the board again.

| Area | 2016 | 2017 | Change |
|------|------|------|--------|
| East | {whole},204 | {whole},310 | Up 106 |
| West | {whole},101 | {whole},099 | Down 2 |

b) What was done in section {at}

"""  # noqa: E501  each line is a paragraph of it
PROSE = "The team has continued its work with partners in the county and gives an update to the board. " * 9


def text() -> str:
    """Return a report in which every page has a figure that agrees and one that does not."""
    pages = []
    for at in range(1, PAGES + 1):
        whole, part = 20 + at % 60, 5 + at % 13
        right = round(100 * part / whole, 1)
        page = PAGE.format(at=at, whole=whole, part=part, right=right, wrong=round(right + 1.3, 1))
        pages.append(page + "\n\n".join(f"{number}) {PROSE}" for number in ("i", "ii")))
    return "Performance report to 30 September 2017\n\n" + "\n\n".join(pages)


app = application(sys.argv[:1])
theme = load_theme("light")
dress(app, theme)
shown = checked(None, text(), None, SILENT)
window, page = QMainWindow(), CheckPage(theme)
for _ in page.building():
    pass
window.setCentralWidget(page)
turns = Turns(window)


def rest(name: str):
    """Let what goes on in turns have its time."""
    for _ in range(REST):
        yield name, lambda: None


def steps():
    """Yield what the officer does, one thing at a time, and its name."""
    yield "shown", lambda: turns.run(page.showing(shown))
    while turns.running:
        yield "shown", lambda: None
    yield from rest("shown")
    bar = page.reading.text.verticalScrollBar()
    for share in (0.1, 0.11, 0.5, 0.9, 1.0, 0.3, 0.0):
        yield "scrolled", lambda share=share: bar.setValue(round(share * bar.maximum()))
    for way in (1, 1, 1, -1, -1, -1):
        yield "next finding", lambda way=way: page.reading.findings.list.step(way)
        yield from rest("next finding")
    for share in (0.25, 0.5, 0.99):
        at = int(share * len(shown.figures))
        yield "figure chosen", lambda at=at: page.reading.choose_figure(at)
    for words in ("s", "section 49", ""):
        yield f"filtered {words}", lambda words=words: page.reading.findings.filter.setText(words)
        yield from rest(f"filtered {words}")
    yield "decided", lambda: page.show_known(shown.known)
    yield from rest("decided")
    yield "narrower", lambda: window.resize(1000, 700)
    yield from rest("narrower")
    for view in (HIDDEN, COMMITMENTS, TEXT):
        yield f"view {view}", lambda view=view: page.show_view(view)
        yield from rest(f"view {view}")


Walk(steps(), lambda: {"figures": len(shown.figures)}, told=len(sys.argv) > 1).through(app, window)
