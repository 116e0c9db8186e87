"""Tables laid out by chance from known figures give those figures back."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layouts import Made, tables

from scrutinydesk.workbook.tables import Fate, find_tables
from scrutinydesk.workbook.tables.times import written

SLOW = settings(deadline=None, max_examples=250, suppress_health_check=list(HealthCheck))


def found(made: Made) -> dict:
    book = made.book()
    result = find_tables(book)
    for sheet in result.sheets:
        filled = sum(value is not None for value in sheet.sheet.values.ravel().tolist())
        assert sum(sheet.accounting().values()) == filled
        counted = {table.id: sum(1 for _ in table.values(book)) for table in sheet.tables}
        assert sum(counted.values()) <= sheet.accounting()[Fate.VALUE]
    return {
        (each.row, each.column): (
            each.row_labels,
            each.column_labels,
            written(each.period),
            float(each.value),
        )
        for table in result.tables
        for each in table.values(book)
        if each.value is not None
    }


@SLOW
@given(tables(left=0))
def test_one_table_comes_back(made):
    assert found(made) == made.expected


@SLOW
@given(st.data(), st.integers(0, 3), st.integers(0, 3))
def test_tables_beneath_each_other_come_back(data, left, top):
    made = data.draw(tables(top=top, left=left))
    data.draw(tables(made=made, top=made.bottom + 2, left=left))
    assert found(made) == made.expected


@SLOW
@given(st.data(), st.integers(0, 2))
def test_tables_beside_each_other_come_back(data, top):
    made = data.draw(tables(top=top))
    data.draw(tables(made=made, top=data.draw(st.integers(0, 4)), left=made.right + 2))
    assert found(made) == made.expected
