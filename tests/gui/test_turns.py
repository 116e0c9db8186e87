"""Steps are done one after another, in turns between which the window answers."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QObject, QTimer

from scrutinydesk.qt.turns import Turns


def slowly(done: list[int], count: int):
    for at in range(count):
        time.sleep(0.004)
        done.append(at)
        yield


def test_other_events_come_in_between(qtbot):
    owner = QObject()
    turns, done, seen = Turns(owner), [], []
    turns.run(slowly(done, 20))
    beat = QTimer(owner, interval=0)
    beat.timeout.connect(lambda: seen.append(len(done)))
    beat.start()
    qtbot.waitUntil(lambda: not turns.running)
    assert done == list(range(20))
    assert len(set(seen)) >= 5


def test_new_steps_take_the_place_of_old_ones_even_from_within(qtbot):
    owner = QObject()
    turns, done = Turns(owner), []

    def restarting():
        yield
        turns.run(slowly(done, 3))
        yield
        done.append(99)

    turns.run(restarting())
    qtbot.waitUntil(lambda: not turns.running)
    assert done == [0, 1, 2]


def test_what_is_stopped_does_nothing_more(qtbot):
    owner = QObject()
    turns, done = Turns(owner), []
    turns.run(slowly(done, 3))
    turns.stop()
    qtbot.wait(30)
    assert not done
    assert not turns.running


def test_modules_that_arrive_later_are_not_read_for_their_source(monkeypatch):
    import inspect

    read = []
    monkeypatch.setattr(inspect, "getsource", read.append)
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    import colorsys

    assert colorsys.rgb_to_hsv(0, 0, 0) == (0.0, 0.0, 0)
    assert not read


def test_what_is_replaced_while_a_page_is_made_ready_is_left_out(qtbot):
    from PySide6.QtWidgets import QLabel, QWidget

    from scrutinydesk.qt.dress import POLISHED_AT_ONCE, polishing

    page = QWidget()
    qtbot.addWidget(page)
    labels = [QLabel(str(at), page) for at in range(3 * POLISHED_AT_ONCE)]
    steps = polishing(page)
    next(steps)
    next(steps)
    labels[-1].deleteLater()
    qtbot.waitUntil(lambda: len(page.findChildren(QLabel)) == len(labels) - 1)
    assert len(list(steps)) == 2
