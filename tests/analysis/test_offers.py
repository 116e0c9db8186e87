"""What is offered where a change is refused."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from observing import SEP17, frame, monthly, row, yearly

from scrutinydesk.analysis.change import State, change
from scrutinydesk.analysis.dispersion import dispersion_about_mean
from scrutinydesk.analysis.offers import offer
from scrutinydesk.measures.break_register import BreakRegister, Override
from scrutinydesk.measures.breaks import Break
from scrutinydesk.periods import Month, Span, Window

FORCE = "lancashire"
APRIL = Month.of(2017, 4)
MEASURE = "burglary_residential"


def offered(resources, rows, measure=MEASURE, end=SEP17, span=Span.ROLLING_12):
    found = change(frame(*rows), resources.catalogue[measure], FORCE, end, resources, span)
    return offer(frame(*rows), found, resources)


def test_only_a_refused_change_is_bridged(resources):
    assert offered(resources, yearly("burglary_all", FORCE, 11950, 13090), "burglary_all") is None
    assert offered(resources, []) is None
    allowed = Override(MEASURE, "", "burglary-classification", "Recounted.")
    own = resources.with_register(BreakRegister(overrides=(allowed,)))
    assert offered(own, yearly(MEASURE, FORCE, 5266, 7087)) is None


def test_the_measure_that_the_break_left_alone_over_the_same_windows(resources):
    rows = [*yearly(MEASURE, FORCE, 5266, 7087), *yearly("burglary_all", FORCE, 11950, 13090)]
    found = offered(resources, rows)
    (instead,) = found.instead
    assert (instead.measure.id, instead.difference, instead.state) == ("burglary_all", 1140, State.CLEAR)
    assert instead.current.window == Window.rolling_12(SEP17)
    assert (found.since, found.later, found.start, found.empty) == (None, None, APRIL, False)


def test_nothing_to_offer(resources):
    found = offered(resources, yearly(MEASURE, FORCE, 5266, 7087))
    assert found.empty
    assert found.start == APRIL


def test_months_after_the_break_alone(resources):
    found = offered(resources, monthly(MEASURE, FORCE, [400] * 18 + [600, 610, 620, 630, 640, 650]))
    assert (found.since.value, found.since.window) == (3750, Window(APRIL, SEP17, Span.OTHER))
    assert len(found.since.observations) == 6
    assert found.later.current.window == Window.quarter(SEP17)
    assert found.later.previous.window == Window.quarter(SEP17 - 3)
    assert (found.later.difference, found.later.breaks, found.seasonal) == (90, (), True)


def test_before_there_are_six_months_there_is_no_comparison_within_the_new_series(resources):
    rows = monthly(MEASURE, FORCE, [400] * 19 + [600] * 5, end=SEP17 - 1)
    found = offered(resources, rows, end=SEP17 - 1)
    assert (found.since.value, found.later) == (3000, None)


def test_the_same_months_of_two_years_once_there_are_three(resources):
    values = [400] * 6 + [600 + n for n in range(15)]
    found = offered(resources, monthly(MEASURE, FORCE, [400] * 10 + values, end=Month.of(2018, 6)),
                    end=Month.of(2018, 6))  # fmt: skip
    assert found.later.current.window == Window.quarter(Month.of(2018, 6))
    assert found.later.previous.window == Window.quarter(Month.of(2017, 6))
    assert found.later.difference == 36
    assert not found.seasonal


def test_a_month_missing_since_the_break_leaves_no_total(resources):
    values = [400] * 18 + [600, None, 620, 630, 640, 650]
    rows = [*monthly(MEASURE, FORCE, values), *yearly(MEASURE, FORCE, 5266, 7087)]
    found = offered(resources, rows)
    assert found.since is None
    assert found.later is None


def test_a_total_that_the_file_states_from_the_break_on(resources):
    year = Window.year_to_date(SEP17)
    rows = [*yearly(MEASURE, FORCE, 5266, 7087), row(MEASURE, FORCE, 3900, year)]
    assert offered(resources, rows).since.value == 3900


def test_a_survey_whose_year_holds_both_sides_offers_nothing(resources):
    found = offered(resources, yearly("satisfaction_burglary", FORCE, 81.3, 77.4), "satisfaction_burglary")
    assert found.empty


def test_a_survey_by_quarter_stands_alone_and_against_its_first_new_quarter(resources):
    rows = [
        row("satisfaction_burglary", FORCE, value, Window.quarter(SEP17 - back), unit="percent")
        for value, back in ((77, 0), (74, 3), (81, 6), (80, 12))
    ]
    found = offered(resources, rows, "satisfaction_burglary", span=Span.QUARTER)
    assert found.since.value == 77
    assert (found.later.previous.value, found.later.difference) == (74, 3)
    assert found.later.state is State.PRECISION_UNKNOWN


def test_a_stock_at_a_date_after_the_break(resources):
    item = Break("fte", ("officers_fte",), APRIL, "New system", "Counted anew.", "Care.", "")
    own = resources.with_register(BreakRegister((item,)))
    rows = [
        row("officers_fte", FORCE, value, Window.date(SEP17 - back))
        for value, back in ((2843, 0), (2850, 3), (2814, 12))
    ]
    found = offered(own, rows, "officers_fte")
    assert (found.since.value, found.later.difference, found.later.state) == (2843, -7, State.DESCRIPTIVE)


def test_the_last_of_several_breaks_counts_and_a_measure_with_a_break_is_not_offered(resources):
    items = (
        Break("all", ("burglary_all",), APRIL, "All", "All.", "Care.", "all_crime"),
        Break("second", (MEASURE,), APRIL + 2, "Second", "Second.", "Care.", "all_crime"),
    )
    own = resources.with_register(BreakRegister(items))
    rows = [
        *monthly(MEASURE, FORCE, [400] * 24),
        *monthly("burglary_all", FORCE, [900] * 24),
        *monthly("all_crime", FORCE, [9000] * 24),
    ]
    found = offered(own, rows)
    assert [each.measure.id for each in found.instead] == ["all_crime"]
    assert (found.start, found.since.value) == (APRIL + 2, 1600)


def test_measures_that_name_each_other_do_not_run_in_a_circle(resources):
    items = (
        Break("one", (MEASURE,), APRIL, "One", "One.", "Care.", "burglary_all"),
        Break("two", ("burglary_all",), APRIL, "Two", "Two.", "Care.", MEASURE),
    )
    own = resources.with_register(BreakRegister(items, frozenset({"burglary-classification"})))
    rows = [*yearly(MEASURE, FORCE, 1, 2), *yearly("burglary_all", FORCE, 11950, 13090)]
    assert offered(own, rows).empty


@given(
    months=st.lists(st.integers(0, 900) | st.none(), min_size=24, max_size=48),
    back=st.integers(0, 23),
)
def test_whatever_is_offered_lies_on_one_side(resources, months, back):
    item = Break("b", ("all_crime",), SEP17 - back, "B", "B.", "Care.", "")
    own = resources.with_register(BreakRegister((item,)))
    found = offered(own, monthly("all_crime", FORCE, months), "all_crime")
    if found is None:
        return
    totals = [found.since] if found.since else []
    if found.later is not None:
        totals += [found.later.current, found.later.previous]
        assert found.later.current.window.first > found.later.previous.window.last
        lengths = {len(each.window.months) for each in totals[-2:]}
        assert len(lengths) == 1
        assert lengths.pop() >= 3
    for each in totals:
        assert each.window.first >= item.month
        assert sum(row.value for row in each.observations) == each.value
    if None not in months[-24:]:
        assert found.since is not None


def test_dispersion_about_the_mean():
    assert dispersion_about_mean([5, 5]) is None
    assert dispersion_about_mean([0] * 6) is None
    assert dispersion_about_mean([]) is None
    steady = dispersion_about_mean([100, 104, 96, 101, 99, 100])
    assert (steady.phi, steady.freedom, steady.beyond_chance) == (1.0, 5, False)
    wild = dispersion_about_mean([100, 200, 100, 200, 100, 200])
    assert wild.phi == pytest.approx(6 * 50**2 / 150 / 5)
    assert wild.beyond_chance
    assert math.isfinite(wild.phi)
