from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from scrutinydesk.analysis.draws import DRAWS, Estimate, Law, drawn, unchanged
from scrutinydesk.analysis.rank_ranges import LEVEL, NoRange, chance_of, moved, ranges, ranked, stated


def normal(values, error=1.0):
    return {area: Estimate(value, error) for area, value in values.items()}


def by_counting(estimates, area, *, higher, seed, draws=40_000):
    """The range another way: other draws, ranks by comparing with each, quantiles of the sorted ranks."""
    made = np.random.default_rng(seed)
    drawn_ones = {each: made.normal(e.value, e.error, draws) for each, e in estimates.items()}
    own = drawn_ones.pop(area)
    found = 1 + sum(((other > own) if higher else (other < own)).astype(int) for other in drawn_ones.values())
    found = np.sort(found)
    return found[int(0.025 * draws)], found[int(0.975 * draws)]


@given(st.lists(st.floats(0, 10), min_size=2, max_size=12), st.booleans(), st.floats(0.1, 3))
@settings(max_examples=40, deadline=None)
def test_ranges_another_way(values, higher, error):
    estimates = normal({f"a{n}": value for n, value in enumerate(values)}, error)
    found = ranges(tuple(sorted(estimates.items())), higher)
    for n, area in enumerate(estimates):
        low, high = by_counting(estimates, area, higher=higher, seed=n)
        # Two simulations differ where a rank is reached by just about 2.5%.
        assert abs(found[area][0] - low) <= 1
        assert abs(found[area][1] - high) <= 1


def test_neither_order_nor_company_changes_the_draws():
    one = drawn(normal({"a": 1.0, "b": 2.0, "c": 3.0}))
    other = drawn(normal({"c": 3.0, "x": 0.0, "a": 1.0}))
    assert (one[:, 0] == other[:, 2]).all()
    assert (one[:, 2] == other[:, 0]).all()
    assert (drawn(normal({"a": 1.0}), 1) != drawn(normal({"a": 1.0}), 2)).any()
    forwards = ranked({"a": 1.0, "b": 2.0, "c": 1.5}, normal({"a": 1.0, "b": 2.0, "c": 1.5}))
    backwards = ranked({"c": 1.5, "b": 2.0, "a": 1.0}, normal({"c": 1.5, "b": 2.0, "a": 1.0}))
    assert forwards == backwards


@pytest.mark.parametrize("count", [0, 1, 5, 40, 900])
@pytest.mark.parametrize("phi", [1.0, 4.0])
def test_draws_of_a_count_are_those_of_a_gamma(count, phi):
    made = drawn({f"force {count}": Estimate.of_count(count, 0.5, phi)})[:, 0]
    law = stats.gamma((count + 0.5) / phi, scale=0.5 * phi)
    # Of a gamma with most of its mass at nought the cube root is right in the upper half only.
    levels = (0.025, 0.2, 0.5, 0.8, 0.975) if (count + 0.5) / phi >= 0.5 else (0.9, 0.975)
    for level in levels:
        spread = 3.5 * math.sqrt(level * (1 - level) / DRAWS)
        # The share below the true quantile is the level, but for chance and the cube root's own error.
        assert abs((made < law.ppf(level)).mean() - level) < spread + (0.05 if count < 5 else 0.01)


def test_draws_of_a_growth_are_log_normal():
    made = drawn({"a": Estimate(1.2, 0.1, Law.LOG_NORMAL)})[:, 0]
    assert np.log(made).mean() == pytest.approx(math.log(1.2), abs=0.005)
    assert np.log(made).std() == pytest.approx(0.1, rel=0.04)


def test_laws_are_not_mixed():
    with pytest.raises(ValueError, match="same law"):
        drawn({"a": Estimate(1.0, 1.0), "b": Estimate.of_count(3)})


def test_ranks_ties_and_ranges():
    values = {"a": 79.8, "b": 81.0, "c": 79.8, "d": 75.1, "e": 83.2}
    found = {each.area: each for each in ranked(values, normal(values, 0.001))}
    assert [(each.area, each.rank, each.joint) for each in found.values()] == [
        ("e", 1, False), ("b", 2, False), ("a", 3, True), ("c", 3, True), ("d", 5, False),
    ]  # fmt: skip
    assert (found["e"].low, found["e"].high) == (1, 1)
    assert (found["a"].low, found["a"].high) == (3, 4)
    wide = {each.area: each for each in ranked(values, normal(values, 50.0))}
    assert all((each.low, each.high) == (1, 5) for each in wide.values())


def test_ranks_without_a_range_say_why():
    values = {"a": 1.0, "b": 2.0}
    assert all(each.reason is NoRange.NO_NUMBER and each.low is None for each in ranked(values, None))
    (alone,) = ranked({"a": 1.0}, normal({"a": 1.0}))
    assert (alone.rank, alone.n, alone.reason, alone.low) == (1, 1, NoRange.ALONE, None)
    assert ranked({}, {}) == ()
    said = stated("lancashire", 60.7, 23)
    assert (said.rank, said.n, said.low, said.reason) == (23, None, None, NoRange.STATED)


def test_an_arrow_is_held_back_where_chance_explains_the_move():
    then = {f"a{n:02}": 50.0 + n for n in range(10)}
    now = {**then, "a00": 53.5}
    clear = moved("a00", now, then, (normal(now, 0.05), normal(then, 0.05)))
    assert (clear.rank, clear.previous, clear.places, clear.n) == (7, 10, 3, 10)
    assert clear.arrow
    assert clear.chance <= LEVEL
    vague = moved("a00", now, then, (normal(now, 3.0), normal(then, 3.0)))
    assert (vague.places, vague.arrow) == (3, False)
    assert vague.chance > LEVEL
    still = moved("a05", then, then, (normal(then), normal(then)))
    assert (still.places, still.chance, still.arrow) == (0, 1.0, False)
    unknown = moved("a00", now, then, None)
    assert (unknown.places, unknown.chance, unknown.arrow) == (3, None, False)
    assert moved("a00", {"a00": 1.0, "b": 2.0}, {"b": 1.0}, None) is None
    assert moved("a00", {"a00": 1.0, "b": 2.0}, {"a00": 1.0}, None) is None


def test_a_movement_counts_those_with_both_figures_only():
    found = moved("a", {"a": 1.0, "b": 2.0, "new": 9.0}, {"a": 3.0, "b": 2.0, "gone": 9.0}, None)
    assert (found.rank, found.previous, found.n, found.places) == (2, 1, 2, -1)


COUNTS = st.integers(0, 300)


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=3, max_size=10), st.integers(1, 4))
@settings(max_examples=25, deadline=None)
def test_the_chance_of_a_movement_another_way(pairs, places):
    """Gamma draws of scipy's making about the pooled rate, ranks by scipy."""
    estimates = tuple(
        (f"a{n}", Estimate.of_count(now, 0.5), Estimate.of_count(then, 1.0))
        for n, (now, then) in enumerate(pairs)
    )
    found = chance_of("a0", places, estimates, True)
    made = np.random.default_rng(3)
    rank = []
    for unit in (0.5, 1.0):
        columns = []
        for now, then in pairs:
            rate = (now + then) / (1 / 0.5 + 1 / 1.0)
            columns.append(made.gamma(rate / unit + 0.5, unit, 4000))
        rank.append(stats.rankdata(-np.stack(columns, axis=1), method="min", axis=1)[:, 0])
    expected = (abs(rank[0] - rank[1]) >= places).mean()
    assert found == pytest.approx(expected, abs=0.06)


def test_what_does_not_change_lies_between():
    now, then = unchanged(Estimate(10.0, 1.0), Estimate(20.0, 2.0))
    assert now.value == then.value == pytest.approx(12.0)
    assert (now.error, then.error) == (1.0, 2.0)
    counts = unchanged(Estimate.of_count(30, 0.1), Estimate.of_count(10, 0.2))
    assert counts[0].value == pytest.approx(40 / (10 + 5))
    logs = unchanged(Estimate(2.0, 0.1, Law.LOG_NORMAL), Estimate(8.0, 0.1, Law.LOG_NORMAL))
    assert logs[0].value == pytest.approx(4.0)
    sure = unchanged(Estimate(10.0, 0.0), Estimate(20.0, 2.0))
    assert sure[1].value == 10.0


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=44))
@settings(max_examples=30, deadline=None)
def test_ranges_hold_whatever_the_counts(counts):
    estimates = {f"a{n}": Estimate.of_count(count, 1000 / (n + 1)) for n, count in enumerate(counts)}
    found = ranked({area: each.value for area, each in estimates.items()}, estimates)
    for each in found:
        assert 1 <= each.low <= each.high <= len(counts)
