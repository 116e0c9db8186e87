from __future__ import annotations

import json
import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import special, stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from scrutinydesk.analysis.incomplete import (
    beta_lower,
    beta_odds,
    gamma_lower,
    gamma_quantile,
    gamma_upper,
)
from scrutinydesk.analysis.intervals import (
    byar,
    count_interval,
    newcombe,
    poisson_exact,
    rate_ratio_exact,
    rate_ratio_phi,
    ratio_of_ratios,
    smallest_real_rise,
    wilson,
)

counts = st.integers(0, 5_000)
levels = st.sampled_from([0.8, 0.9, 0.95, 0.99, 0.998])


@pytest.fixture(scope="module")
def reference(shared):
    return json.loads((shared / "reference" / "reference_values.json").read_text("utf-8"))


# (before, now, low and high in per cent, p): KSI and racially or religiously aggravated offences.
TABLE = [
    (815, 767, -14.8, 4.0, 0.2373),
    (295, 259, -26.0, 4.1, 0.1369),
    (47, 37, -50.2, 23.7, 0.3261),
    (26, 33, -26.4, 121.0, 0.4350),
    (20, 23, -39.6, 120.8, 0.7608),
    (469, 538, 1.2, 30.1, 0.0321),
]


@pytest.mark.parametrize(("x0", "x1", "low", "high", "p"), TABLE)
def test_the_published_table_of_changes(x0, x1, low, high, p):
    found = rate_ratio_exact(x1, x0)
    assert round(found.percent.low, 1) == low
    assert round(found.percent.high, 1) == high
    assert found.p == pytest.approx(p, abs=5e-5)


def test_rates_with_different_exposure():
    found = rate_ratio_exact(2, 9, 17877, 16660)
    assert found.ratio == pytest.approx(0.207094, abs=5e-7)
    assert found.interval.low == pytest.approx(0.0217741, abs=5e-8)
    assert found.interval.high == pytest.approx(1.00055, abs=5e-6)
    assert found.p == pytest.approx(0.0501065, abs=5e-8)


def test_smallest_rise_that_could_be_called_real():
    bases = (5, 10, 20, 26, 47, 93, 250, 815)
    assert [smallest_real_rise(base) for base in bases] == [15, 23, 36, 44, 70, 123, 297, 898]


def test_reference_byar(reference):
    for case in reference["byar"]:
        found = byar(case["x"], case["conf"])
        assert (found.low, found.high) == pytest.approx((case["lo"], case["hi"]), rel=1e-12)


def test_reference_exact_poisson(reference):
    for x, expected in reference["exact_poisson_95"].items():
        found = poisson_exact(int(x))
        assert (found.low, found.high) == pytest.approx(expected, abs=5e-5)


def test_reference_wilson(reference):
    for case in reference["wilson"]:
        found = wilson(case["x"], case["n"], case["conf"])
        assert (found.low, found.high) == pytest.approx((case["lo"], case["hi"]), rel=1e-12)


def test_reference_newcombe(reference):
    for case in reference["newcombe"]:
        found = newcombe(case["x1"], case["n1"], case["x2"], case["n2"])
        assert (found.low, found.high) == pytest.approx((case["lo"], case["hi"]), abs=5e-5)


def test_reference_rate_ratio(reference):
    for case in reference["rate_ratio_exact"]:
        found = rate_ratio_exact(case["x1"], case["x0"], case.get("n1", 1), case.get("n0", 1))
        assert found.p == pytest.approx(case["p"], abs=5e-5)
        if "rr" in case:
            limits = (found.interval.low, found.interval.high)
            assert limits == pytest.approx((case["lo"], case["hi"]), rel=5e-6)
            assert found.ratio == pytest.approx(case["rr"], rel=5e-6)
        else:
            limits = (found.percent.low, found.percent.high)
            assert limits == pytest.approx((case["lo_pct"], case["hi_pct"]), abs=0.05)


def test_reference_ratio_of_ratios(reference):
    for case in reference["ratio_of_ratios"]:
        found = ratio_of_ratios((case["f0"], case["f1"]), (case["g0"], case["g1"]))
        assert found.ratio == pytest.approx(case["ror"], abs=5e-5)
        limits = (found.interval.low, found.interval.high)
        assert limits == pytest.approx((case["lo"], case["hi"]), abs=5e-5)


@pytest.mark.parametrize(
    ("x", "n", "low", "high"),
    [(24, 51, 34.1, 60.5), (6, 51, 5.5, 23.4), (5, 16, 14.2, 55.6), (2, 12, 4.7, 44.8), (0, 12, 0, 24.2)],
)
def test_shares_of_small_groups(x, n, low, high):
    found = wilson(x, n)
    assert (round(100 * found.low, 1), round(100 * found.high, 1)) == (low, high)


def test_satisfaction_by_number_surveyed():
    # 81.3% to 77.4%: how many answers a period make the fall stand out from chance.
    highs = {n: newcombe(0.774 * n, n, 0.813 * n, n).high for n in (300, 600, 800, 850)}
    assert highs[300] > highs[600] > highs[800] > 0 > highs[850]


def test_a_count_below_ten_is_exact():
    assert count_interval(9) == poisson_exact(9)
    assert count_interval(10) == byar(10)


@given(counts, counts, levels)
@example(0, 5, 0.95)
@example(5, 0, 0.95)
@example(1, 4_000, 0.998)
def test_ratio_agrees_with_scipy(x1, x0, conf):
    if x1 + x0 == 0:
        return
    tail = (1 - conf) / 2
    found = rate_ratio_exact(x1, x0, conf=conf)
    if x1:
        share = special.betaincinv(x1, x0 + 1, tail)
        assert found.interval.low == pytest.approx(share / (1 - share), rel=1e-9)
    else:
        assert found.interval.low == 0
    if x0:
        # The complement's quantile keeps the digits that 1 - share would lose.
        rest = special.betaincinv(x0, x1 + 1, tail)
        assert found.interval.high == pytest.approx((1 - rest) / rest, rel=1e-9)
    else:
        assert math.isinf(found.interval.high)
    tails = stats.binom.cdf(x1, x1 + x0, 0.5), stats.binom.sf(x1 - 1, x1 + x0, 0.5)
    # scipy rounds tails this small to nought.
    assert found.p == pytest.approx(min(1, 2 * min(tails)), rel=1e-8, abs=1e-250)


@given(st.integers(1, 5_000), st.integers(1, 5_000))
def test_ratio_contains_the_estimate_and_turns_over(x1, x0):
    found, turned = rate_ratio_exact(x1, x0), rate_ratio_exact(x0, x1)
    assert found.ratio in found.interval
    assert found.interval.low == pytest.approx(1 / turned.interval.high, rel=1e-9)
    assert found.p == pytest.approx(turned.p, rel=1e-9)
    assert (1 not in found.interval) == (found.p < 0.05)


@given(st.integers(0, 20_000), levels)
def test_poisson_agrees_with_scipy(x, conf):
    found, tail = poisson_exact(x, conf), (1 - conf) / 2
    assert found.low == pytest.approx(stats.chi2.ppf(tail, 2 * x) / 2 if x else 0, rel=1e-9)
    assert found.high == pytest.approx(stats.chi2.isf(tail, 2 * x + 2) / 2, rel=1e-9)
    assert x in found


@given(st.integers(10, 20_000))
def test_byar_is_close_to_exact(x):
    near, true = byar(x), poisson_exact(x)
    assert near.low == pytest.approx(true.low, rel=2e-3)
    assert near.high == pytest.approx(true.high, rel=2e-3)


@given(st.integers(1, 3_000), st.data(), levels)
def test_wilson_agrees_with_statsmodels(n, data, conf):
    x = data.draw(st.integers(0, n))
    found = wilson(x, n, conf)
    low, high = proportion_confint(x, n, 1 - conf, method="wilson")
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-12)
    assert x / n in found
    assert 0 <= found.low <= found.high <= 1


@given(st.integers(5, 2_000), st.integers(5, 2_000), st.data())
def test_newcombe_agrees_with_statsmodels(n1, n0, data):
    x1, x0 = data.draw(st.integers(0, n1)), data.draw(st.integers(0, n0))
    found = newcombe(x1, n1, x0, n0)
    low, high = confint_proportions_2indep(x1, n1, x0, n0, compare="diff", method="newcomb")
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)
    wider = newcombe(x1, n1, x0, n0, deff=1.5)
    assert wider.width > found.width


@given(st.integers(50, 100_000), st.integers(50, 100_000), st.floats(1, 20))
def test_phi_only_widens(x1, x0, phi):
    plain, wide = rate_ratio_phi(x1, x0, 1), rate_ratio_phi(x1, x0, phi)
    assert plain.ratio in wide.interval
    assert wide.interval.low <= plain.interval.low
    assert wide.interval.high >= plain.interval.high
    assert rate_ratio_phi(x1, x0, 0.2) == plain
    spread = math.log(wide.interval.high / wide.ratio) / math.log(plain.interval.high / plain.ratio)
    assert spread == pytest.approx(math.sqrt(phi), rel=1e-9)


@given(st.floats(1, 2e6), st.floats(1, 2e6), st.sampled_from([1e-6, 0.001, 0.025, 0.3, 0.5, 0.9, 0.975]))
def test_beta_agrees_with_scipy(a, b, p):
    odds = beta_odds(p, a, b)
    assert beta_lower(a, b, odds) == pytest.approx(p, rel=1e-9)
    x = special.betaincinv(a, b, p)
    if 1e-9 < x < 1 - 1e-6:
        assert odds / (1 + odds) == pytest.approx(x, rel=1e-8)


@given(st.floats(1, 1e5), st.floats(0.05, 3))
def test_gamma_agrees_with_scipy(a, ratio):
    x = a * ratio
    assert gamma_lower(a, x) == pytest.approx(special.gammainc(a, x), rel=1e-9, abs=1e-290)
    assert gamma_upper(a, x) == pytest.approx(special.gammaincc(a, x), rel=1e-9, abs=1e-290)


@given(st.floats(1, 1e5), st.sampled_from([1e-6, 0.001, 0.025, 0.2]))
def test_gamma_quantile_agrees_with_scipy(a, p):
    assert gamma_quantile(p, a) == pytest.approx(special.gammaincinv(a, p), rel=1e-9)
    assert gamma_quantile(p, a, upper=True) == pytest.approx(special.gammainccinv(a, p), rel=1e-9)


@pytest.mark.parametrize("bad", [(1, 0), (-1, 5), (6, 5)])
def test_wilson_refuses_what_is_no_proportion(bad):
    with pytest.raises(ValueError, match="proportion"):
        wilson(*bad)


def test_log_normal_refuses_zeros():
    with pytest.raises(ValueError, match="above zero"):
        rate_ratio_phi(0, 5, 1)
    with pytest.raises(ValueError, match="above zero"):
        ratio_of_ratios((1, 2), (0, 4))
