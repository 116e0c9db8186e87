from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutinydesk.analysis.assurance import Assurance, assured
from scrutinydesk.analysis.control import Rebase, Variation, control_chart
from scrutinydesk.analysis.xmr import xmr
from scrutinydesk.measures.breaks import Break
from scrutinydesk.measures.catalogue import Polarity
from scrutinydesk.periods import Month

START = Month.of(2014, 1)


def months(n):
    return [START + k for k in range(n)]


def chart(values, polarity=Polarity.DOWN_GOOD, breaks=(), **more):
    return control_chart(months(len(values)), values, polarity, breaks, **more)


def at(month):
    return Break("b", ("m",), month, "Counting changed", "It changed.", "Take care.", "")


def test_reference_drivers_rebased_by_hand(shared):
    with (shared / "reference" / "uk_driver_ksi_monthly_1969_1984.csv").open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["month"] >= "1980"]
    chosen = [Month.of(int(row["month"][:4]), int(row["month"][5:])) for row in rows]
    values = [int(row["ksi_drivers"]) for row in rows]
    belts = Rebase(Month.of(1983, 2), "Seat belts became compulsory")
    found = control_chart(chosen, values, Polarity.DOWN_GOOD, rebases=[belts])
    one, two = ((p.xmr.mean, p.xmr.lower, p.xmr.upper) for p in found.phases)
    assert one == pytest.approx((1595.5405, 1223.7485, 1967.3325), abs=5e-4)
    assert two == pytest.approx((1321.6957, 1023.2920, 1620.0993), abs=5e-4)
    assert [p.reason for p in found.phases] == ["", "Seat belts became compulsory"]
    assert found.rebases == (belts,)
    assert found.phases[1].began is belts


def test_each_phase_knows_why_it_begins():
    values = [10, 12] * 30
    rebases = [Rebase(START + 20, "New shifts"), Rebase(START + 40, "A new team"), Rebase(START, "Nothing")]
    found = chart(values, breaks=[at(START + 20)], rebases=rebases)
    assert [(p.first, p.reason) for p in found.phases] == [
        (START, ""), (START + 20, "Counting changed"), (START + 40, "A new team"),
    ]  # fmt: skip
    assert found.rebases == tuple(rebases[:2])
    with pytest.raises(ValueError, match="reason"):
        Rebase(START, "  ")


def test_limits_can_rest_on_the_first_points_alone():
    values = [10, 12] * 8 + [30, 32] * 8
    every, first = chart(values), chart(values, baseline=14)
    assert every.phases[0].xmr == xmr(values)
    assert first.phases[0].xmr == xmr(values[:14])
    assert first.phases[0].xmr.n == 14
    assert not first.phases[0].trial
    assert chart(values, baseline=12).phases[0].trial
    assert all(point.special for point in first.points[16:])
    assert chart(values[:10], baseline=12).phases[0].xmr.n == 10
    with pytest.raises(ValueError, match="12 points"):
        chart(values, baseline=11)


def test_a_lower_limit_below_zero_is_drawn_at_zero():
    phase = chart([0, 5, 1, 9, 0, 4, 2, 8, 0, 3]).phases[0]
    assert phase.xmr.lower < 0
    assert phase.drawn_lower == 0
    corrected = chart([-5, -1, -9, -4, -2, -8, -3, -6]).phases[0]
    assert corrected.drawn_lower == corrected.xmr.lower


def test_why_the_latest_months_have_no_limits():
    found = chart([10, 12] * 12, rebases=[Rebase(START + 19, "A new team")])
    assert found.reason == "Only 5 months since the series was begun anew (A new team): limits need 8."
    assert found.phase is None
    assert len(found.phases) == 1
    one = chart([5])
    assert one.reason == "Only 1 month: limits need 8."
    assert one.last.variation is Variation.UNKNOWN
    assert chart([10, 12] * 12).reason == ""


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(ValueError, match="leave its month out"):
        chart([1, 2, value])


@given(
    st.lists(st.integers(-50, 200), min_size=1, max_size=50),
    st.lists(st.integers(-3, 55), max_size=4),
    st.lists(st.integers(-3, 55), max_size=4),
    st.sampled_from([0, 12, 20]),
)
def test_phases_cover_the_series_whatever_divides_it(values, breaks, rebases, baseline):
    found = chart(
        values,
        breaks=[at(START + n) for n in breaks],
        rebases=[Rebase(START + n, "so") for n in rebases],
        baseline=baseline,
    )
    assert [point.value for point in found.points] == values
    cuts = sorted({n for n in (*breaks, *rebases) if 0 < n < len(values)})
    edges = list(zip([0, *cuts], [*cuts, len(values)], strict=True))
    expected = [(a, b) for a, b in edges if b - a >= 8]
    assert [(p.first.ordinal, p.last.ordinal) for p in found.phases] == [
        ((START + a).ordinal, (START + b - 1).ordinal) for a, b in expected
    ]
    for phase, (a, b) in zip(found.phases, expected, strict=True):
        assert phase.xmr == xmr(values[a:b][: baseline or None])
    assert bool(found.reason) == (edges[-1][1] - edges[-1][0] < 8)


# Limits 5.68 to 16.32 before, then 15.68 to 26.32.
STEADY = [10, 12] * 10 + [20, 22] * 10


@pytest.mark.parametrize(
    ("target", "down", "up"),
    [
        (27, Assurance.PASS, Assurance.FAIL),
        (21, Assurance.HIT_OR_MISS, Assurance.HIT_OR_MISS),
        (15, Assurance.FAIL, Assurance.PASS),
    ],
)
def test_assurance_goes_by_the_latest_phase(target, down, up):
    rebases = [Rebase(START + 20, "so")]
    for polarity, expected in ((Polarity.DOWN_GOOD, down), (Polarity.UP_GOOD, up)):
        found = assured(chart(STEADY, polarity, rebases=rebases), target)
        assert found.assurance is expected
        assert found.reason == ""
        assert found.lower < 21 < found.upper


def test_assurance_on_a_limit_is_hit_and_miss():
    said = chart([10, 12] * 10)
    limits = said.phases[0].xmr
    assert assured(said, limits.upper).assurance is Assurance.HIT_OR_MISS
    assert assured(said, limits.lower).assurance is Assurance.HIT_OR_MISS
    assert assured(said, limits.upper + 1e-9).assurance is Assurance.PASS


def test_why_there_is_no_assurance():
    for said, target, why in (
        (chart(STEADY), None, "no target"),
        (chart(STEADY, Polarity.NEUTRAL), 20, "better"),
        (chart(STEADY, rebases=[Rebase(START + 36, "so")]), 20, "Only 4 months"),
    ):
        found = assured(said, target)
        assert found.assurance is Assurance.NONE
        assert why in found.reason
    assert {each.words for each in Assurance} == {
        "consistently meets the target", "consistently falls short of the target",
        "hit and miss: some months meet the target and some do not", "cannot be said",
    }  # fmt: skip
    assert all(each.words for each in Variation)
