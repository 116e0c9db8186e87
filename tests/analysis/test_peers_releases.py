"""Lancashire among the forces in real releases, against the cells of the same files read another way."""

from __future__ import annotations

import math
import re
import statistics
from functools import cache
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from scipy import stats

from scrutinydesk.analysis.beside import Quantity, Terms
from scrutinydesk.analysis.beside_areas import beside_areas
from scrutinydesk.analysis.forces import force_figures, funnel_of
from scrutinydesk.analysis.forces_up import forces_up
from scrutinydesk.analysis.funnel import Position, Spread
from scrutinydesk.analysis.funnel_limits import Form
from scrutinydesk.analysis.gaps import Gap, Why
from scrutinydesk.analysis.ranking import growth_ranking, ranking_of
from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.periods import Month, Window
from scrutinydesk.workbook import publications, reading

FORCE = "lancashire"
MARCH_2018, JUNE_2018, JUNE_2019, DECEMBER_2019 = EDITIONS = (
    ("policeforceareatablesyearendingmarch2018v2.xlsx", Month.of(2018, 3), 2016),
    ("policeforceareadatatablesyearendingjune2018corrected.xlsx", Month.of(2018, 6), 2017),
    ("policeforceareatablesyearendingjune2019.xlsx", Month.of(2019, 6), 2018),
    ("pfatablesdec19.xlsx", Month.of(2019, 12), 2018),
)
HEADINGS = {
    "violence": "Violence against the person",
    "burglary_all": "Burglary",
    "robbery_all": "Robbery",
    "criminal_damage_arson": "Criminal damage and arson",
    "public_order": "Public order offences",
}
CASES = [(edition, measure) for edition in EDITIONS for measure in HEADINGS]
NAMES = [f"{end}-{measure}" for (_, end, _), measure in CASES]
MANCHESTER = {"greater-manchester"}


@cache
def rows_of(path: Path, sheet: str) -> list[list[object]]:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    name = next(name for name in book.sheetnames if name.strip() == sheet)
    return [list(row) for row in book[name].iter_rows(values_only=True)]


@cache
def column(path: Path, sheet: str, begins: str) -> dict[str, float]:
    """The numbers of a column by area id, found by the ONS codes of the first column."""
    rows = rows_of(path, sheet)
    areas = load_resources().areas
    top = next(n for n, row in enumerate(rows) if re.fullmatch(r"[EWK]\d{8}", str(row[0])))
    at = next(
        c
        for c in range(2, len(rows[top]))
        if any(str(row[c] or "").strip().startswith(begins) for row in rows[top - 3 : top])
    )
    found = {}
    for row in rows[top:]:
        # Some rows of 2018 have a name and no code.
        names = (str(row[0] or ""), str(row[1] or ""))
        area = next(filter(None, (areas.find(name, (AreaKind.FORCE,)) for name in names)), None)
        if area in areas.forces() and isinstance(row[at], int | float):
            found[area] = float(row[at])
    return found


@cache
def observed(path: Path):
    return publications.observe(reading.read(path).book, load_resources()).observations


@cache
def figures(path: Path, end: Month, measure: str):
    resources = load_resources()
    return force_figures(observed(path), resources.catalogue[measure], Window.rolling_12(end), resources)


@pytest.fixture
def case(request, shared):
    (name, end, year), measure = request.param
    path = shared / "data/public-releases" / name
    begins = HEADINGS[measure]
    now, change = column(path, "Table P1", begins), column(path, "Table P2", begins)
    before = {area: round(now[area] / (1 + change[area] / 100)) for area in now if area in change}
    people = column(path, "Table P3", "Population figures")
    return path, end, year, measure, now, before, people


every = pytest.mark.parametrize("case", CASES, indirect=True, ids=NAMES)


@every
def test_rates_are_those_that_the_release_prints(case):
    path, end, year, measure, now, _, people = case
    found = figures(path, end, measure)
    assert found.populations.year == year
    printed = column(path, "Table P3", HEADINGS[measure])
    ranking = ranking_of(found, FORCE)
    assert len(ranking.rows) == (41 if end == Month.of(2019, 12) else 42)
    for row in ranking.rows:
        assert row.value == pytest.approx(1000 * now[row.area] / people[row.area], rel=1e-12)
        # The people that the release prints are rounded to hundreds, those that it divides by are not.
        assert row.value == pytest.approx(printed[row.area], rel=51 / people[row.area])


@every
def test_ranks_and_their_movement_another_way(case):
    path, end, _, measure, now, before, people = case
    found = figures(path, end, measure)
    ranking = ranking_of(found, FORCE)
    sign = 1 if found.measure.polarity == "down_good" else -1
    residents = {area: count for area, count in people.items() if area != "london-city"}
    rates = {area: now[area] / residents[area] for area in residents if area in now}
    rank = 1 + sum(sign * rate < sign * rates[FORCE] for rate in rates.values())
    assert (ranking.row(FORCE).rank, ranking.row(FORCE).n) == (rank, len(rates))
    both = [area for area in rates if area in before]
    places = []
    for counts in (now, before):
        own = sign * counts[FORCE] / residents[FORCE]
        places.append(1 + sum(sign * counts[area] / residents[area] < own for area in both))
    move = ranking.movement
    assert (move.rank, move.previous, move.n) == (places[0], places[1], len(both))
    # The plausible range: gamma draws by scipy, ranks by scipy.
    made = np.random.default_rng(11)
    areas = list(rates)
    draws = np.stack([made.gamma(now[area] + 0.5, 1 / residents[area], 4000) for area in areas], axis=1)
    ranks = stats.rankdata(sign * draws, axis=1)[:, areas.index(FORCE)]
    low, high = np.quantile(ranks, [0.025, 0.975], method="inverted_cdf")
    assert abs(ranking.row(FORCE).low - low) <= 1
    assert abs(ranking.row(FORCE).high - high) <= 1
    assert {gap.area for gap in ranking.left_out} == set(load_resources().areas.forces()) - set(rates)


@every
def test_forces_up_another_way(case):
    path, end, _, measure, now, before, _ = case
    resources = load_resources()
    found = forces_up(observed(path), resources.catalogue[measure], Window.rolling_12(end), resources)
    up = {area for area in before if now[area] > before[area]}
    down = {area for area in before if now[area] < before[area]}
    assert (found.k, found.n) == (len(up), len(before))
    assert set(found.exceptions) == set(before) - up
    assert found.p == pytest.approx(stats.binomtest(len(up), len(up) + len(down), 0.5).pvalue)
    assert {gap.area for gap in found.left_out} == set(resources.areas.forces()) - set(before)


@every
@pytest.mark.parametrize("spread", [Spread.MULTIPLICATIVE, Spread.ADDITIVE])
def test_the_funnel_of_rates_another_way(case, spread):
    path, end, _, measure, now, _, people = case
    found = funnel_of(figures(path, end, measure), Form.RATE, spread)
    areas = [area for area in people if area in now and area != "london-city"]
    rate = sum(now[area] for area in areas) / sum(people[area] for area in areas)
    scores, errors = {}, {}
    for area in areas:
        expected = rate * people[area]
        errors[area] = 0.5 / math.sqrt(expected)
        scores[area] = (math.sqrt(now[area] / expected) - 1) / errors[area]
    tenths = statistics.quantiles(scores.values(), n=10, method="inclusive")
    squares = [min(max(score, tenths[0]), tenths[-1]) ** 2 for score in scores.values()]
    weights = [error**-2 for error in errors.values()]
    n, below = len(areas), sum(weights) - sum(weight**2 for weight in weights) / sum(weights)
    phi, tau2 = sum(squares) / n, (sum(squares) - (n - 1)) / below
    assert found.centre == pytest.approx(1000 * rate)
    assert found.phi == pytest.approx(phi)
    assert found.tau2 == pytest.approx(tau2)
    assert [point.area for point in found.points] == sorted(areas, key=list(load_resources().areas).index)
    for point in found.points:
        error = errors[point.area]
        multiplied = spread is Spread.MULTIPLICATIVE
        wide = error * math.sqrt(phi) if multiplied else math.hypot(error, math.sqrt(tau2))
        z = scores[point.area] * error / wide
        assert point.z == pytest.approx(z)
        expected = Position.WITHIN
        if abs(z) > 1.959964:
            expected = Position.HIGH if z > 0 else Position.LOW
        if abs(z) > 3.090232:
            expected = Position.VERY_HIGH if z > 0 else Position.VERY_LOW
        assert point.position is expected
    assert Gap("london-city", Why.FEW_RESIDENTS) in found.left_out


@every
def test_growth_and_rates_beside_the_region_another_way(case):
    path, end, _, measure, now, before, people = case
    resources = load_resources()
    observations = observed(path)
    found = figures(path, end, measure)
    others = [area for area in resources.areas.members("north-west") if area != FORCE and area in before]
    growth = {each.area: each for each in beside_areas(observations, found, FORCE, resources)}
    rest = sum(now[area] for area in others) / sum(before[area] for area in others)
    assert growth["north-west"].other == pytest.approx(rest, rel=1e-9)
    assert growth["north-west"].own == pytest.approx(now[FORCE] / before[FORCE])
    missing = {gap.area for gap in growth["north-west"].left_out}
    assert missing == (MANCHESTER if end == Month.of(2019, 12) else set())
    rates = {each.area: each for each in beside_areas(observations, found, FORCE, resources, Quantity.RATE)}
    rate = 1000 * sum(now[area] for area in others) / sum(people[area] for area in others)
    assert rates["north-west"].other == pytest.approx(rate)
    means = beside_areas(observations, found, FORCE, resources, Quantity.RATE, Terms(mean=True))
    mean = next(each for each in means if each.area == "north-west").other
    assert mean == pytest.approx(statistics.fmean(1000 * now[area] / people[area] for area in others))


@every
def test_ranks_by_growth_another_way(case):
    path, end, _, measure, now, before, _ = case
    ranking = growth_ranking(figures(path, end, measure))
    sign = 1 if not ranking.higher_is_better else -1
    growths = {area: now[area] / before[area] for area in before}
    expected = 1 + sum(sign * growth < sign * growths[FORCE] for growth in growths.values())
    assert (ranking.row(FORCE).rank, ranking.row(FORCE).n) == (expected, len(growths))


def test_greater_manchester_is_named_where_the_release_leaves_it_out(shared):
    name, end, _ = DECEMBER_2019
    found = figures(shared / "data/public-releases" / name, end, "violence")
    for result in (ranking_of(found, FORCE).left_out, funnel_of(found).left_out):
        assert Gap("greater-manchester", Why.MISSING) in result
