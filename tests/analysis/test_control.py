from __future__ import annotations

import csv
import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutinydesk.analysis.control import Variation, control_chart
from scrutinydesk.analysis.dispersion import dispersion
from scrutinydesk.analysis.point_rules import Rule, shifts, trends, two_in_three, verdicts
from scrutinydesk.analysis.xmr import XmR, xmr
from scrutinydesk.measures.breaks import Break
from scrutinydesk.measures.catalogue import Polarity
from scrutinydesk.periods import Month, Span

START = Month.of(2014, 1)
series = st.lists(st.integers(0, 1_000), min_size=3, max_size=60)


def months(n):
    return [START + k for k in range(n)]


def chart(values, polarity=Polarity.DOWN_GOOD, breaks=(), **more):
    return control_chart(months(len(values)), values, polarity, breaks, **more)


def at(month):
    return Break("b", ("m",), month, "Changed", "It changed.", "Take care.", "")


@pytest.fixture(scope="module")
def cases(shared):
    text = (shared / "reference" / "reference_values.json").read_text("utf-8")
    return {case["id"]: case for case in json.loads(text)["xmr"]}


@pytest.fixture(scope="module")
def ksi(shared):
    path = shared / "reference" / "uk_driver_ksi_monthly_1969_1984.csv"
    with path.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return {Month(12 * int(row["month"][:4]) + int(row["month"][5:]) - 1): row for row in rows}


def test_reference_limits_of_random_numbers(cases):
    values = list(cases["nhsr_r1"]["y"])
    spiked = values.copy()
    spiked[14] = 10
    for name, taken in (("nhsr_r1", values), ("nhsr_r2", spiked), ("nhsr_r3", spiked)):
        case = cases[name]
        found = xmr(taken, screen=case["screen"])
        expected = (case["mean"], case["lpl"], case["upl"])
        assert (found.mean, found.lower, found.upper) == pytest.approx(expected, rel=case["rtol"])


def test_reference_screening(cases):
    case = cases["nhsr_deviations"]
    for key in ("screened", "unscreened"):
        found = xmr(case["y"], screen=key == "screened")
        limits = (found.mean, found.lower, found.upper)
        assert limits == pytest.approx(case[key], abs=case["atol"])


def test_reference_drivers_killed_or_seriously_injured(cases, ksi):
    case = cases["ukksi_1980_84"]
    chosen = [month for month in ksi if Month.of(1980, 1) <= month <= Month.of(1984, 12)]
    values = [int(ksi[month]["ksi_drivers"]) for month in chosen]
    screened, plain = xmr(values), xmr(values, screen=False)
    assert screened.n == 60
    for key, got in (("mean", screened.mean), ("lpl", screened.lower), ("upl", screened.upper)):
        assert got == pytest.approx(case["screened"][key], abs=case["atol"])
    assert screened.amr == pytest.approx(case["screened"]["amr"], abs=case["atol"])
    for key, got in (("lpl", plain.lower), ("upl", plain.upper), ("amr", plain.amr)):
        assert got == pytest.approx(case["unscreened"][key], abs=case["atol"])
    divided = control_chart(chosen, values, Polarity.DOWN_GOOD, [at(Month.of(1983, 2))])
    assert [phase.first for phase in divided.phases] == [Month.of(1980, 1), Month.of(1983, 2)]
    for phase, key in zip(divided.phases, ("p1", "p2"), strict=True):
        limits = (phase.xmr.mean, phase.xmr.lower, phase.xmr.upper)
        assert limits == pytest.approx(case["rebase_1983_02"][key], abs=case["atol"])
        assert not phase.trial


def test_reference_phi(ksi, shared):
    text = (shared / "reference" / "reference_values.json").read_text("utf-8")
    expected = json.loads(text)["projection"]["quasi_poisson"]["phi"]
    monthly = {month.ordinal: int(row["ksi_drivers"]) for month, row in ksi.items()}
    found = dispersion(monthly, Month.of(1981, 9).ordinal)
    assert found is not None
    assert found.phi == pytest.approx(expected, abs=5e-5)
    assert found.freedom == 22
    assert found.beyond_chance


def test_phi_of_equal_years_is_one():
    found = dispersion(dict.fromkeys(range(24), 50), 23)
    assert found is not None
    assert (found.phi, found.freedom, found.beyond_chance) == (1.0, 11, False)
    assert dispersion(dict.fromkeys(range(23), 50), 22) is None


def test_seven_in_trend_needs_six_steps():
    assert list(trends([2, 1, 2, 3, 4, 5, 6, 7, 3])) == [(1, 1, 8)]
    assert not list(trends([1, 2, 3, 4, 4, 5, 6, 7]))
    assert list(trends([7, 6, 5, 4, 3, 2, 1])) == [(-1, 0, 7)]
    assert not list(trends([6, 5, 4, 3, 2, 1]))


def test_two_in_three_flags_only_those_near_the_limit():
    near = [2, 4]
    assert two_in_three(near, [1] * 7) == [2, 4]
    assert two_in_three(near, [1, 1, 1, 1, -1, -1, -1]) == []
    assert two_in_three([0, 3], [1] * 4) == []
    assert two_in_three([0, 1], [1] * 2) == []


def test_a_point_on_the_mean_breaks_a_run():
    assert list(shifts([1] * 7, 0)) == [(1, 0, 7)]
    assert not list(shifts([1, 1, 1, 0, 1, 1, 1, 1], 0))
    assert not list(shifts([1] * 6, 0))


LIMITS = XmR(0.0, -3.0, 3.0, 3 / 2.66, 20)


def rules(values):
    return [verdict.rule for verdict in verdicts(values, LIMITS)]


def test_on_the_limit_is_within():
    assert rules([3.0, -3.0]) == [Rule.NONE, Rule.NONE]
    assert rules([3.01, -3.01]) == [Rule.OUTSIDE, Rule.OUTSIDE]


def test_precedence():
    rising = [-1, 0.1, 0.2, 0.5, 1, 2.5, 4]
    assert rules(rising) == [Rule.TREND] * 6 + [Rule.OUTSIDE]
    assert rules([1, 1, 2.5, 1, 2.5, 1, 1]) == [
        Rule.SHIFT, Rule.SHIFT, Rule.NEAR_LIMIT, Rule.SHIFT, Rule.NEAR_LIMIT, Rule.SHIFT, Rule.SHIFT,
    ]  # fmt: skip
    # A point outside does not count towards two in three.
    assert rules([4, 1, 2.5]) == [Rule.OUTSIDE, Rule.NONE, Rule.NONE]


@pytest.mark.parametrize(
    ("values", "word", "down_good"),
    [
        ([10, 11] * 10 + [30], "Above limit", Variation.CONCERN),
        ([30, 31] * 10 + [5], "Below limit", Variation.IMPROVEMENT),
        ([20, 22] * 10 + [21, 21.1, 21.2, 21.3, 21.4, 21.5, 21.6], "Rising 8 months", Variation.CONCERN),
        ([10, 20] * 6 + [20, 10] * 2, "Within limits", Variation.COMMON),
        ([20, 10] * 8 + [18, 19, 18, 19, 18, 19, 18], "High for 7 months", Variation.CONCERN),
    ],
)
def test_words_and_tone_of_the_latest_month(values, word, down_good):
    found = chart(values)
    if word.startswith("Rising"):
        assert found.word in {"Rising 7 months", word}
    else:
        assert found.word == word
    assert found.last.variation is down_good
    swapped = {
        Variation.CONCERN: Variation.IMPROVEMENT,
        Variation.IMPROVEMENT: Variation.CONCERN,
        Variation.COMMON: Variation.COMMON,
    }
    assert chart(values, Polarity.UP_GOOD).last.variation is swapped[down_good]
    special = down_good is not Variation.COMMON
    expected = Variation.NEUTRAL if special else Variation.COMMON
    assert chart(values, Polarity.AMBIGUOUS).last.variation is expected


def test_rolling_sums_have_no_limits():
    for span in (Span.ROLLING_12, Span.YEAR_TO_DATE, Span.DATE):
        with pytest.raises(ValueError, match="never drawn"):
            chart([1, 2, 3], span=span)


def test_short_phases():
    found = chart([10, 12] * 15, breaks=[at(START + 24)])
    assert len(found.phases) == 1
    assert found.phases[0].last == START + 23
    assert found.last.variation is Variation.UNKNOWN
    assert found.word == "Too few months for limits"
    later = chart([10, 12] * 17, breaks=[at(START + 24)])
    assert [phase.trial for phase in later.phases] == [False, True]


def test_a_shift_does_not_run_across_a_break():
    values = [10, 12] * 10 + [30, 32] * 10
    assert any(point.special for point in chart(values).points)
    assert not any(point.special for point in chart(values, breaks=[at(START + 20)]).points)


def test_missing_months_are_named():
    chosen = [START + k for k in range(12) if k != 5]
    found = control_chart(chosen, [1.0, 2] * 5 + [1], Polarity.NEUTRAL)
    assert found.missing == (START + 5,)


def test_points_are_a_sequence():
    found = chart([10, 12] * 10 + [30])
    assert len(found.points) == 21
    assert found.points[-1] == found.last == list(found.points)[20]
    assert [point.value for point in found.points[-3:]] == [10, 12, 30]
    assert found.points == chart([10, 12] * 10 + [30]).points
    assert found == chart([10, 12] * 10 + [30])
    assert found.points != chart([10, 12] * 10 + [29]).points
    assert hash(found.points) == hash(chart([10, 12] * 10 + [30]).points)
    with pytest.raises(IndexError):
        found.points[21]


def test_one_value_has_no_limits():
    with pytest.raises(ValueError, match="two values"):
        xmr([1])


@given(st.floats(0.01, 1e6), st.integers(2, 60))
def test_equal_values_are_within_their_limits(value, n):
    found = xmr([value] * n)
    assert (found.lower, found.mean, found.upper) == (value, value, value)


@given(series, st.integers(-500, 500))
def test_adding_a_constant_moves_the_limits_by_it(values, shift):
    one, other = xmr(values), xmr([value + shift for value in values])
    assert other.mean == pytest.approx(one.mean + shift)
    assert other.lower == pytest.approx(one.lower + shift)
    assert other.upper == pytest.approx(one.upper + shift)
    assert other.amr == pytest.approx(one.amr)


@given(series)
def test_screening_never_widens(values):
    screened, plain = xmr(values), xmr(values, screen=False)
    assert screened.mean == plain.mean
    assert screened.amr <= plain.amr + 1e-12
    assert math.isclose(screened.upper - screened.mean, screened.mean - screened.lower, abs_tol=1e-6)


@given(series)
def test_turned_upside_down_the_rules_turn_too(values):
    limits = xmr(values)
    mirrored = xmr([-value for value in values])
    up, down = verdicts(values, limits), verdicts([-value for value in values], mirrored)
    assert [(each.rule, each.direction) for each in up] == [(each.rule, -each.direction) for each in down]
