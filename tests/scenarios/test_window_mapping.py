"""A workbook in a layout of its own: mapped in the window, by keyboard or mouse, remembered, asked about."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mapping_page import PATIENCE, choose, choose_rows, map_it, open_in, press, settle, use_it, values
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from scrutinydesk.measures.catalogue import Kind, Polarity
from scrutinydesk.periods import Month
from scrutinydesk.qt.app import Desk
from scrutinydesk.qt.panels.mapping.acts import Act
from scrutinydesk.qt.panels.mapping.measure_form import SHORT, TRAILING, short_of
from scrutinydesk.qt.panels.mapping.options import Choice
from scrutinydesk.qt.panels.memory import Memory
from scrutinydesk.remembered import recipes
from scrutinydesk.workbook.recipes import Role, Use, read_recipe

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
OFFENCES = ("Burglary", "Robbery", "Wildlife crime", "Rural theft")
WARDS = ("North ward", "South ward")
MONTHS = [f"{year}-{month:02}" for year in (2021, 2022) for month in range(1, 13)]


def written(path: Path, *, later: bool = False) -> Path:
    """Write offences by ward and month; ``later`` in another order, with two more months, a row renamed."""
    chance = random.Random(3)
    months = [*MONTHS, "2023-01", "2023-02"]
    rows = [(offence, ward) for offence in OFFENCES for ward in WARDS]
    counts = {row: [chance.randrange(20, 90) for _ in months] for row in rows}
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Crime now" if later else "Crime"
    sheet.append(["Recorded crime by ward, Lancashire"])
    sheet.append([])
    shown = months if later else MONTHS
    sheet.append(["Offence", "Ward", *shown])
    for offence, ward in sorted(counts, reverse=later):
        name = "Crime against wildlife" if later and offence == "Wildlife crime" else offence
        sheet.append([name, ward, *counts[offence, ward][: len(shown)]])
    book.save(path)
    return path


def stands(page) -> dict[str, tuple[Use, str]]:
    return {said.link.label: (said.use, said.target) for said in page.draft.said(page.steps.table)}


def all_new(page, qtbot) -> None:
    """Say of everything that is not known that it is new."""
    said = stands(page)
    for names in (WARDS, ("Wildlife crime", "Rural theft")):
        waiting = [name for name in names if said[name][0] is Use.OPEN]
        assert waiting
        choose_rows(page, *waiting)
        choose(page, qtbot, "for each")


def new_measure(page, qtbot, label):
    choose_rows(page, label)
    choose(page, qtbot, "New measure")
    return page.linking.form


def test_what_is_known_is_guessed_and_the_rest_is_made_by_a_few_keys(desk, qtbot, tmp_path):
    open_in(desk, qtbot, written(tmp_path / "June.xlsx"))
    assert not len(desk.opened.observations)
    page = map_it(desk, qtbot)
    said = stands(page)
    assert said["Burglary"] == (Use.LINKED, "burglary_all")
    assert said["Robbery"] == (Use.LINKED, "robbery_all")
    all_new(page, qtbot)
    assert all(use is Use.LINKED for use, _ in stands(page).values())
    assert [each.title for each in page.draft.recipe.own.areas] == list(WARDS)
    settle(desk, qtbot)
    assert page.preview.chart.isVisible()
    use_it(desk, qtbot, page)
    assert len(desk.opened.observations) == len(OFFENCES) * len(WARDS) * len(MONTHS)
    wildlife = [row for row in desk.opened.observations if row.measure == "wildlife_crime"]
    sheet = desk.opened.book.sheets[0]
    rows = [list(line) for line in sheet.values[3:].tolist()]
    expected = {line[1]: line[2:] for line in rows if line[0] == "Wildlife crime"}
    found = {
        desk.opened.resources.areas[area].title: [row.value for row in wildlife if row.area == area]
        for area in dict.fromkeys(row.area for row in wildlife)
    }
    assert found == expected


def test_every_step_is_undone_and_done_again(desk, qtbot, tmp_path):
    open_in(desk, qtbot, written(tmp_path / "June.xlsx"))
    page = map_it(desk, qtbot)
    begun = page.draft.recipe
    choose_rows(page, "Robbery")
    choose(page, qtbot, "Leave out")
    assert stands(page)["Robbery"][0] is Use.LEFT_OUT
    all_new(page, qtbot)
    last = page.draft.recipe
    for _ in range(3):
        press(desk, qtbot, Qt.Key.Key_Z)
    assert page.draft.recipe == begun
    for _ in range(3):
        press(desk, qtbot, Qt.Key.Key_Z, CTRL | SHIFT)
    assert page.draft.recipe == last


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


def test_marking_and_scale_are_said_on_the_page(desk, qtbot, tmp_path):
    open_in(desk, qtbot, written(tmp_path / "June.xlsx"))
    page = map_it(desk, qtbot)
    all_new(page, qtbot)
    fixed = page.links.fixed
    assert not fixed.marking.isVisible()
    fixed.more.click()
    assert fixed.marking.isVisible()
    assert fixed.scale.currentText() == "as they stand"
    fixed.scale.setFocus()
    for _ in range(3):
        qtbot.keyClick(fixed.scale, Qt.Key.Key_Down)
    assert page.draft.recipe.table(page.steps.table).fixed.scale == 1000
    for _ in range(3):
        press(desk, qtbot, Qt.Key.Key_Z)
    assert fixed.scale.currentText() == "as they stand"
    for _ in range(3):
        press(desk, qtbot, Qt.Key.Key_Z, CTRL | SHIFT)
    fixed.marking.setFocus()
    qtbot.keyClicks(fixed.marking, "OFFICIAL-SENSITIVE")
    settle(desk, qtbot)
    press(desk, qtbot, Qt.Key.Key_Return, CTRL | SHIFT)  # the cursor is still in the field
    qtbot.waitUntil(lambda: desk.opened.applied is not None and desk.window.over is None, timeout=PATIENCE)
    settle(desk, qtbot)
    assert desk.opened.report.marking == "OFFICIAL-SENSITIVE"
    written_there = desk.opened.book.sheets[0].values[3:, 2:].max()
    assert max(row.value for row in desk.opened.observations) <= 1000 * written_there
    assert min(row.value for row in desk.opened.observations) >= 20_000
    kept = recipes.recipes(desk.kept.remembering.library())[0]
    assert [(each.marking, each.tables[0].fixed.scale) for each in kept.values()] == [
        ("OFFICIAL-SENSITIVE", 1000)
    ]


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


def test_the_outline_is_dragged_with_the_mouse(desk, qtbot, tmp_path):
    open_in(desk, qtbot, written(tmp_path / "June.xlsx"))
    page = map_it(desk, qtbot)
    view, model = page.view, page.view.model()
    outlined = page.view._outline(page.steps.table)
    rect = page.view._rect(outlined.rows, outlined.columns)
    start = QPoint(min(rect.right(), view.viewport().width()) // 2, rect.bottom())
    up = view.rowHeight(0) * 2
    port = view.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(port, start - QPoint(0, up // 2))
    qtbot.mouseMove(port, start - QPoint(0, up))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=start - QPoint(0, up))
    settle(desk, qtbot)
    after = page.view._outline(page.steps.table)
    assert len(after.rows) == len(outlined.rows) - 2
    assert "Wildlife crime" not in stands(page)  # the two last rows are outside now
    press(desk, qtbot, Qt.Key.Key_Z)
    assert "Wildlife crime" in stands(page)
    assert model is view.model()


def test_an_axis_gives_what_it_gave_when_its_heading_is_outside(desk, qtbot, tmp_path):
    """The heading names the areas, whose labels alone are known by nobody."""
    open_in(desk, qtbot, written(tmp_path / "June.xlsx"))
    page = map_it(desk, qtbot)
    table = page.steps.table
    before = {axis.heading: axis.role for axis in page.draft.recipe.table(table).axes}
    assert before == {"Offence": Role.MEASURE, "Ward": Role.AREA}
    outlined = page.view._outline(table)
    page.view.drawn.emit(table, outlined.rows[1:], outlined.columns)
    settle(desk, qtbot)
    axes = page.draft.recipe.table(table).axes
    assert [(axis.heading, axis.role) for axis in axes] == [("", Role.MEASURE), ("", Role.AREA)]
    # What the officer says otherwise stands when the outline is moved once more.
    page.links.axes.role_chosen.emit(1, Role.LEFT_OUT)
    settle(desk, qtbot)
    outlined = page.view._outline(table)
    page.view.drawn.emit(table, outlined.rows[:-1], outlined.columns)
    settle(desk, qtbot)
    assert [axis.role for axis in page.draft.recipe.table(table).axes] == [Role.MEASURE, Role.LEFT_OUT]


def test_an_outline_is_drawn_by_keys(desk, qtbot, tmp_path):
    open_in(desk, qtbot, written(tmp_path / "June.xlsx"))
    page = map_it(desk, qtbot)
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    settle(desk, qtbot)
    assert not page.draft.recipe.tables
    page.view.show_address("A3")
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    page.view.setFocus()
    for _ in range(8):
        qtbot.keyClick(page.view, Qt.Key.Key_Down, SHIFT)
    for _ in range(13):
        qtbot.keyClick(page.view, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(page.view, Qt.Key.Key_Return, CTRL)
    settle(desk, qtbot)
    (table,) = page.draft.recipe.tables
    found = page.draft.found_table(table.name)
    assert sum(1 for _ in found.values(page.draft.found.book)) == 8 * 12


def test_next_quarter_opens_by_itself_and_asks_one_question(desk, qtbot, tmp_path):
    """Another order, two more months, a sheet and a row renamed."""
    open_in(desk, qtbot, written(tmp_path / "June.xlsx"))
    page = map_it(desk, qtbot)
    all_new(page, qtbot)
    use_it(desk, qtbot, page)
    before = desk.opened.observations
    open_in(desk, qtbot, written(tmp_path / "August.xlsx", later=True))
    assert desk.opened.applied is not None
    questions = desk.opened.applied.questions
    assert [(each.old, each.new, each.role) for each in questions] == [
        ("Wildlife crime", "Crime against wildlife", Role.MEASURE)
    ]
    card = desk.kept.mapper.card
    assert card.isVisible()
    assert "Crime against wildlife" in card.question.new
    qtbot.mouseClick(card.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desk.opened.applied.questions, timeout=PATIENCE)
    settle(desk, qtbot)
    assert not card.isVisible()
    assert len(desk.opened.observations) == len(before) + 2 * len(OFFENCES) * len(WARDS)
    assert values(before).items() <= values(desk.opened.observations).items()
    # The answer is remembered: nothing is asked another time.
    open_in(desk, qtbot, tmp_path / "June.xlsx")
    open_in(desk, qtbot, tmp_path / "August.xlsx")
    assert not desk.opened.applied.questions
    assert not card.isVisible()


def test_what_is_unfinished_is_there_another_time(desk, qtbot, tmp_path):
    open_in(desk, qtbot, written(tmp_path / "June.xlsx"))
    page = map_it(desk, qtbot)
    all_new(page, qtbot)
    recipe = page.draft.recipe
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert desk.window.over is None
    settle(desk, qtbot)
    desk.window.close()
    another = Desk(Memory(tmp_path / "home"))
    qtbot.addWidget(another.window)
    another.window.show()
    open_in(another, qtbot, tmp_path / "June.xlsx")
    another.map_workbook()
    qtbot.waitUntil(lambda: another.window.over is not None, timeout=PATIENCE)
    settle(another, qtbot)
    assert another.kept.mapper.page.draft.recipe == recipe
    another.window.close()


def test_a_recipe_goes_from_office_to_office(desk, qtbot, tmp_path, monkeypatch):
    open_in(desk, qtbot, written(tmp_path / "June.xlsx"))
    page = map_it(desk, qtbot)
    all_new(page, qtbot)
    target = tmp_path / "wards.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.bar.export_wanted.emit()
    qtbot.waitUntil(target.exists, timeout=PATIENCE)
    settle(desk, qtbot)
    assert read_recipe(target.read_text(encoding="utf-8")).own == page.draft.recipe.own
    desk.window.close()
    other = Desk(Memory(tmp_path / "elsewhere"))
    qtbot.addWidget(other.window)
    other.window.show()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(target), ""))
    other.kept.mapper.import_recipe()
    qtbot.waitUntil(other.window.banner.isVisible, timeout=PATIENCE)
    open_in(other, qtbot, tmp_path / "June.xlsx")
    assert len(other.opened.observations) == len(OFFENCES) * len(WARDS) * len(MONTHS)
    other.window.close()


def test_nonsense_in_a_recipe_is_told_and_nothing_is_lost(desk, qtbot, tmp_path, monkeypatch):
    open_in(desk, qtbot, written(tmp_path / "June.xlsx"))
    page = map_it(desk, qtbot)
    before = page.draft.recipe
    bad = tmp_path / "bad.toml"
    bad.write_text('format = 1\nname = 3\n[[table]]\naxis = "up"\n', encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(bad), ""))
    page.file_wanted.emit()
    qtbot.waitUntil(desk.window.banner.isVisible, timeout=PATIENCE)
    assert page.draft.recipe == before
    assert desk.window.banner.title.text() == "The recipe cannot be used."
