from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.meta_analysis import combine_effects

from scrutinydesk.analysis.discrete import binomial_quantiles
from scrutinydesk.analysis.funnel import Case, NoFunnel, Position, Spread, funnel
from scrutinydesk.analysis.funnel_limits import Form, Shape, between_areas, winsorised
from scrutinydesk.analysis.gaps import Gap, Why

LEVELS = (0.001, 0.025, 0.975, 0.999)


def cases(parts, wholes):
    return [Case(f"a{n}", part, whole) for n, (part, whole) in enumerate(zip(parts, wholes, strict=True))]


def interpolated(law, level):
    """The point of Spiegelhalter 2005 (A.1.1)."""
    k = int(law.ppf(level))
    while k and law.cdf(k - 1) >= level:
        k -= 1
    return k - (law.cdf(k) - level) / law.pmf(k)


@given(st.integers(1, 400), st.floats(0.001, 0.999))
@settings(max_examples=100, deadline=None)
def test_binomial_quantiles_are_those_of_the_distribution(n, share):
    found = binomial_quantiles(np.array([n * share]), share, LEVELS)[:, 0]
    for level, value in zip(LEVELS, found, strict=True):
        expected = interpolated(stats.binom(n, share), level)
        # From a variance of 25 on the quantile is an expansion.
        assert value == pytest.approx(expected, abs=1e-6 if n * share * (1 - share) < 25 else 0.1)


@given(st.floats(0.01, 3000))
@settings(max_examples=100, deadline=None)
def test_poisson_quantiles_are_those_of_the_distribution(mean):
    found = binomial_quantiles(np.array([mean]), 0.0, LEVELS)[:, 0]
    for level, value in zip(LEVELS, found, strict=True):
        expected = interpolated(stats.poisson(mean), level)
        assert value == pytest.approx(expected, abs=1e-6 if mean < 25 else 0.1)


@pytest.mark.parametrize("form", Form)
@given(mean=st.floats(0.3, 60), share=st.floats(0.02, 0.9))
@settings(max_examples=60, deadline=None)
def test_a_count_beyond_a_limit_of_chance_is_rare_enough(form, mean, share):
    """At most 2.5% (0.1%) on each side, and the next count nearer the centre is more than that."""
    size = mean if form is Form.RATE else max(round(mean / share), 2)
    centre = {Form.RATE: 1.0, Form.PROPORTION: share, Form.GROWTH: share / (1 - share)}[form]
    limits = Shape(form, 1.0, centre, 1.0, 0.0).limits(np.array([size]))
    law = stats.poisson(mean) if form is Form.RATE else stats.binom(size, share)
    most = 150 if form is Form.RATE else min(size, 150)
    upto, above = law.cdf(np.arange(most + 1)), law.sf(np.arange(most + 1) - 1)
    for x in range(most + 1):
        below = size - x if form is Form.GROWTH else size
        value = x / below if below else math.inf
        for low, high, tail in (
            (limits.low_95[0], limits.high_95[0], 0.025),
            (limits.low_998[0], limits.high_998[0], 0.001),
        ):
            if value < low * (1 - 1e-9):
                assert upto[x] <= tail * 1.001
            if value > high * (1 + 1e-9) and math.isfinite(value):
                assert above[x] <= tail * 1.001
    if form is Form.RATE and mean < 25:
        x = int(np.argmax(above < 0.025 * 0.999))
        assert x / size > limits.high_95[0]


@given(
    st.lists(st.tuples(st.floats(-2, 2), st.floats(0.01, 0.5)), min_size=3, max_size=44),
)
@settings(deadline=None)
def test_tau_squared_is_that_of_dersimonian_and_laird(pairs):
    effects, errors = (np.array(each) for each in zip(*pairs, strict=True))
    with np.errstate(all="ignore"):  # statsmodels goes on with a variance below zero
        reference = combine_effects(effects, errors**2, method_re="dl")
    weights = 1 / errors**2
    middle = (weights * effects).sum() / weights.sum()
    assert between_areas((effects - middle) / errors, errors) == pytest.approx(
        max(reference.tau2, 0), rel=1e-9, abs=1e-12
    )


@given(st.lists(st.floats(-50, 50), min_size=5, max_size=44), st.floats(0, 0.4))
def test_winsorised_scores(scores, cut):
    """Another way: sort, interpolate by hand, replace."""
    found = winsorised(np.array(scores), cut)
    ordered = sorted(scores)

    def quantile(p):
        at = p * (len(ordered) - 1)
        low = math.floor(at)
        high = min(low + 1, len(ordered) - 1)
        return ordered[low] + (at - low) * (ordered[high] - ordered[low])

    low, high = quantile(cut), quantile(1 - cut)
    assert found == pytest.approx([min(max(score, low), high) for score in scores], abs=1e-9)


RATES = ([30, 60, 45, 80, 20, 55, 150, 33, 41, 70], [1e4, 2e4, 2e4, 2e4, 1e4, 2e4, 2e4, 1e4, 1e4, 2e4])


def by_hand(form, parts, wholes):
    """Scores, phi and tau squared as FunnelPlotR's source has them, in plain Python."""
    target = sum(parts) / sum(wholes)
    scores, errors = [], []
    for part, whole in zip(parts, wholes, strict=True):
        if form is Form.RATE:
            expected = target * whole
            scores.append(2 * (math.sqrt(part) - math.sqrt(expected)))
            errors.append(1 / (2 * math.sqrt(expected)))
        elif form is Form.PROPORTION:
            errors.append(1 / (2 * math.sqrt(whole)))
            apart = math.asin(math.sqrt(part / whole)) - math.asin(math.sqrt(target))
            scores.append(apart / errors[-1])
        else:
            total = part + whole
            errors.append(math.sqrt(1 / (total * target / (1 + target)) + 1 / (total / (1 + target))))
            scores.append((math.log((part + 0.5) / (whole + 0.5)) - math.log(target)) / errors[-1])
    low, high = np.quantile(scores, [0.1, 0.9])
    squares = [min(max(score, low), high) ** 2 for score in scores]
    n, weights = len(scores), [1 / error**2 for error in errors]
    below = sum(weights) - sum(weight**2 for weight in weights) / sum(weights)
    return sum(squares) / n, max(0.0, (sum(squares) - (n - 1)) / below), scores, errors


@pytest.mark.parametrize("form", Form)
def test_phi_and_tau_squared_another_way(form):
    parts, wholes = RATES if form is not Form.GROWTH else (RATES[0], [25, 96, 20, 99, 6, 90, 90, 60, 21, 90])
    phi, tau2, scores, errors = by_hand(form, parts, wholes)
    for spread in Spread:
        found = funnel(form, cases(parts, wholes), spread)
        assert found.phi == pytest.approx(phi, rel=1e-12)
        assert found.tau2 == pytest.approx(tau2, rel=1e-12)
        assert found.centre == pytest.approx(form.scale * sum(parts) / sum(wholes))
        assert found.spread is spread
        widening = {
            Spread.CHANCE: lambda error: 1.0,
            Spread.MULTIPLICATIVE: lambda error: math.sqrt(phi),
            Spread.ADDITIVE: lambda error: math.sqrt(error**2 + tau2) / error,
        }[spread]
        expected = [score / widening(error) for score, error in zip(scores, errors, strict=True)]
        assert [point.z for point in found.points] == pytest.approx(expected, rel=1e-9)


def test_limits_of_a_rate_with_tau_squared_another_way():
    found = funnel(Form.RATE, cases(*RATES))
    limits = found.limits(np.array([5e3, 1e4, 1e5]))
    per_head = found.centre / 1000
    for n, people in enumerate((5e3, 1e4, 1e5)):
        error = math.sqrt(1 / (4 * per_head * people) + found.tau2)
        assert limits.high_95[n] == pytest.approx(1000 * per_head * (1 + 1.959964 * error) ** 2, rel=1e-5)
        assert limits.high_998[n] == pytest.approx(1000 * per_head * (1 + 3.090232 * error) ** 2, rel=1e-5)
        assert limits.low_95[n] == pytest.approx(1000 * per_head * (1 - 1.959964 * error) ** 2, rel=1e-5)


def test_positions_and_who_lies_outside():
    # All at the group's rate but one of five times it and one of none.
    parts = [100] * 20 + [500, 0]
    found = funnel(Form.RATE, cases(parts, [1e5] * 22))
    assert found.spread is Spread.ADDITIVE
    assert found.point("a20").position is Position.VERY_HIGH
    assert found.point("a21").position is Position.VERY_LOW
    assert {point.area for point in found.outside} == {"a20", "a21"}
    chance = funnel(Form.RATE, cases([100] * 22, [1e5] * 22))
    assert (chance.spread, chance.phi, chance.tau2, chance.outside) == (Spread.CHANCE, 0.0, 0.0, ())


@pytest.mark.parametrize("spread", [Spread.ADDITIVE, Spread.MULTIPLICATIVE])
def test_most_areas_of_a_group_that_varies_lie_inside(spread):
    """Forces whose true rates vary by 15%: drawn-in scores understate the spread (docs/statistics.md)."""
    made = np.random.default_rng(7)
    outside = far = total = 0
    for _ in range(60):
        people = made.uniform(5e5, 3e6, 43)
        rates = 0.02 * np.exp(0.15 * made.standard_normal(43))
        found = funnel(Form.RATE, cases(made.poisson(rates * people).tolist(), people.tolist()), spread)
        outside += len(found.outside)
        far += sum(p.position in {Position.VERY_HIGH, Position.VERY_LOW} for p in found.points)
        total += 43
    assert 0.05 < outside / total < 0.16
    assert far / total < 0.03


def test_areas_that_cannot_be_drawn_are_named():
    bad = [
        Case("nobody", 3, 0),
        Case("negative", -3, 100),
        Case("hole", math.nan, 100),
        Case("endless", 3, math.inf),
    ]
    before = (Gap("gone", Why.MISSING),)
    found = funnel(Form.RATE, [*cases(*RATES), *bad], left_out=before)
    assert found.left_out == (
        *before,
        Gap("nobody", Why.NO_POPULATION),
        Gap("negative", Why.IMPOSSIBLE),
        Gap("hole", Why.IMPOSSIBLE),
        Gap("endless", Why.IMPOSSIBLE),
    )
    assert len(found.points) == 10
    more = funnel(Form.PROPORTION, [*cases([1] * 5, [2] * 5), Case("x", 3, 2), Case("y", 0, 0)])
    assert [gap.why for gap in more.left_out] == [Why.IMPOSSIBLE, Why.NO_NUMBER]
    new = funnel(Form.GROWTH, [*cases([1] * 5, [2] * 5), Case("x", 3, 0), Case("y", 0, 0)])
    assert [gap.why for gap in new.left_out] == [Why.NONE_BEFORE] * 2


@pytest.mark.parametrize(
    ("form", "parts", "wholes", "reason"),
    [
        (Form.RATE, [], [], NoFunnel.FEW_AREAS),
        (Form.RATE, [5], [100], NoFunnel.FEW_AREAS),
        (Form.RATE, [0] * 9, [100] * 9, NoFunnel.NO_VARIATION),
        (Form.PROPORTION, [7] * 9, [7] * 9, NoFunnel.NO_VARIATION),
        (Form.GROWTH, [0] * 9, [100] * 9, NoFunnel.NO_VARIATION),
    ],
)
def test_no_funnel_says_why(form, parts, wholes, reason):
    found = funnel(form, cases(parts, wholes))
    assert found.reason is reason
    assert found.points == ()
    assert found.limits(np.array([1.0])) is None


def test_a_cut_of_one_half_is_misuse():
    with pytest.raises(ValueError, match="cut"):
        funnel(Form.RATE, cases(*RATES), cut=0.5)


@pytest.mark.parametrize("form", Form)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_nothing_is_ever_not_a_number(form, data):
    n = data.draw(st.integers(5, 44))
    wholes = data.draw(st.lists(st.integers(1, 10**7), min_size=n, max_size=n))
    parts = [data.draw(st.integers(0, whole if form is Form.PROPORTION else 10**7)) for whole in wholes]
    for spread in Spread:
        found = funnel(form, cases(parts, wholes), spread)
        if found.reason is not None:
            continue
        for point in found.points:
            assert math.isfinite(point.value)
            assert math.isfinite(point.z)
        limits = found.limits(np.geomspace(1, 1e8, 60))
        for low, high in ((limits.low_998, limits.low_95), (limits.high_95, limits.high_998)):
            assert not np.isnan(low).any()
            assert (low <= high + 1e-9).all()
        assert (limits.low_95 <= found.centre + 1e-9).all()
        assert (limits.high_95 >= found.centre - 1e-9).all()
        assert (limits.low_998 >= 0).all()
