"""Many series at once: each is told exactly what it is told by itself, to the last bit."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from observing import SEP17, frame, monthly

from scrutinydesk.analysis.beta_integral import LARGE, fractions_of_large
from scrutinydesk.analysis.change import change_between
from scrutinydesk.analysis.control import control_chart
from scrutinydesk.analysis.conventions import Conventions, SeriesRebase
from scrutinydesk.analysis.dispersion import dispersion, dispersions
from scrutinydesk.analysis.incomplete import beta_lower, lentz
from scrutinydesk.analysis.intervals import (
    is_rise,
    rate_ratio_exact,
    smallest_real_fall,
    smallest_real_rise,
)
from scrutinydesk.analysis.many_beta import beta_lowers
from scrutinydesk.analysis.many_counts import rate_ratios_exact, smallest_reals
from scrutinydesk.analysis.many_points import judged_together
from scrutinydesk.analysis.monthly_charts import charts
from scrutinydesk.analysis.phases import Rebase
from scrutinydesk.analysis.point_rules import verdicts
from scrutinydesk.analysis.projection import project, projections
from scrutinydesk.analysis.rows import as_rows
from scrutinydesk.analysis.rulesets import Ruleset
from scrutinydesk.analysis.seasonal import Asked, seasonalities, seasonality
from scrutinydesk.analysis.series_evidence import all_evidence
from scrutinydesk.analysis.smallest import smallest_of
from scrutinydesk.analysis.xmr import xmr
from scrutinydesk.periods import Month

counts = st.one_of(st.integers(0, 30), st.integers(0, 10**6), st.just(0))
values = st.one_of(st.integers(-5, 60).map(float), st.floats(0, 1e6), st.integers(95, 105).map(float))
MEASURES = ("rape", "robbery_all", "ksi_all", "burglary_residential")


@given(st.lists(st.tuples(counts, counts), max_size=12))
@settings(deadline=None, max_examples=50)
def test_exact_intervals_of_many_pairs(pairs):
    found = rate_ratios_exact(pairs)
    assert found.keys() == set(pairs)
    for pair in pairs:
        assert repr(found[pair]) == repr(rate_ratio_exact(*pair))


@given(st.lists(counts, max_size=12))
@settings(deadline=None, max_examples=50)
def test_smallest_changes_of_many_counts(bases):
    found = smallest_reals(bases)
    for base in bases:
        assert found[base] == (smallest_real_rise(base), smallest_real_fall(base))


@given(st.one_of(st.integers(0, 200), st.integers(0, 10**5)))
@settings(deadline=None, max_examples=50)
def test_the_smallest_rise_and_fall_are_those_between_which_nothing_is_real(base):
    rise, fall = smallest_real_rise(base), smallest_real_fall(base)
    assert is_rise(base, rise)
    assert not is_rise(base, rise - 1)
    if fall is None:
        assert not is_rise(0, base)
    else:
        assert is_rise(fall, base)
        assert not is_rise(fall + 1, base)


@given(st.data(), st.integers(8, 40), st.sampled_from(Ruleset), st.sampled_from([0, 12]))
@settings(deadline=None, max_examples=50)
def test_limits_and_rules_of_many_stretches(data, size, ruleset, baseline):
    row = st.one_of(
        st.lists(values, min_size=size, max_size=size),
        st.lists(st.sampled_from([1.0, 2.0, 3.0]), min_size=size, max_size=size),
        st.lists(st.integers(-3, 3), min_size=size, max_size=size).map(running),
    )
    parts = data.draw(st.lists(row, min_size=1, max_size=6))
    for part, (limits, said) in zip(parts, judged_together(parts, ruleset, baseline), strict=True):
        own = xmr(part[:baseline] if baseline else part)
        assert repr(limits) == repr(own)
        assert list(said) == verdicts(part, own, ruleset)


@given(st.data(), st.sampled_from([24, 36]))
@settings(deadline=None, max_examples=50)
def test_dispersions_of_many_series(data, size):
    row = st.lists(st.one_of(st.integers(0, 300), st.just(0), st.floats(0, 50)), min_size=size, max_size=size)
    rows = data.draw(st.lists(row, min_size=1, max_size=6))
    for each, found in zip(rows, dispersions(as_rows(rows)), strict=True):
        assert repr(found) == repr(dispersion(dict(enumerate(each)), size - 1))


shapes = st.integers(0, 9).flatmap(lambda power: st.integers(1, 5**power))


@given(st.lists(st.tuples(shapes, shapes, st.floats(-3, 3)), min_size=9, max_size=30))
@settings(deadline=None, max_examples=50)
def test_incomplete_beta_functions_of_many_shapes(asked):
    a, b = (np.array(each, dtype=float) for each in list(zip(*asked, strict=True))[:2])
    odds = a / b * np.exp(np.array([z for *_, z in asked]) * np.sqrt(1 / a + 1 / b))
    alone = [beta_lower(*each) for each in zip(a.tolist(), b.tolist(), odds.tolist(), strict=True)]
    assert beta_lowers(a, b, odds).tolist() == alone


@given(shapes, shapes, st.floats(0, 6))
@settings(deadline=None)
def test_the_integral_is_the_continued_fraction(a, b, z):
    a, b = a + LARGE, b + LARGE
    x = a / (a + b) - z * math.sqrt(a * b / (a + b) ** 3)
    assume(x > 0)
    assert fractions_of_large(a, b, x)[0] == pytest.approx(lentz(a, b, x), rel=1e-10)


def running(steps):
    """A walk: it has the trends and shifts that chance seldom makes."""
    return [float(100 + sum(steps[:at])) for at in range(len(steps))]


@given(st.data(), st.integers(36, 80))
@settings(deadline=None, max_examples=30)
def test_seasons_of_many_series(data, size):
    months = [Month(24000 + at) for at in range(size)]
    noise = st.lists(st.floats(0.7, 1.4), min_size=size, max_size=size)
    swing = data.draw(st.floats(0, 0.6))
    rows = [
        [100 * each * (1 + swing * math.sin(math.pi * at / 6)) for at, each in enumerate(row)]
        for row in data.draw(st.lists(noise, min_size=1, max_size=7))
    ]
    rebases = (Rebase(months[data.draw(st.integers(1, size - 1))], "Moved."),)
    asked = [Asked(months, row, (), rebases if at % 2 else ()) for at, row in enumerate(rows)]
    for each, found in zip(asked, seasonalities(asked), strict=True):
        assert repr(found) == repr(seasonality(*each))


@cache
def known():
    from scrutinydesk.measures.resources import load_resources

    return load_resources()


month = st.one_of(st.integers(0, 400), st.integers(0, 5), st.none(), st.just(-3))


@given(st.data())
@settings(max_examples=15, deadline=None)
def test_all_evidence_is_that_of_each_series(data):
    resources, rows, keys = known(), [], []
    for measure in MEASURES:
        for area in ("lancashire", "cumbria", "north-west"):
            series = data.draw(st.lists(month, max_size=60))
            rows += monthly(measure, area, series)
            keys += [(measure, area, "")] if series else []
    observations = frame(*rows)
    rebased = SeriesRebase("rape", "lancashire", Rebase(SEP17 - 20, "Moved."))
    ruleset = data.draw(st.sampled_from(Ruleset))
    conventions = Conventions(ruleset=ruleset, rebases=(rebased,), season=data.draw(st.booleans()))
    drawn = charts(observations, keys, SEP17, resources, conventions)
    heading = projections(
        observations, [(resources.catalogue[key[0]], *key[1:]) for key in keys], SEP17, resources
    )
    found = all_evidence(observations, keys, SEP17, resources, conventions)
    for key, each, charted, head in zip(keys, found, drawn, heading, strict=True):
        alone = frame(*rows)
        (own,) = all_evidence(alone, [key], SEP17, resources, conventions)
        assert repr(each.change) == repr(own.change)
        assert each.smallest == own.smallest
        assert each.chart == own.chart == charted.chart
        by_itself = project(alone, each.measure, key[1], SEP17, resources)
        assert each.projection == own.projection == head == by_itself
        if each.window is not None:
            windows = each.window, each.window.previous
            scalar = change_between(alone, each.measure, key[1], windows, resources)
            assert repr(each.change) == repr(scalar)
            assert each.smallest == smallest_of(scalar)
        if each.chart is not None:
            assert each.chart == scalar_chart(alone, key, resources, conventions, each.measure)


def scalar_chart(observations, key, resources, conventions, measure):
    series = observations.series(*key)
    rows = [series[at] for at in sorted(series) if series[at].value is not None]
    months, counted = [Month(row.last) for row in rows], [row.value for row in rows]
    breaks = resources.breaks.affecting(key[0], months[0], months[-1], key[1])
    rebases = conventions.rebases_of(*key)
    season = seasonality(months, counted, breaks, rebases) if conventions.season else None
    return control_chart(
        months, counted, measure.polarity, breaks, rebases=rebases, ruleset=conventions.ruleset, season=season
    )
