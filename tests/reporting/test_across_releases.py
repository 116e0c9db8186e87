"""Titles and rows of forces, ranks and funnels of real releases, against the cells read another way."""

from __future__ import annotations

import math
import re
import statistics
from functools import cache

import openpyxl
import pytest
from scipy import stats

from scrutinydesk import pipeline
from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.reporting.figure import Mode
from scrutinydesk.reporting.numbers import ordinal, signed_percent

FORCE = "lancashire"
EDITIONS = ("policeforceareatablesyearendingmarch2018v2.xlsx", "policeforceareatablesyearendingjune2019.xlsx")
HEADINGS = {
    "violence": "Violence against the person",
    "burglary_all": "Burglary",
    "robbery_all": "Robbery",
}


@cache
def column(path, sheet, begins):
    """The numbers of a column by force, found by the codes or names at the left."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    name = next(name for name in book.sheetnames if name.strip() == sheet)
    rows = [list(row) for row in book[name].iter_rows(values_only=True)]
    areas = load_resources().areas
    top = next(n for n, row in enumerate(rows) if re.fullmatch(r"[EWK]\d{8}", str(row[0])))
    heads = rows[top - 3 : top]
    at = next(
        c
        for c in range(2, len(rows[top]))
        if any(str(row[c] or "").strip().startswith(begins) for row in heads)
    )
    found = {}
    for row in rows[top:]:
        names = (str(row[0] or ""), str(row[1] or ""))
        area = next(filter(None, (areas.find(each, (AreaKind.FORCE,)) for each in names)), None)
        if area in areas.forces() and isinstance(row[at], int | float):
            found[area] = float(row[at])
    return found


@cache
def opened(path):
    return pipeline.open_workbook(path)


@pytest.fixture(params=[(edition, measure) for edition in EDITIONS for measure in HEADINGS])
def case(request, shared):
    edition, measure = request.param
    path = shared / "data" / "public-releases" / edition
    now = column(path, "Table P1", HEADINGS[measure])
    change = column(path, "Table P2", HEADINGS[measure])
    before = {area: round(now[area] / (1 + change[area] / 100)) for area in now if area in change}
    people = column(path, "Table P3", "Population figures")
    people = {area: count for area, count in people.items() if area != "london-city" and area in now}
    return opened(path), measure, now, before, people


def test_forces_up_or_down(case):
    release, measure, now, before, _ = case
    drawn = release.report.figure(f"{measure}/{FORCE}", Mode.FORCES)
    up = sum(now[area] > before[area] for area in before)
    assert f"higher than a year before in {up} of {len(before)} forces" in drawn.title
    own = signed_percent(100 * (now[FORCE] / before[FORCE] - 1))
    assert f"Lancashire ({own})" in drawn.title
    p = stats.binomtest(up, sum(now[area] != before[area] for area in before), 0.5).pvalue
    assert ("p < 0.001" if p < 0.001 else f"p = {p:.3f}" if p < 0.1 else f"p = {p:.2f}") in drawn.note
    titles = release.resources.areas
    dots = {dot.label: dot for dot in drawn.panels[0].dots}
    for area, count in before.items():
        dot = dots[titles[area].short]
        assert dot.value == pytest.approx(100 * (now[area] / count - 1), abs=1e-9)
        if dot.low is not None:
            assert dot.low < dot.value < dot.high
    # The rest of the country, by the forces together, as the title has it by its verdict.
    others = [area for area in before if area != FORCE]
    rest = sum(now[area] for area in others) / sum(before[area] for area in others)
    assert drawn.panels[0].reference.value == pytest.approx(100 * (rest - 1), abs=1.0)
    higher = now[FORCE] / before[FORCE] / rest
    if "is higher than" in drawn.title:
        assert higher > 1.05
    if "is in line with" in drawn.title:
        assert 1 / 1.05 < higher < 1.05


def test_ranks(case):
    release, measure, now, before, people = case
    drawn = release.report.figure(f"{measure}/{FORCE}", Mode.RANKS)
    sign = 1 if release.resources.catalogue[measure].polarity == "down_good" else -1
    rates = {area: now[area] / count for area, count in people.items()}
    rank = 1 + sum(sign * rate < sign * rates[FORCE] for rate in rates.values())
    assert f"Lancashire ranks {ordinal(rank)} of {len(rates)}" in drawn.title
    own = next(dot for dot in drawn.panels[0].dots if dot.label == "Lancashire")
    assert own.value == rank
    assert own.low <= rank <= own.high
    if own.low != own.high:
        assert f"plausibly anywhere from {ordinal(own.low)} to {ordinal(own.high)}" in drawn.title
    both = [area for area in rates if area in before]
    then = 1 + sum(sign * before[area] / people[area] < sign * before[FORCE] / people[FORCE] for area in both)
    here = 1 + sum(sign * rates[area] < sign * rates[FORCE] for area in both)
    assert f"A year before it was {ordinal(then)}" in drawn.note
    # An arrow stands only for a move that chance does not explain.
    assert ("▲" in own.text or "▼" in own.text) == ("so large a move" in drawn.note)
    if then == here:
        assert "no movement" in drawn.note


def test_funnels(case):
    release, measure, now, _, people = case
    drawn = release.report.figure(f"{measure}/{FORCE}", Mode.FUNNEL)
    rate = sum(now[area] for area in people) / sum(people.values())
    scores = {area: 2 * (math.sqrt(now[area]) - math.sqrt(rate * count)) for area, count in people.items()}
    tenths = statistics.quantiles(scores.values(), n=10, method="inclusive")
    phi = statistics.fmean(min(max(score, tenths[0]), tenths[-1]) ** 2 for score in scores.values())
    assert f"φ = {phi:,.1f}" in drawn.note
    z = {area: score / math.sqrt(phi) for area, score in scores.items()}
    far = sum(abs(each) > 3.0902 for each in z.values())
    said = "none" if not far else str(far)
    assert f"{said} of {len(people)} forces stand" in drawn.title
    own = z[FORCE]
    side = "within" if abs(own) < 1.96 else "higher than" if own > 0 else "lower than"
    assert side in drawn.title
    per = 1000 * now[FORCE] / people[FORCE]
    assert f"Lancashire ({per:.2f} per 1,000)" in drawn.title or f"({per:.3f} per 1,000)" in drawn.title
    spots = {spot.label: spot for spot in drawn.panels[0].spots}
    assert len(spots) == len(people)
    for area, count in people.items():
        spot = spots[release.resources.areas[area].short]
        assert spot.y == pytest.approx(1000 * now[area] / count, rel=1e-9)
        assert spot.x == pytest.approx(count / 1000)
    assert "City of London (too few residents for a rate)" in drawn.note


@pytest.mark.parametrize("mode", [Mode.FORCES, Mode.RANKS, Mode.FUNNEL])
def test_every_figure_of_the_twin_explains_itself(case, mode):
    release, measure, *_ = case
    drawn = release.report.figure(f"{measure}/{FORCE}", mode)
    explained = 0
    for row in drawn.table.rows:
        for cell in row.cells:
            if cell.why:
                found = release.report.why(cell.why)
                assert found is not None, cell.why
                assert found.inputs, cell.why
                explained += 1
    assert explained >= len(drawn.panels[0].dots or drawn.panels[0].spots)


def test_beside_the_demo_forces_are_counted_to_the_month_of_the_release(shared):
    demo = pipeline.open_workbook("demo")
    joined = pipeline.add_comparison(demo, shared / "data/public-releases/rec-crime-pfa.csv")
    drawn = joined.report.figure(f"violence/{FORCE}", Mode.FORCES)
    assert "12 months to September 2017" in drawn.subtitle
    assert "of 43 forces" in drawn.title
    ranked = joined.report.figure(f"violence/{FORCE}", Mode.RANKS)
    assert "mid-2016" in ranked.subtitle
