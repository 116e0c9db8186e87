from __future__ import annotations

import csv
import math

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutinydesk.analysis.assurance import Assurance, assured
from scrutinydesk.analysis.control import Rebase, Rule, control_chart
from scrutinydesk.analysis.season_design import LEVEL
from scrutinydesk.analysis.seasonal import Basis, seasonality
from scrutinydesk.measures.breaks import Break
from scrutinydesk.measures.catalogue import Polarity
from scrutinydesk.periods import Month

START = Month.of(2014, 1)
# A season that is 1 on average.
SEASON = [0.9, 0.8, 0.95, 1.0, 1.05, 1.1, 1.2, 1.15, 1.0, 0.95, 0.9, 1.0]


def months(n):
    return [START + k for k in range(n)]


def at(month):
    return Break("b", ("m",), month, "Counting changed", "It changed.", "Take care.", "")


def seasonal(n, seed=1, swing=1.0, noise=0.05, growth=0.0):
    draw = np.random.default_rng(seed)
    return [
        100 * (1 + growth) ** (k / 12) * (1 + swing * (SEASON[k % 12] - 1)) * math.exp(draw.normal(0, noise))
        for k in range(n)
    ]


def p_by_statsmodels(values, cuts=(), begin=0):
    """Compare two regressions, of logarithms on trend and levels and on months besides."""
    n = len(values)
    when = np.arange(n)
    plain = [np.ones(n), when, *((when >= cut).astype(float) for cut in cuts)]
    calendar = (begin + when) % 12
    full = [*plain, *((calendar == month).astype(float) for month in range(1, 12))]
    small, large = (sm.OLS(np.log(values), np.column_stack(columns)).fit() for columns in (plain, full))
    return large.compare_f_test(small)[1]


@given(
    st.integers(36, 130),
    st.integers(0, 2**32 - 1),
    st.sampled_from([0.0, 0.1, 0.5]),
    st.sets(st.integers(5, 60), max_size=2),
)
def test_the_test_is_that_of_statsmodels(n, seed, swing, cuts):
    values = seasonal(n, seed, swing, 0.1, 0.1)
    cuts = sorted(cut for cut in cuts if cut < n)
    # Rebases near the end leave no three years before them: all whole years are taken, from the end.
    if cuts and cuts[-1] >= 36:
        cuts = []
    found = seasonality(months(n), values, rebases=[Rebase(START + cut, "so") for cut in cuts])
    (pattern,) = found.patterns
    left = n % 12
    shifted = [cut - left for cut in cuts if cut > left]
    expected = p_by_statsmodels(values[left:], shifted, left)
    assert pattern.p == pytest.approx(expected, rel=1e-6, abs=1e-12)
    assert found.found == (expected < LEVEL)
    assert (pattern.since, pattern.until) == (START + left, START + (n - 1))


def test_indices_are_the_mean_of_a_month_over_the_mean_of_all():
    # The third year is as the first: there is no trend, so that the printed formula holds to the digit.
    one, two = [100 * s for s in SEASON], [105 * s * (1.01, 0.99)[k % 2] for k, s in enumerate(SEASON)]
    values = [*one, *two, *one]
    found = seasonality(months(36), values)
    assert found.found
    plain = [np.mean(values[m::12]) / np.mean(values) for m in range(12)]
    assert found.patterns[0].indices == pytest.approx(plain, rel=1e-9)


@given(st.floats(-0.4, 0.6), st.integers(36, 100), st.integers(0, 11))
def test_a_season_with_growth_is_found_exactly(growth, n, begin):
    chosen = [START + begin + k for k in range(n)]
    values = [100 * (1 + growth) ** (k / 12) * SEASON[month.month - 1] for k, month in enumerate(chosen)]
    found = seasonality(chosen, values)
    assert found.patterns[0].indices == pytest.approx(SEASON, rel=1e-9)
    steps = [b / a for a, b in zip(found.adjusted, found.adjusted[1:], strict=False)]
    assert steps == pytest.approx([(1 + growth) ** (1 / 12)] * (n - 1), rel=1e-9)


@given(st.integers(36, 120), st.integers(0, 2**32 - 1))
@settings(max_examples=50)
def test_the_adjusted_series_has_no_season_left(n, seed):
    values = seasonal(n // 12 * 12, seed, 1.0, 0.08)
    found = seasonality(months(len(values)), values)
    if found.found:
        assert not seasonality(months(len(values)), found.adjusted).found
        assert sum(found.patterns[0].indices) == pytest.approx(12)


def test_it_is_rarely_found_where_there_is_none():
    draw = np.random.default_rng(7)
    for n in (36, 60):
        false = sum(seasonality(months(n), draw.poisson(100, n).tolist()).found for _ in range(600))
        # 1 in 100 is 6; 15 or more of 600 would come up once in 1,500.
        assert false < 15


@pytest.fixture(scope="module")
def ksi(shared):
    with (shared / "reference" / "uk_driver_ksi_monthly_1969_1984.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    chosen = [Month.of(int(row["month"][:4]), int(row["month"][5:])) for row in rows]
    return chosen, [int(row["ksi_drivers"]) for row in rows]


def test_reference_drivers_have_a_season(ksi):
    chosen, values = ksi
    belts = Rebase(Month.of(1983, 2), "Seat belts")
    rebased = seasonality(chosen, values, rebases=[belts])
    (pattern,) = rebased.patterns
    assert pattern.basis is Basis.BEFORE
    assert not pattern.across
    assert (str(pattern.since), str(pattern.until)) == ("1969-02", "1983-01")
    assert pattern.p == pytest.approx(p_by_statsmodels(values[1:169], (), 1), rel=1e-6)
    assert pattern.p < 1e-20
    assert pattern.words == (
        "Adjusted for the season as it was in the 14 years to January 1983, before these limits begin."
    )
    # As a break that is in the register, it leaves 23 months: too few of their own.
    divided = seasonality(chosen, values, [at(Month.of(1983, 2))])
    assert [(each.basis, each.across) for each in divided.patterns] == [
        (Basis.ALL, False), (Basis.BEFORE, True),
    ]  # fmt: skip
    assert divided.adjusted == pytest.approx(rebased.adjusted)
    assert "too few to show their own" in divided.patterns[1].words
    # December 1984 is high for a month, and as usual for a December.
    plain = control_chart(chosen, values, Polarity.DOWN_GOOD, rebases=[belts])
    adjusted = control_chart(chosen, values, Polarity.DOWN_GOOD, rebases=[belts], season=rebased)
    assert plain.last.rule is Rule.OUTSIDE
    assert adjusted.last.rule is Rule.NONE
    assert adjusted.last.actual == values[-1]
    assert adjusted.last.value == pytest.approx(values[-1] / pattern.indices[11])
    assert adjusted.season is rebased
    spread = [chart.phases[1].xmr.upper - chart.phases[1].xmr.lower for chart in (plain, adjusted)]
    assert spread[1] < 0.8 * spread[0]


def test_years_that_a_stretch_rests_on():
    values = seasonal(120)
    for n, breaks, rebases, expected in (
        (120, [], [], [(Basis.ALL, False, 0, 119)]),
        (120, [], [40], [(Basis.BEFORE, False, 4, 39)]),
        (120, [], [20], [(Basis.ALL, False, 0, 119)]),
        (120, [60], [], [(Basis.ALL, False, 0, 59), (Basis.ALL, False, 60, 119)]),
        (90, [60], [], [(Basis.ALL, False, 0, 59), (Basis.BEFORE, True, 0, 59)]),
        (60, [30], [], [(Basis.ALL, True, 0, 59), (Basis.ALL, True, 0, 59)]),
    ):
        found = seasonality(
            months(n), values[:n], [at(START + k) for k in breaks], [Rebase(START + k, "so") for k in rebases]
        )
        assert [
            (e.basis, e.across, e.since.ordinal - START.ordinal, e.until.ordinal - START.ordinal)
            for e in found.patterns
        ] == expected
        assert all(each.indices for each in found.patterns)


def test_a_level_that_jumps_at_a_break_is_no_season():
    values = [v * (3 if k >= 30 else 1) for k, v in enumerate(seasonal(60))]
    found = seasonality(months(60), values, [at(START + 30)])
    assert found.patterns[0].indices == pytest.approx(SEASON, rel=0.05)


def without(n, *gone):
    pairs = [
        (month, v) for k, (month, v) in enumerate(zip(months(n), seasonal(n), strict=True)) if k not in gone
    ]
    return zip(*pairs, strict=True)


def test_months_missing():
    chosen, values = without(48, 5, 17)
    found = seasonality(list(chosen), list(values))
    assert "June is there in 2 years only" in found.patterns[0].reason
    chosen, values = without(48, 5, 18)
    found = seasonality(list(chosen), list(values))
    assert found.patterns[0].indices == pytest.approx(SEASON, rel=0.08)
    assert len(found.adjusted) == 46


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ([5], "fewer than 36 months"),
        (seasonal(35), "fewer than 36 months"),
        ([0] * 48, "none at all"),
        ([*seasonal(47), 0], "none at all"),
        ([*seasonal(47), -3], "below nought"),
        ([7] * 48, "no season was found"),
        ([100, 101] * 24, ""),
    ],
)
def test_why_a_series_is_not_adjusted(values, why):
    found = seasonality(months(len(values)), values)
    if why:
        assert not found.found
        assert why in found.patterns[0].reason
        assert found.patterns[0].words.startswith("Not adjusted for the season: ")
        assert list(found.adjusted) == values
        chart = control_chart(months(len(values)), values, Polarity.NEUTRAL, season=found)
        assert chart.season is None
    else:
        assert found.found


def test_too_many_new_beginnings_leave_nothing_to_test_by():
    rebases = [Rebase(START + k, "so") for k in range(1, 34)]
    found = seasonality(months(36), seasonal(36), rebases=rebases)
    assert "too often" in found.patterns[0].reason


@given(
    st.lists(st.one_of(st.integers(-2, 300), st.floats(0.001, 1e9)), min_size=1, max_size=80),
    st.lists(st.integers(0, 80), max_size=4),
    st.lists(st.integers(0, 80), max_size=4),
    st.sets(st.integers(0, 79), max_size=20),
)
def test_nothing_that_comes_in_breaks_it(values, breaks, rebases, gone):
    kept = [k for k in range(len(values)) if k not in gone] or [0]
    chosen, values = [START + k for k in kept], [values[k] for k in kept]
    begun = [Rebase(START + k, "so") for k in rebases]
    found = seasonality(chosen, values, [at(START + k) for k in breaks], begun)
    assert len(found.adjusted) == len(values)
    assert all(map(math.isfinite, found.adjusted))
    for pattern in found.patterns:
        assert bool(pattern.indices) != bool(pattern.reason)
        assert pattern.p is None or 0 <= pattern.p <= 1
        assert pattern.words


def test_assurance_allows_for_the_season():
    values = seasonal(60, noise=0.02)
    season = seasonality(months(60), values)
    chart = control_chart(months(60), values, Polarity.DOWN_GOOD, season=season)
    upper = chart.phases[0].xmr.upper
    # What an average month never exceeds, a July does.
    assert assured(chart, upper + 1).assurance is Assurance.HIT_OR_MISS
    found = assured(chart, upper * max(season.patterns[0].indices) + 1)
    assert found.assurance is Assurance.PASS
    assert found.upper == pytest.approx(upper * max(season.patterns[0].indices))


def test_the_season_of_another_series_is_refused():
    season = seasonality(months(60), seasonal(60))
    with pytest.raises(ValueError, match="another series"):
        control_chart(months(59), seasonal(59), Polarity.NEUTRAL, season=season)
    for chosen, values in (([], []), (months(3), [1, 2]), (months(2), [1, float("nan")])):
        with pytest.raises(ValueError, match="one month for each value"):
            seasonality(chosen, values)
