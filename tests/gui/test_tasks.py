from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt

from scrutinydesk.errors import CancelledError, ScrutinyError
from scrutinydesk.qt import crash
from scrutinydesk.qt.tasks import Task


def test_success_progress_and_end_arrive_in_the_gui_thread(qtbot):
    seen = []

    def work(progress):
        progress.step(1, 2, "half")
        return threading.current_thread().name

    task = Task("Working", work)
    task.progressed.connect(lambda *step: seen.append((step, threading.current_thread().name)))
    results = []
    task.succeeded.connect(results.append)
    with qtbot.waitSignal(task.ended):
        task.start()
    assert seen == [((1, 2, "half"), "MainThread")]
    assert results == ["Working"]
    assert not task.running


def test_a_cancelled_task_ends_at_once_and_says_nothing_more(qtbot):
    gate = threading.Event()
    stopped = []

    def work(progress):
        gate.wait(60)
        try:
            progress.step(1, 2, "more")
        except CancelledError:
            stopped.append(True)
            raise

    task = Task("Slow", work)
    heard = []
    task.succeeded.connect(heard.append)
    task.failed.connect(heard.append)
    task.start()
    with qtbot.waitSignal(task.ended, timeout=30_000):
        task.cancel()
    gate.set()
    assert task.wait()
    qtbot.wait(20)
    assert stopped == [True]
    assert heard == []


def test_cancelling_an_import_half_way_keeps_the_open_report(open_desk, qtbot, tmp_path):
    gate = threading.Event()

    def slow(source, progress):
        progress.step(1, 3, "Reading")
        gate.wait(60)
        progress.step(2, 3, "Recognising")
        raise AssertionError

    report = open_desk.pages.report
    open_desk._opener = slow
    open_desk.open(tmp_path / "slow.xlsx")
    status = open_desk.window.status
    qtbot.waitUntil(lambda: status.work.text().endswith(" · Reading"))
    assert status.bar.isVisible()
    assert (status.bar.value(), status.bar.maximum()) == (1, 3)
    qtbot.mouseClick(status.cancel, Qt.MouseButton.LeftButton)
    assert not status.bar.isVisible()
    gate.set()
    assert open_desk.task.wait()
    qtbot.wait(20)
    assert open_desk.pages.report is report
    assert not open_desk.window.banner.isVisible()


def test_opening_another_file_drops_the_first(desk, qtbot, sample, tmp_path):
    gate = threading.Event()
    late = sample.SampleOpened()

    def opener(source, progress):
        if source != "demo":
            gate.wait(60)
            return late
        return sample.SampleOpened()

    desk._opener = opener
    desk.open(tmp_path / "first.xlsx")
    first = desk.task
    desk.open("demo")
    qtbot.waitUntil(lambda: desk.opened is not None)
    gate.set()
    first.wait()
    qtbot.wait(20)
    assert desk.opened is not late


def test_an_error_keeps_its_words(qtbot):
    def work(_progress):
        raise ScrutinyError("Title.", "Detail.", "Remedy.")

    task = Task("Failing", work)
    with qtbot.waitSignal(task.failed) as signal:
        task.start()
    assert signal.args[0].remedy == "Remedy."


def test_a_fault_is_logged_and_shown_once(qtbot, qapp, tmp_path, capsys):
    hook = crash.CrashHook(tmp_path / "log" / "fault.log")
    with pytest.raises(ZeroDivisionError) as caught:
        _ = 1 / 0
    error = caught.value
    hook(type(error), error, error.__traceback__)
    dialog = hook.dialog
    qtbot.addWidget(dialog)
    hook(type(error), error, error.__traceback__)
    assert hook.dialog is dialog
    assert "ZeroDivisionError" in dialog.text.toPlainText()
    assert hook.log.read_text().count("ZeroDivisionError: division by zero") == 2
    assert "ZeroDivisionError" in capsys.readouterr().err
    dialog.close()
