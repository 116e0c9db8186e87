from __future__ import annotations

import csv
import json

import pandas as pd
import pytest
from abspc import spc
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from scrutinydesk.analysis.control import Rule, Ruleset, Variation, control_chart
from scrutinydesk.analysis.point_rules import verdicts
from scrutinydesk.analysis.runs import limits, runs
from scrutinydesk.analysis.xmr import xmr
from scrutinydesk.measures.catalogue import Polarity
from scrutinydesk.periods import Month

START = Month.of(2014, 1)
BY_POINT = [Ruleset.MDC_7, Ruleset.MDC_6, Ruleset.EIGHT_SIX]
# Few different values, so that ties, runs and values on the mean come up.
series = st.lists(st.integers(0, 12), min_size=8, max_size=60)


def months(n):
    return [START + k for k in range(n)]


def chart(values, ruleset, polarity=Polarity.DOWN_GOOD):
    return control_chart(months(len(values)), values, polarity, ruleset=ruleset)


def test_each_ruleset_says_what_it_is():
    assert [each.value for each in Ruleset] == ["MDC-7", "MDC-6", "8/6", "Anhoej"]
    assert Ruleset("8/6").words == (
        "Rules: 8/6 (beyond a limit; 6 in a row rising or falling; two of three near one limit; "
        "8 in a row on one side of the mean)."
    )
    assert Ruleset.ANHOEJ.words.startswith("Rules: Anhøj (")
    assert all("\n" not in each.words for each in Ruleset)


@pytest.mark.parametrize("ruleset", BY_POINT)
def test_a_trend_is_called_from_its_length_on(ruleset):
    level = [20, 22] * 9
    for run in (ruleset.trend - 1, ruleset.trend):
        values = [*level, *(20.6 + k / 10 for k in range(run))]
        found = {each.rule for each in verdicts(values, xmr(values), ruleset)}
        # The last of the level, 22, is higher than what rises: it is no part of it.
        assert (Rule.TREND in found) == (run == ruleset.trend)


@pytest.mark.parametrize("ruleset", BY_POINT)
def test_a_shift_is_called_from_its_length_on(ruleset):
    for run in (ruleset.shift - 1, ruleset.shift):
        values = [20, 10] * 15 + [(18, 19)[k % 2] for k in range(run)]
        said = chart(values, ruleset)
        assert (said.last.rule is Rule.SHIFT) == (run == ruleset.shift)
        if run == ruleset.shift:
            assert said.word == f"High for {run} months"
            assert said.points[-2].word == "Part of a high run"


@given(series, st.booleans())
def test_limits_are_those_of_abspc_but_for_its_factor(values, screen):
    theirs = spc.calculate_control_limits(pd.DataFrame({"value": values}), "XmR", subgroup_col=None).iloc[0]
    ours = xmr(values, screen=False)
    assert ours.mean == pytest.approx(theirs["mean"])
    # abspc has 3 / 1.128 where the printed method has 2.66.
    for mine, other in ((ours.upper, "ucl"), (ours.lower, "lcl"), (ours.inner_upper, "uwl")):
        assert (mine - ours.mean) * (3 / 1.128) / 2.66 == pytest.approx(
            theirs[other] - theirs["mean"], abs=1e-9
        )


@pytest.mark.parametrize("ruleset", BY_POINT)
@given(values=series, screen=st.booleans())
def test_points_are_called_as_by_abspc_with_the_same_limits(ruleset, values, screen):
    limits_ = xmr(values, screen=screen)
    mean = pd.Series([limits_.mean] * len(values)).to_numpy()
    y = pd.Series(values, dtype=float).to_numpy()
    outside = spc._rule1_astronomical(y, mean * 0 + limits_.upper, mean * 0 + limits_.lower)
    trend = spc._rule3_trend(y, ruleset.trend)
    shift = spc._rule2_shift(y, mean, ruleset.shift)
    near = spc._rule4_two_in_three(
        y, mean, mean * 0 + limits_.upper, mean * 0 + limits_.lower,
        mean * 0 + limits_.inner_upper, mean * 0 + limits_.inner_lower,
    )  # fmt: skip
    expected = [
        Rule.OUTSIDE if a else Rule.TREND if b else Rule.NEAR_LIMIT if c else Rule.SHIFT if d else Rule.NONE
        for a, b, c, d in zip(outside, trend, near, shift, strict=True)
    ]
    assert [each.rule for each in verdicts(values, limits_, ruleset)] == expected


@given(values=series)
def test_eight_six_is_what_abspc_calls_by_itself(values):
    ours = xmr(values, screen=False)
    frame = pd.DataFrame({
        "value": values, "mean": ours.mean, "ucl": ours.upper, "lcl": ours.lower,
        "uwl": ours.inner_upper, "lwl": ours.inner_lower,
    })  # fmt: skip
    theirs = spc.detect_special_causes(frame)["special_cause"]
    found = [each.rule is not Rule.NONE for each in verdicts(values, ours, Ruleset.EIGHT_SIX)]
    assert found == list(theirs)


def test_limits_of_runs_are_those_of_the_table(shared):
    text = (shared / "reference" / "reference_values.json").read_text("utf-8")
    table = json.loads(text)["anhoej"]["n:(longest_max,crossings_min)"]
    assert {n: list(limits(int(n))) for n in table} == table


@given(st.integers(2, 400))
def test_fewest_crossings_are_a_binomial_quantile(n):
    assert limits(n)[1] == binom.ppf(0.05, n - 1, 0.5)


def test_reference_runs_of_drivers(shared):
    text = (shared / "reference" / "reference_values.json").read_text("utf-8")
    expected = json.loads(text)["anhoej"]["ukksi_1980_84_about_median"]
    with (shared / "reference" / "uk_driver_ksi_monthly_1969_1984.csv").open(encoding="utf-8") as lines:
        values = [int(row["ksi_drivers"]) for row in csv.DictReader(lines) if row["month"] >= "1980"]
    found = runs(values)
    assert found.centre == expected["median"]
    assert (found.useful, found.longest, found.longest_max) == (60, 9, 9)
    assert (found.crossings, found.crossings_min) == (20, 23)
    assert found.signal
    assert not found.too_long
    said = chart(values, Ruleset.ANHOEJ)
    assert said.runs == found
    assert said.special
    assert said.variation is (Variation.NEUTRAL if not said.last.special else said.last.variation)
    assert "20 crossings of the median (chance gives 23 or more)" in found.words


@given(st.lists(st.integers(0, 6), max_size=40))
def test_runs_are_counted_as_one_would_by_hand(values):
    found = runs(values)
    sides = "".join("H" if v > found.centre else "L" for v in values if v != found.centre)
    assert found.useful == len(sides)
    assert found.crossings == sides.count("HL") + sides.count("LH")
    longest = found.longest
    assert not sides or "H" * longest in sides or "L" * longest in sides
    assert "H" * (longest + 1) not in sides
    assert "L" * (longest + 1) not in sides


def test_a_long_run_that_lasts_has_a_direction():
    values = [9, 11, 8, 12, 10, 7, 13, 9, 8, 7, 9, 8, 14, 15, 16, 15, 14, 15, 16, 15, 14, 15, 14, 15]
    said = chart(values, Ruleset.ANHOEJ)
    assert said.runs.too_long
    assert said.runs.side == 1
    if not said.last.special:
        assert said.variation is Variation.CONCERN
        assert said.word == "Long run"


@pytest.mark.parametrize("values", [[5] * 30, [1, 1, 1, 1, 2, 1, 1, 1, 1, 1], [], [3]])
def test_too_few_values_off_the_median_say_nothing(values):
    found = runs(values)
    assert not found.signal
    assert found.words.startswith("Only ")


def test_by_points_alone_there_are_no_runs():
    assert chart([10, 12] * 10, Ruleset.MDC_7).runs is None
    short = chart([1, 2, 3], Ruleset.ANHOEJ)
    assert short.runs is None
    assert short.variation is Variation.UNKNOWN
