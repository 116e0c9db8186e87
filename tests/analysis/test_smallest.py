from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from observing import SEP17, frame, monthly, yearly
from scipy import stats
from statsmodels.stats.rates import confint_poisson_2indep
from statsmodels.stats.rates import test_poisson_2indep as two_rates

from scrutinydesk.analysis.change import FEWEST_FOR_PHI, State, change
from scrutinydesk.analysis.intervals import rate_ratio_exact, rate_ratio_phi, smallest_real_fall
from scrutinydesk.analysis.smallest import Reach, smallest, smallest_of

FORCE = "lancashire"
bases = st.integers(0, 3000)
phis = st.floats(1.01, 60)


def test_the_published_rises_and_their_falls():
    rises = {5: 15, 10: 23, 20: 36, 26: 44, 47: 70, 93: 123, 250: 297, 815: 898}
    assert {base: smallest(base).exact.rise for base in rises} == rises
    falls = {5: None, 6: 0, 10: 2, 20: 8, 47: 28, 93: 67, 815: 736}
    assert {base: smallest_real_fall(base) for base in falls} == falls


@given(bases)
def test_the_exact_reach_is_where_scipys_binomial_turns(base):
    found = smallest(base)

    def real(later):
        n = base + later
        tail = min(stats.binom.sf(later - 1, n, 0.5), stats.binom.cdf(later, n, 0.5))
        return 2 * tail <= 0.05

    assert real(found.exact.rise)
    assert not real(found.exact.rise - 1)
    if found.exact.fall is None:
        assert not real(0)
    else:
        assert real(found.exact.fall)
        assert not real(found.exact.fall + 1)
    assert found.deciding == found.exact


@given(bases, phis)
def test_the_widened_reach_is_where_the_widened_interval_turns(base, phi):
    found = smallest(base, phi)
    if base < FEWEST_FOR_PHI:
        assert (found.deciding, found.phi) == (found.exact, None)
        return

    def clear(later):
        if later >= FEWEST_FOR_PHI:
            return 1.0 not in rate_ratio_phi(later, base, phi).interval
        return 1.0 not in rate_ratio_exact(later, base).interval

    rise, fall = found.deciding.rise, found.deciding.fall
    assert clear(rise)
    assert not clear(rise - 1)
    falls = [later for later in range(base) if clear(later)] if base <= 400 else None
    if falls is not None:
        assert fall == max(falls, default=None)
    elif fall is not None:
        assert clear(fall)
        assert not clear(fall + 1) or fall + 1 == FEWEST_FOR_PHI


def test_a_huge_phi_leaves_no_rise_to_see():
    assert smallest(60, 1e7).deciding == Reach(None, smallest_real_fall(60))


def test_it_goes_with_a_change(resources):
    wild = [900, 1100] * 6
    rows = frame(*monthly("domestic_abuse", FORCE, [*wild, *reversed(wild)]))
    found = change(rows, resources.catalogue["domestic_abuse"], FORCE, SEP17, resources)
    told = smallest_of(found)
    assert (told.base, told.phi) == (12000, found.phi)
    assert told.deciding.rise > told.exact.rise
    assert told.deciding.fall < told.exact.fall
    few = change(
        frame(*yearly("ksi_child", FORCE, 26, 33)), resources.catalogue["ksi_child"], FORCE, SEP17, resources
    )
    assert smallest_of(few) == smallest(26)
    stock = change(frame(), resources.catalogue["officers_fte"], FORCE, SEP17, resources)
    assert smallest_of(stock) is None


@given(st.integers(1, 3000), st.integers(1, 3000), st.floats(0.1, 10))
def test_two_rates_agree_with_statsmodels(x1, x0, exposure):
    found = rate_ratio_exact(x1, x0, exposure, 1.0)
    tails = [
        two_rates(x1, exposure, x0, 1.0, method="exact-cond", alternative=side).pvalue
        for side in ("larger", "smaller")
    ]
    assert found.p == pytest.approx(min(1.0, 2 * min(tails)), rel=1e-7, abs=1e-250)
    wald = rate_ratio_phi(x1, x0, 1.0, exposure, 1.0)
    low, high = confint_poisson_2indep(x1, exposure, x0, 1.0, method="wald-log", compare="ratio")
    assert (wald.interval.low, wald.interval.high) == pytest.approx((low, high))
    assert wald.p == pytest.approx(
        two_rates(x1, exposure, x0, 1.0, method="wald-log").pvalue, rel=1e-6, abs=1e-290
    )


@pytest.mark.parametrize(
    ("then", "now", "score", "midp", "etest"),
    [
        (815, 767, 0.2275, 0.2325, None), (295, 259, 0.1261, 0.1317, 0.1264),
        (47, 37, 0.2752, 0.3021, 0.2783), (26, 33, 0.3621, 0.4006, 0.3670), (20, 23, 0.6473, 0.7062, 0.6574),
    ],
)  # fmt: skip
def test_other_tests_of_the_published_table_say_the_same(then, now, score, midp, etest):
    """The table of the source beside ours: every test leaves the change within chance, ours most so."""
    ours = rate_ratio_exact(now, then).p
    for method, p in (("score", score), ("cond-midp", midp), ("etest", etest)):
        if p is not None:
            assert two_rates(now, 1, then, 1, method=method).pvalue == pytest.approx(p, abs=5e-5)
            assert 0.05 < p < ours


# Area and sort, then and now, interval in per cent: the twelve changes of the demonstration.
KSI = [
    ("ksi_all", "lancashire", 815, 767, -14.8, 4.0),
    ("ksi_all", "lancashire-east", 295, 259, -26.0, 4.1),
    ("ksi_all", "lancashire-south", 247, 245, -17.2, 18.8),
    ("ksi_all", "lancashire-west", 273, 263, -19.0, 14.5),
    ("ksi_adult", "lancashire", 722, 674, -16.1, 3.8),
    ("ksi_adult", "lancashire-east", 248, 222, -25.7, 7.7),
    ("ksi_adult", "lancashire-south", 221, 212, -20.9, 16.3),
    ("ksi_adult", "lancashire-west", 253, 240, -20.8, 13.6),
    ("ksi_child", "lancashire", 93, 93, -25.8, 34.8),
    ("ksi_child", "lancashire-east", 47, 37, -50.2, 23.7),
    ("ksi_child", "lancashire-south", 26, 33, -26.4, 121.0),
    ("ksi_child", "lancashire-west", 20, 23, -39.6, 120.8),
]


@pytest.mark.parametrize("row", KSI)
def test_the_twelve_casualty_changes_are_within_chance(demo, resources, row):
    measure, area, then, now, low, high = row
    found = change(demo, resources.catalogue[measure], area, SEP17, resources)
    assert (found.previous.value, found.current.value) == (then, now)
    assert found.state is State.WITHIN
    assert (round(found.interval.low, 1), round(found.interval.high, 1)) == (low, high)
    assert found.interval == found.exact
    assert (found.phi is not None, found.no_phi) == (True, "")
    fall = smallest_of(found).exact.fall
    assert fall < now < smallest_of(found).exact.rise


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ([], "no months"),
        ([10] * 18, "24 in a row"),
        ([*[10] * 10, None, *[10] * 25], ""),
        ([0] * 12 + [10] * 12, "a year without any"),
    ],
)
def test_a_count_without_phi_says_why(resources, values, reason):
    rows = frame(*yearly("ksi_all", FORCE, 120, 120), *monthly("ksi_all", FORCE, values))
    found = change(rows, resources.catalogue["ksi_all"], FORCE, SEP17, resources)
    assert (found.phi is None) == bool(reason)
    assert reason in found.no_phi


def test_a_hole_among_the_months_is_named(resources):
    values = [10] * 24
    values[5] = None
    rows = frame(*yearly("ksi_all", FORCE, 120, 120), *monthly("ksi_all", FORCE, values))
    found = change(rows, resources.catalogue["ksi_all"], FORCE, SEP17, resources)
    assert found.no_phi == "How much the months vary takes 24 in a row: March 2016 is missing."
