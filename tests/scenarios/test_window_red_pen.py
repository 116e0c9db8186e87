"""A report checked in the real window: every way in, what is shown, and how it is walked through."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)
from red_pen_page import REPORT, checked, choose, drop, kinds, until

from scrutinydesk.redpen.figures import extent

pytestmark = pytest.mark.long

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def report(tmp_path) -> Path:
    path = tmp_path / "October report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_a_report_dropped_on_the_empty_window_is_checked_without_a_workbook(desk, qtbot, report):
    drop(desk.window, report)
    until(qtbot, lambda: desk.settled and desk.reviewer.page is not None)
    page = desk.reviewer.page
    assert desk.window.over is page
    assert desk.opened is None
    assert "no workbook open" in page.bar.facts.text()
    assert extent(page.shown.review) in page.bar.facts.text()
    assert {"arithmetic", "rounding", "unit"} <= set(kinds(page))
    assert page.reading.counts.accessibleDescription().startswith("agrees ")
    assert "differs" in page.reading.counts.accessibleDescription()
    # What is a workbook is opened as before, and the report is held against it.
    desk.open_demo()
    until(qtbot, lambda: desk.settled and page.shown.review.workbook != "")
    assert "demo" in page.bar.facts.text()
    assert desk.window.over is None
    assert "was checked against" in desk.window.banner.title.text()
    assert "statements held against" in desk.window.banner.body.text()
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
        ("gone.pdf", None, "There is no file"),
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
    assert desk.reviewer.work.task.wait(60)
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
    assert card.empty.title.text() == "Nothing matches"
    card.filter.clear()
    assert len(card.list.items) == every


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


def test_the_page_is_drawn_in_the_theme_that_is_chosen(desk, qtbot, report):
    page = checked(desk, qtbot, report)
    light = page.reading.text.grab().toImage()
    desk.set_theme("dark")
    until(qtbot, lambda: page.reading.text._theme.dark and desk.window.updatesEnabled())
    assert page.reading.text.grab().toImage() != light
    assert page.reading.detail._theme.dark


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


def test_a_report_that_is_being_checked_is_not_left_for_the_one_that_is_shown(desk, qtbot, report):
    checked(desk, qtbot, report)
    other = report.with_name("January report.txt")
    other.write_text(REPORT.replace("31.36%", "31.3%"), encoding="utf-8")
    desk.reviewer.check(other)
    desk.reviewer.check_again()  # as when a workbook is opened at that moment
    until(qtbot, lambda: desk.settled and desk.reviewer.shown.review.document.name == other.name)


def test_a_report_on_its_way_onto_the_page_gives_way_to_none_that_is_checked_again(desk, qtbot, report):
    checked(desk, qtbot, report)
    other = report.with_name("January report.txt")
    other.write_text(REPORT.replace("31.36%", "31.3%"), encoding="utf-8")
    desk.reviewer.check(other)
    # As when a link is confirmed between the end of the check and the page.
    desk.reviewer.work.task.succeeded.connect(lambda _shown: desk.reviewer.check_again())
    until(qtbot, lambda: desk.settled)
    qtbot.wait(50)
    until(qtbot, lambda: desk.settled)
    assert desk.reviewer.shown.review.document.name == other.name


def box_option(box) -> QStyleOptionComboBox:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    return option


SIZES = ((1366, 768), (1920, 1080), (1093, 614), (911, 512))  # and those of 1366 at 125 and 150 per cent


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_words_are_cut(desk, qtbot, report, size, theme):
    page = checked(desk, qtbot, report)
    desk.set_theme(theme)
    desk.window.resize(*size)
    reading = page.reading
    field, area = reading.detail.question, reading.detail.area
    line = field.fontMetrics().lineSpacing()
    for at in range(len(page.shown.review.findings)):
        reading.findings.choose(at)
        reading.choose_finding(at)
        for words in (field.toPlainText(), "One line.", "Word " * 90):
            field.setPlainText(words)
            room = min(max(field.document().size().height(), 2), 6) * line
            until(qtbot, lambda room=room: room + 8 <= field.viewport().height() < room + 8 + line)
            lines = field.document().size().height()
            assert (field.verticalScrollBar().maximum() > 0) is (lines > 6)
        field.clear()  # nothing is half written
        qtbot.wait(10)
        end = area.viewport().height()
        assert end >= 4 * line
        assert not [each for each in area.lines() if each[0] < end < each[1]]
    assert reading.findings.list.viewport().height() >= 2 * reading.findings.list.drawn.usual - 2
    for narrow in (size[0] - 60, size[0] + 500, size[0]):  # the same words in another width
        field.setPlainText("The words of a question that is neither short nor long. " * 3)
        desk.window.resize(narrow, size[1])
        qtbot.wait(20)
        lines = min(max(field.document().size().height(), 2), 6)
        until(qtbot, lambda lines=lines: field.viewport().height() >= lines * line + 8)
        assert field.verticalScrollBar().maximum() == 0
    for box in (reading.findings.severity, reading.findings.kind):
        room = box.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, box_option(box), QStyle.SubControl.SC_ComboBoxEditField, box
        )
        assert room.width() >= box.fontMetrics().horizontalAdvance(box.itemText(0))


def test_tab_goes_on_as_things_are_seen(desk, qtbot, report):
    desk.open_demo()
    until(qtbot, lambda: desk.settled)
    report.write_text(f"Lancashire Constabulary\n\n{REPORT}\nRape rose from 900 to 1,118 offences in the 12"
        " months to September 2017.\n", encoding="utf-8")  # fmt: skip
    page = checked(desk, qtbot, report)
    reading, detail = page.reading, page.reading.detail
    review = page.shown.review
    judged = [[one for n in each.claims for one in review.judged(n)] for each in review.findings]
    at = next(at for at, found in enumerate(judged) if any(one.cells for one in found))
    reading.findings.choose(at)
    reading.choose_finding(at)
    qtbot.wait(20)
    page.segments.buttons.button(0).setFocus()
    seen = []
    while (focus := QApplication.focusWidget()) not in seen:
        seen.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    links = [each for each in detail.area.findChildren(QPushButton) if each.text().startswith("Show ")]
    assert links
    wanted = [
        page.segments.buttons.button(0), page.keep, page.export, page.bar.back, reading.text,
        reading.findings.kind, reading.findings.filter, reading.findings.segments.buttons.button(0),
        reading.findings.severity, reading.findings.list, detail.link, detail.area, *links,
        detail.question, detail.accept, detail.reason, detail.dismiss,
    ]  # fmt: skip
    start = seen.index(wanted[0])
    seen = [*seen[start:], *seen[:start]]
    assert [each.accessibleName() or each.text() for each in seen if each in wanted] == [
        each.accessibleName() or each.text() for each in wanted
    ]


def test_a_half_written_question_outlasts_another_check_and_another_finding(desk, qtbot, report):
    page = checked(desk, qtbot, report)
    detail = page.reading.detail
    choose(page, "arithmetic")
    detail.question.setPlainText("Which of the two")
    detail.reason.setText("They said")
    choose(page, "unit")
    assert detail.question.toPlainText() != "Which of the two"
    assert not detail.reason.text()
    choose(page, "arithmetic")
    desk.open_demo()  # the report is checked again
    until(qtbot, lambda: desk.settled and page.shown.review.workbook != "")
    assert (detail.question.toPlainText(), detail.reason.text()) == ("Which of the two", "They said")
    # Another report knows nothing of it.
    other = report.with_name("January report.txt")
    other.write_text(REPORT, encoding="utf-8")
    page = checked(desk, qtbot, other)
    choose(page, "arithmetic")
    assert "31.25%" in detail.question.toPlainText()


def test_the_busy_line_names_the_report_and_escape_cancels(desk, qtbot, report, tmp_path):
    page = checked(desk, qtbot, report)
    before = page.shown
    long = tmp_path / "August report.txt"
    long.write_text(REPORT * 400, encoding="utf-8")
    desk.reviewer.check(long)
    status = desk.window.status
    seen = set()
    desk.reviewer.work.task.progressed.connect(lambda *_: seen.add(status.work.text()))
    until(qtbot, lambda: len(seen) > 1)
    assert all(words.startswith("Checking “August report.txt”") for words in seen)
    page.reading.findings.list.setFocus()
    qtbot.keyClick(page.reading.findings.list, Qt.Key.Key_Escape)
    assert desk.settled
    assert desk.reviewer.work.task.wait(60)
    qtbot.wait(50)
    assert page.shown is before
