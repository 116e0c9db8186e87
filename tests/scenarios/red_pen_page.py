"""What tests of *Check a report* share: a report with known faults, and how the page is asked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

PATIENCE = 60_000
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
REPORT = """Performance report to 30 September 2017

4. Protecting Local Policing

a) Police Officers

i) There are 51 officers appointed; of this number, 24 (47.1%) are female.
ii) 16 Police Now officers commenced training in July 2017; of this number, 5 (31.36%) are female.
iii) 41 Police Staff were appointed; of this number, 27 (65.8%) are female.
iv) The Public Engagement module of CONNECT will go live on 4th December.

5. Tackling Crime

a) Satisfaction

i) Satisfaction is down 3.9% from 81.3% to 77.4%.
"""


def drop(window, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    entering = QDragEnterEvent(QPoint(40, 40), Qt.DropAction.CopyAction, data, LEFT, NONE)
    window.dragEnterEvent(entering)
    dropped = QDropEvent(QPointF(40, 40), Qt.DropAction.CopyAction, data, LEFT, NONE)
    window.dropEvent(dropped)


def until(qtbot, condition) -> None:
    qtbot.waitUntil(condition, timeout=PATIENCE)


def checked(desk, qtbot, source):
    """The page, with a report checked on it."""
    before = desk.reviewer.shown
    desk.reviewer.check(source)
    until(qtbot, lambda: desk.settled and desk.reviewer.shown is not before)
    return desk.reviewer.page


def kinds(page) -> list[str]:
    return [page.shown.review.findings[item.at].kind for item in page.reading.findings.list.items]


def choose(page, kind: str) -> int:
    at = next(at for at, each in enumerate(page.shown.review.findings) if each.kind == kind)
    page.reading.findings.choose(at)
    page.reading.choose_finding(at)
    return at


def decide(page, qtbot) -> None:
    """Dismiss one finding, and reword another."""
    detail = page.reading.detail
    choose(page, "rounding")
    detail.dismiss.click()
    assert "Say why" in detail.fault.text()  # nothing is dismissed without a reason
    assert not page.shown.known.decisions
    detail.reason.setText("Known: they cut off")
    detail.dismiss.click()
    until(qtbot, lambda: len(page.shown.known.decisions) == 1)
    assert "rounding" not in kinds(page)
    assert page.reading.finding == page.reading.findings.list.at >= 0  # the next one
    choose(page, "arithmetic")
    detail.question.setPlainText("Which is right, 5 of 16 or 31.36%?")
    detail.accept.click()
    until(qtbot, lambda: len(page.shown.known.decisions) == 2)
