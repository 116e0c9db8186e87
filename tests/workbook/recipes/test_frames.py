"""Known figures in layouts of chance: a recipe gives them back, and next quarter's too."""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from frames import Frame, Layout, frames, layouts, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutinydesk.measures.resources import load_resources
from scrutinydesk.workbook.recipes import (
    CellUse,
    answered,
    apply,
    known_to,
    match,
    read_recipe,
    suggest,
    write_recipe,
)
from scrutinydesk.workbook.tables import Fate, find_tables

pytestmark = pytest.mark.long

RESOURCES = load_resources()
# Each of four tests suggests and applies a recipe for as many.
SLOW = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


def _found(book):
    return find_tables(book, known_to(RESOURCES))


def _read(applied, found):
    """Return the figures, after all cells have been accounted for."""
    counts = [sheet.accounting() for sheet in found.sheets]
    assert sum(applied.cells.values()) == sum(each[Fate.VALUE] + each[Fate.UNUSED] for each in counts)
    rows = applied.observed.observations.rows
    assert len(rows) == applied.cells[CellUse.USED]
    figures = {(row.measure, row.area, row.last): row.value for row in rows}
    assert len(figures) == len(rows)
    return figures


def _recipe(frame, layout):
    found = _found(written(frame, layout))
    recipe = suggest(found, RESOURCES).recipe
    assert read_recipe(write_recipe(recipe)) == recipe
    return recipe, found


@SLOW
@given(frames(), layouts())
def test_a_suggested_recipe_gives_the_frame(frame, layout):
    recipe, found = _recipe(frame, layout)
    applied = apply(recipe, found, RESOURCES)
    assert _read(applied, found) == frame.ids()
    assert not applied.questions
    assert applied.cells[CellUse.NOT_USED] == 0
    assert not [each for each in applied.observed.findings if each.kind == "recipe.total"]


def _grown(frame, months, measure):
    """Add months at the end and perhaps a measure."""
    source = random.Random(len(frame.values))
    later = [*frame.months, *range(frame.months[-1] + 1, frame.months[-1] + 1 + months)]
    measures = [*frame.measures, *([measure] if measure else [])]
    keys = [(m, a, t) for m in measures for a in frame.areas for t in later]
    values = {key: frame.values.get(key, source.randrange(200, 1800)) for key in keys}
    return Frame(measures, frame.areas, later, values)


@st.composite
def _changes(draw, layout: Layout) -> Layout:
    own = layout.shape in {"crossed", "areas first", "long"}
    return replace(
        layout,
        top=draw(st.integers(0, 4)),
        left=draw(st.integers(0, 2)),
        code=own and draw(st.booleans()),
        blank=draw(st.booleans()) if layout.shape in {"crossed", "areas first"} else False,
        notes=draw(st.booleans()),
        sheet=draw(st.sampled_from(["Figures", "Data Q3", "Sheet1"])),
        shuffle=draw(st.integers(1, 50)),
        extra=draw(st.booleans()),
    )


@SLOW
@given(st.data(), frames(), layouts(), st.integers(0, 3))
def test_a_recipe_reads_the_next_quarter(data, frame, layout, months):
    recipe, _ = _recipe(frame, layout)
    new = _grown(frame, months, None)
    found = _found(written(new, data.draw(_changes(layout))))
    best = match([recipe], found)
    assert best is not None
    applied = apply(recipe, found, RESOURCES)
    assert _read(applied, found) == new.ids()
    assert not applied.questions


@SLOW
@given(st.data(), frames(), layouts())
def test_a_new_row_is_said_and_not_taken(data, frame, layout):
    unknown = "Wildlife crime"
    recipe, _ = _recipe(frame, layout)
    new = _grown(frame, 1, None)
    with_new = Frame(
        [*new.measures, unknown], new.areas, new.months,
        {**new.values, **{(unknown, a, t): 7 for a in new.areas for t in new.months}},
    )  # fmt: skip
    found = _found(written(with_new, data.draw(_changes(layout))))
    applied = apply(recipe, found, RESOURCES)
    assert _read(applied, found) == new.ids()
    assert not applied.questions
    assert applied.cells[CellUse.NOT_USED] >= len(new.areas) * len(new.months)
    said = " ".join(each.title for each in applied.observed.findings)
    assert unknown in said


@SLOW
@given(st.data(), frames(), layouts())
def test_a_renamed_row_is_one_question(data, frame, layout):
    recipe, _ = _recipe(frame, layout)
    new = _grown(frame, 2, None)
    old = data.draw(st.sampled_from(frame.measures))
    name = f"{old} offences recorded"
    found = _found(written(new, replace(data.draw(_changes(layout)), renamed={old: name})))
    assert match([recipe], found) is not None
    applied = apply(recipe, found, RESOURCES)
    others = {key: value for key, value in new.ids().items() if key[0] != recipe_id(old)}
    assert _read(applied, found) == others
    questions = applied.questions
    assert len({question.table for question in questions}) == len(questions) >= 1
    assert {question.target for question in questions} == {recipe_id(old)}
    yes = no = recipe
    for question in questions:
        yes, no = answered(yes, question, yes=True), answered(no, question, yes=False)
    again = apply(yes, found, RESOURCES)
    assert not again.questions
    assert _read(again, found) == new.ids()
    denied = apply(no, found, RESOURCES)
    assert not denied.questions
    assert _read(denied, found) == others
    assert read_recipe(write_recipe(no)) == no


def recipe_id(label):
    from frames import MEASURES

    return MEASURES[label]
