"""The comparisons of the demonstration, whose totals are those of a published report."""

from __future__ import annotations

import pytest

from scrutinydesk.analysis.beside import Basis
from scrutinydesk.analysis.beside_areas import beside
from scrutinydesk.analysis.comparison import Alignment, compare_areas
from scrutinydesk.analysis.forces import force_figures, funnel_of
from scrutinydesk.analysis.forces_up import forces_up
from scrutinydesk.analysis.funnel import NoFunnel
from scrutinydesk.analysis.population_share import population_share
from scrutinydesk.analysis.rank_ranges import NoRange
from scrutinydesk.analysis.ranking import ranking_of
from scrutinydesk.measures.areas import COUNTRY
from scrutinydesk.periods import Month, Window
from scrutinydesk.workbook import demo, reading, standard

FORCE, GROUP = "lancashire", "lancashire-msg"
WINDOW = Window.rolling_12(Month.of(2017, 8))


@pytest.fixture(scope="module")
def observations(resources):
    return standard.observe(reading.read(demo.demo_path()).book, resources).observations


def test_rape_is_not_in_line_with_the_rest_of_the_group(observations, resources):
    rape = resources.catalogue["rape"]
    figures = force_figures(observations, rape, WINDOW, resources)
    found = beside(observations, figures, (FORCE, GROUP), resources)
    assert found.basis is Basis.STATED
    assert found.ratio.ratio == pytest.approx(0.8405214, abs=5e-8)
    assert (round(found.ratio.interval.low, 3), round(found.ratio.interval.high, 3)) == (0.766, 0.923)
    assert found.alignment is Alignment.LOWER
    assert round(100 * (found.other - 1), 1) == 45.2
    # What the tables of the report are made of says the same.
    table = compare_areas(observations, rape, FORCE, WINDOW.last, resources).row(GROUP)
    assert (table.relative, table.alignment) == (found.ratio, found.alignment)


def test_burglary_is_what_its_interval_says(observations, resources):
    burglary = resources.catalogue["burglary_all"]
    figures = force_figures(observations, burglary, WINDOW, resources)
    found = beside(observations, figures, (FORCE, COUNTRY), resources)
    low, high = found.ratio.interval.low, found.ratio.interval.high
    assert (round(found.ratio.ratio, 4), round(low, 4), round(high, 4)) == (1.0183, 0.9929, 1.0443)
    assert low > 1 / 1.05
    assert high < 1.05
    assert found.alignment is Alignment.IN_LINE
    narrow = compare_areas(observations, burglary, FORCE, WINDOW.last, resources, 1.02)
    assert narrow.row(COUNTRY).alignment is Alignment.NOT_CLEAR


def test_the_share_index_of_hate_crime(observations, resources):
    measure = resources.catalogue["racially_religiously_aggravated"]
    figures = force_figures(observations, measure, WINDOW, resources)
    found = population_share(observations, figures, FORCE, resources)
    assert round(found.index) == 42
    assert (round(found.share, 2), round(found.of_people, 2), found.population_year) == (1.06, 2.54, 2016)
    assert (round(found.interval.low), round(found.interval.high)) == (38, 45)
    assert found.alignment is Alignment.LOWER


def test_forces_up_as_the_report_states_them(observations, resources):
    found = {
        measure: forces_up(observations, resources.catalogue[measure], WINDOW, resources)
        for measure in ("rape", "burglary_all")
    }
    assert [(each.k, each.n, each.stated) for each in found.values()] == [(41, 43, True), (29, 43, True)]
    assert found["rape"].p == pytest.approx(2e-10, rel=0.1)
    assert round(found["burglary_all"].p, 2) == 0.03


def test_one_force_alone_has_neither_funnel_nor_range(observations, resources):
    figures = force_figures(observations, resources.catalogue["rape"], WINDOW, resources)
    assert funnel_of(figures).reason is NoFunnel.FEW_AREAS
    assert len(funnel_of(figures).left_out) == 42
    ranking = ranking_of(figures, FORCE)
    assert [(row.rank, row.n, row.reason) for row in ranking.rows] == [(1, 1, NoRange.ALONE)]
    assert ranking.movement is None
