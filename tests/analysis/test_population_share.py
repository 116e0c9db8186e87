from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from observing import SEP17, frame, row, yearly
from statsmodels.stats.proportion import proportion_confint

from scrutinydesk.analysis.comparison import Alignment
from scrutinydesk.analysis.forces import force_figures
from scrutinydesk.analysis.gaps import Gap, Why
from scrutinydesk.analysis.population_share import population_share
from scrutinydesk.measures.areas import COUNTRY
from scrutinydesk.periods import Month, Window

FORCE = "lancashire"
WINDOW = Window.rolling_12(SEP17)


def held(resources, rows, measure="rape", **options):
    observations = frame(*rows)
    found = force_figures(observations, resources.catalogue[measure], WINDOW, resources)
    return population_share(observations, found, FORCE, resources, **options)


@given(st.integers(0, 5000), st.integers(5000, 10**6), st.sampled_from((1.0, 5.0)))
@settings(max_examples=60, deadline=None)
def test_the_index_and_its_interval_another_way(resources, count, whole, phi):
    found = held(resources, [*yearly("rape", FORCE, 1, count), *yearly("rape", COUNTRY, 1, whole)], phi=phi)
    areas = resources.areas
    people = sum(areas[force].population for force in areas.forces())
    expected = areas[FORCE].population / people
    assert (found.people_whole, found.population_year) == (people, 2016)
    assert found.index == pytest.approx(100 * count / whole / expected)
    low, high = proportion_confint(count / phi, whole / phi, method="wilson")
    assert found.interval.low == pytest.approx(100 * low / expected, abs=1e-9)
    assert found.interval.high == pytest.approx(100 * high / expected)


def test_the_total_of_a_file_that_lacks_a_force_is_not_used(resources):
    forces = [force for force in resources.areas.forces() if force != "greater-manchester"]
    rows = [each for force in forces for each in yearly("rape", force, 100, 120)]
    rows += yearly("rape", COUNTRY, 10**6, 10**6)
    found = held(resources, rows)
    assert found.left_out == (Gap("greater-manchester", Why.MISSING),)
    assert found.whole == 120 * 42
    assert found.people_whole == sum(resources.areas[force].population for force in forces)
    assert len(found.members) == 42


def test_what_cannot_be_given_says_why(resources):
    assert held(resources, []).reason is Why.MISSING
    alone = held(resources, yearly("rape", FORCE, 1, 5))
    assert (alone.reason, alone.index, len(alone.left_out)) == (Why.MISSING, None, 42)
    date = Window.date(Month.of(2016, 6))
    nobody = [row("population", "kent", 1000, date)]
    nobody += [*yearly("rape", FORCE, 1, 5), *yearly("rape", COUNTRY, 1, 50)]
    assert held(resources, nobody).reason is Why.NO_POPULATION
    whole = [*yearly("rape", FORCE, 1, 5), *yearly("rape", COUNTRY, 1, 4)]
    assert held(resources, whole).reason is Why.IMPOSSIBLE
    none = [*yearly("rape", FORCE, 1, 0), *yearly("rape", COUNTRY, 1, 0)]
    assert held(resources, none).reason is Why.TOO_FEW
    assert held(resources, [], "spend_total").reason is Why.NOT_A_COUNT


def test_a_population_of_the_force_alone_is_no_share(resources):
    """The force has a population in the file and others have not: its share of people is not known."""
    date = Window.date(Month.of(2016, 6))
    rows = [row("population", FORCE, 1_400_000, date)]
    rows += [*yearly("rape", FORCE, 1, 50), *yearly("rape", COUNTRY, 1, 500)]
    found = held(resources, rows)
    assert (found.reason, found.index) == (Why.NO_POPULATION, None)


def test_a_share_in_line_with_that_of_people(resources):
    areas = resources.areas
    people = sum(areas[force].population for force in areas.forces())
    count = round(10**6 * areas[FORCE].population / people)
    rows = [*yearly("rape", FORCE, 1, count), *yearly("rape", COUNTRY, 1, 10**6)]
    assert held(resources, rows).alignment is Alignment.IN_LINE
    assert held(resources, rows, margin=1.001).alignment is Alignment.NOT_CLEAR
