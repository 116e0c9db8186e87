"""Any two imports: whatever they hold, every bridge between them adds up exactly."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutinydesk.analysis.bridge import Bridge, StepKind
from scrutinydesk.measures.observations import Mark, Observation, Observations
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.numerals import exact
from scrutinydesk.periods import Month, Span
from scrutinydesk.rollforward import roll_forward

RESOURCES = load_resources()
START = Month.of(2015, 10)
# A total with its parts, measures that a known break touches, and one that stands alone.
MEASURES = ("ksi_all", "ksi_adult", "ksi_child", "burglary_residential", "burglary_all", "all_crime")
AREAS = ("lancashire", "lancashire-east")
LENGTHS = {Span.MONTH: 1, Span.QUARTER: 3, Span.OTHER: 12, Span.ROLLING_12: 12, Span.FINANCIAL_YEAR: 12}
APART = {Span.QUARTER: 3, Span.FINANCIAL_YEAR: 12}


def amount(chance):
    """Return a figure of any sort that a cell may hold; now and then a mark."""
    sort = chance.random()
    if sort < 0.01:
        return None
    if sort < 0.5:
        return float(chance.randint(-20, 10**6))
    return round(chance.uniform(0, 10**5), 3) if sort < 0.9 else chance.uniform(0, 1e9)


def series(chance, measure, area, span):
    """Return one series, sometimes with a hole, or in another unit from some point on."""
    apart = APART.get(span, 1)
    turn = chance.randrange(40) if chance.random() < 0.1 else 99
    hole = chance.randrange(40) if chance.random() < 0.2 else 99
    rows = []
    for n in range(chance.randint(18, 34) // apart or 1):
        value, last = amount(chance), START + (11 + apart * n)
        marks = (Mark.NOT_AVAILABLE,) if value is None else (Mark.PROVISIONAL,) * chance.randrange(2)
        rows.append(Observation(
            measure, area, "", last.ordinal - LENGTHS[span] + 1, last.ordinal, span, value,
            "hundreds" if n >= turn else "crimes", marks, "S", f"B{n + 2}", "0", "f",
        ))  # fmt: skip
    return [row for n, row in enumerate(rows) if n != hole]


def restated(chance, row):
    """Return a figure as the next file may give it; None where it is gone."""
    if chance.random() < 0.1:
        return None
    if chance.random() < 0.1 or row.value is None:
        return row._replace(value=None, marks=(Mark.CONFIDENTIAL,))
    return row._replace(value=amount(chance) if chance.random() < 0.5 else row.value - 1)


def imports(seed):
    """Return two imports: the second restates some of the first, loses some, and goes on."""
    chance = random.Random(seed)
    spans = [*LENGTHS, *[Span.MONTH] * 4]
    every = []
    while not every:  # a series may have lost all its values
        lines = {
            (chance.choice(MEASURES), chance.choice(AREAS), chance.choice(spans))
            for _ in range(chance.randint(1, 5))
        }
        every = [row for line in sorted(lines) for row in series(chance, *line)]
    until = max(row.last for row in every) - chance.choice((0, 1, 3, 3, 12))
    shaky = chance.choice((0.0, 0.03, 0.3))
    new = [restated(chance, row) if chance.random() < shaky else row for row in every]
    if chance.random() < 0.2:  # given by month before and as totals now, or the other way round
        by_month = chance.random() < 0.5
        new = [row for row in new if row and (row.span is Span.MONTH) == by_month]
    if chance.random() < 0.3:
        new += series(chance, chance.choice(MEASURES), chance.choice(AREAS), Span.MONTH)
    if chance.random() < 0.2:
        new.reverse()
    old = [row for row in every if row.last <= until]
    return (
        Observations(tuple(old), {"f": "old.xlsx"}),
        Observations(tuple(row for row in new if row), {"f": "new.xlsx"}),
    )


ENDS = (
    st.none()
    | st.none()
    | st.tuples(st.integers(11, 30), st.integers(11, 44)).map(lambda pair: (START + pair[0], START + pair[1]))
)
CONFIRMED = st.sampled_from([None, {"burglary_residential": "burglary_all"}, {"ksi_all": "all_crime"}])


@settings(max_examples=400, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), ends=ENDS, confirmed=CONFIRMED)
def test_every_bridge_between_any_two_imports_adds_up_exactly(seed, ends, confirmed):
    found = roll_forward(*imports(seed), RESOURCES, ends=ends, confirmed=confirmed)
    for each in found.bridges:
        assert isinstance(each, Bridge)
        amounts = [step.amount for step in each.steps]
        assert all(isinstance(amount, Fraction) for amount in (each.start, each.end, *amounts))
        assert each.start + sum(amounts) == each.end
        # Both figures are what the files hold, to the last digit.
        for value, rows in ((each.start, each.start_rows), (each.end, each.end_rows)):
            assert value == sum(exact(row.value) for row in rows)
            assert sum(row.last - row.first + 1 for row in rows) == 12
        rows = (*each.start_rows, *each.end_rows, *(row for step in each.steps for row in step.rows))
        assert len({row.unit for row in rows}) == 1
        assert each.before.last <= each.after.last
        bars = found.waterfall(each).panels[0].bars
        assert bars[0].end == float(each.start)
        assert bars[-1].end == float(each.end)
        assert found.bridge_sentence(each)
        table = found.bridge_table(each)
        assert len(table.rows) == len(each.steps) + 2
    for each in found.unbridged:
        assert found.bridge_sentence(each)
        assert found.waterfall(each).empty
    assert all(table.title for table in found.tables)


@settings(max_examples=100, deadline=None)
@given(
    child=st.lists(st.integers(0, 40), min_size=12, max_size=12),
    adult=st.lists(st.integers(40, 90), min_size=12, max_size=12),
    moves=st.lists(st.integers(-30, 30), min_size=12, max_size=12),
)
def test_cases_that_move_between_the_parts_are_reclassified_to_the_last_one(child, adult, moves):
    def held(measure, values):
        return [
            Observation(measure, "lancashire", "", (START + n).ordinal, (START + n).ordinal, Span.MONTH,
                        float(value), "casualties", (), "S", f"A{n}", "0", "f")
            for n, value in enumerate(values)
        ]  # fmt: skip

    whole = [one + two for one, two in zip(child, adult, strict=True)]
    old = [*held("ksi_all", whole), *held("ksi_adult", adult), *held("ksi_child", child)]
    moved = [one + move for one, move in zip(child, moves, strict=True)]
    rest = [two - move for two, move in zip(adult, moves, strict=True)]
    new = [*held("ksi_all", whole), *held("ksi_adult", rest), *held("ksi_child", moved)]
    files = Observations(tuple(old), {"f": "old.xlsx"}), Observations(tuple(new), {"f": "new.xlsx"})
    found = roll_forward(*files, RESOURCES)
    for measure, sign in (("ksi_child", 1), ("ksi_adult", -1), ("ksi_all", 0)):
        steps = {step.kind: step.amount for step in found.bridge(measure, "lancashire").steps}
        assert steps[StepKind.RECLASSIFIED] == sign * sum(moves)
        assert steps[StepKind.RESTATED] == 0


@pytest.mark.parametrize("where", ["before", "after", "dropped"])
def test_figures_of_two_units_are_not_bridged(where):
    def held(values, units):
        return Observations(
            tuple(
                Observation("all_crime", "lancashire", "", (START + n).ordinal, (START + n).ordinal,
                            Span.MONTH, float(value), unit, (), "S", f"A{n}", "0", "f")
                for n, (value, unit) in enumerate(zip(values, units, strict=True))
            ),
            {"f": "a.xlsx"},
        )  # fmt: skip

    crimes = ["crimes"] * 15
    changed = {"before": ["hundreds"] * 12, "after": crimes, "dropped": crimes}[where][:12]
    later = {
        "before": crimes,
        "after": [*crimes[:12], *["hundreds"] * 3],
        "dropped": ["hundreds", *crimes[1:]],
    }[where]
    found = roll_forward(held([100] * 12, changed), held([100] * 15, later), RESOURCES)
    (each,) = found.unbridged
    assert set(each.units) == {"crimes", "hundreds"}
    assert "several units" in found.bridge_sentence(each)
    assert not found.bridges


def test_a_bridge_over_a_break_says_so():
    rows = [
        Observation("burglary_residential", "lancashire", "", (START + n).ordinal, (START + n).ordinal,
                    Span.MONTH, 100.0, "crimes", (), "S", f"A{n}", "0", "f")
        for n in range(24)
    ]  # fmt: skip
    early = Observations(tuple(rows[:21]), {"f": "old.xlsx"})
    found = roll_forward(early, Observations(tuple(rows), {"f": "new.xlsx"}), RESOURCES)
    (each,) = found.bridges
    said = "the series changed in April 2017"
    assert said in found.bridge_sentence(each)
    assert any(said[1:] in note for note in found.bridge_table(each).notes)
    assert any(said in note for note in found.tables[-1].notes)
    assert said[1:] in found.waterfall(each).note
    same = roll_forward(early, early, RESOURCES)
    assert said not in same.bridge_sentence(same.bridges[0])
