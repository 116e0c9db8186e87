from __future__ import annotations

import json
import math
import statistics

import numpy as np
import pytest
from drivers import FIRST, LAST, drivers
from hypothesis import given, settings
from hypothesis import strategies as st
from observing import SEP17, frame, monthly, row, yearly

from scrutinydesk.analysis.dispersion import dispersion
from scrutinydesk.analysis.intervals import Interval
from scrutinydesk.analysis.projection import project, projections
from scrutinydesk.analysis.year_end import MOST_MISSES, Method, outlook
from scrutinydesk.analysis.year_projection import ASSUMES, Refusal
from scrutinydesk.measures.break_register import BreakRegister, Override
from scrutinydesk.measures.breaks import Break
from scrutinydesk.periods import Month, Window

FORCE = "lancashire"
START = Month.of(2017, 4).ordinal
SEP81 = Month.of(1981, 9)
EACH = list(Method)


def of(resources, values, end=SEP17, measure="ksi_all", last=None, **more):
    """Project a series that ends with ``last``, from data up to ``end``."""
    rows = frame(*monthly(measure, FORCE, values, last or end))
    return project(rows, resources.catalogue[measure], FORCE, end, resources, **more)


def whole_years(values, k, start, first=FIRST):
    """The outlook for the year that begins with ``start``, from financial years by row."""
    months = {first.ordinal + n: value for n, value in enumerate(values)}
    number = 1 + (start - first.ordinal) // 12
    ordinals = range(start - 12 * (number - 1), start + k)
    rows = [float(months[at]) for at in ordinals] + [math.nan] * (12 - k)
    return np.array(rows).reshape(1, number, 12)


@pytest.fixture(scope="module")
def reference(shared):
    return json.loads((shared / "reference" / "reference_values.json").read_text("utf-8"))["projection"]


def test_the_reference_year(resources, shared, reference):
    found = of(resources, drivers(shared), SEP81, last=LAST)
    assert (found.months, found.done.value) == (6, reference["ytd"])
    assert found.before.value == reference["last_total"]
    assert found.year.financial_year_name == "1981/82"
    assert found.assumes == ASSUMES
    named = {"run_rate": Method.RUN_RATE, "seasonal_naive": Method.REMAINDER}
    named |= {"last_year_ratio": Method.RATIO, "share_3yr": Method.SHARE}
    for name, method in named.items():
        assert found.estimate(method).value == pytest.approx(reference[name], abs=5e-4)
    told, ratio = reference["quasi_poisson"], found.estimate(Method.RATIO)
    assert found.phi == pytest.approx(told["phi"], abs=5e-5)
    assert ratio.sd == pytest.approx(told["sd"], abs=5e-4)
    assert ratio.interval.low == pytest.approx(told["lo95"], abs=0.05)
    assert ratio.interval.high == pytest.approx(told["hi95"], abs=0.05)
    assert found.spread == Interval(18286.0, found.estimate(Method.SHARE).value)
    assert found.growth(19032) == pytest.approx(100 * (19032 / 18874 - 1))


@pytest.mark.parametrize(
    ("k", "errors"),
    [(3, (3.6, 4.3, 4.0, 8.9)), (6, (3.4, 2.9, 4.2, 5.7)), (9, (2.3, 1.4, 2.4, 2.7))],
)
def test_the_published_errors_of_eleven_years(shared, k, errors):
    start = Month.of(1984, 4).ordinal
    found = outlook(whole_years(drivers(shared), k, start), k, 1.96, most=11)
    assert found.error.shape == (4, 1, 11)
    assert tuple(round(float(each), 1) for each in np.abs(found.error).mean(axis=2)[:, 0]) == errors
    assert found.compared[0] == 11
    assert EACH[found.method[0]] is not Method.RUN_RATE


@pytest.mark.parametrize(
    ("column", "k", "inside"),
    [("ksi_drivers", 3, 10), ("ksi_drivers", 6, 10), ("ksi_drivers", 9, 8)]
    + [("van_drivers_killed", k, 10) for k in (3, 6, 9)],
)
def test_the_published_coverage_of_ten_years(shared, column, k, inside):
    start = Month.of(1984, 4).ordinal
    found = outlook(whole_years(drivers(shared, column), k, start), k, 1.96)
    ratio = found.inside[EACH.index(Method.RATIO), 0]
    assert (ratio.sum(), len(ratio)) == (inside, 10)


def test_the_run_rate_is_never_the_default(resources):
    """A series without season or growth: the run-rate has no error at all, and is not taken."""
    found = of(resources, [10] * 90)
    assert found.estimate(Method.RUN_RATE).record.error == 0
    assert (found.method, found.chosen) == (Method.RATIO, True)
    assert found.best is found.estimate(Method.RATIO)


def test_past_years_choose_the_method(resources):
    """Months so far that say nothing of the rest: last year's remainder is right, its ratio is not."""
    early = [50, 150, 90, 130, 60, 140]
    values = [value for total in early for value in [total / 5] * 5 + [100] * 7]
    found = of(resources, [*values, *[15] * 5], Month.of(2017, 8))
    assert (found.method, found.chosen) == (Method.REMAINDER, True)
    assert found.best.record.error < 5
    assert found.estimate(Method.RATIO).record.error > 20


def test_with_few_years_it_falls_back_to_the_ratio(resources):
    found = of(resources, [10] * 30)
    assert (found.method, found.chosen, found.compared) == (Method.RATIO, False, 0)
    assert found.estimate(Method.SHARE).value is None
    assert "three whole years" in found.estimate(Method.SHARE).reason


def test_no_interval_without_phi(resources):
    found = of(resources, [10] * 18)
    assert (found.phi, found.best.value, found.best.interval, found.best.sd) == (None, 120, None, None)
    assert "24 months" in found.best.reason


def test_an_interval_never_falls_below_what_is_counted(resources):
    values = [0, 30] * 14 + [40, 0, 20, 30, 1, 40, 30, 0, 25, 30, 1]
    found = of(resources, values, Month.of(2018, 2))
    assert found.best.interval.low >= found.done.value
    assert found.best.interval.low == found.done.value


@pytest.mark.parametrize(
    ("measure", "word"),
    [("officers_fte", "at a date"), ("spend_total", "budget"), ("confidence_overall", "survey")],
)
def test_what_is_no_count_is_not_projected(resources, measure, word):
    found = of(resources, [10] * 30, measure=measure)
    assert (found.refusal, found.estimates, found.method) == (Refusal.KIND, (), None)
    assert word in found.reason


def test_what_stands_in_the_way_is_named(resources):
    hole = [10] * 30
    hole[-2] = None
    assert of(resources, hole).reason == "August 2017 is missing: the year cannot be projected."
    hole[-10] = None
    found = of(resources, hole)
    assert found.refusal is Refusal.MISSING
    assert found.reason.startswith("December 2016 and August 2017 are missing")
    negative = [10] * 30
    negative[-9] = -1
    found = of(resources, negative)
    assert (found.refusal, found.best) == (Refusal.NEGATIVE, None)
    assert found.reason.startswith("January 2017 is below nought")
    assert of(resources, [0] * 30).refusal is Refusal.NONE_COUNTED
    assert of(resources, [10] * 6).refusal is Refusal.NO_LAST_YEAR
    assert of(resources, [7]).refusal is Refusal.NO_LAST_YEAR
    assert of(resources, [10] * 30, Month.of(2017, 3)).refusal is Refusal.COMPLETE
    later = Window.financial_year(Month.of(2018, 4))
    found = of(resources, [10] * 30, Month.of(2018, 3), year=later)
    assert (found.refusal, found.months) == (Refusal.NO_MONTH, 0)
    only = frame(*yearly("ksi_all", FORCE, 815, 767))
    found = project(only, resources.catalogue["ksi_all"], FORCE, SEP17, resources)
    assert found.refusal is Refusal.NO_LAST_YEAR
    assert "2016/17" in found.reason


def test_none_so_far_leaves_last_years_remainder(resources):
    found = of(resources, [*[3] * 24, *[0] * 6], SEP17)
    assert found.method is Method.REMAINDER
    assert found.best.value == 18
    assert found.estimate(Method.RATIO).reason
    other = of(resources, [*[3] * 18, *[0] * 6, *[3] * 6])
    assert (other.method, other.best) == (None, None)
    assert other.estimate(Method.RUN_RATE).value == 36
    assert "run-rate" in other.reason


def broken(resources, month, overrides=()):
    item = Break("step", ("ksi_all",), month, "Step", "It changed.", "Take care.", "")
    return resources.with_register(BreakRegister((item,), overrides=overrides))


def test_a_break_refuses_unless_it_is_overridden(resources):
    level = [10] * 60
    plain = of(resources, level)
    for month in (Month.of(2016, 5), Month.of(2017, 4), Month.of(2018, 2)):
        found = of(broken(resources, month), level)
        assert (found.refusal, found.reason) == (Refusal.BREAK, "It changed. Take care.")
        assert ([each.id for each in found.breaks], found.estimates) == (["step"], ())
    allowed = Override("ksi_all", FORCE, "step", "Recounted.")
    found = of(broken(resources, Month.of(2017, 4), (allowed,)), level)
    assert (found.overrides, found.estimates) == ((allowed,), plain.estimates)
    after = of(broken(resources, Month.of(2018, 4)), level)
    assert (after.refusal, after.estimates) == (None, plain.estimates)


def test_months_before_an_older_break_do_not_count(resources):
    """A step before last year: neither phi nor the shares nor the trial may see it."""
    level = [10, 12, 9, 11, 10, 8] * 10
    stepped = [*[100] * 24, *level[24:]]
    found = of(broken(resources, Month.of(2014, 10)), stepped)
    assert found.phi == 1.0
    assert found.estimate(Method.SHARE).value is None
    assert found.estimate(Method.RATIO).record.years == 1
    assert of(resources, stepped).phi > 0
    assert of(resources, stepped).estimate(Method.SHARE).value is not None


def test_a_region_is_added_from_its_forces(resources):
    forces = resources.areas.members("north-west")
    rows = [each for force in forces for each in monthly("ksi_all", force, [10] * 30)]
    ksi = resources.catalogue["ksi_all"]
    found = project(frame(*rows), ksi, "north-west", SEP17, resources)
    assert (found.pooled, found.best.value) == (forces, 120 * len(forces))
    hole = [each for each in rows if not (each.area == forces[1] and each.last == SEP17.ordinal)]
    found = project(frame(*hole), ksi, "north-west", SEP17, resources)
    title = resources.areas[forces[1]].title
    assert found.reason == f"September 2017 is missing for {title}: the year cannot be projected."


def test_a_part_has_a_projection_of_its_own(resources):
    rows = frame(*monthly("appointments_officer", FORCE, [4] * 60, breakdown="female"))
    measure = resources.catalogue["appointments_officer"]
    found = project(rows, measure, FORCE, SEP17, resources, "female")
    assert (found.breakdown, found.best.value) == ("female", 48)


# The same by another way: arrays of years, one row a year, in place of sums month by month.


def plainly(values, k, conf_z=1.959963984540054):
    """Return (value, sd) of the last-year ratio for the last row, from a matrix of years and months."""
    years = np.asarray(values, dtype=float)
    so_far, rest = years[:, :k].sum(1), years[:, k:].sum(1)
    flat = years.ravel()[: (len(years) - 1) * 12 + k]
    squares, freedom = 0.0, 0
    for back in range(2):
        now = flat[len(flat) - 12 * (back + 1) : len(flat) - 12 * back]
        if len(flat) < 12 * (back + 2):
            break
        then = flat[len(flat) - 12 * (back + 2) : len(flat) - 12 * (back + 1)]
        growth = now.sum() / then.sum()
        squares += (((now - growth * then) ** 2) / (growth * then * (1 + growth))).sum()
        freedom += 11
    phi = max(1.0, squares / freedom)
    growth = so_far[-1] / so_far[-2]
    expected = growth * rest[-2]
    misses = np.log(rest[1:-1] / rest[:-2]) - np.log(so_far[1:-1] / so_far[:-2])
    counts = 1 / rest[1:-1] + 1 / rest[:-2] + 1 / so_far[1:-1] + 1 / so_far[:-2]
    misses, counts = misses[-MOST_MISSES:], counts[-MOST_MISSES:]
    tau2 = max(0.0, (misses**2).mean() - phi * counts.mean()) if len(misses) > 2 else 0.0
    relative = phi * (1 / so_far[-1] + 1 / so_far[-2] + 1 / rest[-2]) + tau2
    return so_far[-1] + expected, math.sqrt(phi * expected + expected**2 * relative), phi


@settings(deadline=None)
@given(
    st.integers(3, 9).flatmap(
        lambda n: st.lists(st.lists(st.integers(1, 500), min_size=12, max_size=12), min_size=n, max_size=n)
    ),
    st.integers(1, 11),
)
def test_the_ratio_and_its_interval_come_out_another_way(resources, values, k):
    flat = [value for year in values for value in year]
    done = flat[: len(flat) - 12 + k]
    value, sd, phi = plainly(values, k)
    found = of(resources, done, Month(START + k - 1))
    ratio = found.estimate(Method.RATIO)
    assert ratio.value == pytest.approx(value)
    assert ratio.sd == pytest.approx(sd)
    assert found.phi == pytest.approx(phi)
    monthly_ = {START + k - len(done) + n: each for n, each in enumerate(done)}
    assert found.phi == pytest.approx(dispersion(monthly_, START + k - 1).phi)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(0, 40), min_size=13, max_size=150), st.integers(1, 11))
def test_a_trial_is_what_was_projected_at_the_time(resources, values, k):
    """Each past year's error and interval are those of a projection made then, without later months."""
    end = Month(START + k - 1)
    found = of(resources, values, end)
    at = {method: ([], []) for method in EACH}
    for back in range(1, 11):
        then = of(resources, values, end - 12 * back, last=end)
        year = values[::-1][k + 12 * (back - 1) :][:12]
        if len(year) < 12 or not sum(year):
            continue
        for each in then.estimates:
            if each.value is not None:
                at[each.method][0].append(100 * (each.value - sum(year)) / sum(year))
                if each.sd is not None:
                    at[each.method][1].append(abs(each.value - sum(year)) <= 1.959963984540054 * each.sd)
    for each in found.estimates:
        errors, inside = at[each.method]
        assert (each.record is None) == (not errors)
        if errors:
            assert each.record.error == pytest.approx(statistics.mean(map(abs, errors)))
            assert each.record.bias == pytest.approx(statistics.mean(errors), abs=1e-9)
            assert (each.record.inside, each.record.intervals) == (sum(inside), len(inside))


def test_many_series_at_once_are_each_as_alone(resources):
    """Long and short ones, with holes, breaks and stocks among them."""
    rng = np.random.default_rng(11)
    names = ("ksi_all", "rape", "violence", "high_impact_acquisitive", "officers_fte", "theft")
    rows = []
    for n, name in enumerate(names):
        values = [int(value) for value in rng.poisson(20, 20 + 25 * n)]
        if name == "violence":
            values[30] = None
        rows += monthly(name, FORCE, values)
    rows = frame(*rows)
    keys = [(resources.catalogue[name], FORCE, "") for name in names]
    together = projections(rows, keys, SEP17, resources)
    alone = [project(rows, measure, FORCE, SEP17, resources) for measure, _, _ in keys]
    assert list(together) == alone
    assert [each.refusal for each in together].count(None) == 4
    assert projections(rows, [], SEP17, resources) == ()


counts = st.one_of(st.none(), st.integers(-5, 5), st.integers(0, 10**6), st.floats(0, 100))


@settings(deadline=None)
@given(st.lists(counts, min_size=1, max_size=80), st.integers(0, 11))
def test_any_series_gives_a_projection_or_a_reason(resources, values, turn):
    found = of(resources, values, SEP17 + turn)
    assert bool(found.estimates) != (found.refusal is not None)
    assert found.refusal is None or found.reason
    for each in found.estimates:
        numbers = [each.value, each.sd, *((each.interval.low, each.interval.high) if each.interval else ())]
        assert all(math.isfinite(number) for number in numbers if number is not None)
        assert (each.interval is None) == bool(each.reason)
        if each.interval:
            assert found.done.value <= each.interval.low <= each.value <= each.interval.high
    assert found.method is not Method.RUN_RATE
    assert (found.best is not None and found.best.value is not None) or found.reason


@pytest.mark.parametrize(("mean", "most"), [(3, 0.10), (30, 0.08), (300, 0.08)])
def test_the_interval_holds_nineteen_of_twenty_outturns(resources, mean, most):
    """Poisson months with season and growth: of 400 years no more are missed than the interval allows."""
    rng = np.random.default_rng(20260)
    season = 1 + 0.3 * np.sin(np.arange(12) / 12 * 2 * np.pi)
    missed = []
    for _ in range(400):
        growth = rng.uniform(0.9, 1.1, 6).cumprod()
        months = rng.poisson(mean * np.outer(growth, season))
        flat = months.ravel()[:66]
        found = of(resources, [int(value) for value in flat], Month(START + 5))
        missed.append(int(months[-1].sum()) not in found.estimate(Method.RATIO).interval)
    assert 0.01 < statistics.mean(missed) < most


def test_fractions_leave_no_dust(resources):
    """A rest of nought stays nought, whatever tenths the months before it hold."""
    found = of(resources, [*[0.1] * 6, *[0.0] * 6, *[0.1] * 6], end=SEP17)
    assert [each.value for each in found.estimates] == [None, None, None, pytest.approx(1.2)]


def test_a_date_and_a_quarter_are_no_months(resources):
    quarter, date = Window.quarter(SEP17), Window.date(SEP17)
    rows = frame(row("ksi_all", FORCE, 100, quarter), row("ksi_all", FORCE, 3, date))
    found = project(rows, resources.catalogue["ksi_all"], FORCE, SEP17, resources)
    assert found.refusal is Refusal.NO_LAST_YEAR
