"""Imports in a thread go on while the window rests, and hold nothing up when it does not."""

import gc
import subprocess
import sys
import time

from scrutinydesk.qt.imports import AtRest, importing


def test_a_module_is_imported_and_nothing_is_left_behind(qtbot, qapp, tmp_path, monkeypatch):
    (tmp_path / "made_for_this_test.py").write_text("VALUE = 7\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    task = importing("Preparing", ["made_for_this_test"], qapp)
    with qtbot.waitSignal(task.ended):
        task.start()
    assert sys.modules.pop("made_for_this_test").VALUE == 7
    assert not any(isinstance(finder, AtRest) for finder in sys.meta_path)


def test_a_busy_window_is_waited_for_but_not_for_ever(qtbot, qapp):
    rest = AtRest()
    with rest:
        start = time.monotonic()
        assert rest.find_spec("anything", None) is None  # this thread is the window's own: it never rests
        waited = time.monotonic() - start
    rest.let_go()
    assert waited >= 0.005
    again = []
    with rest:
        for _ in range(5):  # the machine may be busy with something else in one of them
            start = time.monotonic()
            rest.find_spec("anything", None)
            again.append(time.monotonic() - start)
    assert min(again) < waited


def test_a_module_that_is_missing_is_an_error_of_the_task(qtbot, qapp):
    task = importing("Preparing", ["scrutinydesk.there_is_no_such_module"], qapp)
    with qtbot.waitSignal(task.failed):
        task.start()
    assert "there_is_no_such_module" in task.fault
    assert not any(isinstance(finder, AtRest) for finder in sys.meta_path)


def test_nobody_looks_for_garbage_while_a_library_is_imported(qtbot, qapp, tmp_path, monkeypatch):
    """Qt's classes are made known to Python in that thread: one half made must not be come upon."""
    (tmp_path / "asks_of_garbage.py").write_text("import gc\nENABLED = gc.isenabled()\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(gc, "freeze", int)  # this process goes on with other tests
    gc.enable()
    task = importing("Preparing", ["asks_of_garbage"], qapp)
    with qtbot.waitSignal(task.ended):
        task.start()
    assert sys.modules.pop("asks_of_garbage").ENABLED is False
    qtbot.waitUntil(gc.isenabled)


def test_qt_is_known_before_pyqtgraph_asks_for_all_of_it():
    """In a process of its own: afterwards no class is left to be made by the thread that imports."""
    asked = (
        "from PySide6.QtWidgets import QApplication\n"
        "from scrutinydesk.qt.imports import qt_types\n"
        "steps = sum(1 for _ in qt_types())\n"
        "from PySide6 import QtCore, QtGui, QtWidgets\n"
        "lazy = [name for module in (QtCore, QtGui, QtWidgets) for name in dir(module)"
        " if name not in vars(module)]\n"
        "print(steps, lazy)\n"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    steps, lazy = done.stdout.split(" ", 1)
    assert int(steps) > 500
    assert lazy.strip() == "[]"
