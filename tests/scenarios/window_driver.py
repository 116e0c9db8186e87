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

TURN_MS = 15


def say(**what) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def acknowledging() -> None:
    """Say of words and drafts that they are in the library, once they are; and save words often."""
    edit_store.DELAY_MS = 60
    kept, saved = Remembering.keep_draft, LibraryShelf.save

    def keep_draft(self, sha256, recipe) -> None:
        kept(self, sha256, recipe)
        say(draft=recipe.name if recipe is not None else "")

    def save(self, name, edits):
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
        self.foreign, self.number = Path(sys.argv[1]), int(sys.argv[2])
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
        if self.opened.book.name == self.foreign.name:
            self.stage = self.begin_mapping
        else:
            self.begin_report()

    def begin_report(self) -> None:
        self.window.show_tab(2)
        self.pages.sections[1].summary.editor.setFocus()
        self.stage = self.working

    def working(self) -> None:
        self.count += 1
        if self.count == 40 and self.number % 3 == 1:
            self.open(self.foreign)
            self.stage = self.begin_mapping
        elif self.count % 10 == 9:
            self.decide()
        elif self.count % 4 == 0:
            editor = self.pages.sections[1].summary.editor
            editor.moveCursor(QTextCursor.MoveOperation.Start)
            QTest.keyClicks(editor, f"{self.number}.{self.count} ")

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
        if self.opened.book.name != self.foreign.name or not self.settled or not self.remembered:
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
            page.steps.put(acts.named(page.draft, f"Recipe {self.number:03}.{self.count:05}"))
            page.steps.keep_now()


if __name__ == "__main__":
    acknowledging()
    app.Desk = Officer
    sys.exit(app.run(sys.argv[3] if len(sys.argv) > 3 else None))
