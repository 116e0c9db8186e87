"""Guards against faults of the platform that a smoke test does not see."""

from __future__ import annotations

import sys

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel

from scrutinydesk.qt import headless

CALLS = 20_000
SLACK = 100


def test_calls_that_return_none_keep_it_alive(qtbot):
    """PySide6 6.12.0 on Python 3.11 gives one reference to None away at every such call, and then aborts."""
    label = QLabel()
    qtbot.addWidget(label)
    image = QImage(16, 16, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    held = [None] * (3 * CALLS)  # so that a faulty release fails this test rather than ends the process
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        painter.drawLine(0, 0, 9, 9)
        label.setText("x")
    after = sys.getrefcount(None)
    painter.end()
    assert len(held) == 3 * CALLS
    assert after > before - SLACK


def test_windows_can_be_tested_after_charts_without_a_window():
    """A process of the tests runs both, in any order, and has one application only."""
    headless.painter()
    assert isinstance(QApplication.instance(), QApplication)
