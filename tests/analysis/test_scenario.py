from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutinydesk.analysis.intervals import Interval
from scrutinydesk.analysis.scenario import Label, Rate, recording

rates = st.floats(1, 100)


def test_the_scenario_of_the_source():
    found = recording(Rate.within(84.3, 1.86), Rate(93))
    assert found.label is Label.SCENARIO
    assert round(found.percent, 1) == 10.3
    assert (round(found.interval.low, 1), round(found.interval.high, 1)) == (7.9, 12.8)
    assert recording(Rate(84.3), Rate(93)).interval is None


def test_what_is_left_of_a_rise():
    """13.0% more recorded, of which recording alone would have made 10.3%."""
    found = recording(Rate(84.3), Rate(93))
    assert found.beyond(13.0) == pytest.approx(100 * (1.13 * 84.3 / 93 - 1))
    assert found.count(102455) == pytest.approx(102455 * 93 / 84.3)


@pytest.mark.parametrize(
    "before",
    [
        Rate(0), Rate(-1), Rate(101), Rate(float("nan")), Rate(1, Interval(-0.5, 2)),
        Rate(50, Interval(60, 70)), Rate(50, Interval(40, float("inf"))),
    ],
)  # fmt: skip
def test_an_impossible_rate_says_so(before):
    for found in (recording(before, Rate(93)), recording(Rate(93), before)):
        assert (found.percent, found.interval, found.count(10), found.beyond(3)) == (None, None, None, None)
        assert found.reason
        assert found.label is Label.SCENARIO


@given(rates, rates, st.floats(0, 0.9), st.floats(0, 0.9))
def test_the_interval_holds_the_estimate_and_lies_within_the_ends(r0, r1, m0, m1):
    before, after = Rate.within(r0, r0 * m0), Rate.within(r1, r1 * m1)
    found = recording(before, after)
    low = 100 * (after.interval.low / before.interval.high - 1)
    high = 100 * (after.interval.high / before.interval.low - 1)
    slack = 1e-6 * (200 + high)
    assert low - slack <= found.interval.low <= found.percent + slack
    assert found.percent - slack <= found.interval.high <= high + slack


def test_two_uncertain_rates_by_simulation():
    found = recording(Rate.within(84.3, 1.86), Rate.within(93, 2.4))
    rng = np.random.default_rng(3)
    r0, r1 = (rng.normal(at, margin / 1.96, 400_000) for at, margin in ((84.3, 1.86), (93, 2.4)))
    low, high = np.quantile(100 * (r1 / r0 - 1), [0.025, 0.975])
    assert (found.interval.low, found.interval.high) == pytest.approx((low, high), abs=0.15)
