"""A report checked in the real window: every way in, what is shown, and what the officer decides."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from scrutinydesk.qt.app import Desk
from scrutinydesk.qt.panels.memory import Memory
from scrutinydesk.qt.panels.red_pen.findings_card import ASKED, DISMISSED, OPEN
from scrutinydesk.qt.panels.red_pen.link_dialog import LinkDialog
from scrutinydesk.qt.panels.red_pen.page import COMMITMENTS, TEXT
from scrutinydesk.redpen.kept import FindingState

PATIENCE = 30_000
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
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


@pytest.fixture
def report(tmp_path) -> Path:
    path = tmp_path / "October report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


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


def test_a_report_dropped_on_the_empty_window_is_checked_without_a_workbook(desk, qtbot, report):
    drop(desk.window, report)
    until(qtbot, lambda: desk.settled and desk.reviewer.page is not None)
    page = desk.reviewer.page
    assert desk.window.over is page
    assert desk.opened is None
    assert "no workbook open" in page.bar.facts.text()
    assert {"arithmetic", "rounding", "unit"} <= set(kinds(page))
    assert page.reading.counts.accessibleDescription().startswith("agrees ")
    assert "differs" in page.reading.counts.accessibleDescription()
    # What is a workbook is opened as before, and the report is held against it.
    desk.open_demo()
    until(qtbot, lambda: desk.settled and page.shown.review.workbook != "")
    assert "demo" in page.bar.facts.text()
    assert desk.window.over is None
    assert "was checked against" in desk.window.banner.title.text()
    desk.window.banner.first.click()
    assert desk.window.over is page


def test_the_menu_and_the_welcome_card_ask_for_a_report(desk, qtbot, report, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(report), ""))
    desk.window.welcome.check.click()
    until(qtbot, lambda: desk.settled and desk.reviewer.page is not None)
    first = desk.reviewer.shown
    desk.window.back()
    assert desk.window.stack.currentWidget() is desk.window.welcome
    desk.window.actions_by_id["tab.checked"].trigger()
    assert desk.window.over is desk.reviewer.page
    desk.window.actions_by_id["file.check"].trigger()
    until(qtbot, lambda: desk.settled and desk.reviewer.shown is not first)
    assert desk.memory.folder == str(report.parent)


def test_text_on_the_clipboard_is_checked_and_an_empty_one_is_told(desk, qtbot, qapp):
    qapp.clipboard().clear()
    desk.window.actions_by_id["edit.check_pasted"].trigger()
    assert desk.window.banner.title.text() == "There is no text to check."
    qapp.clipboard().setText("Of the 16 officers, 5 (31.36%) are female.")
    desk.window.actions_by_id["edit.check_pasted"].trigger()
    until(qtbot, lambda: desk.settled and desk.reviewer.page is not None)
    assert kinds(desk.reviewer.page)[0] == "arithmetic"
    assert not desk.window.banner.isVisible()


@pytest.mark.parametrize(
    ("name", "data", "title"),
    [
        ("empty.txt", b"  ", "is empty"),
        ("picture.docx", b"\x89PNG\r\n\x1a\n" + bytes(40), "is no report that can be read"),
        ("gone.pdf", None, "could not be read"),
    ],
)
def test_a_file_that_is_no_report_is_told_and_what_is_shown_stays(desk, qtbot, report, name, data, title):
    page = checked(desk, qtbot, report)
    before = page.shown
    bad = report.with_name(name)
    if data is not None:
        bad.write_bytes(data)
    drop(desk.window, bad)
    until(qtbot, lambda: desk.settled and desk.window.banner.isVisible())
    assert title in desk.window.banner.title.text()
    assert desk.window.banner.body.text()
    assert page.shown is before
    assert desk.window.over is page


def test_cancel_leaves_everything_as_it_was(desk, qtbot, report, tmp_path):
    page = checked(desk, qtbot, report)
    before = page.shown
    long = tmp_path / "long.txt"
    long.write_text(REPORT * 200, encoding="utf-8")
    desk.reviewer.check(long)
    until(qtbot, desk.window.status.cancel.isVisible)
    desk.window.status.cancel.click()
    assert desk.settled
    assert desk.reviewer.work.task.wait(20)
    qtbot.wait(50)
    assert page.shown is before


def test_a_workbook_opened_meanwhile_ends_no_check_and_is_held_against(desk, qtbot, report):
    desk.reviewer.check(report)
    desk.open_demo()
    until(qtbot, lambda: desk.settled and desk.opened is not None and desk.reviewer.shown is not None)
    until(qtbot, lambda: desk.settled and desk.reviewer.shown.review.workbook != "")
    assert desk.reviewer.shown.opened is desk.opened


def test_text_and_findings_lead_to_each_other(desk, qtbot, report):
    page = checked(desk, qtbot, report)
    reading, text = page.reading, page.shown.review.document.text
    at = choose(page, "arithmetic")
    start = text.index("31.36%")
    first, last = reading.text.in_sight
    assert first <= start < last
    assert (start, start + 6) in reading._marks.lit or any(
        a <= start < b for a, b in reading._marks.lit
    )
    assert "31.25%" in reading.detail.words.text()
    # And from a figure to its finding.
    choose(page, "unit")
    reading.choose_spot(start + 1)
    assert reading.finding == reading.findings.list.at == at
    assert reading.detail.question.toPlainText() == page.shown.review.findings[at].question
    # A figure without a finding says its verdict and working.
    reading.choose_spot(text.index("47.1%"))
    assert reading.findings.list.at == -1
    assert "agrees" in reading.detail.words.text()
    assert any("24 ÷ 51" in line for _, line in reading.detail.told.lines)
    assert reading.text.accessibleDescription().startswith("47.1%. Agrees: 24 ÷ 51")
    assert reading.text.words(text.index("47.1%")).startswith("Agrees: ")
    assert reading.detail.foot.isHidden()


def test_by_keys_alone(desk, qtbot, report):
    page = checked(desk, qtbot, report)
    reading, window = page.reading, desk.window
    window.activateWindow()
    until(qtbot, window.isActiveWindow)
    assert reading.findings.list.hasFocus()
    qtbot.keyClick(reading.findings.list, Qt.Key.Key_F8)
    assert reading.finding == reading.findings.list.items[0].at
    qtbot.keyClick(reading.findings.list, Qt.Key.Key_F8)
    second = reading.finding
    assert second == reading.findings.list.items[1].at
    qtbot.keyClick(reading.findings.list, Qt.Key.Key_F8, SHIFT)
    assert reading.finding == reading.findings.list.items[0].at
    qtbot.keyClick(reading.findings.list, Qt.Key.Key_Return)
    assert reading.text.hasFocus()
    qtbot.keyClick(reading.text, Qt.Key.Key_Right)
    before = reading.figure
    assert before >= 0
    qtbot.keyClick(reading.text, Qt.Key.Key_Right)
    assert reading.figure == before + 1
    qtbot.keyClick(reading.text, Qt.Key.Key_Left)
    assert reading.figure == before
    qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    until(qtbot, lambda: window.over is None)


def test_the_keys_of_the_window_work_on_the_page(desk, qtbot, report):
    page = checked(desk, qtbot, report)
    reading, window = page.reading, desk.window
    window.activateWindow()
    until(qtbot, window.isActiveWindow)
    visited = set()
    for _ in range(4):
        window.actions_by_id["view.pane"].trigger()
        visited.add(QApplication.focusWidget())
    assert {reading.findings.list, reading.text, reading.detail.area} <= visited
    window.actions_by_id["edit.find"].trigger()
    assert reading.findings.filter.hasFocus()
    qtbot.keyClicks(reading.findings.filter, "truncat")
    reading.findings.filter.clear()
    choose(page, "arithmetic")
    window.actions_by_id["edit.copy"].trigger()
    reading.findings.list.setFocus()
    window.actions_by_id["edit.copy"].trigger()
    assert "31.25%" in QApplication.clipboard().text()


def test_findings_are_narrowed_by_severity_kind_and_words(desk, qtbot, report):
    page = checked(desk, qtbot, report)
    card = page.reading.findings
    every = len(card.list.items)
    at = card.kind.findData("unit")
    card.kind.setCurrentIndex(at)
    card.kind.activated.emit(at)
    assert set(kinds(page)) == {"unit"}
    assert page.reading.finding == card.list.at >= 0
    card.kind.setCurrentIndex(0)
    card.kind.activated.emit(0)
    card.filter.setText("31.36")
    assert "arithmetic" in kinds(page)
    assert "unit" not in kinds(page)
    card.filter.setText("no such words")
    assert not card.list.items
    assert card.empty.title.text() == "Nothing of this kind"
    card.filter.clear()
    assert len(card.list.items) == every


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


def test_decisions_are_kept_and_can_be_undone(desk, qtbot, report):
    page = checked(desk, qtbot, report)
    detail, card = page.reading.detail, page.reading.findings
    decide(page, qtbot)
    states = {each.state for each in page.shown.known.decisions.values()}
    assert states == {FindingState.DISMISSED, FindingState.REWORDED}
    card.segments.buttons.button(ASKED).click()
    assert kinds(page) == ["arithmetic"]
    assert detail.question.toPlainText() == "Which is right, 5 of 16 or 31.36%?"
    assert detail.question.isReadOnly()
    assert not detail.reopen.isHidden()
    card.segments.buttons.button(DISMISSED).click()
    assert kinds(page) == ["rounding"]
    assert "Known: they cut off" in card.list.items[0].state
    card.list.setFocus()
    desk.window.actions_by_id["edit.undo"].trigger()
    until(qtbot, lambda: len(page.shown.known.decisions) == 1)
    desk.window.actions_by_id["edit.redo"].trigger()
    until(qtbot, lambda: len(page.shown.known.decisions) == 2)


def test_decisions_are_there_another_time(desk, qtbot, report, tmp_path):
    decide(checked(desk, qtbot, report), qtbot)
    desk.window.close()
    another = Desk(Memory(tmp_path / "home"))
    qtbot.addWidget(another.window)
    another.window.show()
    again = checked(another, qtbot, report)
    assert len(again.shown.known.decisions) == 2
    assert "rounding" not in kinds(again)
    choose(again, "rounding")
    assert again.reading.findings.segments.at == DISMISSED
    again.reading.detail.reopen.click()
    until(qtbot, lambda: len(again.shown.known.decisions) == 1)
    assert again.reading.findings.segments.at in {OPEN, DISMISSED}
    another.window.close()


def test_a_figure_is_linked_by_hand_and_the_link_is_remembered(desk, qtbot, report):
    desk.open_demo()
    until(qtbot, lambda: desk.settled and desk.opened is not None)
    page = checked(desk, qtbot, report)
    text = page.shown.review.document.text
    page.reading.choose_spot(text.index("47.1%"))
    page.reading.detail.link.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LinkDialog)
    assert not dialog.keep.isEnabled()
    assert dialog.take_back.isHidden()
    dialog.sheet.setCurrentIndex(dialog.sheet.findData("Monthly counts"))
    dialog.sheet.activated.emit(dialog.sheet.currentIndex())
    dialog.cell.setText("nonsense")
    assert not dialog.keep.isEnabled()
    dialog.cell.setText("ah6")
    assert dialog.told.text().startswith("It holds ")
    before = page.shown
    dialog.keep.click()
    until(qtbot, lambda: desk.settled and page.shown.review is not before.review)
    (link,) = page.shown.known.links.values()
    assert (link.sheet, link.cell) == ("Monthly counts", "AH6")
    page.reading.choose_spot(text.index("47.1%"))
    assert any("Linked by hand" in line for _, line in page.reading.detail.told.lines)
    page.reading.detail.link.click()
    dialog = QApplication.activeModalWidget()
    assert dialog.cell.text() == "AH6"
    dialog.take_back.click()
    until(qtbot, lambda: desk.settled and not page.shown.known.links)


def test_a_kept_report_has_its_promises_followed_up(desk, qtbot, report):
    page = checked(desk, qtbot, report)
    page.segments.buttons.button(COMMITMENTS).click()
    view = page.commitments
    assert [row.level for row in view.table.table_model.table.rows][:1] == ["group"]
    assert view.answer.isHidden()
    view.table.activated_row.emit(view.table.table_model.table.rows[1].key)
    assert page.segments.at == TEXT
    assert page.reading.text.hasFocus()
    page.keep.click()
    until(qtbot, lambda: page.shown.known.kept)
    assert "is kept" in desk.window.banner.title.text()
    page.show_view(COMMITMENTS)
    view.table.choose_first()
    assert not view.answer.isHidden()
    view.note.setText("Went live, see January")
    view.answer.click()
    until(qtbot, lambda: page.shown.known.commitments[0].note == "Went live, see January")
    assert any("Answered: Went live" in row.cells[-1].text for row in view.table.table_model.table.rows)


def test_a_cell_that_a_figure_was_held_against_is_shown_in_data(desk, qtbot, report):
    from scrutinydesk.findings import Place

    desk.open_demo()
    until(qtbot, lambda: desk.settled and desk.opened is not None)
    page = checked(desk, qtbot, report)
    page.reading.cell_wanted.emit(Place("demo.xlsx", "Monthly counts", "AH6"))
    assert desk.window.over is None
    assert desk.window.stack.currentWidget() is desk.pages.data
    desk.window.actions_by_id["tab.checked"].trigger()
    assert desk.window.over is page


def test_without_a_library_the_report_is_checked_all_the_same(qtbot, qapp, tmp_path, report):
    home = tmp_path / "home"
    home.mkdir()
    (home / "library.sqlite").mkdir()  # a folder where the file should be
    desk = Desk(Memory(home))
    qtbot.addWidget(desk.window)
    desk.window.show()
    page = checked(desk, qtbot, report)
    assert "arithmetic" in kinds(page)
    until(qtbot, desk.window.banner.isVisible)
    choose(page, "arithmetic")
    desk.window.banner.hide()
    page.reading.detail.accept.click()
    until(qtbot, desk.window.banner.isVisible)
    assert not page.shown.known.decisions
    desk.window.close()


def test_the_page_is_drawn_in_the_theme_that_is_chosen(desk, qtbot, report):
    page = checked(desk, qtbot, report)
    light = page.reading.text.grab().toImage()
    desk.set_theme("dark")
    until(qtbot, lambda: page.reading.text._theme.dark and desk.window.updatesEnabled())
    assert page.reading.text.grab().toImage() != light
    assert page.reading.detail._theme.dark


def saved_as(monkeypatch, path: Path) -> Path:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


def export(desk, qtbot, title: str):
    """Choose an entry of the export menu, and wait for what is told."""
    desk.window.banner.hide()
    menu = desk.reviewer.page.export.menu()
    menu.aboutToShow.emit()
    (action,) = (each for each in menu.actions() if title in each.text().replace("&", ""))
    action.trigger()
    until(qtbot, lambda: desk.settled and desk.window.banner.isVisible())
    return action


def test_findings_letter_and_commitments_are_written(desk, qtbot, report, tmp_path, monkeypatch):
    import docx
    import openpyxl

    page = checked(desk, qtbot, report)
    path = saved_as(monkeypatch, tmp_path / "found.xlsx")
    export(desk, qtbot, "as a workbook")
    assert "Findings" in openpyxl.load_workbook(path).sheetnames
    assert desk.memory.export_folder == str(tmp_path)
    path = saved_as(monkeypatch, tmp_path / "list")
    export(desk, qtbot, "as a list")
    assert "31.36%" in path.with_suffix(".csv").read_text(encoding="utf-8")
    path = saved_as(monkeypatch, tmp_path / "promised.docx")
    export(desk, qtbot, "Commitments")
    assert docx.Document(str(path)).tables
    path = saved_as(monkeypatch, tmp_path / "letter.docx")
    export(desk, qtbot, "Query letter")
    assert "every error and warning" in desk.window.banner.body.text()
    words = "\n".join(each.text for each in docx.Document(str(path)).paragraphs)
    assert "31.36%" in words
    assert "65.8%" in words
    # What was chosen is asked, and nothing else, in the words of the officer.
    decide(page, qtbot)
    export(desk, qtbot, "Query letter")
    assert "It asks 1 question: those that you chose." in desk.window.banner.body.text()
    words = "\n".join(each.text for each in docx.Document(str(path)).paragraphs)
    assert "Which is right, 5 of 16 or 31.36%?" in words
    assert "65.8%" not in words


def test_the_letter_is_copied_with_its_formats(desk, qtbot, qapp, report):
    checked(desk, qtbot, report)
    export(desk, qtbot, "Copy the query letter")
    data = qapp.clipboard().mimeData()
    assert "31.36%" in data.text()
    assert data.hasHtml()
    assert data.hasFormat("text/rtf")


def test_a_word_report_gets_comments_in_a_copy_and_others_do_not(desk, qtbot, report, tmp_path, monkeypatch):
    import zipfile

    import docx

    document = docx.Document()
    for line in REPORT.splitlines():
        document.add_paragraph(line)
    source = tmp_path / "October.docx"
    document.save(str(source))
    page = checked(desk, qtbot, source)
    before = source.read_bytes()
    path = saved_as(monkeypatch, tmp_path / "commented.docx")
    assert export(desk, qtbot, "with comments").isEnabled()
    assert "word/comments.xml" in zipfile.ZipFile(path).namelist()
    assert source.read_bytes() == before
    saved_as(monkeypatch, source)
    export(desk, qtbot, "with comments")
    assert "is the report itself" in desk.window.banner.title.text()
    assert source.read_bytes() == before
    checked(desk, qtbot, report)
    page.export.menu().aboutToShow.emit()
    assert not next(each for each in page.export.menu().actions() if "omments…" in each.text()).isEnabled()


def test_what_cannot_be_written_is_told(desk, qtbot, report, tmp_path, monkeypatch):
    checked(desk, qtbot, report)
    saved_as(monkeypatch, tmp_path / "nowhere" / "letter.docx")
    export(desk, qtbot, "Query letter")
    assert "could not be written" in desk.window.banner.title.text()


def test_everything_that_takes_the_focus_has_a_name(desk, qtbot, report):
    page = checked(desk, qtbot, report)
    choose(page, "arithmetic")
    taking = [
        each
        for each in page.findChildren(QWidget)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.isVisible()
    ]
    assert len(taking) > 15
    assert all(each.accessibleName() or each.text() for each in taking)
    spoken = page.reading.findings.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Error. ")
    assert "4(a)(ii)" in page.reading.detail.area.accessibleDescription()
