"""The real window over the real core: every way in, and what happens when a file is no good."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from scrutinydesk import pipeline
from scrutinydesk.qt.app import Desk
from scrutinydesk.qt.panels.memory import Memory

pytestmark = pytest.mark.long

PATIENCE = 60_000
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture(scope="module")
def workbook(tmp_path_factory) -> Path:
    """A real quarterly workbook on the disk."""
    path = tmp_path_factory.mktemp("quarter") / "Quarter 2 2017.xlsx"
    pipeline.write_demo(path)
    return path


def until_open(qtbot, desk, name: str) -> None:
    qtbot.waitUntil(
        lambda: desk.settled and desk.opened is not None and desk.opened.book.name == name,
        timeout=PATIENCE,
    )


def drop(window, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    entering = QDragEnterEvent(QPoint(40, 40), Qt.DropAction.CopyAction, data, LEFT, NONE)
    window.dragEnterEvent(entering)
    assert entering.isAccepted()
    dropped = QDropEvent(QPointF(40, 40), Qt.DropAction.CopyAction, data, LEFT, NONE)
    window.dropEvent(dropped)
    assert dropped.isAccepted()


def test_a_workbook_opened_by_the_menu_fills_every_tab(desk, qtbot, workbook, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(workbook), ""))
    desk.window.actions_by_id["file.open"].trigger()
    until_open(qtbot, desk, workbook.name)
    window = desk.window
    assert window.header.title.text() == "Performance report to 30 September 2017 (demonstration)"
    assert workbook.name in window.header.facts.text()
    assert window.tabs.count() == 8
    assert window.tabs.currentIndex() == 0
    for at in range(8):
        window.show_tab(at)
        assert window.stack.currentWidget() is desk.pages.all[at]
    for section in desk.pages.sections:
        assert section.measures.table_model.rowCount() > 1
        assert section.chart_card.figure is not None
        assert section.summary.editor.toPlainText()
    assert desk.memory.recent == [str(workbook)]
    assert not window.banner.isVisible()


def test_a_workbook_dropped_on_the_window_opens(desk, qtbot, workbook):
    drop(desk.window, workbook)
    until_open(qtbot, desk, workbook.name)
    assert desk.pages.report.measure_count > 40


def test_the_last_file_is_opened_again_from_the_welcome_card(desk, qtbot, qapp, workbook, tmp_path):
    desk.memory.opened(workbook)
    again = Desk(Memory(tmp_path / "home"))
    qtbot.addWidget(again.window)
    again.window.show()
    button = again.window.welcome.recent.itemAt(0).widget()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    until_open(qtbot, again, workbook.name)
    again.window.close()


CHILD = """
import sys
from PySide6.QtCore import QTimer
from scrutinydesk import command_line
from scrutinydesk.qt import app

class Watched(app.Desk):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.timer = QTimer(self, interval=30)
        self.timer.timeout.connect(self.look_whether_open)
        self.timer.start()

    def look_whether_open(self):
        banner = self.window.banner
        if self.opened is not None or banner.isVisible():
            self.timer.stop()
            print(self.window.header.title.text(), "|", banner.title.text())
            self.window.actions_by_id["file.quit"].trigger()

app.Desk = Watched
raise SystemExit(command_line.main(sys.argv[1:]))
"""


def run_with(tmp_path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    return subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", CHILD, *words],
        capture_output=True, text=True, env=environment, timeout=60, check=False,
    )  # fmt: skip


def test_a_workbook_named_on_the_command_line_opens_and_the_program_ends_well(tmp_path, workbook):
    done = run_with(tmp_path, str(workbook))
    assert done.stdout.strip() == "Performance report to 30 September 2017 (demonstration) |", done.stderr
    assert done.returncode == 0, done.stderr
    assert "Fatal" not in done.stderr


def test_the_word_demo_on_the_command_line_opens_the_demo(tmp_path):
    done = run_with(tmp_path, "demo")
    assert done.stdout.startswith("Performance report to 30 September 2017 (demonstration)"), done.stderr
    assert done.returncode == 0, done.stderr


def test_a_file_that_is_gone_is_told_in_the_window(tmp_path):
    done = run_with(tmp_path, str(tmp_path / "gone.xlsx"))
    assert "gone.xlsx" in done.stdout.partition("|")[2], done.stdout + done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("truncated.xlsx", b"PK\x03\x04 and nothing more"),
        ("empty.xlsx", b""),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(200)),
    ],
)
def test_a_bad_file_dropped_leaves_the_open_report_and_says_so(
    desk, qtbot, workbook, tmp_path, name, content
):
    desk.open(workbook)
    until_open(qtbot, desk, workbook.name)
    report, text = desk.pages.report, desk.window.header.facts.text()
    bad = tmp_path / name
    bad.write_bytes(content)
    drop(desk.window, bad)
    qtbot.waitUntil(desk.window.banner.isVisible, timeout=PATIENCE)
    assert name in desk.window.banner.title.text()
    assert desk.window.banner.property("tone") == "error"
    assert desk.window.banner.body.text()
    assert desk.pages.report is report
    assert desk.window.header.facts.text() == text
    assert str(bad) not in desk.memory.recent


def test_an_import_cancelled_half_way_leaves_the_open_report(desk, qtbot, workbook, tmp_path):
    desk.open(workbook)
    until_open(qtbot, desk, workbook.name)
    report = desk.pages.report
    large = tmp_path / "large.csv"
    large.write_text("\n".join(f"2017-09,{n},lancashire,{n % 91}" for n in range(400_000)))
    desk.open(large)
    task = desk.task
    status = desk.window.status
    assert status.cancel.isVisible()
    qtbot.mouseClick(status.cancel, Qt.MouseButton.LeftButton)
    assert not task.running
    assert not status.cancel.isVisible()
    assert task.wait(60)
    qtbot.wait(50)
    assert desk.pages.report is report
    assert desk.opened.book.name == workbook.name
    assert not desk.window.banner.isVisible()
    # The window goes on as if nothing had been asked of it.
    desk.window.show_tab(2)
    qtbot.keyClick(desk.pages.sections[1].measures, Qt.Key.Key_Down)
    assert desk.pages.sections[1].chart_card.figure is not None


def test_a_public_release_opens_with_real_figures(desk, qtbot, shared):
    path = shared / "data" / "public-releases" / "policeforceareatablesyearendingjune2019.xlsx"
    if not path.is_file():
        pytest.skip("the release is not beside this checkout")
    desk.open(path)
    until_open(qtbot, desk, path.name)
    assert desk.opened.kind is pipeline.Kind.PUBLICATION
    assert "June 2019" in desk.window.header.title.text()
    desk.window.show_tab(2)
    section = desk.pages.sections[1]
    assert section.measures.choose("all_crime/lancashire")
    places = section.measures.table_model.row(section.measures.currentIndex().row()).cells[1].places
    assert places
    desk.pages.show_place(places[0])
    assert desk.window.tabs.currentIndex() == 5
    cell = desk.pages.data.value.text().replace(",", "")
    printed = section.measures.table_model.index(section.measures.currentIndex().row(), 1).data()
    assert printed.replace(",", "") == cell


ENDS = """
import sys
from PySide6.QtCore import QTimer
from scrutinydesk.qt import app as root
from scrutinydesk.qt.panels.memory import Memory
from pathlib import Path

how, home, source = sys.argv[1:]
app = root.application(["desk"])
desk = root.Desk(Memory(Path(home)))
desk.window.show()
desk.open(Path(source))
if how == "drop":
    app.processEvents()
    raise SystemExit(0)
QTimer.singleShot(60, {"close": desk.window.close, "quit": app.quit}[how])
raise SystemExit(app.exec())
"""


@pytest.mark.parametrize("how", ["close", "quit", "drop"])
def test_the_program_ends_well_in_the_middle_of_an_import(tmp_path, how):
    large = tmp_path / "large.csv"
    large.write_text("\n".join(f"2017-09,{n},lancashire,{n % 91}" for n in range(200_000)))
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", ENDS, how, str(tmp_path), str(large)],
        capture_output=True, text=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert not done.stderr
