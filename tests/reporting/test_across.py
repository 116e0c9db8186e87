"""Forces, ranks, funnels, drivers and the grid on the demonstration, whose totals are published ones."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hand_made import Cover, months, observations, paragraph, row

from scrutinydesk import pipeline
from scrutinydesk.analysis.comparison import Alignment
from scrutinydesk.analysis.conventions import Conventions
from scrutinydesk.measures.break_register import BreakRegister, Override
from scrutinydesk.opening import look
from scrutinydesk.periods import Month, Span
from scrutinydesk.reporting.build import build
from scrutinydesk.reporting.evidence import Evidence
from scrutinydesk.reporting.figure import BarKind, Mode
from scrutinydesk.reporting.figures import figure

FORCE, END = "lancashire", Month.of(2017, 9)


@pytest.fixture(scope="module")
def opened():
    return pipeline.open_workbook("demo")


@pytest.fixture(scope="module")
def evidence(opened):
    return Evidence(opened.observations, opened.resources, FORCE, END)


def cell(table, key, column):
    at = [each.key for each in table.columns].index(column)
    return next(each for each in table.rows if each.key == key).cells[at]


def test_rape_is_lower_than_the_rest_of_the_group_with_its_interval(opened):
    text = paragraph(opened.report, "6b.comparison.rape")
    assert "lower than in the North West and the most similar group" in text
    careful = " ".join(opened.report.why("rape/lancashire/peer:lancashire-msg").cautions)
    assert "0.841 times that of the rest of MSG (95% interval 0.766 to 0.923): lower" in careful
    assert "margin of 5%" in careful
    tables = [table for section in opened.report.sections for table in section.comparison.values()]
    table = next(each for each in tables if any(row.key == "rape/lancashire" for row in each.rows))
    assert "lower: North West, MSG" in cell(table, "rape/lancashire", "beside").text
    assert "0.766 to 0.923" in cell(table, "rape/lancashire", "beside").note.replace("\N{MINUS SIGN}", "-")


def test_burglary_is_what_its_interval_says_by_the_margin_of_the_office(opened):
    # Widened by how much the force's own months vary, it is wider than the margin of 5%.
    wide = " ".join(opened.report.why("burglary_all/lancashire/peer:england-and-wales").cautions)
    low, high = (float(each) for each in re.search(r"interval (\S+) to (\S+?)\)", wide).groups())
    assert low < 1 / 1.05 or high > 1.05
    assert low < 1 < high
    assert "not clearly different from that of England and Wales" in paragraph(
        opened.report, "5e.comparison.burglary_all"
    )
    broad = look(replace(opened, conventions=Conventions(margin=1.2)))
    assert "in line with England and Wales" in paragraph(broad, "5e.comparison.burglary_all")
    careful = " ".join(broad.why("burglary_all/lancashire/peer:england-and-wales").cautions)
    assert "1.018 times that of the rest of E&W" in careful
    assert "in line, with a margin of 20%" in careful


def test_the_contribution_and_what_is_not_discussed(opened):
    text = paragraph(opened.report, "5b.contribution")
    assert "5,811 of the 13,320 additional crimes (43.6%)" in text
    assert "29.0% of all crime" in text
    assert "does not discuss make up 5,506 (41.3%) of the rise" in text


def test_what_is_not_discussed_once_the_break_of_burglary_is_overridden(opened):
    allowed = Override("high_impact_acquisitive", FORCE, "burglary-classification", "Recounted.")
    own = opened.resources.with_register(BreakRegister(overrides=(allowed,)))
    report = look(replace(opened, resources=own))
    assert "make up 4,825 (36.2%) of the rise" in paragraph(report, "5b.contribution")
    drawn = report.figure("all_crime/lancashire", Mode.DRIVERS)
    assert "36.2% is not discussed" in drawn.title
    bars = {bar.label: bar for bar in drawn.panels[0].bars}
    assert bars["Not discussed in this report"].text == "+4,825"
    assert "Recounted." in drawn.source
    assert report.why("all_crime/lancashire/driver:~rest:share").value == "36.2%"


def test_the_waterfall_goes_from_a_year_before_to_now(opened):
    drawn = opened.report.figure("all_crime/lancashire", Mode.DRIVERS)
    bars = drawn.panels[0].bars
    assert [bar.kind for bar in (bars[0], bars[-1])] == [BarKind.TOTAL, BarKind.TOTAL]
    assert (bars[0].text, bars[-1].text) == ("102,455", "115,775")
    for before, after in pairwise(bars[:-1]):
        assert after.start == before.end
    assert bars[-2].end == bars[-1].end == 115775
    lift = cell(drawn.table, "public_order", "lift")
    assert lift.text == "3.47"
    assert "9.0% ÷ 2.6% = 3.47" in opened.report.why(lift.why).working
    divisions = [row.key for row in drawn.table.rows if row.key.startswith("lancashire-")]
    assert sorted(divisions) == ["lancashire-east", "lancashire-south", "lancashire-west"]


def test_a_change_within_chance_is_not_explained(opened):
    drawn = opened.report.figure("ksi_all/lancashire", Mode.DRIVERS)
    assert "within normal variation" in drawn.title
    assert drawn.cannot[0] == "That people killed or seriously injured changed at all."


def test_a_stated_number_of_forces_is_said_with_its_test(opened):
    drawn = opened.report.figure("rape/lancashire", Mode.FORCES)
    assert "41 of 43 forces recorded more" in drawn.empty
    assert "p < 0.001" in drawn.empty
    text = paragraph(opened.report, "6b.forces_up.rape")
    assert text.endswith("a more uneven split than chance alone would make (sign test, p < 0.001).")
    burglary = opened.report.why("burglary_all/england-and-wales/sign_test")
    assert burglary.working == "29 rises, 14 falls: p = 0.032"
    assert burglary.inputs


def test_the_share_index_of_hate_crime_is_in_the_explanation(opened):
    identity = "racially_religiously_aggravated/lancashire/peer:england-and-wales"
    careful = " ".join(opened.report.why(identity).cautions)
    assert "1.06% of the count" in careful
    assert "2.54% of the residents (mid-2016)" in careful
    assert "share index of 42 (95% interval 38 to 45)" in careful


def test_stated_ranks_alone_have_no_strip(opened):
    drawn = opened.report.figure("confidence_understand/lancashire", Mode.RANKS)
    assert "how sure they are" in drawn.empty
    assert "cannot be said" in drawn.empty


def test_the_grid_names_what_stands_out_and_how_many_would_by_chance(opened):
    drawn = opened.report.figure("ksi_child/lancashire", Mode.GRID)
    assert drawn.grid.columns == ("East", "South", "West")
    assert len(drawn.grid.rows) == 3
    assert len(drawn.panels) == 9
    assert "would show a signal in the latest month if nothing had changed" in drawn.note
    assert "than usual in the latest month" in drawn.title


@pytest.mark.parametrize("mode", [Mode.FORCES, Mode.RANKS, Mode.FUNNEL])
def test_a_division_is_not_set_beside_forces(evidence, mode):
    assert figure(evidence, "ksi_all/lancashire-east", mode).empty.startswith("Divisions are not set beside")


def test_no_figures_at_all_say_so(resources):
    for mode in (Mode.FORCES, Mode.RANKS, Mode.FUNNEL, Mode.DRIVERS, Mode.GRID):
        report = build(observations(months("rape", [0] * 24)), Cover(), resources, ())
        drawn = report.figure("rape/lancashire", mode)
        assert drawn.empty
        assert "nan" not in drawn.empty.lower()


def rates(*given):
    """The recording rate: (last month, rate, low, high) each."""
    made = []
    for end, *values in given:
        for part, value in zip(("", "lower", "upper"), values, strict=False):
            made.append(row("recording_rate", end, value, span=Span.DATE, breakdown=part))
    return made


def test_a_recording_rate_is_a_scenario_and_called_one(resources):
    found = observations(
        months("all_crime", [1000] * 12 + [1100] * 12),
        rates((Month.of(2016, 9), 84.3, 82.44, 86.16), (END, 93.0)),
    )
    report = build(found, Cover(), resources, ())
    careful = " ".join(report.why("all_crime/lancashire/percent").cautions)
    assert "Scenario, not a finding" in careful
    assert "+10.3%" in careful
    one = observations(months("all_crime", [1000] * 24), rates((END, 93.0)))
    assert "Scenario" not in " ".join(
        build(one, Cover(), resources, ()).why("all_crime/lancashire/percent").cautions
    )


def peers(values, kind=Span.ROLLING_12):
    """Two 12-month totals a force: area to (before, now)."""
    made = []
    for area, pair in values.items():
        for end, value in zip((END - 12, END), pair, strict=True):
            made.append(row("burglary_all", end, value, span=kind, area=area))
    return made


def test_forces_by_hand(resources):
    names = resources.areas.forces()[:8]
    pairs = [(100, 150), (200, 240), (90, 91), (50, 40), (0, 3), (70, 70), (60, None), (80, 88)]
    values = dict(zip(names, pairs, strict=True))
    values[FORCE] = (1000, 1300)
    found = Evidence(observations(peers(values)), resources, FORCE, END)
    drawn = figure(found, f"burglary_all/{FORCE}", Mode.FORCES)
    assert "higher than a year before in 6 of 8 forces" in drawn.title
    dots = {dot.label: dot for dot in drawn.panels[0].dots}
    lost = found.title(names[4])
    assert (dots[lost].value, dots[lost].text) == (None, "none before")
    shown = [dot.value for dot in drawn.panels[0].dots if dot.value is not None]
    assert shown == sorted(shown, reverse=True)
    assert "Not higher" in drawn.note
    own = dots[found.title(FORCE)]
    assert own.value == pytest.approx(30)
    assert own.low < 30 < own.high


def test_a_mean_of_the_other_forces_is_called_one(resources):
    values = {area: (100 + at, 120 + at) for at, area in enumerate(resources.areas.forces())}
    values[FORCE] = (1000, 1000)
    group = resources.areas.members("north-west")
    assert FORCE in group
    by = Conventions(mean=True)
    found = Evidence(observations(peers(values)), resources, FORCE, END, conventions=by)
    region = found.comparison("burglary_all").row("north-west")
    assert region.mean
    assert region.alignment is Alignment.LOWER
    plain = Evidence(observations(peers(values)), resources, FORCE, END)
    assert not plain.comparison("burglary_all").row("north-west").mean
    drawn = figure(found, f"burglary_all/{FORCE}", Mode.FORCES)
    assert "the mean of the other forces of England and Wales" in drawn.title


def test_the_design_effect_of_the_office_widens_a_survey(resources):
    rows = [
        row("confidence_overall", end, value, span=Span.ROLLING_12, breakdown=part)
        for end, share in ((END, 72.0), (END - 12, 70.0))
        for part, value in (("", share), ("surveyed", 1000.0))
    ]
    widths = {}
    for deff in (1.0, 2.0):
        by = Conventions(design_effect=deff)
        found = Evidence(observations(rows), resources, FORCE, END, conventions=by)
        widths[deff] = found.standing("confidence_overall").interval.width
    assert widths[2.0] == pytest.approx(widths[1.0] * 2**0.5, rel=0.01)
