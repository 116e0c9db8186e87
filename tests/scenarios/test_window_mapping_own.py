"""Measures and areas that an officer makes while mapping: described, changed, refused, mended, and broken."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mapping_page import (
    PATIENCE,
    all_new,
    choose,
    choose_rows,
    map_it,
    new_measure,
    open_in,
    press,
    settle,
    stands,
    use_it,
    written,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from scrutinydesk.measures.catalogue import Kind, Polarity
from scrutinydesk.periods import Month
from scrutinydesk.qt.panels.mapping.acts import Act
from scrutinydesk.qt.panels.mapping.measure_form import SHORT, TRAILING, short_of
from scrutinydesk.qt.panels.mapping.options import Choice
from scrutinydesk.remembered import recipes
from scrutinydesk.workbook.recipes import Use


def test_one_new_measure_is_described_in_a_form(desk, qtbot, tmp_path):
    open_in(desk, qtbot, written(tmp_path / "June.xlsx"))
    page = map_it(desk, qtbot)
    choose_rows(page, "Wildlife crime")
    choose(page, qtbot, "New measure")
    form = page.linking.form
    assert form.isVisible()
    form.buttons.accepted.emit()
    made = page.draft.recipe.own.measures
    assert [each.title for each in made] == ["Wildlife crime"]
    assert type(made[0].kind) is Kind  # an equal word would do for some of what reads it, not for all
    assert type(made[0].polarity) is Polarity
    assert stands(page)["Wildlife crime"] == (Use.LINKED, made[0].id)
    choose_rows(page, "Robbery")
    qtbot.keyClick(page.links.table, Qt.Key.Key_Return)
    offered = [option.choice for option in page.linking.chooser._options]
    assert Choice.NEW in offered
    assert Choice.EACH not in offered  # there is one only
    page.linking.chooser.close()


def test_a_name_that_is_taken_is_refused_by_the_form_itself(desk, qtbot, tmp_path):
    open_in(desk, qtbot, written(tmp_path / "June.xlsx"))
    page = map_it(desk, qtbot)
    form = new_measure(page, qtbot, "Wildlife crime")
    form.name.setText("Drone sightings")
    form.short.setText("Shoplifting")
    form.buttons.accepted.emit()
    assert form.isVisible()
    assert "“Shoplifting”" in form.fault.text()
    assert not page.draft.recipe.own
    form.short.setText("Drones")
    form.buttons.accepted.emit()
    assert not form.isVisible()
    assert [each.short for each in page.draft.recipe.own.measures] == ["Drones"]
    form = new_measure(page, qtbot, "Rural theft")
    form.short.setText("drones")
    form.buttons.accepted.emit()
    assert "a name of “Drone sightings”" in form.fault.text()
    form.reject()


def test_the_form_offers_what_is_needed_each_once(desk, qtbot, tmp_path):
    open_in(desk, qtbot, written(tmp_path / "June.xlsx"))
    page = map_it(desk, qtbot)
    all_new(page, qtbot)  # there are other measures already
    form = new_measure(page, qtbot, "Robbery")
    sections = [form.section.itemText(at) for at in range(form.section.count())]
    assert sum("Other measures" in each for each in sections) == 1
    assert {form.unit.itemData(at) for at in range(form.unit.count())} >= {"calls", "counts"}
    form.name.clear()
    qtbot.keyClicks(form.name, "Incidents of trespass, near the airfields")
    assert form.short.text() == "Incidents of trespass"
    form.short.selectAll()
    qtbot.keyClicks(form.short, "Trespass")
    qtbot.keyClicks(form.name, " and ports")
    assert form.short.text() == "Trespass"
    form.decimals.setFocus()
    qtbot.keyClick(form.decimals, Qt.Key.Key_Down)
    form.unit.setCurrentIndex(form.unit.findData("counts"))
    form.buttons.accepted.emit()
    made = page.draft.recipe.own.measures[-1]
    assert (made.unit, made.decimals, made.short) == ("counts", 1, "Trespass")


@given(st.text(max_size=80))
def test_a_short_title_is_cut_between_words(title):
    short = short_of(title, lambda _name: None)
    assert len(short) <= SHORT
    words = title.split()
    assert not words or len(words[0]) > SHORT or short.split() == words[: len(short.split())] or (
        short == " ".join(words[: len(short.split())]).rstrip(TRAILING)
    )
    assert short_of(title, lambda _name: "burglary_all") == title


def test_what_was_made_on_the_spot_is_changed(desk, qtbot, tmp_path):
    open_in(desk, qtbot, written(tmp_path / "June.xlsx"))
    page = map_it(desk, qtbot)
    all_new(page, qtbot)
    before = page.draft.recipe
    held = next(each for each in before.own.measures if each.title == "Rural theft")
    choose_rows(page, "Rural theft")
    choose(page, qtbot, "Change")
    form = page.linking.form
    assert (form.name.text(), form.unit.currentText()) == ("Rural theft", "crimes")
    form.name.setText("Theft on farms")
    form.unit.setCurrentIndex(form.unit.findData("incidents"))
    form.buttons.accepted.emit()
    after = {each.id: each for each in page.draft.recipe.own.measures}
    assert [*after] == [each.id for each in before.own.measures]
    assert (after[held.id].title, after[held.id].unit) == ("Theft on farms", "incidents")
    assert stands(page)["Rural theft"] == (Use.LINKED, held.id)
    press(desk, qtbot, Qt.Key.Key_Z)
    assert page.draft.recipe == before
    choose_rows(page, "North ward")
    choose(page, qtbot, "Change")
    page.linking.form.findChild(QLineEdit).setText("The north")
    page.linking.form.buttons.accepted.emit()
    assert "The north" in {each.title for each in page.draft.recipe.own.areas}
    choose_rows(page, "Burglary")
    qtbot.keyClick(page.links.table, Qt.Key.Key_Return)
    assert Choice.CHANGE not in {option.choice for option in page.linking.chooser._options}
    page.linking.chooser.close()


def test_one_to_which_nothing_is_linked_any_more_gives_way(desk, qtbot, tmp_path):
    open_in(desk, qtbot, written(tmp_path / "June.xlsx"))
    page = map_it(desk, qtbot)
    all_new(page, qtbot)
    held = next(each for each in page.draft.recipe.own.measures if each.title == "Rural theft")
    choose_rows(page, "Rural theft")
    choose(page, qtbot, "Leave out")
    form = new_measure(page, qtbot, "Rural theft")
    form.unit.setCurrentIndex(form.unit.findData("reports"))
    form.buttons.accepted.emit()
    assert not form.isVisible()
    assert stands(page)["Rural theft"] == (Use.LINKED, held.id)
    made = {each.id: each.unit for each in page.draft.recipe.own.measures}
    assert (len(made), made[held.id]) == (2, "reports")


def clashing(recipe):
    """Return a recipe with a measure by whose name another goes, as an earlier version let happen."""
    measures = (
        replace(each, short="Shoplifting") if each.title == "Wildlife crime" else each
        for each in recipe.own.measures
    )
    return replace(recipe, own=replace(recipe.own, measures=tuple(measures)))


def test_no_step_leads_to_where_nothing_can_be_done(desk, qtbot, tmp_path):
    open_in(desk, qtbot, written(tmp_path / "June.xlsx"))
    page = map_it(desk, qtbot)
    all_new(page, qtbot)
    before = page.draft
    page.steps.put(Act(replace(before, recipe=clashing(before.recipe)), "clash"))
    assert page.draft is before
    assert "Shoplifting" in page.sheet_card.hint.text()


@pytest.mark.parametrize("as_draft", [True, False], ids=["left unfinished", "kept"])
def test_what_was_kept_and_cannot_be_used_keeps_nothing_from_opening(desk, qtbot, tmp_path, as_draft):
    """Only what clashes is dropped, and that is said."""
    open_in(desk, qtbot, written(tmp_path / "June.xlsx"))
    page = map_it(desk, qtbot)
    all_new(page, qtbot)
    broken = clashing(page.draft.recipe)
    page.leave()
    settle(desk, qtbot)
    library = desk.kept.remembering.library()
    sha256 = desk.opened.book.sha256
    recipes.keep_draft(library, sha256, broken if as_draft else None)
    if not as_draft:
        recipes.keep_recipe(library, broken)
    open_in(desk, qtbot, written(tmp_path / "Other.xlsx", later=True))
    open_in(desk, qtbot, tmp_path / "June.xlsx")
    page = map_it(desk, qtbot)
    if as_draft:
        assert "Wildlife crime" in desk.window.banner.title.text()
        assert desk.window.banner.isVisible()
        assert "Wildlife crime" not in {each.title for each in page.draft.recipe.own.measures}
        assert stands(page)["Rural theft"][0] is Use.LINKED
        assert stands(page)["Wildlife crime"] == (Use.OPEN, "")
    else:
        assert "recipe.unusable" in {each.kind for each in desk.opened.findings}
    choose_rows(page, "Wildlife crime")
    choose(page, qtbot, "New measure")
    page.linking.form.buttons.accepted.emit()
    assert stands(page)["Wildlife crime"][0] is Use.LINKED
    settle(desk, qtbot)


def test_a_draft_that_cannot_be_read_is_said_and_the_page_opens(desk, qtbot, tmp_path):
    open_in(desk, qtbot, written(tmp_path / "June.xlsx"))
    library = desk.kept.remembering.library()
    library.put("draft", desk.opened.book.sha256, {"toml": "format = ["}, 0, "by hand")
    page = map_it(desk, qtbot)
    assert "cannot be read" in desk.window.banner.title.text()
    assert page.draft.recipe.tables


def test_a_break_touches_what_an_officer_made_and_waits_elsewhere(desk, qtbot, tmp_path):
    open_in(desk, qtbot, written(tmp_path / "June.xlsx"))
    page = map_it(desk, qtbot)
    all_new(page, qtbot)
    use_it(desk, qtbot, page)
    own = {each.title: each.id for each in page.draft.recipe.own.measures}
    ward = page.draft.recipe.own.areas[0]
    qtbot.waitUntil(lambda: desk.kept.recollection.remembered is not None, timeout=PATIENCE)
    breaks = shown_register(desk, qtbot)
    form = breaks.entry.break_form
    described(breaks, qtbot)
    assert (form.measures.ids, form.areas.ids) == ((own["Wildlife crime"],), (ward.id,))
    breaks.entry.keep.click()
    asked = own["Wildlife crime"], Month.of(2022, 1), Month.of(2022, 12), ward.id
    qtbot.waitUntil(lambda: desk.opened.resources.crossing(*asked).refused, timeout=PATIENCE)
    desk.window.back()
    # Of another workbook nothing is known of the measure: nothing is lost of the break.
    other = tmp_path / "Other.xlsx"
    openpyxl.Workbook().save(other)
    open_in(desk, qtbot, other)
    assert not [each for each in desk.opened.findings if each.kind.startswith("register")]
    breaks = shown_register(desk, qtbot)
    breaks.table.choose("counted-by-drone")
    model = breaks.table.table_model
    line = next(at for at in range(model.rowCount()) if model.row(at).key == "counted-by-drone")
    assert model.index(line, 2).data() == "Wildlife crime"
    assert breaks.entry.break_form.measures.ids == (own["Wildlife crime"],)


def described(breaks, qtbot):
    form = breaks.entry.break_form
    breaks.begin()
    qtbot.keyClicks(form.name, "Counted by drone")
    qtbot.keyClicks(form.month, "June 2022")
    picked(form.measures, qtbot, "wildlife")
    picked(form.areas, qtbot, "north ward")
    form.effect.setPlainText("Drones see more.")
    form.advice.setPlainText("Take care.")


def shown_register(desk, qtbot):
    desk.kept.pages.show_register()
    qtbot.waitUntil(lambda: desk.window.over is not None, timeout=PATIENCE)
    return desk.kept.pages.register


def picked(button, qtbot, words):
    button.open()
    qtbot.keyClicks(button.picker.field, words)
    qtbot.keyClick(button.picker.field, Qt.Key.Key_Return)
    qtbot.keyClick(button.picker.field, Qt.Key.Key_Return)
