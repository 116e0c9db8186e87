"""The page of how figures are judged, over a real library."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton

from scrutinydesk.analysis.conventions import USUAL
from scrutinydesk.analysis.funnel import Spread
from scrutinydesk.analysis.rulesets import Ruleset
from scrutinydesk.analysis.year_end import Method
from scrutinydesk.library import open_library
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.periods import Month
from scrutinydesk.qt.panels import method as page_of
from scrutinydesk.qt.panels.method import MethodPage
from scrutinydesk.qt.panels.method_forms import number_of
from scrutinydesk.qt.panels.projection_form import year_of
from scrutinydesk.qt.theme import load_theme
from scrutinydesk.remembered import method, projections


@pytest.fixture
def library(tmp_path):
    made = open_library(tmp_path / "library.sqlite", "A. Officer")
    yield made
    made.close()


def begin_anew(library, item, held, _why):
    return method.begin_anew(library, item, held)


class Shown:
    """The page with what it wants kept in the library and handed back."""

    def __init__(self, library) -> None:
        self.library, self.resources = library, load_resources()
        self.page = page = MethodPage(load_theme("light"))
        for wanted, act, seen in (
            (page.choices_wanted, method.choose, lambda: self.held),
            (page.rebase_wanted, begin_anew, lambda: self.held),
            (page.no_rebase_wanted, method.go_on, lambda: self.held),
            (page.target_wanted, method.set_target, lambda: self.held),
            (page.no_target_wanted, method.remove_target, lambda: self.held),
            (page.projection_wanted, projections.enter, lambda: self.card),
            (page.no_projection_wanted, projections.remove, lambda: self.card),
        ):  # fmt: skip
            wanted.connect(self._deciding(act, seen))

    def _deciding(self, act, seen):
        def decide(item, why):
            act(self.library, item, seen(), why)
            self.show()

        return decide

    def show(self):
        self.held = method.held(self.library)
        self.card = projections.scorecard(self.library)
        self.page.show_held(self.held.conventions, self.card.scores, self.resources)


@pytest.fixture
def shown(qtbot, library):
    made = Shown(library)
    qtbot.addWidget(made.page)
    made.page.resize(1366, 700)
    with qtbot.waitActive(made.page):
        made.page.show()
        made.page.activateWindow()
    made.show()
    return made


def press(qtbot, button):
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_every_choice_is_made_by_the_keyboard_and_holds_once_kept(shown, library, qtbot):
    card = shown.page.choices
    assert not card.keep.isEnabled()
    assert not card.reset.isEnabled()
    for key in ("ruleset", "baseline", "season", "mean", "spread", "projection"):
        card.fields[key].setFocus()
        qtbot.keyClick(card.fields[key], Qt.Key.Key_Down)
    for key, text in (("margin", "7.5%"), ("design_effect", "1.3")):
        card.fields[key].setFocus()
        card.fields[key].selectAll()
        qtbot.keyClicks(card.fields[key], text)
    assert "not kept yet" in card.subtitle.text()
    qtbot.keyClicks(card.why, "The Panel asked")
    press(qtbot, card.keep)
    chosen = method.held(library).conventions
    assert chosen == replace(
        USUAL, ruleset=Ruleset.MDC_6, baseline=12, season=False, margin=1.075, mean=True,
        spread=Spread.ADDITIVE, design_effect=1.3, projection=Method.RATIO,
    )  # fmt: skip
    assert not card.dirty
    assert library.journal(1)[0].why == "The Panel asked"
    press(qtbot, card.reset)
    assert method.held(library).conventions == chosen, "a reset holds once it is kept"
    press(qtbot, card.keep)
    assert method.held(library).conventions == USUAL
    assert library.records("method") == {}


@pytest.mark.parametrize(
    ("key", "text"),
    [("margin", "wide"), ("margin", "-1%"), ("margin", "101"), ("margin", ""), ("margin", "nan"),
     ("design_effect", "0"), ("design_effect", "1e9"), ("design_effect", "inf")],
)  # fmt: skip
def test_a_number_that_cannot_be_is_said_and_not_kept(shown, qtbot, key, text):
    card = shown.page.choices
    card.fields[key].setText(text)
    assert "Write a" in card.fault.text()
    assert card.fault.isVisible()
    assert not card.keep.isEnabled()
    card.fields[key].setText("5" if key == "margin" else "1")
    assert card.fault.isHidden()


def test_what_was_kept_by_other_means_is_shown(shown, library):
    method.choose(library, replace(USUAL, baseline=17), method.held(library))
    shown.show()
    assert shown.page.choices.fields["baseline"].currentText() == "its first 17 months"
    assert not shown.page.choices.dirty


def test_what_is_chosen_stays_when_something_else_changes_and_gives_way_to_another_officer(shown, library):
    card = shown.page.choices
    card.fields["margin"].setText("9%")
    shown.show()
    assert card.fields["margin"].text() == "9%"
    method.choose(library, replace(USUAL, margin=1.02), method.held(library))
    shown.show()
    assert card.fields["margin"].text() == "2%"


def begun(shown, qtbot, part, at):
    shown.page.show_part(at)
    if part.add_button.isVisible():
        press(qtbot, part.add_button)
    part.form.measure.pick(["all_crime"])
    part.form.area.pick(["lancashire"])
    part.form.changed.emit()
    return part.form


def test_limits_are_begun_anew_changed_and_taken_away_with_a_reason(shown, library, qtbot):
    part = shown.page.rebases
    shown.page.show_part(page_of.REBASES)
    assert part.none.isVisible()
    form = begun(shown, qtbot, part, page_of.REBASES)
    press(qtbot, part.keep)
    assert "first month" in part.fault.text()
    assert form.month.hasFocus()
    qtbot.keyClicks(form.month, "Apr 2016")
    press(qtbot, part.keep)
    assert "Say what changed" in part.fault.text()
    qtbot.keyClicks(form.reason, "A new crime team")
    press(qtbot, part.keep)
    [held] = method.held(library).conventions.rebases
    assert (held.measure, held.area, held.rebase.month) == ("all_crime", "lancashire", Month.of(2016, 4))
    assert part.table.isVisible()
    assert part.table.table_model.index(0, 2).data() == "April 2016"
    assert "New limits 1" in shown.page.segments.buttons.button(page_of.REBASES).text()
    assert not form.month.isEnabled()
    form.reason.setPlainText("Another reason")
    press(qtbot, part.keep)
    assert method.held(library).conventions.rebases[0].rebase.reason == "Another reason"
    press(qtbot, part.remove)
    assert "Say why" in part.fault.text()
    assert part.why.hasFocus()
    qtbot.keyClicks(part.why, "it was no new level")
    press(qtbot, part.remove)
    assert method.held(library).conventions.rebases == ()
    assert part.none.isVisible()


def test_the_same_series_and_month_is_not_begun_twice_unseen(shown, qtbot, library):
    part = shown.page.rebases
    for _ in range(2):
        form = begun(shown, qtbot, part, page_of.REBASES)
        form.month.setText("April 2016")
        form.reason.setPlainText("Known")
        press(qtbot, part.keep)
    assert "choose it in the list" in part.fault.text()
    assert len(library.journal(10)) == 1


def test_a_target_is_set_with_the_side_that_is_good(shown, library, qtbot):
    part = shown.page.targets
    form = begun(shown, qtbot, part, page_of.TARGETS)
    form.measure.changed.emit()
    assert "Good is at or below it" in form.side.text()
    qtbot.keyClicks(form.value, "9,000")
    qtbot.keyClicks(form.since, "the spring")
    press(qtbot, part.keep)
    assert "first month" in part.fault.text()
    form.since.setText("April 2017")
    qtbot.keyClicks(form.source, "Plan 2017")
    press(qtbot, part.keep)
    [held] = method.held(library).conventions.targets
    assert (held.value, held.since, held.source) == (9000.0, Month.of(2017, 4), "Plan 2017")
    row = [part.table.table_model.index(0, at).data() for at in range(7)]
    assert row[2:] == ["9,000", "at or below it", "April 2017", "Plan 2017", "A. Officer"]
    part.why.setText("another plan")
    press(qtbot, part.remove)
    assert method.held(library).conventions.targets == ()


def test_leaving_names_what_is_not_kept_once(shown, qtbot):
    left = []
    shown.page.back_wanted.connect(lambda: left.append(True))
    form = begun(shown, qtbot, shown.page.targets, page_of.TARGETS)
    shown.page.show_part(page_of.CHOICES)
    qtbot.mouseClick(shown.page.bar.back, Qt.MouseButton.LeftButton)
    assert left == []
    assert form.isVisible()
    assert "not kept yet" in shown.page.targets.fault.text()
    qtbot.mouseClick(shown.page.bar.back, Qt.MouseButton.LeftButton)
    assert left == [True]


def test_everything_that_takes_the_focus_has_a_name(shown):
    page = shown.page
    for at in range(4):
        page.show_part(at)
        for part in (*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit), *page.panes()):
            if part.isVisible() and not isinstance(part, QPushButton):
                assert part.accessibleName(), part
        assert all(pane.focusPolicy() for pane in page.panes())


def test_the_page_goes_dark(shown):
    shown.page.set_theme(load_theme("dark"))


@pytest.mark.parametrize(
    ("text", "value"),
    [("13,200", 13200), ("13200", 13200), ("12.5%", 12.5), ("−3", -3), ("1,32", None), ("", None),
     ("12 thousand", None), ("nan", None), ("9" * 40, None)],
)  # fmt: skip
def test_numbers_are_read_as_they_are_written(text, value):
    assert number_of(text) == value


def test_years_are_read():
    assert year_of("2017/18").last == Month.of(2018, 3)
    assert year_of("2017-18").last == Month.of(2018, 3)
    assert year_of("2017") is None or year_of("2017").financial_year_name
    assert year_of("April 2017") is None
