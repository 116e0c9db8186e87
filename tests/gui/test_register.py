"""The break register, over a real library."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from scrutinydesk.library import open_library
from scrutinydesk.measures.break_register import Override
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.periods import Month
from scrutinydesk.qt.panels.break_form import month_of, new_id
from scrutinydesk.qt.panels.register import RegisterPage
from scrutinydesk.qt.panels.register_entry import BREAKS, OVERRIDES
from scrutinydesk.qt.theme import load_theme
from scrutinydesk.remembered import register
from scrutinydesk.reporting.register_tables import Standing

SHIPPED = "burglary-classification"


@pytest.fixture
def library(tmp_path):
    made = open_library(tmp_path / "library.sqlite", "A. Officer")
    yield made
    made.close()


@pytest.fixture
def page(qtbot, library):
    """The page, with what it wants kept in the library and handed back."""
    made = RegisterPage(load_theme("light"))
    qtbot.addWidget(made)
    made.resize(1366, 700)

    def kept(act):
        def wanted(*what):
            act(library, *what)
            made.show_register(load_resources().breaks, register.resources_of(library)[0])

        return wanted

    made.keep_wanted.connect(kept(register.keep_break))
    made.remove_wanted.connect(kept(register.remove_break))
    made.restore_wanted.connect(kept(register.restore_break))
    made.allow_wanted.connect(kept(register.allow))
    made.disallow_wanted.connect(kept(register.disallow))
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_register(load_resources().breaks, register.resources_of(library)[0])
    return made


def standing(page):
    return {each.item.id: each.standing for each in page.entries}


def press(qtbot, button):
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def described(page, qtbot, name="New recording system"):
    form = page.entry.break_form
    press(qtbot, page.entry.add_button)
    assert form.name.hasFocus()
    qtbot.keyClicks(form.name, name)
    qtbot.keyClicks(form.month, "Nov 2016")
    form.measures.pick(["all_crime", "harassment"])
    form.effect.setPlainText("The force moved to another system.")
    form.advice.setPlainText("Ask for figures recorded the same way.")
    return form


def test_shipped_breaks_are_listed_by_date(page):
    assert set(standing(page).values()) == {Standing.SHIPPED}
    assert page.table.table_model.rowCount() == len(load_resources().breaks)
    assert "A comparison across a break is refused" in page.bar.facts.text()
    assert not page.entry.keep.isEnabled()


def test_a_break_is_described_kept_and_stands_at_once(page, library, qtbot):
    described(page, qtbot)
    press(qtbot, page.entry.keep)
    assert standing(page)["new-recording-system"] is Standing.OWN
    assert page.table.key == "new-recording-system"
    [held] = [each for each in register.resources_of(library)[0].breaks if each.id == "new-recording-system"]
    assert (held.month, held.measures) == (Month.of(2016, 11), ("all_crime", "harassment"))
    assert page.entry.break_form.month.text() == "November 2016"
    assert not page.entry.dirty


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda form: form.name.setText(" "), "Say in a few words"),
        (lambda form: form.month.setText("the spring"), "first month"),
        (lambda form: form.month.setText("2016/17"), "first month"),
        (lambda form: form.measures.pick(()), "Pick the measures"),
        (lambda form: form.effect.setPlainText(""), "Say what changed"),
        (lambda form: form.advice.setPlainText("  "), "what to do"),
        (lambda form: form.instead.pick(["harassment"]), "itself touched"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words_and_nothing_is_kept(page, library, qtbot, spoil, words):
    spoil(described(page, qtbot))
    press(qtbot, page.entry.keep)
    assert words in page.entry.fault.text()
    assert page.entry.fault.isVisible()
    assert library.records("break") == {}
    assert page.entry.dirty


def test_a_shipped_break_is_changed_taken_out_and_put_back_each_with_a_reason(page, library, qtbot):
    page.table.choose(SHIPPED)
    page.entry.break_form.name.setText("Burglary redefined")
    press(qtbot, page.entry.keep)
    assert "Say why" in page.entry.fault.text()
    assert page.entry.why.hasFocus()
    qtbot.keyClicks(page.entry.why, "clearer")
    press(qtbot, page.entry.keep)
    assert standing(page)[SHIPPED] is Standing.CHANGED
    page.entry.why.setText("not needed")
    press(qtbot, page.entry.restore)
    assert standing(page)[SHIPPED] is Standing.SHIPPED
    press(qtbot, page.entry.remove)
    assert standing(page)[SHIPPED] is Standing.SHIPPED, "without a reason nothing is taken out"
    page.entry.why.setText("we never had it")
    press(qtbot, page.entry.remove)
    assert standing(page)[SHIPPED] is Standing.REMOVED
    assert not page.entry.break_form.isEnabled()
    assert not page.entry.keep.isVisible()
    assert SHIPPED not in {each.id for each in register.resources_of(library)[0].breaks}
    page.entry.why.setText("we do")
    press(qtbot, page.entry.restore)
    assert standing(page)[SHIPPED] is Standing.SHIPPED
    assert [each.why for each in library.journal(10, "break")] == [
        "we do", "we never had it", "not needed", "clearer",
    ]  # fmt: skip


def test_a_comparison_is_allowed_with_a_reason_and_refused_again(page, library, qtbot):
    page.allow("burglary_residential", "lancashire")
    form = page.entry.override_form
    assert form.crossed.ids == (SHIPPED,)
    assert form.reason.hasFocus()
    press(qtbot, page.entry.keep)
    assert "it is printed" in page.entry.fault.text()
    form.reason.setPlainText("The force counted both ways.")
    press(qtbot, page.entry.keep)
    [held] = page.overrides
    assert (held.measure, held.area, held.break_id) == ("burglary_residential", "lancashire", SHIPPED)
    assert (held.reason, held.who) == ("The force counted both ways.", "A. Officer")
    model = page.table.table_model
    assert model.index(0, 2).data() == "Burglary reclassified, April 2017"
    assert model.index(0, 4).data().startswith("A. Officer, ")
    page.entry.why.setText("a mistake")
    press(qtbot, page.entry.remove)
    assert page.overrides == ()


def test_an_override_whose_break_is_gone_is_still_listed(page, library, qtbot):
    register.allow(library, Override("burglary_residential", "", SHIPPED, "known"))
    item = next(each.item for each in page.entries if each.item.id == SHIPPED)
    register.remove_break(library, item, "gone")
    page.show_register(load_resources().breaks, register.resources_of(library)[0])
    page.show_part(OVERRIDES)
    assert page.table.table_model.rowCount() == 1
    assert page.table.table_model.index(0, 1).data() == "all areas"


def test_leaving_names_what_is_not_kept_once(page, qtbot):
    left = []
    page.back_wanted.connect(lambda: left.append(True))
    described(page, qtbot)
    qtbot.mouseClick(page.bar.back, Qt.MouseButton.LeftButton)
    assert left == []
    assert "not kept yet" in page.entry.fault.text()
    qtbot.mouseClick(page.bar.back, Qt.MouseButton.LeftButton)
    assert left == [True]


def test_measures_are_picked_by_typing(page, qtbot):
    form = page.entry.break_form
    press(qtbot, page.entry.add_button)
    press(qtbot, form.measures)
    picker = form.measures.picker
    assert "Space ticks" in picker.count.text()
    qtbot.keyClicks(picker.field, "harass")
    assert "Return ticks “Harassment”" in picker.count.text()
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert picker.count.text().startswith("1 picked · Space ticks")
    qtbot.keyClicks(picker.field, "no such")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert "nothing is called so" in picker.count.text()
    picker.field.clear()
    qtbot.keyClick(picker.field, Qt.Key.Key_Down)
    qtbot.keyClick(picker.field, Qt.Key.Key_Space)
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert len(form.measures.ids) == 2
    assert "harassment" in form.measures.ids
    assert "Harassment" in form.measures.accessibleName()
    assert page.entry.keep.isEnabled()


def test_what_is_of_another_workbook_is_kept_when_more_is_picked(page, library, qtbot):
    item = next(each.item for each in page.entries if each.item.id == SHIPPED)
    register.keep_break(library, replace(item, measures=("drones", "rape"), instead=""), "known")
    page.show_register(load_resources().breaks, register.resources_of(library)[0])
    page.table.choose(SHIPPED)
    button = page.entry.break_form.measures
    assert button.ids == ("drones", "rape")
    press(qtbot, button)
    assert "not in this workbook" in button.picker.model.index(1).data()
    qtbot.keyClicks(button.picker.field, "harass")
    qtbot.keyClick(button.picker.field, Qt.Key.Key_Return)
    qtbot.keyClick(button.picker.field, Qt.Key.Key_Return)
    assert set(button.ids) == {"drones", "rape", "harassment"}


def test_the_filter_and_the_parts_by_keyboard(page, qtbot):
    page.filter.setFocus()
    qtbot.keyClicks(page.filter, "survey")
    assert page.table.table_model.rowCount() == 1
    qtbot.keyClick(page.filter, Qt.Key.Key_Return)
    assert page.table.hasFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.entry.break_form.name.hasFocus()
    page.show_part(OVERRIDES)
    assert page.entry.override_form.measure.hasFocus(), "nothing is allowed yet: one is begun"
    page.show_part(BREAKS)
    for part in (page.table, page.filter, page.entry.why, page.entry.break_form.name):
        assert part.accessibleName()


def test_months_and_ids_are_read_and_made():
    assert month_of("April 2017") == month_of("2017-04") == Month.of(2017, 4)
    assert month_of("12 months to April 2017") is None
    assert new_id("New, improved: counts!", []) == "new-improved-counts"
    assert new_id("x", ["x", "x-2"]) == "x-3"
    assert new_id("…", []) == "break"
