from __future__ import annotations

import math

import pytest
from observing import SEP17, frame, row, yearly
from statsmodels.stats.proportion import proportion_confint

from scrutinydesk.analysis.forces import Asked, force_figures, funnel_of
from scrutinydesk.analysis.funnel import NoFunnel, Position, Spread
from scrutinydesk.analysis.funnel_limits import Form
from scrutinydesk.analysis.gaps import Gap, Why
from scrutinydesk.analysis.populations import populations
from scrutinydesk.analysis.rank_ranges import NoRange
from scrutinydesk.analysis.ranking import growth_ranking, ranking_of
from scrutinydesk.periods import Month, Span, Window

WINDOW = Window.rolling_12(SEP17)
SURVEY = "confidence_overall"
FORCE = "lancashire"


def figures(resources, rows, measure="rape"):
    return force_figures(frame(*rows), resources.catalogue[measure], WINDOW, resources)


def surveyed(resources, percents, number=800):
    rows = []
    for force, percent in zip(resources.areas.forces(), percents, strict=False):
        rows.append(row(SURVEY, force, percent, WINDOW))
        if number:
            rows.append(row(SURVEY, force, number, WINDOW, "surveyed"))
    return rows


def test_a_survey_is_a_funnel_of_proportions_and_has_ranges(resources):
    percents = [60 + n / 4 for n in range(43)]
    found = figures(resources, surveyed(resources, percents), SURVEY)
    funnel = funnel_of(found)
    assert (funnel.form, len(funnel.points), funnel.left_out) == (Form.PROPORTION, 43, ())
    assert funnel.centre == pytest.approx(sum(percents) / 43)
    assert funnel.points[0].size == 800
    ranking = ranking_of(found, FORCE)
    assert ranking.rows[0].rank == 1
    assert ranking.rows[0].value == max(percents)
    assert ranking.directed
    assert all(each.low <= each.rank <= each.high for each in ranking.rows)


def test_a_survey_without_numbers_has_ranks_and_no_more(resources):
    found = figures(resources, surveyed(resources, [60 + n / 4 for n in range(43)], None), SURVEY)
    assert funnel_of(found).reason is NoFunnel.FEW_AREAS
    assert {gap.why for gap in funnel_of(found).left_out} == {Why.NO_NUMBER}
    ranking = ranking_of(found, FORCE)
    assert all(each.reason is NoRange.NO_NUMBER and each.low is None for each in ranking.rows)


def test_one_force_without_a_number_takes_the_ranges_of_all(resources):
    rows = surveyed(resources, [60 + n / 4 for n in range(43)])
    found = figures(resources, rows[:-1], SURVEY)
    assert len(funnel_of(found).points) == 42
    assert {each.reason for each in ranking_of(found, FORCE).rows} == {NoRange.NO_NUMBER}


def test_what_has_no_funnel_says_so(resources):
    spend = [row("spend_total", force, 100.5, WINDOW) for force in resources.areas.forces()]
    assert funnel_of(figures(resources, spend, "spend_total")).reason is NoFunnel.OTHER_KIND
    counts = [each for force in resources.areas.forces() for each in yearly("rape", force, 100, 120)]
    assert funnel_of(figures(resources, counts), Form.PROPORTION).reason is NoFunnel.OTHER_KIND
    percents = figures(resources, surveyed(resources, [60] * 43), SURVEY)
    assert funnel_of(percents, Form.GROWTH).reason is NoFunnel.OTHER_KIND
    assert growth_ranking(percents).rows == ()
    assert {gap.why for gap in growth_ranking(percents).left_out} == {Why.NOT_A_COUNT}


def test_the_city_of_london_and_the_transport_police(resources):
    areas = (*resources.areas.forces(), "btp")
    rows = [each for force in areas for each in yearly("rape", force, 100, 120)]
    found = force_figures(frame(*rows), resources.catalogue["rape"], WINDOW, resources, areas)
    rates = funnel_of(found)
    assert set(rates.left_out) == {Gap("london-city", Why.FEW_RESIDENTS), Gap("btp", Why.NO_POPULATION)}
    assert len(rates.points) == 42
    growth = funnel_of(found, Form.GROWTH)
    assert (len(growth.points), growth.left_out) == (44, ())
    assert growth.centre == pytest.approx(1.2)
    assert growth.spread is Spread.CHANCE
    assert {point.position for point in growth.points} == {Position.WITHIN}


def test_a_funnel_of_a_group(resources):
    group = ("lancashire", *resources.areas.msg("lancashire", SEP17).members)
    rows = [each for force in resources.areas.forces() for each in yearly("rape", force, 100, 120)]
    found = funnel_of(figures(resources, rows).among(group))
    assert {point.area for point in found.points} == set(group)
    people = sum(resources.areas[area].population for area in group)
    assert found.centre == pytest.approx(1000 * 120 * 8 / people)


@pytest.mark.parametrize(("percent", "number"), [(0.0, 10), (50.0, 400), (100.0, 7), (33.0, 1500)])
def test_the_error_of_a_percentage_is_that_of_agresti_and_coull(percent, number):
    # Theirs adds z squared, close to four.
    low, high = proportion_confint(percent / 100 * number, number, method="agresti_coull")
    half = 1.959964 * Asked(number).error(percent)
    if low > 0 and high < 1:
        assert half == pytest.approx(100 * (high - low) / 2, rel=0.02)
    assert half > 0
    assert math.isfinite(half)


def test_precision_not_known():
    assert Asked().error(50) is None
    assert Asked(0).error(50) is None
    assert Asked(None, 40.0, 60.0).error(50) == pytest.approx(20 / 2 / 1.959964)
    assert Asked(None, 60.0, 40.0).error(50) is None


def date(year):
    return Window.date(Month.of(year, 6))


def test_populations_of_one_year_the_best_known(resources):
    areas = ("kent", "essex", "dorset")
    rows = [
        *(row("population", area, 1000, date(2015)) for area in areas),
        *(row("population", area, 2000, date(2016)) for area in areas),
        row("population", "kent", 3000, date(2017)),
        *(row("population", area, 9000, date(2018)) for area in areas),
        row("population", "surrey", -5, date(2016)),
    ]
    found = populations(frame(*rows), (*areas, "surrey"), WINDOW, resources)
    assert (found.year, dict(found.people)) == (2016, dict.fromkeys(areas, 2000))
    assert found.rows["kent"].first == Month.of(2016, 6).ordinal
    assert found.rows["kent"].span is Span.DATE
    assert found.together(areas) == 6000
    assert found.together((*areas, "surrey")) is None


def test_populations_of_the_resource_and_wider_areas(resources):
    found = populations(frame(), ("kent", "north-west", "england-and-wales", "btp"), WINDOW, resources)
    areas = resources.areas
    assert found.year == 2016
    assert found.people["north-west"] == sum(areas[force].population for force in areas.members("north-west"))
    assert found.people["england-and-wales"] == 58_381_300
    assert "btp" not in found.people
    later = populations(frame(), ("kent",), Window.rolling_12(Month.of(2022, 3)), resources)
    assert (later.year, later.latest, later.people) == (None, 2016, {})
