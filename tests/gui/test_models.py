from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from scrutinydesk.qt.models.array_model import STABLE_UP_TO
from scrutinydesk.qt.models.frame_model import FrameModel
from scrutinydesk.qt.models.grid_model import GridModel
from scrutinydesk.qt.models.list_model import ListModel
from scrutinydesk.qt.models.table_model import ALIGNMENT, SPOKEN, TableModel
from scrutinydesk.workbook.grid import Book, CellError, Sheet

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def crime(sample):
    return sample.report().sections[1].measures


def names(model, column=0):
    return [model.index(row, column).data() for row in range(model.rowCount())]


def grid(column, width=1):
    values = np.empty((len(column), width), dtype=object)
    values[:, 0] = column
    sheet = Sheet("s", values)
    return GridModel(Book("b", "b", "", "xlsx", (sheet,)), sheet, lambda value, _format: str(value))


def test_table_model_passes_qts_tester(crime):
    model = TableModel(crime)
    tester = QAbstractItemModelTester(model, FATAL)
    model.sort(3, DOWN)
    model.filter("crime")
    model.show_table(crime)
    assert tester.model() is model
    assert model.rowCount() > 0
    assert model.rowCount(model.index(0, 0)) == 0


def test_sorting_flattens_and_minus_one_brings_the_groups_back(crime):
    model = TableModel(crime)
    before = names(model)
    model.sort(4, DOWN)
    assert names(model)[:2] == ["Public order offences", "Burglary, residential"]
    assert model.groups() == []
    model.sort(4, UP)
    assert names(model)[0] == "All casualties"
    model.sort(-1)
    assert names(model) == before


def test_a_filter_keeps_the_headings_of_what_is_left(crime):
    model = TableModel(crime)
    model.filter("harass")
    assert names(model) == ["b) Public order and lower-level violence", "Harassment"]
    model.filter("road safety")
    assert len(names(model)) == 3
    model.filter("no such words")
    assert names(model) == []
    model.filter("")
    assert model.rowCount() == len(crime.rows)


def test_signals_are_found_by_their_word_and_spoken(crime):
    model = TableModel(crime)
    model.filter("not comparable")
    assert "Burglary, residential" in names(model)
    assert model.index(1, 6).data(SPOKEN) == "Not comparable, MDC-7"


def test_figures_stand_right_and_headings_are_not_selectable(crime):
    model = TableModel(crime)
    assert model.index(1, 1).data(ALIGNMENT) & int(Qt.AlignmentFlag.AlignRight)
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_grid_model_passes_qts_tester(sample):
    book = sample.book()
    model = GridModel(book, book.sheets[0], lambda value, _format: str(value))
    tester = QAbstractItemModelTester(model, FATAL)
    model.sort(3, UP)
    model.filter("measure 1")
    assert tester.model() is model
    assert model.rowCount() == 10


def test_numbers_sort_before_words_and_blanks_last():
    model = grid([3, None, "beta", 1.5, "Alpha", CellError("#N/A"), 10])
    model.sort(0, UP)
    assert names(model) == ["1.5", "3", "10", "#N/A", "Alpha", "beta", ""]
    model.sort(0, DOWN)
    assert names(model) == ["10", "3", "1.5", "beta", "Alpha", "#N/A", ""]
    model.sort(-1)
    assert names(model)[0] == "3"


def test_numbers_that_are_text_stay_text():
    model = grid([2, "1", 3])
    model.sort(0, UP)
    assert names(model) == ["2", "3", "1"]


def test_dates_sort_by_time():
    first, second = dt.date(2016, 1, 1), dt.datetime(2017, 5, 1, 12)  # noqa: DTZ001
    model = grid([second, first])
    model.sort(0, UP)
    assert names(model) == [str(first), str(second)]


def test_row_numbers_and_hidden_rows_follow_the_file(sample):
    book = sample.book()
    model = GridModel(book, book.sheets[0], lambda value, _format: str(value))
    vertical = Qt.Orientation.Vertical
    assert model.headerData(5, vertical) == "6 hidden"
    model.filter("measure 12")
    assert model.headerData(0, vertical) == "13"
    assert model.headerData(3, Qt.Orientation.Horizontal) == "D"
    assert model.position(12) == 0
    assert model.position(11) == -1


def test_sorting_a_filtered_grid_keeps_the_filter():
    model = grid(["b1", "a1", "c2", "a0"])
    model.filter("1")
    model.sort(0, UP)
    assert names(model) == ["a1", "b1"]


def test_frame_model_passes_qts_tester(sample):
    model = FrameModel(sample.observations().frame)
    tester = QAbstractItemModelTester(model, FATAL)
    model.sort(6, DOWN)
    assert tester.model() is model
    assert model.rowCount() == 36
    value = list(sample.observations().frame.columns).index("value")
    shown = [model.index(row, value).data() for row in range(model.rowCount())]
    assert all("," in text for text in shown)


def test_list_model_passes_qts_tester():
    model = ListModel(str.upper)
    tester = QAbstractItemModelTester(model, FATAL)
    model.show_items(["a", "b"])
    assert tester.model() is model
    assert names(model) == ["A", "B"]
    assert model.data(QModelIndex()) is None


@pytest.mark.parametrize("rows", [1_000, 250_000])
def test_equal_values_keep_their_order_where_a_person_could_see_it(rows):
    values = np.random.default_rng(3).integers(0, 50, rows)
    model = grid([float(value) for value in values])
    model.sort(0, UP)
    assert (values[model.order] == np.sort(values)).all()
    assert sorted(model.order.tolist()) == list(range(rows))
    if rows <= STABLE_UP_TO:
        assert (model.order == np.argsort(values, kind="stable")).all()
