"""What an office's choices make of a report is counted by the charts that it would print."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scrutinydesk import pipeline
from scrutinydesk.analysis.conventions import USUAL, SeriesRebase
from scrutinydesk.analysis.funnel import Spread
from scrutinydesk.analysis.phases import Rebase
from scrutinydesk.analysis.rulesets import Ruleset
from scrutinydesk.analysis.year_end import Method
from scrutinydesk.reporting.evidence import Evidence
from scrutinydesk.reporting.method_effect import effect, effect_table, effect_words, rows_of


@pytest.fixture(scope="module")
def demo():
    return pipeline.open_workbook("demo")


def of(opened, conventions=USUAL):
    report = opened.report
    force = opened.observed.cover.force
    return effect(
        opened.observations, opened.resources, force, report.period_end, rows_of(report), conventions
    )


@pytest.mark.parametrize("ruleset", Ruleset)
def test_the_charts_counted_are_those_of_the_report(demo, ruleset):
    chosen = replace(USUAL, ruleset=ruleset, season=False)
    found = of(demo, chosen)
    force, end = demo.observed.cover.force, demo.report.period_end
    evidence = Evidence(demo.observations, demo.resources, force, end, None, chosen)
    charts = [chart for row in rows_of(demo.report) if (chart := evidence.chart(*row))]
    assert found.charts == len(charts) > 20
    assert found.signals[ruleset] == sum(chart.special for chart in charts)
    assert found.adjusted == 0
    assert effect_words(found).startswith(
        f"{found.signals[ruleset]} of {found.charts} charts signal under {ruleset.label}; "
    )


def test_a_season_limits_begun_anew_a_margin_and_a_method_each_make_a_difference(demo):
    usual = of(demo)
    assert usual.adjusted > 0
    end = demo.report.period_end
    every = tuple(SeriesRebase(*row, Rebase(end - 10, "known")) for row in rows_of(demo.report))
    assert of(demo, replace(USUAL, rebases=every)).signals != usual.signals
    assert of(demo, replace(USUAL, margin=1.5)).in_line > usual.in_line
    assert usual.projected == usual.years > 20
    assert of(demo, replace(USUAL, projection=Method.SHARE)).projected <= usual.years


def test_the_table_sets_what_is_in_force_beside_what_is_chosen(demo):
    now, chosen = of(demo), of(demo, replace(USUAL, ruleset=Ruleset.ANHOEJ))
    table = effect_table(now, chosen)
    rows = {row.cells[0].text: [cell.text for cell in row.cells[1:]] for row in table.rows}
    assert rows["Charts that signal"] == [
        f"{now.signals[Ruleset.MDC_7]}", f"{chosen.signals[Ruleset.ANHOEJ]}",
    ]  # fmt: skip
    assert rows["they would under Anhøj"] == [f"{now.signals[Ruleset.ANHOEJ]}"] * 2


def test_a_report_without_months_says_so_and_its_funnels_are_counted(shared):
    path = next((shared / "data").rglob("*policeforceareatablesyearendingjune2019.xlsx"), None)
    if path is None:
        pytest.skip("the release is not beside this checkout")
    opened = pipeline.open_workbook(path)
    usual = of(opened)
    assert effect_words(usual) == "This report has no monthly series long enough for limits."
    assert of(opened, replace(USUAL, spread=Spread.CHANCE)).outside > 5 * usual.outside > 0
