"""The real application with an officer made of a timer, for ``test_window_killed.py``; killed from outside.

Says in lines of JSON what the window told, what it found at the start, and what it acknowledged.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from scrutinydesk.findings import Decision
from scrutinydesk.qt import app
from scrutinydesk.qt.library_shelf import LibraryShelf
from scrutinydesk.qt.panels import edit_store
from scrutinydesk.qt.remembering import Remembering

FOREIGN, NUMBER = Path(sys.argv[1]), int(sys.argv[2])
SOURCE = sys.argv[3] if len(sys.argv) > 3 else None
TURN_MS = 15
edit_store.DELAY_MS = 60  # more saves in the same time


def say(**what) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def keep_draft(self, sha256, recipe, kept=Remembering.keep_draft) -> None:
    kept(self, sha256, recipe)
    say(draft=recipe.name if recipe is not None else "")  # only now: it is in the library


def save(self, name, edits, saved=LibraryShelf.save):
    stands = saved(self, name, edits)
    say(words={each.paragraph_id: each.text for each in edits})
    return stands


Remembering.keep_draft, LibraryShelf.save = keep_draft, save


class Officer(app.Desk):
    """Types, decides, and begins to map, as fast as the window takes it."""

    def __init__(self, *arguments) -> None:
        super().__init__(*arguments)
        show = self.window.banner._show
        self.window.banner._show = lambda *words: (say(told=words[0], body=words[1]), show(*words))
        self.count = 0
        self.known: set[str] = set()
        self.drafted = ""
        self.stage = self.opening
        self.timer = QTimer(self, interval=TURN_MS)
        self.timer.timeout.connect(self.go_on)
        self.timer.start()

    def go_on(self) -> None:
        self.stage()

    def _showing_opened(self, source, opened):
        yield from super()._showing_opened(source, opened)
        say(open=opened.book.name)

    @property
    def remembered(self):
        known = self.kept.recollection
        return known is not None and known.remembered is not None and known.settled

    def opening(self) -> None:
        if self.opened is None or not self.settled or not self.remembered:
            return
        self.pages.make_ready()
        self.known = {each.fingerprint for each in self.pages.checks.decisions}
        say(
            found=self.opened.book.name,
            words={each.paragraph_id: each.text for each in self.pages.store.edits},
            decided=sorted(self.known),
        )
        if self.opened.book.name == FOREIGN.name:
            self.stage = self.begin_mapping
        else:
            self.begin_report()

    def begin_report(self) -> None:
        self.window.show_tab(2)
        self.pages.sections[1].summary.editor.setFocus()
        self.stage = self.working

    def working(self) -> None:
        self.count += 1
        if self.count == 40 and NUMBER % 3 == 1:
            self.open(FOREIGN)
            self.stage = self.begin_mapping
        elif self.count % 10 == 9:
            self.decide()
        elif self.count % 4 == 0:
            editor = self.pages.sections[1].summary.editor
            editor.moveCursor(QTextCursor.MoveOperation.Start)
            QTest.keyClicks(editor, f"{NUMBER}.{self.count} ")

    def decide(self) -> None:
        checks = self.pages.checks
        decided = {each.fingerprint for each in checks.decisions}
        if decided - self.known:
            say(decided=sorted(decided - self.known))
        self.known |= decided
        waiting = [each for each in checks.findings if each.fingerprint not in decided]
        if waiting:
            chosen = random.choice(waiting).fingerprint
            checks.decided.emit([chosen], Decision.ACCEPTED, "It is right as it is")

    def begin_mapping(self) -> None:
        if self.opened.book.name != FOREIGN.name or not self.settled or not self.remembered:
            return
        self.map_workbook()
        self.stage = self.mapping

    def mapping(self) -> None:
        from scrutinydesk.qt.panels.mapping import acts

        page = self.kept.mapper.page
        if page is None or self.window.over is not page or not page.steps.begun:
            return
        if not self.drafted:
            self.drafted = page.draft.recipe.name
            say(mapping=self.drafted)
        self.count += 1
        if self.count % 4 == 0:
            page.steps.put(acts.named(page.draft, f"Recipe {NUMBER:03}.{self.count:05}"))
            page.steps.keep_now()


app.Desk = Officer
sys.exit(app.run(SOURCE))
