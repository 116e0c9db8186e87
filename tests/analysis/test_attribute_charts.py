from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from abspc import spc
from hypothesis import given
from hypothesis import strategies as st

from scrutinydesk.analysis.assurance import Assurance, assured
from scrutinydesk.analysis.attribute_charts import Counted, p_chart, u_chart
from scrutinydesk.analysis.control import Rebase, Rule, Ruleset, Variation
from scrutinydesk.measures.breaks import Break
from scrutinydesk.measures.catalogue import Polarity
from scrutinydesk.periods import Month

START = Month.of(2014, 1)
UP = Polarity.UP_GOOD
out_of = st.integers(1, 3_000)


def series(pairs):
    return [Counted(START + k, count, n) for k, (count, n) in enumerate(pairs)]


@st.composite
def pairs(draw, least=8):
    found = draw(st.lists(st.tuples(st.floats(0, 1), out_of), min_size=least, max_size=40))
    return [(int(share * n), n) for share, n in found]


@given(pairs())
def test_limits_of_proportions_are_those_of_abspc(given_pairs):
    found = p_chart(series(given_pairs), UP)
    counts, totals = zip(*given_pairs, strict=True)
    frame = pd.DataFrame({"count": counts, "n": totals})
    theirs = spc.calculate_control_limits(frame, "p", value_col="n", numerator_col="count")
    if not found.phases:
        assert sum(counts) in {0, sum(totals)}
        return
    assert found.phases[0].mean == pytest.approx(100 * theirs["mean"][0])
    for point, upper, lower in zip(found.points, theirs["ucl"], theirs["lcl"], strict=True):
        assert point.upper == pytest.approx(100 * upper)
        # abspc has the lower limit clipped already.
        assert max(point.lower, 0) == pytest.approx(100 * lower, abs=1e-9)
        assert found.drawn(point)[0] == pytest.approx(100 * lower, abs=1e-9)
        assert found.drawn(point)[1] <= 100


@given(st.lists(st.tuples(st.integers(0, 200), st.floats(0.1, 500)), min_size=8, max_size=40))
def test_limits_of_rates_are_those_of_abspc(given_pairs):
    found = u_chart(series(given_pairs), UP, per=1000)
    counts, exposures = zip(*given_pairs, strict=True)
    if not sum(counts):
        assert "none in any month" in found.reason
        return
    rates = np.array(counts) / np.array(exposures)
    frame = pd.DataFrame({"rate": rates.astype(float), "exposure": exposures})
    theirs = spc.calculate_control_limits(frame, "u", value_col="rate", subgroup_col="exposure")
    for point, upper, lower in zip(found.points, theirs["ucl"], theirs["lcl"], strict=True):
        assert point.upper == pytest.approx(1000 * upper)
        assert max(point.lower, 0) == pytest.approx(1000 * lower, abs=1e-6)


@given(pairs(), st.booleans())
def test_laneys_limits_written_out(given_pairs, laney):
    found = p_chart(series(given_pairs), UP, laney=laney)
    if not found.phases:
        return
    counts, totals = (np.array(part, float) for part in zip(*given_pairs, strict=True))
    mean = counts.sum() / totals.sum()
    sigma = np.sqrt(mean * (1 - mean) / totals)
    z = (counts / totals - mean) / sigma
    sigma_z = np.abs(np.diff(z)).mean() / 1.128
    phase = found.phases[0]
    assert phase.phi == pytest.approx(sigma_z**2)
    assert phase.widened == laney
    reach = 3 * sigma * (max(sigma_z, 1) if laney else 1)
    assert [each.upper for each in found.points] == pytest.approx(100 * (mean + reach))
    outside = np.abs(counts / totals - mean) > reach * (1 + 1e-12)
    surely = np.abs(np.abs(counts / totals - mean) - reach) > 1e-12
    called = np.array([each.state.rule is Rule.OUTSIDE for each in found.points])
    assert (called == outside)[surely].all()


@given(st.lists(st.integers(0, 100), min_size=8, max_size=40))
def test_with_equal_n_the_rules_are_those_of_the_values(counts):
    found = p_chart(series([(count, 100) for count in counts]), UP)
    if not found.phases:
        return
    mean = 100 * sum(counts) / (100 * len(counts))
    sides = [(count > mean) - (count < mean) for count in counts]
    for k in range(len(counts) - 6):
        if abs(sum(sides[k : k + 7])) == 7:
            assert all(each.state.special for each in found.points[k : k + 7])


def test_more_than_chance_is_shown_and_widens_when_asked():
    draw = np.random.default_rng(3)
    # Shares that vary from month to month, of many thousands: chance alone allows nearly nothing.
    given_pairs = [(int(20_000 * share), 20_000) for share in draw.normal(0.3, 0.02, 36)]
    plain, widened = (p_chart(series(given_pairs), UP, laney=laney) for laney in (False, True))
    assert plain.phases[0].phi == widened.phases[0].phi > 20
    assert sum(each.state.rule is Rule.OUTSIDE for each in plain.points) > 10
    assert sum(each.state.rule is Rule.OUTSIDE for each in widened.points) <= 1


def test_months_that_have_no_point_say_why():
    odd = [
        (None, 10), (5, None), (5, 0), (-1, 10), (5, -1), (11, 10), (math.nan, 10), (5, math.inf),
    ]  # fmt: skip
    found = p_chart(series([(5, 10), (6, 10)] * 10 + odd), UP)
    assert [each.reason for each in found.left_out] == [
        "The count is missing.", "What it is out of is missing.", "It is out of none.",
        "A number is below nought.", "A number is below nought.", "The count is more than what it is out of.",
        "The count is missing.", "What it is out of is missing.",
    ]  # fmt: skip
    assert found.left_out[0].month == START + 20
    assert len(found.points) == 20
    assert found.reason == ""
    # More events than exposure is nothing odd for a rate.
    assert len(u_chart(series([(11, 10)] * 9), UP).points) == 9


@pytest.mark.parametrize(
    ("given_pairs", "why"),
    [
        ([], "No month has both"),
        ([(None, 3)] * 20, "No month has both"),
        ([(1, 3)], "Only 1 month"),
        ([(1, 3)] * 7, "Only 7 months"),
        ([(0, 3)] * 20, "none in any month"),
        ([(3, 3)] * 20, "all of them in every month"),
    ],
)
def test_why_there_are_no_limits(given_pairs, why):
    found = p_chart(series(given_pairs), UP)
    assert why in found.reason
    assert found.phases == ()
    assert found.target_limits is None
    assert all(each.state.variation is Variation.UNKNOWN for each in found.points)
    assert all(found.drawn(each) is None for each in found.points)
    said = assured(found, 50)
    assert (said.assurance, said.reason) == (Assurance.NONE, found.reason)


def test_phases_baseline_and_targets():
    given_pairs = [(50 + k % 3, 100) for k in range(20)] + [(80 + k % 3, 100) for k in range(20)]
    item = Break("b", ("m",), START + 20, "Counting changed", "It changed.", "Take care.", "")
    for found in (
        p_chart(series(given_pairs), UP, [item]),
        p_chart(series(given_pairs), UP, rebases=[Rebase(START + 20, "A new team")]),
    ):
        assert [round(each.mean) for each in found.phases] == [51, 81]
        assert found.phases[1].reason in {"Counting changed", "A new team"}
        assert assured(found, 65).assurance is Assurance.PASS
        assert assured(found, 95).assurance is Assurance.FAIL
        assert assured(found, 80).assurance is Assurance.HIT_OR_MISS
    held = p_chart(series(given_pairs), UP, baseline=12)
    assert held.phases[0].n == 12
    assert held.phases[0].trial
    assert held.points[-1].state.rule is Rule.OUTSIDE
    assert held.points[-1].state.variation is Variation.IMPROVEMENT
    with pytest.raises(ValueError, match="12 points"):
        p_chart(series(given_pairs), UP, baseline=5)


def test_few_expected_makes_limits_rough():
    assert p_chart(series([(1, 10), (0, 12)] * 8), UP).phases[0].rough
    assert not p_chart(series([(100, 1000), (90, 1200)] * 8), UP).phases[0].rough


def test_anhoej_judges_the_standardised_series():
    given_pairs = [(40 + k % 2, 100) for k in range(14)] + [(60 + k % 2, 100) for k in range(14)]
    found = p_chart(series(given_pairs), UP, ruleset=Ruleset.ANHOEJ)
    assert found.phases[0].runs.too_long
    assert not any(each.state.rule in {Rule.SHIFT, Rule.TREND} for each in found.points)


@given(
    st.lists(
        st.tuples(
            st.one_of(st.none(), st.integers(-2, 50), st.just(math.nan)),
            st.one_of(st.none(), st.integers(-1, 50)),
        ),
        max_size=40,
    ),
    st.booleans(),
    st.sampled_from(list(Ruleset)),
)
def test_nothing_that_comes_in_breaks_it(given_pairs, laney, ruleset):
    for make in (p_chart, u_chart):
        found = make(series(given_pairs), UP, laney=laney, ruleset=ruleset)
        assert len(found.points) + len(found.left_out) == len(given_pairs)
        assert bool(found.reason) == (found.target_limits is None)
        for point in found.points:
            assert math.isfinite(point.state.value)
            assert (point.lower is None) == (point.upper is None)
