from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from observing import SEP17, frame, row, yearly
from statsmodels.stats.contingency_tables import Table2x2
from statsmodels.stats.proportion import confint_proportions_2indep

from scrutinydesk.analysis.beside import Basis, Quantity, Terms
from scrutinydesk.analysis.beside_areas import beside, beside_areas
from scrutinydesk.analysis.comparison import Alignment
from scrutinydesk.analysis.forces import force_figures
from scrutinydesk.analysis.gaps import Gap, Why
from scrutinydesk.analysis.intervals import rate_ratio_exact
from scrutinydesk.measures.areas import COUNTRY
from scrutinydesk.measures.break_register import BreakRegister
from scrutinydesk.measures.breaks import Break
from scrutinydesk.periods import Month, Window

USUAL = Terms()
FORCE, REGION, GROUP = "lancashire", "north-west", "lancashire-msg"
WINDOW = Window.rolling_12(SEP17)
OTHERS = ("cheshire", "cumbria", "greater-manchester", "merseyside")


def held(resources, rows, quantity=None, terms=USUAL, *, measure="rape", area=REGION):
    observations = frame(*rows)
    found = force_figures(observations, resources.catalogue[measure], WINDOW, resources)
    return beside(observations, found, (FORCE, area), resources, quantity, terms)


def people(**counts):
    date = Window.date(Month.of(2016, 6))
    return [row("population", area.replace("_", "-"), count, date) for area, count in counts.items()]


NORTH_WEST = {
    "lancashire": (895, 1092), "cheshire": (400, 500), "cumbria": (200, 190),
    "greater-manchester": (1500, 2100), "merseyside": (700, 910),
}  # fmt: skip


def forces(*left_out, **others):
    figures = {**NORTH_WEST, **{name.replace("_", "-"): pair for name, pair in others.items()}}
    kept = {area: pair for area, pair in figures.items() if area not in left_out}
    return [each for area, pair in kept.items() for each in yearly("rape", area, *pair)]


def test_growth_beside_the_areas_own_total_less_the_force(resources):
    rows = [*yearly("rape", FORCE, 895, 1092), *yearly("rape", GROUP, 895 + 7192, 1092 + 10440)]
    found = held(resources, rows, area=GROUP)
    assert (found.basis, found.quantity, found.members) == (Basis.STATED, Quantity.GROWTH, ())
    assert found.own == pytest.approx(1092 / 895)
    assert found.other == pytest.approx(10440 / 7192)
    assert found.ratio.ratio == pytest.approx(0.8405214, abs=5e-8)
    assert found.ratio.interval.low == pytest.approx(0.7656186, abs=5e-8)
    assert found.ratio.interval.high == pytest.approx(0.9227522, abs=5e-8)
    assert found.alignment is Alignment.LOWER


def test_growth_beside_the_other_forces_pooled(resources):
    found = held(resources, forces())
    then, now = 400 + 200 + 1500 + 700, 500 + 190 + 2100 + 910
    assert (found.basis, found.members, found.left_out) == (Basis.POOLED, OTHERS, ())
    assert found.other == pytest.approx(now / then)
    table = Table2x2([[1092, now], [895, then]])
    low, high = table.oddsratio_confint()
    assert found.ratio.ratio == pytest.approx(table.oddsratio)
    assert (found.ratio.interval.low, found.ratio.interval.high) == pytest.approx((low, high))


def test_growth_beside_the_mean_of_the_other_forces(resources):
    found = held(resources, forces(), terms=Terms(mean=True))
    growths = [500 / 400, 190 / 200, 2100 / 1500, 910 / 700]
    assert (found.basis, found.members) == (Basis.MEAN, OTHERS)
    assert found.other == pytest.approx(sum(growths) / 4)
    pairs = ((500, 400), (190, 200), (2100, 1500), (910, 700))
    variance = sum(g**2 * (1 / now + 1 / then) for g, (now, then) in zip(growths, pairs, strict=True)) / 16
    error = math.sqrt(variance / found.other**2 + 1 / 1092 + 1 / 895)
    ratio = 1092 / 895 / found.other
    assert found.ratio.interval.low == pytest.approx(ratio * math.exp(-1.959964 * error))
    # A total of the region plays no part in a mean of its forces.
    stated = held(resources, [*forces(), *yearly("rape", REGION, 9000, 9999)], terms=Terms(mean=True))
    assert stated.other == found.other


def test_a_comparator_without_one_of_its_forces_names_it_and_goes_on(resources):
    found = held(resources, forces("merseyside"))
    assert found.left_out == (Gap("merseyside", Why.MISSING),)
    assert found.members == OTHERS[:-1]
    assert found.other == pytest.approx((500 + 190 + 2100) / (400 + 200 + 1500))
    assert found.alignment is not None
    stated = held(resources, [*forces("merseyside"), *yearly("rape", REGION, 3000, 4000)])
    assert (stated.basis, stated.left_out) == (Basis.STATED, (Gap("merseyside", Why.MISSING),))
    bare = held(resources, [*yearly("rape", FORCE, 895, 1092), *yearly("rape", REGION, 3000, 4000)])
    assert (bare.basis, bare.left_out) == (Basis.STATED, ())


@pytest.mark.parametrize(
    ("changed", "reason", "own"),
    [
        ({"lancashire": (0, 5)}, Why.NONE_BEFORE, None),
        ({"lancashire": (5, 0)}, Why.TOO_FEW, 0.0),
    ],
)
def test_growth_of_the_force_that_cannot_be(resources, changed, reason, own):
    found = held(resources, forces(**changed))
    assert (found.reason, found.own, found.alignment) == (reason, own, None)


def test_missing_and_impossible_figures_say_so(resources):
    assert held(resources, forces("lancashire")).reason is Why.MISSING
    alone = held(resources, yearly("rape", FORCE, 10, 20))
    assert (alone.reason, alone.own, alone.other, len(alone.left_out)) == (Why.MISSING, 2.0, None, 4)
    half = held(resources, yearly("rape", FORCE, 10, 20)[:1])
    assert (half.reason, half.own) == (Why.MISSING_BEFORE, None)
    smaller = held(resources, [*yearly("rape", FORCE, 10, 20), *yearly("rape", REGION, 5, 10)])
    assert (smaller.reason, smaller.other) == (Why.IMPOSSIBLE, None)
    new = {"cheshire": (0, 3), "cumbria": (0, 3), "greater_manchester": (0, 0), "merseyside": (0, 9)}
    nought = held(resources, forces(**new))
    assert (nought.reason, nought.other) == (Why.NONE_BEFORE, None)
    means = held(resources, forces(cumbria=(0, 3)), terms=Terms(mean=True))
    assert means.left_out == (Gap("cumbria", Why.NONE_BEFORE),)
    assert held(resources, [], measure="spend_total").reason is Why.NOT_A_COUNT


def test_growth_is_refused_across_a_break_and_a_rate_is_not(resources):
    new = Break("new", ("rape",), SEP17 - 5, "New", "New.", "Care.", "", (FORCE,))
    own = resources.with_register(BreakRegister((new,)))
    found = held(own, forces())
    assert (found.reason, found.own, found.ratio) == (Why.BREAK, None, None)
    assert held(own, forces(), Quantity.RATE).alignment is not None
    other = replace(new, id="other", areas=("cumbria",))
    found = held(resources.with_register(BreakRegister((other,))), forces())
    assert found.left_out == (Gap("cumbria", Why.BREAK),)
    region = replace(new, id="region", areas=(REGION,))
    wide = resources.with_register(BreakRegister((region,)))
    found = held(wide, [*forces(), *yearly("rape", REGION, 9000, 9999)])
    assert found.reason is Why.BREAK


def test_rates_use_populations_of_one_year(resources):
    counts = people(lancashire=1_400_000, cheshire=1_000_000, cumbria=500_000, greater_manchester=2_800_000)
    found = held(resources, [*forces(), *counts, *people(merseyside=1_400_000)], Quantity.RATE)
    assert found.population_year == 2016
    assert found.own == pytest.approx(1000 * 1092 / 1_400_000)
    assert found.other == pytest.approx(1000 * (500 + 190 + 2100 + 910) / 5_700_000)
    ratio = found.own / found.other
    error = math.sqrt(1 / 1092 + 1 / (500 + 190 + 2100 + 910))
    assert found.ratio.interval.high == pytest.approx(ratio * math.exp(1.959964 * error))
    wide = held(
        resources, [*forces(), *counts, *people(merseyside=1_400_000)], Quantity.RATE, Terms(phi=(4.0, 4.0))
    )
    assert wide.ratio.interval.high == pytest.approx(ratio * math.exp(2 * 1.959964 * error))
    lacking = held(resources, [*forces(), *counts], Quantity.RATE)
    assert lacking.left_out == (Gap("merseyside", Why.NO_POPULATION),)
    assert lacking.other == pytest.approx(1000 * (500 + 190 + 2100) / 4_300_000)
    none = held(resources, [*forces(), *people(cheshire=1)], Quantity.RATE)
    assert (none.reason, none.own) == (Why.NO_POPULATION, None)


def test_rates_without_populations_in_the_file_use_the_resource(resources):
    found = held(resources, forces(), Quantity.RATE)
    areas = resources.areas
    assert found.own == pytest.approx(1000 * 1092 / areas[FORCE].population)
    assert found.other == pytest.approx(1000 * 3700 / sum(areas[each].population for each in OTHERS))


def test_populations_too_old_are_missing(resources):
    observations = frame(*[each._replace(first=each.first + 84, last=each.last + 84) for each in forces()])
    window = Window.rolling_12(SEP17 + 84)
    found = force_figures(observations, resources.catalogue["rape"], window, resources)
    assert (found.populations.year, found.populations.latest) == (None, 2016)
    beside_region = beside(observations, found, (FORCE, REGION), resources, Quantity.RATE)
    assert beside_region.reason is Why.NO_POPULATION


def test_a_mean_of_rates_leaves_the_city_of_london_out_and_a_pool_does_not(resources):
    rows = [each for force in resources.areas.forces() for each in yearly("rape", force, 100, 120)]
    mean = held(resources, rows, Quantity.RATE, Terms(mean=True), area=COUNTRY)
    assert mean.left_out == (Gap("london-city", Why.FEW_RESIDENTS),)
    rates = [
        1000 * 120 / resources.areas[force].population
        for force in resources.areas.forces()
        if force not in {FORCE, "london-city"}
    ]
    assert mean.other == pytest.approx(sum(rates) / 41)
    pooled = held(resources, rows, Quantity.RATE, area=COUNTRY)
    assert "london-city" in pooled.members
    assert pooled.left_out == ()


def test_small_counts_have_the_exact_interval(resources):
    found = held(resources, forces(lancashire=(3, 7)), Quantity.RATE)
    areas = resources.areas
    exact = rate_ratio_exact(7, 3700, areas[FORCE].population, sum(areas[each].population for each in OTHERS))
    assert found.ratio == exact
    nought = held(resources, forces(lancashire=(3, 0)), Quantity.RATE)
    assert nought.ratio.ratio == 0
    assert nought.ratio.interval.low == 0


def test_margins_pass_through(resources):
    rows = [*yearly("rape", FORCE, 10_000, 10_400), *yearly("rape", REGION, 910_000, 910_000)]
    assert held(resources, rows).alignment is Alignment.SMALL
    assert held(resources, rows, terms=Terms(margin=1.02)).alignment is Alignment.HIGHER
    assert held(resources, rows, terms=Terms(margin=1.10)).alignment is Alignment.IN_LINE


SURVEY = "confidence_overall"


def surveys(**figures):
    rows = []
    for area, (percent, number) in figures.items():
        area_id = area.replace("_", "-")
        rows.append(row(SURVEY, area_id, percent, WINDOW, unit="percent"))
        if number:
            rows.append(row(SURVEY, area_id, number, WINDOW, "surveyed", unit="count"))
    return rows


@given(
    st.tuples(st.integers(0, 400), st.integers(400, 900)),
    st.tuples(st.integers(0, 4000), st.integers(4000, 9000)),
)
@settings(max_examples=60, deadline=None)
def test_percentages_pooled_have_newcombes_interval(resources, own, other):
    (x, n), (y, m) = own, other
    rows = surveys(lancashire=(100 * x / n, n), cheshire=(100 * y / m, m))
    found = held(resources, rows, measure=SURVEY)
    assert (found.basis, found.quantity, found.members) == (Basis.POOLED, Quantity.PERCENT, ("cheshire",))
    low, high = confint_proportions_2indep(x, n, y, m, compare="diff", method="newcomb")
    assert found.difference.low == pytest.approx(100 * low, abs=1e-7)
    assert found.difference.high == pytest.approx(100 * high, abs=1e-7)


def test_percentages_less_the_force_pooled_as_a_mean_and_with_the_force(resources):
    rows = surveys(lancashire=(80.0, 500), cheshire=(70.0, 1000), cumbria=(60.0, 500))
    pooled = held(resources, rows, measure=SURVEY)
    assert pooled.other == pytest.approx((70 * 1000 + 60 * 500) / 1500)
    assert pooled.left_out == (Gap("greater-manchester", Why.MISSING), Gap("merseyside", Why.MISSING))
    assert pooled.alignment is Alignment.HIGHER
    mean = held(resources, rows, measure=SURVEY, terms=Terms(mean=True))
    assert (mean.other, mean.basis) == (65.0, Basis.MEAN)
    less = held(resources, [*rows, *surveys(north_west=(72.0, 4000))], measure=SURVEY)
    assert (less.basis, less.other) == (Basis.STATED, pytest.approx((72 * 4000 - 80 * 500) / 3500))
    within = held(resources, surveys(lancashire=(80.0, None), north_west=(72.0, None)), measure=SURVEY)
    assert (within.basis, within.own, within.other) == (Basis.WITH_FORCE, 80.0, 72.0)
    assert (within.reason, within.difference, within.alignment) == (Why.NO_NUMBER, None, None)
    vague = held(resources, surveys(lancashire=(80.0, 500), cheshire=(70.0, None)), measure=SURVEY)
    assert (vague.other, vague.reason) == (None, Why.NO_NUMBER)
    part = held(
        resources,
        surveys(lancashire=(80.0, 500), cheshire=(70.0, None), cumbria=(60.0, 900)),
        measure=SURVEY,
        terms=Terms(mean=True),
    )
    assert (part.other, part.reason, part.difference) == (65.0, Why.NO_NUMBER, None)


def test_a_design_effect_widens_and_given_intervals_stand(resources):
    rows = surveys(lancashire=(80.0, 500), cheshire=(70.0, 1000))
    plain, wide = (held(resources, rows, measure=SURVEY, terms=Terms(deff=deff)) for deff in (1.0, 2.0))
    assert wide.difference.width > 1.3 * plain.difference.width
    given_ones = [
        *rows,
        *(
            row(SURVEY, area, value, WINDOW, part, unit="percent")
            for area, low, high in ((FORCE, 75.0, 84.0), ("cheshire", 68.0, 73.0))
            for part, value in (("lower", low), ("upper", high))
        ),
    ]
    found = held(resources, given_ones, measure=SURVEY)
    # The force's own interval; the pool of one has that of its number asked.
    assert found.difference.low < 10 - 5
    # An interval that is given allows for the design already.
    means = [held(resources, given_ones, measure=SURVEY, terms=Terms(mean=True, deff=d)) for d in (1.0, 2.0)]
    assert means[0].difference == means[1].difference
    points = held(resources, rows, measure=SURVEY, terms=Terms(points=15.0))
    assert points.alignment is Alignment.IN_LINE


def test_every_wider_area_at_once(resources):
    rows = [each for force in resources.areas.forces() for each in yearly("rape", force, 100, 120)]
    observations = frame(*rows)
    found = force_figures(observations, resources.catalogue["rape"], WINDOW, resources)
    three = beside_areas(observations, found, FORCE, resources)
    assert [each.area for each in three] == [COUNTRY, REGION, GROUP]
    assert [len(each.members) for each in three] == [42, 4, 7]
    assert all(FORCE not in each.members and each.other == pytest.approx(1.2) for each in three)


VALUES = st.sampled_from((None, -3.0, 0.0, 1.0, 7.5, 900.0, 1e9))


@given(
    st.lists(st.tuples(VALUES, VALUES, VALUES), min_size=6, max_size=6),
    st.sampled_from(Quantity),
    st.booleans(),
    st.sampled_from(("rape", "volunteers", "spend_total", SURVEY)),
)
@settings(max_examples=300, deadline=None)
def test_no_figures_whatever_raise_or_give_what_is_not_a_number(resources, pairs, quantity, mean, measure):
    rows = []
    for area, (then, now, number) in zip((FORCE, *OTHERS, REGION), pairs, strict=True):
        both = [*yearly(measure, area, then, now), row(measure, area, number, WINDOW, "surveyed")]
        rows += [each for each in both if each.value is not None]
    found = held(resources, rows, quantity, Terms(mean=mean), measure=measure)
    for value in (found.own, found.other):
        assert value is None or math.isfinite(value)
    if found.ratio is not None:
        assert found.ratio.interval.low <= found.ratio.ratio <= found.ratio.interval.high
    assert (found.alignment is None) == (found.reason is not None)
