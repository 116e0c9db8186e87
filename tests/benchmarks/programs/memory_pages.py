"""The pages of what is remembered with a great deal in them, and a heart that beats.

5,000 findings, 20,000 restated figures, 50,000 lines of the journal, 400 imports. Reports the longest
time for which the heart stood still; with an argument, also at which steps.
"""

from __future__ import annotations

import datetime as dt
import sys

from heart import Walk
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from scrutinydesk.findings import Accepted, Finding, Place, Severity
from scrutinydesk.library.values import Entry, Import, Reported
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.measures.observations import Observation, Observations
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.periods import Month, Span
from scrutinydesk.qt.app import application
from scrutinydesk.qt.dress import dress
from scrutinydesk.qt.panels.changes import ChangesPanel
from scrutinydesk.qt.panels.checks import ACCEPTED, OPEN, ChecksPanel
from scrutinydesk.qt.panels.earlier import EarlierPage
from scrutinydesk.qt.panels.journal import JournalPage
from scrutinydesk.qt.theme import load_theme
from scrutinydesk.qt.turns import Turns
from scrutinydesk.rollforward import roll_forward

FINDINGS, ENTRIES, IMPORTS = 5_000, 50_000, 400
AREAS, MONTHS, FIGURES = ("lancashire", "east", "south", "west"), 120, 20_000
REST = 40
END = Month.of(2017, 9)
NOON = dt.datetime(2017, 10, 2, 12, tzinfo=dt.UTC)
WORDS = "Where the months are held they are used; the given figure stands in Data. " * 2


def findings() -> tuple[Finding, ...]:
    """Return faults of every severity, as long as usual."""
    kinds = list(Severity)
    return tuple(
        Finding("quality.outlier", kinds[at % 3], f"All crime, Lancashire: {at:,} is out of line with others",
                WORDS, "Ask the force which is right.", Place("Q2.xlsx", "Monthly counts", f"B{at + 1}"))
        for at in range(FINDINGS)
    )  # fmt: skip


def editions() -> tuple[Observations, Observations]:
    """Return two imports of which every figure of the second is another."""
    flows = [each.id for each in load_resources().catalogue.values() if each.kind is Kind.FLOW]
    lines = [(measure, area) for measure in flows for area in AREAS][: FIGURES // MONTHS + 1]
    made = []
    for source in ("a", "b"):
        rows = []
        for line, (measure, area) in enumerate(lines):
            for at in range(MONTHS):
                month = END.ordinal - at
                value = 800.0 + (7 * line + 13 * at) % 90 + (source == "b") * (1 + at % 3) * (-1) ** at
                cell = f"B{line * MONTHS + at + 1}"
                rows.append(
                    Observation(measure, area, "", month, month, Span.MONTH, value, "crimes", (),
                                "Monthly counts", cell, "0", source)
                )  # fmt: skip
        made.append(Observations(tuple(rows[: FIGURES + MONTHS]), {source: f"{source}.xlsx"}))
    return made[0], made[1]


def entries() -> tuple[Entry, ...]:
    """Return lines of the journal, newest first."""
    return tuple(
        Entry(at, NOON - dt.timedelta(minutes=ENTRIES - at), "A. Officer", f"Words of paragraph {at}",
              "asked for" if at % 7 == 0 else "", ("edit", "decision", "import")[at % 3], f"x/{at % 900}",
              {"text": "All crime fell."}, {"text": f"All crime rose by {at:,}."})
        for at in range(ENTRIES, 0, -1)
    )  # fmt: skip


def imports() -> tuple[list[Import], list[Reported]]:
    """Return imports, every second of them given at a meeting."""
    made = [
        Import("ab" * 32, f"Quarter {at}.xlsx", "standard workbook", "lancashire", END.ordinal - at // 2,
               id=at, when=NOON, who="A. Officer", meeting=f"Meeting {at}" if at % 2 else "", figures=2_491)
        for at in range(1, IMPORTS + 1)
    ]  # fmt: skip
    given = [Reported(at, at, f"Meeting {at}", NOON.date(), {}, {}, "1", "A. Officer", NOON)
             for at in range(1, IMPORTS + 1, 2)]  # fmt: skip
    return made, given


app = application(sys.argv[:1])
theme = load_theme("light")
dress(app, theme)
window, stack = QMainWindow(), QStackedWidget()
window.setCentralWidget(stack)
checks, changes, journal, earlier = (
    kind(theme) for kind in (ChecksPanel, ChangesPanel, JournalPage, EarlierPage)
)
for page in (checks, changes, journal, earlier):
    stack.addWidget(page)
found, held, noted = findings(), roll_forward(*editions(), load_resources()), entries()
decided = tuple(Accepted(each.fingerprint, "known", "A. Officer", "2017-11-03") for each in found[:40])
turns = Turns(window)


def scrolled(table):
    """Scroll through a table."""
    bar = table.verticalScrollBar()
    for share in (0.1, 0.11, 0.5, 0.9, 1.0, 0.3, 0.0):
        bar.setValue(round(share * bar.maximum()))
        yield


def rest(name: str):
    """Let what goes on in turns have its time."""
    for _ in range(REST):
        yield name, lambda: None


def steps():
    """Yield what the officer does, one thing at a time, and its name."""
    yield from on_checks()
    yield from on_changes()
    yield from on_journal()
    yield "earlier", lambda: stack.setCurrentWidget(earlier)
    yield "imports shown", lambda: earlier.show_imports(*imports(), 1)
    yield from rest("imports shown")
    yield "imports filtered", lambda: earlier.filter.setText("meeting 3")
    yield from rest("imports filtered")


def on_checks():
    yield "checks", lambda: stack.setCurrentWidget(checks)
    yield "findings shown", lambda: turns.run(checks.showing(found))
    while turns.running:
        yield "findings shown", lambda: None
    yield from rest("findings shown")
    for _ in scrolled(checks.table):
        yield "findings scrolled", lambda: None
    for text in ("a", "al", "4,99", ""):
        yield f"findings filtered {text}", lambda text=text: checks.filter.setText(text)
        yield from rest(f"findings filtered {text}")
    yield "all findings selected", checks.table.selectAll
    yield "decided", lambda: checks.show_decisions(decided)
    yield from rest("decided")
    for part in (1, 2, ACCEPTED, OPEN):
        yield f"part {part}", lambda part=part: checks.show_part(part)
        yield from rest(f"part {part}")
    yield "findings sorted", lambda: checks.table._sort(1)
    yield from rest("findings sorted")


def on_changes():
    yield "changes", lambda: stack.setCurrentWidget(changes)
    yield "figures shown", lambda: turns.run(changes.showing(held))
    while turns.running:
        yield "figures shown", lambda: None
    yield from rest("figures shown")
    for _ in scrolled(changes.table):
        yield "figures scrolled", lambda: None
    for row in range(1, 1500, 150):
        key = changes.table.table_model.row(row).key
        yield "figure chosen", lambda key=key: changes.table.choose(key)
    for text in ("r", "september 2017", ""):
        yield f"figures filtered {text}", lambda text=text: changes.filter.setText(text)
        yield from rest(f"figures filtered {text}")
    for column in (5, 5, 0):
        yield f"figures sorted {column}", lambda column=column: changes.table._sort(column)
        yield from rest("figures sorted")
    for part in (1, 2, 0):
        yield f"changes {part}", lambda part=part: changes.show_part(part)
        yield from rest(f"changes {part}")


def on_journal():
    yield "journal", lambda: stack.setCurrentWidget(journal)
    yield "entries shown", lambda: journal.show_entries(noted, older=True)
    yield from rest("entries shown")
    for _ in scrolled(journal.view):
        yield "entries scrolled", lambda: None
    for text in ("w", "paragraph 4999", ""):
        yield f"entries filtered {text}", lambda text=text: journal.filter.setText(text)
        yield from rest(f"entries filtered {text}")
        yield from rest(f"entries filtered {text}")
    for kind in (1, 2, 0):
        yield f"kind {kind}", lambda kind=kind: choose_kind(kind)
        yield from rest(f"kind {kind}")


def choose_kind(at: int) -> None:
    journal.kinds.setCurrentIndex(at)
    journal.kinds.activated.emit(at)


Walk(steps(), told=len(sys.argv) > 1).through(app, window, 700)
