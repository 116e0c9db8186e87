"""Earlier reports, over real workbooks in a real library."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from scrutinydesk.library import open_library
from scrutinydesk.measures.observations import Observations
from scrutinydesk.qt.panels.earlier import THROUGH_TIME, EarlierPage
from scrutinydesk.qt.panels.keep_form import date_of
from scrutinydesk.qt.theme import load_theme
from scrutinydesk.remembered import reports, workbooks
from scrutinydesk.reporting import figure_history

SHEET = "Monthly counts"


@pytest.fixture(scope="module")
def files(editions):
    return editions({"AH6": 11})  # all crime, May 2016


@pytest.fixture(scope="module")
def kept(files, tmp_path_factory):
    """A library with two imports, the first of them given at a meeting."""
    library = open_library(tmp_path_factory.mktemp("library") / "library.sqlite", "A. Officer")
    first, second = (workbooks.remember(library, workbooks.open_workbook(library, file)) for file in files)
    reports.keep_as_reported(
        library, first.imported, first.opened.report, "July meeting", dt.date(2017, 7, 20), {}
    )
    yield library, first, second
    library.close()


@pytest.fixture
def page(qtbot, kept):
    library, _, second = kept
    made = EarlierPage(load_theme("light"))
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.reported_wanted.connect(lambda number: made.given.show_parts(number, library.reported_parts(number)))
    made.figure_wanted.connect(
        lambda measure, area, breakdown, when: made.history.show_history(
            library.history(measure, area, breakdown, when.span, when.first.ordinal, when.last.ordinal)
        )
    )
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_imports(library.imports(), library.reported(), second.imported.id)
    return made


def choose(page, file):
    page.table.choose(next(key for key, made in page.imports.items() if made.file_name == file))


def test_imports_are_listed_with_meeting_and_what_was_given(page):
    rows = [[cell.text for cell in row.cells] for row in page.table.table_model.table.rows]
    assert [row[1] for row in rows] == ["October.xlsx (open now)", "July.xlsx"]
    assert [row[2] for row in rows] == ["", "July meeting"]
    assert [row[4] for row in rows] == ["", "1"]
    assert page.bar.facts.text() == "2 imports · 1 kept as reported"
    assert not page.open_button.isEnabled()


def test_what_was_given_is_shown_copied_and_saved_byte_for_byte(page, kept, qtbot, qapp):
    _, first, _ = kept
    given = reports.parts(first.opened.report)
    choose(page, "July.xlsx")
    assert page.given.versions.currentText() == "July meeting, 20 July 2017 (kept by A. Officer)"
    assert page.given.sections.count() == len(given)
    saved = []
    page.save_wanted.connect(lambda name, content: saved.append((name, content)))
    for at, (name, content) in enumerate(given.items()):
        page.given.sections.setCurrentIndex(at)
        page.given.sections.activated.emit(at)
        assert page.given.text.toPlainText() == content.decode()
        page.given.copy()
        assert qapp.clipboard().text() == content.decode()
        qtbot.mouseClick(page.given.save_button, Qt.MouseButton.LeftButton)
        assert saved[-1] == (name, content)
    assert page.given.text.isReadOnly()
    assert page.given.sections.itemText(1) == "5. Tackling Crime and Re-Offending"
    qapp.clipboard().clear()


def test_an_import_is_opened_again_by_enter(page, kept, qtbot):
    _, first, _ = kept
    choose(page, "July.xlsx")
    assert page.open_button.isEnabled()
    page.table.setFocus()
    with qtbot.waitSignal(page.open_wanted) as told:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert told.args == [first.imported.id]


def test_a_meeting_is_said_and_taken_back(page, kept, qtbot):
    library, _, second = kept

    def keep(number, meeting):
        library.set_meeting(number, meeting, library.imported(number).meeting_version)
        page.show_imports(library.imports(), library.reported(), second.imported.id)

    page.meeting_changed.connect(keep)
    choose(page, "October.xlsx")
    assert not page.say_meeting.isEnabled()
    page.meeting.setFocus()
    qtbot.keyClicks(page.meeting, "October meeting")
    qtbot.keyClick(page.meeting, Qt.Key.Key_Return)
    assert library.imported(second.imported.id).meeting == "October meeting"
    assert page.right.title.text() == "October meeting"
    page.meeting.clear()
    qtbot.mouseClick(page.say_meeting, Qt.MouseButton.LeftButton)
    assert library.imported(second.imported.id).meeting == ""


def test_the_open_report_is_kept_as_given_with_a_label_and_a_date(page, qtbot):
    choose(page, "October.xlsx")
    form = page.given.form
    assert form.isVisible()
    assert not form.keep.isEnabled()
    qtbot.keyClicks(form.label, "October meeting")
    form.on.setText("some day")
    assert not form.keep.isEnabled()
    form.on.setText("19 October 2017")
    with qtbot.waitSignal(page.keep_wanted) as told:
        qtbot.keyClick(form.label, Qt.Key.Key_Return)
    assert told.args == ["October meeting", dt.date(2017, 10, 19)]
    choose(page, "July.xlsx")
    assert not form.isVisible()


def test_one_figure_is_followed_from_import_to_import(page, kept, qtbot):
    _, _, second = kept
    page.history.show_figures(second.opened.observations, second.opened.resources)
    qtbot.waitUntil(lambda: bool(page.history.measure.ids))
    qtbot.mouseClick(page.segments.buttons.button(THROUGH_TIME), Qt.MouseButton.LeftButton)
    page.history.look_up("all_crime", "lancashire")
    button = page.history.period
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    picker = button.picker
    qtbot.keyClicks(picker.field, "may 2016")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert page.history.words.text().startswith("All crime, Lancashire, May 2016: restated once; first ")
    assert "(+11), in 2 imports." in page.history.words.text()
    rows = [[cell.text for cell in row.cells] for row in page.history.table.table_model.table.rows]
    assert [row[0] for row in rows] == ["July meeting", "October.xlsx"]
    assert [row[3] for row in rows] == ["", "+11"]
    assert {row[4] for row in rows} == {f"{SHEET}!AH6"}


def test_a_text_that_comes_too_late_is_not_shown(page, kept):
    library, _, _ = kept
    choose(page, "October.xlsx")
    page.given.show_parts(library.reported()[0].id, {"section-9.txt": b"late"})
    assert page.given.text.toPlainText() == ""


def test_an_empty_library_says_so(page):
    page.show_imports((), ())
    assert page.none.isVisible()
    assert not page.right.isVisible()


def test_names_for_a_screen_reader(page):
    parts = (
        page.table, page.filter, page.meeting, page.given.versions, page.given.sections, page.given.text,
        page.given.form.label, page.given.form.on, page.history.measure, page.history.table,
    )  # fmt: skip
    assert all(part.accessibleName() for part in parts)


def test_marks_and_blanks_are_told(kept):
    _, first, second = kept
    rows = [row for row in second.opened.observations if row.value is not None][:1]
    old = rows[0]._replace(value=None)
    stated = ((first.imported, old), (second.imported, rows[0]))
    table = figure_history.table(stated, "x")
    assert table.rows[1].cells[3].text == "was blank"
    assert "restated once" in figure_history.sentence(stated, second.opened.resources)
    assert figure_history.sentence((), second.opened.resources) == "No import states this figure."
    assert figure_history.figures(Observations((), {})).by_measure == {}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("20 July 2017", dt.date(2017, 7, 20)),
        (" 1 Sep  2017 ", dt.date(2017, 9, 1)),
        ("20/07/2017", dt.date(2017, 7, 20)),
        ("2017-07-20", dt.date(2017, 7, 20)),
        ("31 June 2017", None),
        ("July 2017", None),
        ("", None),
    ],
)
def test_dates_are_read_as_people_write_them(text, date):
    assert date_of(text) == date
