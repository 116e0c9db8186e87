"""Bridges: every step adds up exactly, and what cannot be told apart is said."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutinydesk.analysis.bridge import Bridge, Limit, StepKind, Unbridged, bridge, reclassified
from scrutinydesk.analysis.rollforward import compare
from scrutinydesk.analysis.totals import total
from scrutinydesk.measures.observations import Observation, Observations
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.periods import Month, Span, Window

RESOURCES = load_resources()
START = Month.of(2015, 10)
LINE = ("violence", "lancashire", "")


def observations(rows):
    return Observations(tuple(rows), {"f": "made.xlsx"})


def months(values, measure="violence", start=START):
    return [
        Observation(
            measure, "lancashire", "", (start + n).ordinal, (start + n).ordinal, Span.MONTH, value,
            "crimes", (), "S", f"A{n}", "0", "f",
        )
        for n, value in enumerate(values)
        if value is not None
    ]  # fmt: skip


def twelve(value, end, span=Span.ROLLING_12, measure="violence"):
    return Observation(
        measure, "lancashire", "", end.ordinal - 11, end.ordinal, span, value, "crimes", (), "T", "B2",
        "0", "f",
    )  # fmt: skip


def amounts(made):
    return {step.kind: step.amount for step in made.steps}


numbers = st.one_of(st.integers(-20, 10**6).map(float), st.decimals(0, 10**4, places=2).map(float))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_steps_add_up_exactly_and_are_the_months_they_name(data):
    old = data.draw(st.lists(numbers, min_size=12, max_size=30))
    shift = data.draw(st.integers(0, 14))
    new = [value if data.draw(st.booleans()) else data.draw(numbers) for value in old]
    new += data.draw(st.lists(numbers, min_size=shift, max_size=shift))
    ends = START + (len(old) - 1), START + (len(new) - 1)
    made = bridge(observations(months(old)), observations(months(new)), LINE, ends)
    assert isinstance(made, Bridge)
    exact_old, exact_new = ([Fraction(str(value)) for value in each] for each in (old, new))
    assert made.start == sum(exact_old[-12:])
    assert made.end == sum(exact_new[-12:])
    assert made.start + sum(step.amount for step in made.steps) == made.end
    found = amounts(made)
    window = range(len(old) - 12, len(old))
    later = range(len(new) - 12, len(new))
    assert found[StepKind.RESTATED] == sum(exact_new[n] - exact_old[n] for n in window)
    assert found[StepKind.DROPPED] == -sum(exact_new[n] for n in window if n not in later)
    assert found[StepKind.ADDED] == sum(exact_new[n] for n in later if n not in window)
    measure = RESOURCES.catalogue["violence"]
    reported = total(observations(months(old)), measure, "lancashire", Window.rolling_12(ends[0]))
    assert made.start == Fraction(str(reported.value))


def test_a_missing_month_is_said_and_never_bridged():
    values = [100.0] * 24
    gap = [*values[:20], None, *values[21:]]
    ends = START + 23, START + 23
    made = bridge(observations(months(values)), observations(months(gap)), LINE, ends)
    assert isinstance(made, Unbridged)
    assert made.later
    assert made.missing == (START + 20,)
    made = bridge(observations(months(gap)), observations(months(values)), LINE, ends)
    assert (made.later, made.missing) == (False, (START + 20,))


def test_months_that_the_later_file_no_longer_holds_are_as_reported():
    values = [float(100 + n) for n in range(24)]
    later = months(values)[15:] + months([200.0] * 3, start=START + 24)
    made = bridge(observations(months(values)), observations(later), LINE, (START + 23, START + 26))
    assert made.limits == (Limit.AS_REPORTED,)
    assert amounts(made)[StepKind.DROPPED] == -(112 + 113 + 114)
    assert made.end == sum(range(115, 124)) + 600


def test_only_totals_are_given():
    end, now = START + 20, START + 23
    old = observations([twelve(1200.0, end)])
    new = observations([twelve(1210.0, end), twelve(1300.0, now)])
    made = bridge(old, new, LINE, (end, now))
    assert made.limits == (Limit.TOTALS_ONLY,)
    assert amounts(made)[StepKind.RESTATED] == 10
    assert amounts(made)[StepKind.MOVED] == 90
    alone = bridge(old, observations([twelve(1300.0, now)]), LINE, (end, now))
    assert alone.limits == (Limit.NOT_APART,)
    assert amounts(alone) == {StepKind.ALL: 100}


def test_a_total_before_and_months_now():
    values = [100.0] * 30
    end = START + 26
    made = bridge(observations([twelve(1190.0, end)]), observations(months(values)), LINE, (end, START + 29))
    assert not made.limits
    assert amounts(made) == {
        StepKind.RESTATED: 10, StepKind.DROPPED: -300, StepKind.ADDED: 300, StepKind.RECLASSIFIED: 0,
    }  # fmt: skip


def test_a_financial_year_is_twelve_months():
    end = Month.of(2017, 3)
    old = observations([twelve(1200.0, end, Span.FINANCIAL_YEAR)])
    made = bridge(old, observations([twelve(1205.0, end)]), LINE, (end, end))
    assert amounts(made)[StepKind.RESTATED] == 5


def test_quarters():
    def quarters(values):
        ends = [START + 2 + 3 * n for n in range(len(values))]
        return observations(
            Observation(
                *LINE, end.ordinal - 2, end.ordinal, Span.QUARTER, value, "crimes", (), "S", f"A{n}", "0", "f"
            )
            for n, (end, value) in enumerate(zip(ends, values, strict=True))
        )

    old, new = [300.0, 310.0, 320.0, 330.0], [300.0, 315.0, 320.0, 330.0, 400.0]
    made = bridge(quarters(old), quarters(new), LINE, (START + 11, START + 14))
    assert amounts(made) == {
        StepKind.RESTATED: 5, StepKind.DROPPED: -300, StepKind.ADDED: 400, StepKind.RECLASSIFIED: 0,
    }  # fmt: skip


def test_cases_moved_between_parts_of_one_total_are_reclassified():
    parts = [key for key, m in RESOURCES.catalogue.items() if m.parent == "ksi_all"][:2]
    whole = [30.0] * 12
    old = months(whole, "ksi_all") + months([10.0] * 12, parts[0]) + months([20.0] * 12, parts[1])
    moved = [10.0] * 11 + [7.0], [20.0] * 11 + [23.0]
    new = months(whole, "ksi_all") + months(moved[0], parts[0]) + months(moved[1], parts[1])
    old, new = observations(old), observations(new)
    rolled = compare(old, new, RESOURCES)
    shares = reclassified(rolled.restated, RESOURCES.catalogue)
    made = bridge(old, new, (parts[0], "lancashire", ""), (START + 11, START + 11), shares)
    assert amounts(made)[StepKind.RECLASSIFIED] == -3
    assert amounts(made)[StepKind.RESTATED] == 0
    # Where the total changed too, cases were found or lost.
    new = observations([row._replace(value=33.0) if row.measure == "ksi_all" else row for row in new])
    assert not reclassified(compare(old, new, RESOURCES).restated, RESOURCES.catalogue)


def test_an_end_before_the_reported_one_is_no_bridge():
    held = observations(months([1.0] * 30))
    assert isinstance(bridge(held, held, LINE, (START + 29, START + 20)), Unbridged)


def test_a_bridge_that_does_not_add_up_cannot_be_made():
    window = Window.rolling_12(START)
    with pytest.raises(ValueError, match="add up"):
        Bridge(*LINE, window, window, Fraction(1), Fraction(3), (), (), (), ())
