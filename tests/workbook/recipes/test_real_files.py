"""The monthly files of the reference material, mapped as an officer would, against the csv module."""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import mapping
from mapping import DIVISIONS, HISTORICAL, LONG, MONTHLY, OTHER, RECENT, RESOURCES, SURVEY, WIDE, found

from scrutinydesk.measures.observations import Mark
from scrutinydesk.periods import Month, Span
from scrutinydesk.workbook.recipes import CellUse, Gaps, apply
from scrutinydesk.workbook.tables import Fate


def _lines(path, delimiter=","):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))


def _month(text):
    digits = text.replace("-", "")
    return Month.of(int(digits[:4]), int(digits[4:])).ordinal


def _accounted(applied, tables):
    counts = [sheet.accounting() for sheet in tables.sheets]
    assert sum(applied.cells.values()) == sum(each[Fate.VALUE] + each[Fate.UNUSED] for each in counts)
    whole = len(applied.observed.observations)
    assert whole == len(applied.observed.observations.rows)


def _opened(shared, name, recipe):
    tables = found(shared / MONTHLY / name)
    applied = apply(recipe, tables, RESOURCES)
    _accounted(applied, tables)
    assert not applied.questions
    return applied


def test_lancashire_by_month_is_read_to_the_last_figure(shared):
    applied = _opened(shared, WIDE, mapping.wide(shared))
    header, *lines = _lines(shared / MONTHLY / WIDE)
    links = applied.recipe.tables[0].measures
    expected = {
        (links[line[0]], _month(month)): int(value)
        for line in lines
        for month, value in zip(header[1:], line[1:], strict=True)
    }
    rows = applied.observed.observations.rows
    assert {(row.measure, row.last): row.value for row in rows} == expected
    assert {row.area for row in rows} == {"lancashire"}
    assert applied.cells[CellUse.USED] == 14 * 32 == sum(applied.cells.values())
    assert applied.observed.cover.period_end == Month.of(2022, 10)


def test_districts_add_to_divisions(shared):
    applied = _opened(shared, LONG, mapping.long(shared))
    table = applied.recipe.tables[0]
    expected = defaultdict(int)
    parts = {name: key for key, names in DIVISIONS.items() for name in names}
    for month, kind, district, count in _lines(shared / MONTHLY / LONG)[1:]:
        if district in parts:
            expected[table.measures[kind], parts[district], _month(month)] += int(count)
    rows = applied.observed.observations.rows
    assert {(row.measure, row.area, row.last): row.value for row in rows} == expected
    assert all(row.derived.startswith("Sum of ") for row in rows)
    assert applied.cells[CellUse.NOT_USED] == 0
    assert applied.cells[CellUse.LEFT_OUT] > 0


def test_a_missing_district_leaves_its_division_without_a_figure(shared):
    applied = _opened(shared, LONG, mapping.long(shared, Gaps.UNKNOWN))
    table = applied.recipe.tables[0]
    stated = defaultdict(dict)
    for month, kind, district, count in _lines(shared / MONTHLY / LONG)[1:]:
        stated[table.measures[kind], _month(month)][district] = int(count)
    expected = {
        (measure, division, month): sum(held[name] for name in names)
        for (measure, month), held in stated.items()
        for division, names in DIVISIONS.items()
        if all(name in held for name in names)
    }
    rows = applied.observed.observations.rows
    assert {(row.measure, row.area, row.last): row.value for row in rows} == expected
    incomplete = [each for each in applied.observed.findings if each.kind == "recipe.sum_incomplete"]
    assert len(incomplete) == len(DIVISIONS)
    assert applied.cells[CellUse.NOT_USED] > 0


@pytest.mark.parametrize("name", [RECENT, HISTORICAL, OTHER])
def test_boroughs_are_areas_of_the_recipe_itself(shared, name):
    applied = _opened(shared, name, mapping.boroughs(shared, name))
    header, *lines = _lines(shared / MONTHLY / name)
    area = 0 if name == OTHER else 2
    table = applied.recipe.tables[0]
    expected = {}
    for line in lines:
        label = " | ".join(text for at, text in enumerate(line[:3]) if at != area)
        for month, value in zip(header[3:], line[3:], strict=True):
            expected[table.measures[label], table.areas[line[area]], _month(month)] = float(value)
    rows = applied.observed.observations.rows
    assert {(row.measure, row.area, row.last): row.value for row in rows} == expected
    # Overlapping categories stay apart: nothing is worked out from several cells.
    assert not [row for row in rows if row.derived]
    assert applied.cells[CellUse.USED] == len(expected) == sum(applied.cells.values())


def test_shares_with_decimal_commas_are_percentages(shared):
    applied = _opened(shared, SURVEY, mapping.survey(shared))
    table = applied.recipe.tables[0]
    expected = {}
    for date, _, _, measure, value in _lines(shared / MONTHLY / SURVEY, ";")[1:]:
        day, month, year = map(int, date.split("/"))
        assert day > 27
        key = table.measures[measure], Month.of(year, month).ordinal
        expected[key] = round(float(value.replace(",", ".")) * 100, 10)
    rows = applied.observed.observations.rows
    assert {(row.measure, row.last): row.value for row in rows} == expected
    assert {row.span for row in rows} == {Span.ROLLING_12}
    assert {row.unit for row in rows} == {"percent"}
    assert not {mark for row in rows for mark in row.marks} & {Mark.REVISED}
