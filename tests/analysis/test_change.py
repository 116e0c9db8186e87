from __future__ import annotations

from fractions import Fraction

import pytest
from observing import SEP17, frame, monthly, row, yearly

from scrutinydesk.analysis.change import State, change
from scrutinydesk.analysis.totals import latest, missing_months, total
from scrutinydesk.measures.break_register import BreakRegister, Override
from scrutinydesk.measures.breaks import Break
from scrutinydesk.periods import Month, Span, Window

FORCE = "lancashire"
YEAR = Window.rolling_12(SEP17)


def measured(resources, rows, measure="ksi_all", **more):
    return change(frame(*rows), resources.catalogue[measure], FORCE, SEP17, resources, **more)


def spread(total_count, n=12):
    each, rest = divmod(total_count, n)
    return [each + (k < rest) for k in range(n)]


def test_months_are_added_and_their_cells_kept(resources):
    rows = frame(*monthly("ksi_all", FORCE, spread(767)))
    found = total(rows, resources.catalogue["ksi_all"], FORCE, YEAR)
    assert (found.value, found.given, len(found.observations)) == (767, False, 12)
    assert isinstance(found.value, int)


def test_a_hole_leaves_no_total_and_is_named(resources):
    values = [*spread(815), *spread(767)]
    values[15] = None
    rows = monthly("ksi_all", FORCE, values)
    ksi = resources.catalogue["ksi_all"]
    assert total(frame(*rows), ksi, FORCE, YEAR) is None
    assert missing_months(frame(*rows), ksi, FORCE, YEAR) == (Month.of(2017, 1),)
    found = measured(resources, rows)
    assert found.state is State.UNAVAILABLE
    assert found.difference is None
    assert found.previous.value == 815
    assert found.reason == "There is no total for the 12 months to September 2017: January 2017 is missing."


def test_quarters_and_stated_totals_stand_in_for_months(resources):
    ksi = resources.catalogue["ksi_all"]
    quarters = [row("ksi_all", FORCE, 100 + k, Window.quarter(SEP17 - 3 * k)) for k in range(4)]
    assert total(frame(*quarters), ksi, FORCE, YEAR).value == 406
    stated = total(frame(*yearly("ksi_all", FORCE, 815, 767)), ksi, FORCE, YEAR)
    assert (stated.value, stated.given) == (767, True)
    march = Month.of(2017, 3)
    year = row("ksi_all", FORCE, 500, Window.financial_year(march))
    assert total(frame(year), ksi, FORCE, Window.rolling_12(march)).value == 500


def test_latest(resources):
    rows = frame(*monthly("ksi_all", FORCE, [1, 2, None]))
    assert latest(rows, resources.catalogue["ksi_all"], FORCE) == SEP17 - 1
    assert latest(rows, "rape", FORCE) is None


def test_a_change_within_chance(resources):
    found = measured(resources, yearly("ksi_all", FORCE, 815, 767))
    assert found.state is State.WITHIN
    assert found.difference == -48
    assert found.percent == Fraction(-4800, 815)
    assert (round(found.interval.low, 1), round(found.interval.high, 1)) == (-14.8, 4.0)
    assert found.p == pytest.approx(0.2373, abs=5e-5)
    assert found.phi is None
    assert found.exact == found.interval


def test_a_clear_change(resources):
    rows = yearly("racially_religiously_aggravated", FORCE, 469, 538)
    found = measured(resources, rows, "racially_religiously_aggravated")
    assert found.state is State.CLEAR
    assert (round(found.interval.low, 1), round(found.interval.high, 1)) == (1.2, 30.1)


@pytest.mark.parametrize(
    ("then", "now", "state"),
    [
        (9, 40, State.TOO_FEW),
        (10, 9, State.TOO_FEW),
        (10, 10, State.WITHIN),
        (0, 0, State.TOO_FEW),
        (0, 30, State.TOO_FEW),
        (10, 40, State.CLEAR),
    ],
)
def test_too_few_to_say(resources, then, now, state):
    found = measured(resources, yearly("ksi_child", FORCE, then, now), "ksi_child")
    assert found.state is state
    assert found.difference == now - then
    assert (found.percent is None) == (then == 0)


def test_months_that_vary_beyond_chance_widen_the_interval(resources):
    wild = [900, 1100] * 6
    rows = monthly("domestic_abuse", FORCE, [*wild, *reversed(wild)])
    found = measured(resources, rows, "domestic_abuse")
    assert found.phi > 5
    assert found.interval == found.widened
    assert found.interval.width > 2 * found.exact.width
    assert "phi" in found.method
    steady = measured(resources, monthly("domestic_abuse", FORCE, [1000] * 24), "domestic_abuse")
    assert (steady.phi, steady.interval) == (1.0, steady.exact)
    assert steady.state is State.WITHIN


def test_small_counts_stay_exact_whatever_phi(resources):
    rows = monthly("ksi_child", FORCE, [0, 8] * 6 + [8, 0] * 6)
    found = measured(resources, rows, "ksi_child")
    assert found.phi > 2
    assert (found.interval, found.widened) == (found.exact, None)


def test_a_change_across_a_break_is_refused(resources):
    rows = yearly("high_impact_acquisitive", FORCE, 5862, 7881)
    found = measured(resources, rows, "high_impact_acquisitive")
    assert found.state is State.NOT_COMPARABLE
    assert (found.difference, found.percent, found.interval, found.p) == (None, None, None, None)
    assert (found.current.value, found.previous.value) == (7881, 5862)
    assert [each.month for each in found.breaks] == [Month.of(2017, 4)]
    assert found.breaks[0].advice in found.reason
    assert measured(resources, yearly("burglary_all", FORCE, 11950, 13090), "burglary_all").breaks == ()


def test_an_override_has_the_change_worked_out_and_goes_with_it(resources):
    allowed = Override("high_impact_acquisitive", FORCE, "burglary-classification", "Recounted.")
    own = resources.with_register(BreakRegister(overrides=(allowed,)))
    rows = yearly("high_impact_acquisitive", FORCE, 5862, 7881)
    found = measured(own, rows, "high_impact_acquisitive")
    assert (found.state, found.difference, found.overrides) == (State.CLEAR, 2019, (allowed,))
    assert round(float(found.percent), 1) == 34.4
    assert [each.id for each in found.breaks] == ["burglary-classification"]
    assert found.reason == ""
    plain = measured(resources, rows, "high_impact_acquisitive")
    assert (plain.state, plain.overrides) == (State.NOT_COMPARABLE, ())


def test_a_survey_across_a_break_is_refused_too(resources):
    rows = yearly("satisfaction_burglary", FORCE, 81.3, 77.4)
    rows += yearly("satisfaction_burglary", FORCE, 800, 800, breakdown="surveyed")
    found = measured(resources, rows, "satisfaction_burglary")
    assert (found.state, found.difference, found.interval) == (State.NOT_COMPARABLE, None, None)


def test_a_stock_is_described(resources):
    rows = [
        row("officers_fte", FORCE, 2843.29, Window.date(SEP17)),
        row("officers_fte", FORCE, 2814.16, Window.date(SEP17 - 12)),
    ]
    found = measured(resources, rows, "officers_fte")
    assert found.state is State.DESCRIPTIVE
    assert found.difference == Fraction("29.13")
    assert round(float(found.percent), 2) == 1.04
    assert found.interval is None


JUNE = Window.rolling_12(SEP17)


def survey(extra):
    rows = yearly("confidence_overall", FORCE, 78.3, 79.8)
    for name, (then, now) in extra.items():
        rows += yearly("confidence_overall", FORCE, then, now, breakdown=name)
    return rows


def test_a_survey_without_its_size(resources):
    found = measured(resources, survey({}), "confidence_overall")
    assert found.state is State.PRECISION_UNKNOWN
    assert (found.difference, found.percent, found.interval) == (Fraction("1.5"), None, None)


def test_a_survey_with_its_size(resources):
    found = measured(resources, survey({"surveyed": (800, 800)}), "confidence_overall")
    assert found.state is State.WITHIN
    assert found.interval.low < 1.5 < found.interval.high
    assert found.interval.low == pytest.approx(-2.5, abs=0.2)
    large = measured(resources, survey({"surveyed": (80_000, 80_000)}), "confidence_overall")
    assert large.state is State.CLEAR


def test_a_survey_with_intervals_of_its_own(resources):
    extra = {"lower": (75.3, 76.8), "upper": (81.3, 82.8), "surveyed": (80_000, 80_000)}
    found = measured(resources, survey(extra), "confidence_overall")
    assert found.interval.low == pytest.approx(1.5 - 3 * 2**0.5)
    assert found.interval.high == pytest.approx(1.5 + 3 * 2**0.5)
    assert "MOVER" in found.method


def test_year_to_date(resources):
    values = [10] * 18
    rows = monthly("ksi_all", FORCE, values)
    found = measured(resources, rows, span=Span.YEAR_TO_DATE)
    assert (found.current.value, found.previous.value) == (60, 60)


def test_dispersion_is_that_of_one_side_of_a_break(resources):
    """A break before both windows leaves a step among the months from which it is estimated."""
    item = Break("step", ("violence",), SEP17 - 30, "Step", "It changed.", "Take care.", "")
    level = [100, 104, 97, 101, 95, 99, 103, 98, 102, 96, 105, 100] * 4
    observations = frame(*monthly("violence", FORCE, [*[300] * 17, *level[17:]]))
    known = resources.with_register(BreakRegister((item,)))
    one_side, both = (
        change(observations, resources.catalogue["violence"], FORCE, SEP17, each)
        for each in (known, resources)
    )
    assert one_side.state is both.state is State.WITHIN
    assert one_side.phi == 1.0
    assert both.phi > 2
