"""A workbook in a layout of its own: mapped in the window, by keyboard or mouse, remembered, asked about."""

from __future__ import annotations

from mapping_page import (
    CTRL,
    MONTHS,
    OFFENCES,
    PATIENCE,
    WARDS,
    all_new,
    choose,
    choose_rows,
    map_it,
    open_in,
    press,
    settle,
    stands,
    use_it,
    values,
    written,
)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog

from scrutinydesk.qt.app import Desk
from scrutinydesk.qt.panels.memory import Memory
from scrutinydesk.remembered import recipes
from scrutinydesk.workbook.recipes import Role, Use, read_recipe

SHIFT = Qt.KeyboardModifier.ShiftModifier


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
