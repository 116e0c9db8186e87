"""Cells told as ranges: all of them, none twice, and none that was not given."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter, range_boundaries

from scrutinydesk.reporting.cell_ranges import ranges

places = st.lists(st.tuples(st.integers(1, 800), st.integers(1, 60)), max_size=40)


@given(places)
def test_ranges_hold_exactly_the_cells(found):
    cells = [f"{get_column_letter(column)}{row}" for column, row in found]
    told: list[tuple[int, int]] = []
    for each in ranges(cells):
        left, top, right, bottom = range_boundaries(each)
        told += [(column, row) for column in range(left, right + 1) for row in range(top, bottom + 1)]
    assert len(told) == len(set(told))
    assert set(told) == set(found)


def test_twelve_months_are_one_range():
    assert ranges([f"{get_column_letter(at)}6" for at in range(25, 37)]) == ["Y6:AJ6"]
    assert ranges(["B3", "B4", "B5", "D9"]) == ["B3:B5", "D9"]


def test_what_is_no_single_cell_stands_as_it_is():
    assert ranges(["A1:C3", "B2", "", "B2"]) == ["B2", "A1:C3", ""]
