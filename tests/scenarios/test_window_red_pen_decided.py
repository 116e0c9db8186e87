"""A checked report in the real window: what the officer decides of it, and what leaves it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from red_pen_page import REPORT, checked, choose, decide, kinds, until

from scrutinydesk.qt.app import Desk
from scrutinydesk.qt.panels.memory import Memory
from scrutinydesk.qt.panels.red_pen.findings_card import ASKED, DISMISSED, OPEN
from scrutinydesk.qt.panels.red_pen.link_dialog import LinkDialog
from scrutinydesk.qt.panels.red_pen.page import COMMITMENTS, TEXT
from scrutinydesk.redpen.kept import FindingDecision, FindingState
from scrutinydesk.redpen.keys import key_of

pytestmark = pytest.mark.long

BUDGET = """Performance report to 30 September 2017

3. Money

Total\t£200.0m
Visible\t£60.0m\t33.3%
Non Visible\t£50.0m\t27.8%
Other\t£70.0m\t38.9%
"""


@pytest.fixture
def report(tmp_path) -> Path:
    path = tmp_path / "October report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


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
    figure = page.shown.figures[page.reading.figure]  # it stays chosen
    assert text[figure.start : figure.end] == "47.1%"
    assert any("Linked by hand" in line for _, line in page.reading.detail.told.lines)
    page.reading.detail.link.click()
    dialog = QApplication.activeModalWidget()
    assert dialog.cell.text() == "AH6"
    dialog.take_back.click()
    until(qtbot, lambda: desk.settled and not page.shown.known.links)


def link_by_cell(page) -> None:
    """Link the figure that is chosen to a cell of the demonstration."""
    page.reading.detail.link.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LinkDialog)
    dialog.sheet.setCurrentIndex(dialog.sheet.findData("Monthly counts"))
    dialog.sheet.activated.emit(dialog.sheet.currentIndex())
    dialog.cell.setText("AH6")
    dialog.keep.click()


def test_the_figure_that_is_chosen_is_the_one_to_be_linked_and_stays_chosen(desk, qtbot, tmp_path):
    desk.open_demo()
    until(qtbot, lambda: desk.settled and desk.opened is not None)
    path = tmp_path / "Budget.txt"
    path.write_text(BUDGET, encoding="utf-8")
    page = checked(desk, qtbot, path)
    reading, before = page.reading, page.shown
    reading.choose_spot(BUDGET.index("27.8%"))
    assert reading.finding >= 0  # it is one of several figures of a finding
    reading.detail.link.click()
    dialog = QApplication.activeModalWidget()
    assert dialog.claim.count() == 4
    assert "27.8%" in dialog.quote.text()
    dialog.cancel.click()
    link_by_cell(page)
    until(qtbot, lambda: desk.settled and page.shown.review is not before.review)
    (key,) = page.shown.known.links
    assert key == key_of(next(each for each in page.shown.review.claims if "27.8%" in each.quote))
    figure = page.shown.figures[reading.figure]
    assert page.shown.review.document.text[figure.start : figure.end] == "27.8%"
    assert reading.detail.told is not None
    # A finding stays chosen as well.
    at = choose(page, "denominator")
    desk.reviewer.check_again()
    until(qtbot, lambda: desk.settled)
    assert (reading.finding, reading.figure) == (at, -1)
    assert reading.findings.list.at == at


@pytest.mark.parametrize("cancelled", [False, True])
def test_a_link_ends_no_check_of_another_report(desk, qtbot, report, cancelled):
    desk.open_demo()
    until(qtbot, lambda: desk.settled and desk.opened is not None)
    page = checked(desk, qtbot, report)
    before = page.shown
    other = report.with_name("January report.txt")
    other.write_text(REPORT * (200 if cancelled else 20), encoding="utf-8")
    page.reading.choose_spot(before.review.document.text.index("47.1%"))
    desk.reviewer.check(other)
    task = desk.reviewer.work.task
    link_by_cell(page)
    if cancelled:
        until(qtbot, lambda: bool(page.shown.known.links))
        assert task.running
        task.cancel()
    until(qtbot, lambda: desk.settled and page.shown.review is not before.review)
    assert page.shown.review.document.name == (report if cancelled else other).name
    until(qtbot, lambda: desk.settled and bool(page.shown.known.links))


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
    asked = "It asks 1 question: the one that you chose; 1 other error is not in it."
    assert asked in desk.window.banner.body.text()
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


def test_words_that_are_being_written_outlast_what_is_decided_elsewhere(desk, qtbot, report):
    page = checked(desk, qtbot, report)
    detail = page.reading.detail
    other = next(each for each in page.shown.review.findings if each.kind == "rounding")
    at = choose(page, "arithmetic")
    detail.question.setPlainText("Half a sentence")
    desk.reviewer.decisions.decide(
        page.shown.review.findings.index(other), FindingDecision(FindingState.DISMISSED, "by a colleague")
    )
    until(qtbot, lambda: len(page.shown.known.decisions) == 1)
    assert page.reading.finding == at
    assert detail.question.toPlainText() == "Half a sentence"


def test_after_a_decision_the_keys_go_on_in_the_list(desk, qtbot, report):
    page = checked(desk, qtbot, report)
    desk.window.activateWindow()
    until(qtbot, desk.window.isActiveWindow)
    choose(page, "arithmetic")
    page.reading.detail.accept.setFocus()
    page.reading.detail.accept.click()
    until(qtbot, lambda: len(page.shown.known.decisions) == 1)
    assert page.reading.findings.list.hasFocus()


def test_on_an_enlarged_screen_nothing_lies_on_something_else(desk, qtbot, report):
    page = checked(desk, qtbot, report)
    choose(page, "arithmetic")
    desk.window.resize(desk.window.minimumSize())
    qtbot.wait(100)
    detail = page.reading.detail
    parts = [detail.question, detail.reason, detail.area, page.reading.findings.list]
    places = [part.rect().translated(part.mapTo(page, part.rect().topLeft())) for part in parts]
    for at, one in enumerate(places):
        assert not any(one.intersects(other) for other in places[at + 1 :])
    buttons = page.reading.findings.segments.buttons.buttons()
    assert all(button.width() >= button.minimumSizeHint().width() for button in buttons)
    assert page.reading.findings.width() <= page.reading.beside.viewport().width()
