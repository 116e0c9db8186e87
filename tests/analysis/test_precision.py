from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from observing import SEP17, frame, monthly, row, yearly
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from scrutinydesk.analysis.change import State, change
from scrutinydesk.analysis.intervals import newcombe
from scrutinydesk.analysis.precision import needed
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import Month, Window

FORCE = "lancashire"
NAME = "confidence_overall"


def survey(resources, then, now, deff=1.0, **properties):
    rows = yearly(NAME, FORCE, then, now)
    for name, pair in properties.items():
        rows += yearly(NAME, FORCE, *pair, breakdown=name)
    return change(frame(*rows), resources.catalogue[NAME], FORCE, SEP17, resources, deff=deff)


def outcomes(resources, then, now, **properties):
    """A proportion of counted cases, in whole per cent."""
    measure = replace(resources.catalogue[NAME], kind=Kind.PROPORTION, decimals=0)
    rows = yearly(NAME, FORCE, then, now)
    for name, pair in properties.items():
        rows += yearly(NAME, FORCE, *pair, breakdown=name)
    return change(frame(*rows), measure, FORCE, SEP17, resources)


def test_the_illustration_of_a_survey_without_its_size(resources):
    found = survey(resources, 78.3, 79.8)
    assert found.state is State.PRECISION_UNKNOWN
    shown = found.illustration
    assert (shown.n, shown.deff, round(shown.margin, 1)) == (800, 1.2, 3.0)
    assert (round(shown.difference.low, 1), round(shown.difference.high, 1)) == (-2.9, 5.9)
    assert found.interval is found.precision is None
    assert found.no_interval == "The number surveyed is not given for both periods."


def test_the_number_it_takes():
    assert needed(77.4, 81.3) == 829
    told = {n: newcombe(round(0.774 * n), n, round(0.813 * n), n) for n in (300, 600)}
    assert [round(100 * end, 1) for end in (told[300].low, told[300].high)] == [-10.5, 2.5]
    assert [round(100 * end, 1) for end in (told[600].low, told[600].high)] == [-8.6, 0.6]
    assert needed(50, 50) is None
    assert needed(104, 50) is None
    assert needed(50.000001, 50) is None


def test_a_survey_with_its_size_and_design(resources):
    plain = survey(resources, 81.3, 77.4, surveyed=(850, 850))
    wide = survey(resources, 81.3, 77.4, 1.5, surveyed=(850, 850))
    assert (plain.state, wide.state) == (State.CLEAR, State.WITHIN)
    assert (plain.precision.deff, wide.precision.deff) == (1.0, 1.5)
    assert wide.precision.sizes == (850, 850)
    assert wide.interval == wide.precision.difference
    assert wide.precision.now.width > plain.precision.now.width
    assert "design effect 1.5" in wide.method
    low, high = proportion_confint(0.774 * 850, 850, method="wilson")
    assert (plain.precision.now.low, plain.precision.now.high) == pytest.approx((100 * low, 100 * high))


def test_a_surveys_own_intervals_come_first(resources):
    given_, asked = {"lower": (75.3, 76.8), "upper": (81.3, 82.8)}, {"surveyed": (90, 90)}
    found = survey(resources, 78.3, 79.8, **given_, **asked)
    assert (found.precision.now.low, found.precision.then.high) == (76.8, 81.3)
    assert found.precision.sizes == (90, 90)
    # An interval that does not hold its own estimate is none.
    wrong = survey(resources, 78.3, 79.8, lower=(75.3, 86.8), upper=(81.3, 82.8), **asked)
    assert "Newcombe" in wrong.method


@pytest.mark.parametrize(
    ("then", "now", "sizes"),
    [(78, 104, (800, 800)), (-3, 79, (800, 800)), (78, 79, (-5, 800)), (78, 79, (0, 9))],
)
def test_what_is_no_percentage_of_any_has_no_precision(resources, then, now, sizes):
    found = survey(resources, then, now, surveyed=sizes)
    assert (found.state, found.interval) == (State.PRECISION_UNKNOWN, None)
    assert found.reason


def test_a_design_effect_of_nought_is_a_mistake(resources):
    with pytest.raises(ValueError, match="design effect"):
        survey(resources, 78.3, 79.8, 0.0, surveyed=(800, 800))


def test_a_proportion_with_the_cases_beneath_it(resources):
    found = outcomes(resources, 60, 80, numerator=(48, 56), denominator=(80, 70))
    assert found.state is State.CLEAR
    assert (round(found.interval.low, 2), round(found.interval.high, 2)) == (5.24, 33.39)
    assert found.precision.sizes == (70, 80)
    low, high = proportion_confint(56, 70, method="wilson")
    assert (found.precision.now.low, found.precision.now.high) == pytest.approx((100 * low, 100 * high))
    alone = outcomes(resources, 60, 80, denominator=(80, 70))
    assert alone.interval.low == pytest.approx(found.interval.low)


def test_a_proportion_without_them_is_described(resources):
    found = outcomes(resources, 60, 80)
    assert (found.state, found.difference, found.interval) == (State.DESCRIPTIVE, 20, None)
    assert "not given" in found.no_interval
    other = outcomes(resources, 60, 80, numerator=(48, 12), denominator=(80, 70))
    assert (other.state, other.interval) == (State.DESCRIPTIVE, None)
    assert "do not make the percentage" in other.no_interval
    empty = outcomes(resources, 60, 80, numerator=(48, 0), denominator=(80, 0))
    assert empty.no_interval
    more = outcomes(resources, 60, 80, numerator=(48, 90), denominator=(80, 70))
    assert (more.interval, bool(more.no_interval)) == (None, True)


counts = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(counts, counts)
def test_a_proportion_agrees_with_statsmodels(resources, now, then):
    (x1, n1), (x0, n0) = now, then
    pair = {"numerator": (x0, x1), "denominator": (n0, n1)}
    found = outcomes(resources, 100 * x0 / n0, 100 * x1 / n1, **pair)
    low, high = confint_proportions_2indep(x1, n1, x0, n0, method="newcomb")
    assert (found.interval.low, found.interval.high) == pytest.approx((100 * low, 100 * high), abs=1e-6)
    low, high = proportion_confint(x0, n0, method="wilson")
    then_ = found.precision.then
    assert (then_.low, then_.high) == pytest.approx((100 * low, 100 * high), abs=1e-6)


@given(counts, counts, st.floats(1, 4))
def test_a_survey_agrees_with_newcombe(resources, now, then, deff):
    (x1, n1), (x0, n0) = now, then
    found = survey(resources, 100 * x0 / n0, 100 * x1 / n1, deff, surveyed=(n0, n1))
    low, high = confint_proportions_2indep(x1 / deff, n1 / deff, x0 / deff, n0 / deff, method="newcomb")
    assert (found.interval.low, found.interval.high) == pytest.approx((100 * low, 100 * high), abs=1e-6)


percents = st.floats(0, 100)


@given(percents, percents, st.floats(1, 3))
def test_the_number_needed_is_just_enough(now, then, deff):
    found = needed(now, then, deff)
    if found is None:
        assert abs(now - then) < 0.05
        return
    assert 0.0 not in newcombe(now * found / 100, found, then * found / 100, found, deff=deff)
    less = found - 1
    assert less == 0 or 0.0 in newcombe(now * less / 100, less, then * less / 100, less, deff=deff)


anything = st.floats(allow_nan=False, allow_infinity=False)


pairs = st.none() | st.tuples(anything, anything)


@given(anything, anything, pairs, pairs)
def test_any_survey_gives_an_interval_or_a_reason(resources, then, now, sizes, tops):
    for make, name in ((survey, "surveyed"), (outcomes, "denominator")):
        more = {} if sizes is None else {name: sizes}
        more |= {} if tops is None else {"numerator" if make is outcomes else "lower": tops}
        found = make(resources, then, now, **more)
        if found.interval is None:
            assert found.no_interval
        else:
            assert math.isfinite(found.interval.width)


def test_stocks_and_money_say_why_they_have_no_interval(resources):
    march = Month.of(2017, 3)
    stock = [
        row("officers_fte", FORCE, 2843.29, Window.date(SEP17)),
        row("officers_fte", FORCE, 2814.16, Window.date(SEP17 - 12)),
    ]
    year = Window.financial_year(march)
    money = [row("spend_total", FORCE, 10, year), row("spend_total", FORCE, 9, year.previous)]
    found = change(frame(*stock), resources.catalogue["officers_fte"], FORCE, SEP17, resources)
    assert "counted in full" in found.no_interval
    assert found.reason == ""
    found = change(frame(*money), resources.catalogue["spend_total"], FORCE, march, resources)
    assert (found.difference, "booked in full" in found.no_interval) == (1, True)
    halves = frame(*monthly("ksi_all", FORCE, [10.5] * 11 + [1] + [10] * 12))
    found = change(halves, resources.catalogue["ksi_all"], FORCE, SEP17, resources)
    assert (found.interval, found.state) == (None, State.DESCRIPTIVE)
    assert "whole numbers" in found.no_interval
