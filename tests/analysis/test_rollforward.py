"""What changed between two imports, held against pandas, planted changes and real files."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from monthly_files import load

from scrutinydesk.analysis.redefined import Sort
from scrutinydesk.analysis.rollforward import compare
from scrutinydesk.measures.observations import Mark, Observation, Observations
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.periods import Month, Span
from scrutinydesk.rollforward import roll_forward
from scrutinydesk.workbook.grid import address

RESOURCES = load_resources()
START = Month.of(2015, 4).ordinal


def frame(rows, source="f"):
    return Observations(tuple(row._replace(source=source) for row in rows), {source: f"{source}.xlsx"})


def series(measure, values, area="lancashire", line=5, start=START, **other):
    return [
        Observation(
            measure, area, "", start + n, start + n, Span.MONTH, value, other.get("unit", "crimes"),
            (), "S", address(line, 2 + n), "0", "f",
        )
        for n, value in enumerate(values)
    ]  # fmt: skip


def usual(level, count=30):
    return [float(level + (n * 37) % 53) for n in range(count)]


def both(before, after):
    return compare(frame(before, "old"), frame(after, "new"), RESOURCES)


values = st.one_of(st.integers(-50, 10**6).map(float), st.decimals(0, 10**4, places=2).map(float))
keys = st.tuples(
    st.sampled_from(["rape", "violence", "own"]), st.sampled_from(["lancashire", "x"]), st.integers(0, 12)
)
imports = st.dictionaries(keys, values, max_size=40)


def observations(held, source):
    rows = [
        Observation(
            m, a, "", START + n, START + n, Span.MONTH, v, "crimes", (), "S", f"{source}{n}", "0", source
        )
        for (m, a, n), v in held.items()
    ]  # fmt: skip
    return Observations(tuple(rows), {source: source})


@settings(max_examples=200, deadline=None)
@given(imports, imports, st.data())
def test_the_comparison_is_that_of_an_outer_merge(before, after, data):
    for key in data.draw(st.sets(st.sampled_from(sorted(before)))) if before else ():
        after[key] = before[key]
    rolled = compare(observations(before, "A"), observations(after, "B"), RESOURCES)
    columns = ["m", "a", "n", "v"]
    old = pd.DataFrame([(*k, v) for k, v in before.items()], columns=columns)
    new = pd.DataFrame([(*k, v) for k, v in after.items()], columns=columns)
    merged = old.astype({"n": object}).merge(
        new.astype({"n": object}), on=["m", "a", "n"], how="outer", suffixes=("_old", "_new"), indicator=True
    )
    shared = merged[merged["_merge"] == "both"]
    changed = shared[shared["v_old"] != shared["v_new"]]
    expected = {(row.m, row.a, row.n, row.v_old, row.v_new) for row in changed.itertuples(index=False)}
    said = {
        (e.new.measure, e.new.area, e.new.first - START, e.old.value, e.new.value) for e in rolled.restated
    }
    assert said == expected
    assert len(said) == len(rolled.restated)
    assert rolled.compared == len(shared)
    for each in rolled.restated:
        assert each.difference == Fraction(str(each.new.value)) - Fraction(str(each.old.value))
        assert each.old.cell.startswith("A")
        assert each.new.cell.startswith("B")
    names = {key[0] for key in before}, {key[0] for key in after}
    assert set(rolled.measures_new) == names[1] - names[0]
    assert set(rolled.measures_dropped) == names[0] - names[1]
    lines = {key[:2] for key in before}, {key[:2] for key in after}
    assert {(row.measure, row.area, row.first - START) for row in rolled.added} == {
        key for key in after if key not in before and key[:2] in lines[0]
    }
    assert {(row.measure, row.area, row.first - START) for row in rolled.lost} == {
        key for key in before if key not in after and key[:2] in lines[1]
    }


def test_the_same_file_twice_changes_nothing():
    rolled = both(series("rape", usual(90)), series("rape", usual(90)))
    assert rolled.unchanged
    assert rolled.compared == 30


def test_moving_to_other_cells_and_sheets_changes_nothing():
    before = series("rape", usual(90))
    after = [row._replace(sheet="Other", cell=address(n + 40, 3)) for n, row in enumerate(before)]
    assert both(before, [*reversed(after)]).unchanged


def test_exact_decimals():
    before, after = series("rape", [0.1, 0.1]), series("rape", [0.3, 0.1])
    [each] = both(before, after).restated
    assert each.difference == Fraction(1, 5)


def test_marks_in_place_of_figures():
    before = series("rape", usual(90))
    marked = before[3]._replace(value=None, marks=(Mark.NOT_AVAILABLE,))
    after = [*before[:3], marked, *before[4:]]
    rolled = both(before, after)
    assert [each.new.cell for each in rolled.withdrawn] == [before[3].cell]
    assert not rolled.restated
    assert not rolled.unchanged
    assert [each.new.cell for each in both(after, before).supplied] == [before[3].cell]
    provisional = [before[0]._replace(marks=(Mark.PROVISIONAL,)), *before[1:]]
    rolled = both(provisional, before)
    assert [each.new.cell for each in rolled.remarked] == [before[0].cell]
    assert rolled.unchanged


def test_a_new_name_is_proposed_and_confirmed_once():
    before = series("rape", usual(90)) + series("violence", usual(4000), line=6)
    after = series("rape", usual(90)) + series("violent_crime", usual(4000), line=6)
    rolled = both(before, after)
    [rename] = rolled.renames
    assert (rename.earlier, rename.later, rename.common, rename.same) == ("violence", "violent_crime", 30, 30)
    confirmed = compare(frame(before, "old"), frame(after, "new"), RESOURCES, {"violence": "violent_crime"})
    assert confirmed.unchanged
    assert confirmed.compared == 60
    assert not confirmed.renames


def test_a_renamed_measure_may_be_restated_too():
    changed = [value * 1.01 for value in usual(4000)]
    rolled = both(series("violence", usual(4000)), series("violent_crime", changed))
    assert [(each.earlier, each.later, each.same) for each in rolled.renames] == [
        ("violence", "violent_crime", 0)
    ]


@pytest.mark.parametrize("level", [[0.0] * 30, [5.0] * 30])
def test_noughts_and_constants_prove_no_new_name(level):
    assert not both(series("a", level), series("b", level)).renames


def test_other_figures_are_no_new_name():
    assert not both(series("a", usual(4000)), series("b", usual(90))).renames


def test_each_measure_is_renamed_once():
    before = series("a", usual(90)) + series("b", usual(4000), line=6)
    after = series("c", usual(90)) + series("d", usual(90), line=6) + series("e", usual(4000), line=7)
    renames = both(before, after).renames
    assert [(each.earlier, each.later) for each in renames] == [("a", "c"), ("b", "e")]


def test_a_new_level_from_a_month_on_is_a_redefinition():
    before = series("violence", usual(4000))
    after = before[:18] + [row._replace(value=row.value * 1.2) for row in before[18:]]
    [each] = both(before, after).redefinitions
    assert (each.sort, each.measure, each.first) == (Sort.LEVEL, "violence", START + 18)
    assert each.times == pytest.approx(1.2)
    few = [*before[:18], before[18]._replace(value=1.0), *before[19:]]
    assert not both(before, few).redefinitions


def test_another_unit_is_a_redefinition():
    before = series("own", usual(4000))
    after = [row._replace(unit="incidents") for row in before]
    [each] = both(before, after).redefinitions
    assert each.sort is Sort.UNIT


def test_a_known_break_among_the_new_months_is_named():
    before = series("burglary_residential", usual(400, 23))  # to February 2017
    after = series("burglary_residential", usual(400, 27))
    [each] = both(before, after).redefinitions
    assert each.sort is Sort.BREAK
    assert each.known.id == "burglary-classification"


def test_new_months_of_another_level():
    before = series("violence", usual(400, 24))
    after = series("violence", [*usual(400, 24), 2000.0, 2100.0, 1900.0])
    [each] = both(before, after).redefinitions
    assert (each.sort, each.first) == (Sort.NEW_LEVEL, START + 24)


def test_the_metropolitan_editions_share_no_month(shared):
    historical, recent = load(shared, "historical"), load(shared, "recent")
    rolled = compare(historical, recent, RESOURCES)
    assert rolled.compared == 0
    assert not rolled.restated
    assert "NFIB FRAUD | NFIB FRAUD" in {name.upper() for name in rolled.measures_new} or any(
        name.startswith("NFIB FRAUD") for name in rolled.measures_new
    )
    old, new = historical.frame, recent.frame
    assert set(rolled.measures_new) == set(new["measure"]) - set(old["measure"])
    assert set(rolled.measures_dropped) == set(old["measure"]) - set(new["measure"])


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_every_changed_cell_of_an_overlapping_edition_is_listed(data):
    """The historical edition's last 36 months against themselves with cells altered at random."""
    observations = _edition()
    at = data.draw(st.sets(st.integers(0, len(observations) - 1), min_size=1, max_size=40))
    rows = list(observations.rows)
    for n in at:
        rows[n] = rows[n]._replace(value=rows[n].value + data.draw(st.integers(1, 9)), source="new")
    rolled = compare(observations, Observations(tuple(rows), {"new": "new"}), RESOURCES)
    merged = observations.frame.reset_index().merge(
        pd.DataFrame(rows, columns=list(Observation._fields)).reset_index(), on="index"
    )
    differ = merged[merged["value_x"] != merged["value_y"]]
    expected = set(zip(differ["cell_x"], differ["value_x"], differ["value_y"], strict=True))
    assert {(e.old.cell, e.old.value, e.new.value) for e in rolled.restated} == expected
    assert len(rolled.restated) == len(at)


def _edition(kept={}):  # noqa: B006  kept on purpose
    from pathlib import Path

    if not kept:
        shared = Path(__file__).resolve().parents[3] / "shared"
        if not shared.is_dir():
            pytest.skip("the reference material, ../shared, is not beside this checkout")
        first = Month.of(2020, 3).ordinal
        every = load(shared, "historical")
        rows = tuple(row for row in every if row.first >= first)
        kept["it"] = Observations(rows, every.sources)
        _ = kept["it"].frame
    return kept["it"]


@pytest.mark.parametrize(
    ("held", "dropped"),
    [(["violence"], ()), (["robbery"], ("violence",)), (["violence", "violent_crime"], ())],
)
def test_a_new_name_counts_only_where_the_later_file_has_it_instead(held, dropped):
    rows = {name: series(name, usual(10)) for name in ("violence", "robbery", "violent_crime")}
    later = frame([row for name in held for row in rows[name]], "new")
    known = {"violence": "violent_crime"}
    found = roll_forward(frame(rows["violence"], "old"), later, RESOURCES, confirmed=known)
    assert found.rolled.measures_dropped == dropped
    assert len(found.bridges) == ("violence" in held)
