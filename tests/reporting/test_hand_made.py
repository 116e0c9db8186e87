"""Reports of small, made-up workbooks: gaps, small numbers, breaks, nothing at all."""

import pytest
from hand_made import SEPTEMBER, Cover, cells, months, observations, paragraph, row
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutinydesk.measures.observations import NOTHING, Mark
from scrutinydesk.periods import Month, Span
from scrutinydesk.reporting.build import build
from scrutinydesk.reporting.figure import Mode, PointMark
from scrutinydesk.reporting.figures import DRAWERS


@pytest.fixture
def report_of(resources):
    def built(*groups, cover=None, **kwargs):
        return build(observations(*groups), cover or Cover(), resources, (), **kwargs)

    return built


def test_nothing_gives_a_report_that_says_what_to_fill_in(resources):
    missing = ("Monthly counts: enter at least 24 months of each measure.",)
    report = build(NOTHING, Cover(), resources, (), missing=missing)
    assert all(not section.measures.rows for section in report.sections)
    assert report.overview.headlines[0].title == "Nothing to show yet"
    fill = report.overview.lists[0]
    assert fill.items[0].title == "Monthly counts"
    assert fill.items[0].detail == "Enter at least 24 months of each measure."
    for mode in DRAWERS:
        assert report.figure("all_crime/lancashire", mode).empty
    assert report.why("all_crime/lancashire/current") is None


def test_a_workbook_without_a_period_end_has_a_title(resources):
    assert build(NOTHING, Cover(force="", period_end=None), resources, ()).title


@pytest.mark.parametrize("identity", ["", "x", "a/b/c", "all_crime/lancashire/nothing", "a/b/c/d"])
def test_an_id_of_no_number_is_not_explained(report_of, identity):
    assert report_of(months("all_crime", [100] * 24)).why(identity) is None


def test_no_change_has_no_percentage_in_words(report_of):
    report = report_of(months("all_crime", [100] * 24))
    text = paragraph(report, "5a.change.all_crime")
    assert text.startswith("All crime: no change. There were 1,200 crimes in the 12 months to")


def test_few_crimes_have_counts_only(report_of):
    report = report_of(months("rape", [0] * 12 + [1] * 6 + [0] * 6))
    text = paragraph(report, "6b.change.rape")
    assert "6 crimes" in text
    assert "too small for a percentage" in text
    assert "%" not in text
    assert cells(report, "rape/lancashire")["percent"].text == "–"
    assert cells(report, "rape/lancashire")["signal"].text == "Too few to say"


def test_a_missing_month_is_never_summed_over(report_of):
    values = [100.0] * 30
    values[20] = None
    report = report_of(months("all_crime", values))
    rolling = report.figure("all_crime/lancashire", Mode.ROLLING)
    hole = SEPTEMBER.ordinal - 9
    assert all(month < hole or month - 11 > hole for line in rolling.panels[0].lines for month in line.months)
    assert "1,200" not in paragraph(report, "5a.change.all_crime")


def test_rolling_sums_never_have_limits(report_of):
    report = report_of(months("all_crime", [100 + n for n in range(40)]))
    assert report.figure("all_crime/lancashire", Mode.MONTHLY).panels[0].limits
    rolling = report.figure("all_crime/lancashire", Mode.ROLLING)
    assert not rolling.panels[0].limits
    assert "No control limits" in rolling.note


def test_a_rolling_sum_is_the_sum_of_its_months(report_of):
    values = [90 + 7 * (n % 5) for n in range(30)]
    line = report_of(months("all_crime", values)).figure(
        "all_crime/lancashire", Mode.ROLLING
    ).panels[0].lines[0]
    assert line.values == tuple(sum(values[end - 12 : end]) for end in range(12, 31))


def test_limits_are_drawn_by_phase_and_the_break_is_labelled(report_of):
    values = [100 + n % 3 for n in range(36)]
    report = report_of(months("burglary_residential", values, end=Month.of(2018, 6)),
                       cover=Cover(period_end=Month.of(2018, 6)))  # fmt: skip
    panel = report.figure("burglary_residential/lancashire", Mode.MONTHLY).panels[0]
    april = Month.of(2017, 4).ordinal
    assert [each.month for each in panel.breaks] == [april]
    assert panel.breaks[0].label.startswith("Apr 2017")
    assert [(each.first, each.last) for each in panel.limits] == [
        (Month.of(2015, 7).ordinal, april - 1),
        (april, Month.of(2018, 6).ordinal),
    ]


def test_a_provisional_month_is_marked(report_of):
    rows = months("all_crime", [100] * 23, end=SEPTEMBER - 1)
    rows.append(row("all_crime", SEPTEMBER, 104, marks=(Mark.PROVISIONAL,)))
    line = report_of(rows).figure("all_crime/lancashire", Mode.MONTHLY).panels[0].lines[0]
    assert line.marks[-1] is PointMark.PROVISIONAL
    assert line.words[-1].endswith("provisional")
    table = report_of(rows).figure("all_crime/lancashire", Mode.MONTHLY).table
    assert table.rows[-1].cells[-1].text.endswith("provisional")
    assert "provisional" not in table.rows[-2].cells[-1].text
    assert line.places[-1].cell == f"B{SEPTEMBER.ordinal}"


def test_a_survey_with_numbers_has_an_interval_in_points(report_of):
    june = Month.of(2017, 6)
    rows = []
    for last, estimate in ((june, 79.8), (june - 12, 78.3)):
        rows.append(row("confidence_overall", last, estimate, span=Span.ROLLING_12))
        rows.append(row("confidence_overall", last, 800, span=Span.ROLLING_12, breakdown="surveyed"))
    text = paragraph(report_of(rows), "7b.change.confidence_overall")
    assert "up 1.5 percentage points" in text
    assert "margin of error (95% interval −" in text
    assert "not given" not in text


def test_a_release_without_months_still_reports(report_of):
    march = Month.of(2018, 3)
    rows = []
    for area, now, then in (
        ("lancashire", 127028, 107610),
        ("england-and-wales", 4863003, 4307467),
        ("north-west", 707710, 575856),
    ):
        rows.append(row("all_crime", march, now, area=area, span=Span.ROLLING_12))
        rows.append(row("all_crime", march - 12, then, area=area, span=Span.ROLLING_12))
    report = report_of(rows, cover=Cover(period_end=march))
    assert "rose by 19,418 crimes (18.0%)" in paragraph(report, "5a.change.all_crime")
    assert "England and Wales up 12.9% (555,536)" in paragraph(report, "5a.comparison.all_crime")
    rolling = report.figure("all_crime/lancashire", Mode.ROLLING)
    assert rolling.panels[0].lines[0].values == (107610, 127028)
    peers = report.figure("all_crime/lancashire", Mode.PEERS)
    assert 2 <= len(peers.panels[0].lines) <= 4
    assert all(line.values[0] == 100 for line in peers.panels[0].lines)


def test_every_figure_has_title_source_and_a_short_alternative(report_of):
    report = report_of(months("all_crime", [100 + n % 7 for n in range(30)]))
    for mode in DRAWERS:
        figure = report.figure("all_crime/lancashire", mode)
        assert figure.title
        assert 0 < len(figure.alt) <= 250
        assert bool(figure.empty) != bool(figure.panels)
        if figure.panels:
            assert figure.source == "Source: test.xlsx, sheet “all_crime”"
            assert len(figure.table.rows) >= len(figure.panels[0].lines[0].months)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(st.one_of(st.none(), st.integers(0, 5000)), min_size=1, max_size=48))
def test_any_series_gives_a_report_whose_figures_are_explained(resources, values):
    report = build(observations(months("all_crime", values)), Cover(), resources, ())
    for section in report.sections:
        for each in section.measures.rows:
            for cell in each.cells:
                assert not cell.why or report.why(cell.why) is not None
        for sub in section.subsections:
            for run in (run for each in sub.paragraphs for run in each.runs if run.figure):
                assert report.why(run.figure) is not None
    for mode in DRAWERS:
        figure = report.figure("all_crime/lancashire", mode)
        assert bool(figure.empty) != bool(figure.panels)


def test_areas_are_not_set_beside_each_other_across_a_break(report_of):
    march = Month.of(2018, 3)
    rows = []
    for area, now, then in (("lancashire", 8600, 7000), ("england-and-wales", 300000, 250000)):
        for last, value in ((march, now), (march - 12, then)):
            rows.append(row("burglary_residential", last, value, area=area, span=Span.ROLLING_12))
    report = report_of(rows, cover=Cover(period_end=march))
    text = paragraph(report, "5e.comparison.burglary_residential")
    assert "not comparable: the series changed in April 2017" in text
    assert "higher than" not in text
    table = next(sub for s in report.sections for sub in s.subsections if sub.id == "5e").tables[0]
    assert any("not comparable" in note for note in table.notes)
    peers = report.figure("burglary_residential/lancashire", Mode.PEERS)
    assert "series changed in April 2017" in peers.empty


def test_a_whole_rise_in_parts_is_said_only_when_all_parts_are_known(report_of):
    flat, up = [100] * 12, [120] * 12
    rows = months("all_crime", [1000] * 12 + [1100] * 12)
    parts = ("assault_no_injury", "assault_less_serious", "harassment", "public_order")
    some = [each for part in parts[:3] for each in months(part, flat + up)]
    assert not paragraph(report_of(rows, some), "5b.contribution")
    every = [each for part in parts for each in months(part, flat + up)]
    text = paragraph(report_of(rows, every), "5b.contribution")
    assert "make up 960 of the 1,200" in text
    assert "(80.0%)" in text
    found = report_of(rows, every).why("all_crime/lancashire/contributionshare")
    assert found.value == "80.0%"
    assert len(found.inputs) == 5 * 24


def test_edits_survive_a_new_look(report_of):
    from scrutinydesk.reporting.edits import Edit, Edits

    before = report_of(months("all_crime", [100] * 12 + [130] * 12))
    identity = "5a.change.all_crime"
    edits = Edits().with_edit(Edit(identity, "Ours, 360 more.", paragraph(before, identity)))
    same = edits.applied(before)
    assert paragraph(same, identity) == "Ours, 360 more."
    after = edits.applied(report_of(months("all_crime", [100] * 12 + [140] * 12)))
    stale = {
        each.id: each.stale
        for section in after.sections
        for sub in section.subsections
        for each in sub.paragraphs
    }
    assert stale[identity]
    assert not any(state for key, state in stale.items() if key != identity)


def test_a_public_release_opened_beside_fills_the_comparison(report_of):
    march = Month.of(2017, 3)
    beside = observations([
        row("all_crime", last, value, area="england-and-wales", span=Span.ROLLING_12)
        for last, value in ((march, 4_300_000), (march - 12, 4_000_000))
    ])  # fmt: skip
    own = months("all_crime", [8000] * 24 + [9000] * 12)
    assert not paragraph(report_of(own), "5a.comparison.all_crime")
    text = paragraph(report_of(own, peers=beside), "5a.comparison.all_crime")
    assert "National figures end in March 2017, 6 months before" in text
    assert "England and Wales up 7.5% (300,000)" in text


def test_financial_years_are_named_as_such(report_of):
    march = Month.of(2018, 3)
    rows = [
        row("hate_crime", last, value, span=Span.FINANCIAL_YEAR)._replace(first=last.ordinal - 11)
        for last, value in ((march, 1500), (march - 12, 1000))
    ]
    text = paragraph(report_of(rows, cover=Cover(period_end=march)), "6d.change.hate_crime")
    assert "rose by 500 crimes (50.0%) in 2017/18 (year to March 2018) compared with 2016/17" in text


def test_comparisons_of_two_windows_stand_in_two_tables(report_of):
    rows = []
    for measure, last in (("rape", SEPTEMBER), ("sexual_other", SEPTEMBER - 1)):
        for area, value in (("lancashire", 1000), ("england-and-wales", 50_000)):
            rows.append(row(measure, last, value + 100, area=area, span=Span.ROLLING_12))
            rows.append(row(measure, last - 12, value, area=area, span=Span.ROLLING_12))
    report = report_of(rows)
    section = next(each for each in report.sections if each.number == "6")
    tables = next(sub for sub in section.subsections if sub.id == "6b").tables
    assert [[each.key for each in table.rows] for table in tables] == [
        ["rape/lancashire"], ["sexual_other/lancashire"]
    ]  # fmt: skip
    assert len({table.id for table in tables}) == 2
    assert section.comparison["sexual_other/lancashire"] is tables[1]
    assert "August 2017" in tables[1].title


def test_peers_without_totals_of_their_own_are_pooled_from_their_forces(report_of, resources):
    members = resources.areas.members("north-west")
    rows = [
        row("all_crime", SEPTEMBER - back, 1000 + 10 * number - back, area=force,
            span=Span.ROLLING_12)
        for number, force in enumerate(members)
        for back in (0, 3, 12)
    ]  # fmt: skip
    figure = report_of(rows).figure("all_crime/lancashire", Mode.PEERS)
    lines = {line.name: line for line in figure.panels[0].lines}
    region = lines["North West"]
    totals = [sum(1000 + 10 * n - back for n in range(len(members))) for back in (12, 3, 0)]
    assert region.values == pytest.approx([100 * each / totals[0] for each in totals])


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        (1100, 1200, "All crime since September 2016: Lancashire +10.0%, E&W +20.0%"),
        (900, 950, "All crime since September 2016: Lancashire −10.0%, E&W −5.0%"),
    ],
)
def test_the_title_of_peers_states_the_changes_and_no_verdict(report_of, own, other, expected):
    rows = [
        row("all_crime", SEPTEMBER - back, value, area=area, span=Span.ROLLING_12)
        for area, now in (("lancashire", own), ("england-and-wales", other))
        for back, value in ((0, now), (12, 1000))
    ]
    assert report_of(rows).figure("all_crime/lancashire", Mode.PEERS).title.endswith(expected)


def test_what_the_cover_asks_to_know_heads_the_checks(resources):
    cover = Cover(title="My quarter", note="Months are made up.", marking="")
    report = build(NOTHING, cover, resources, ())
    assert (report.title, report.note, report.marking) == ("My quarter", "Months are made up.", "")
    assert "Months are made up." in report.findings[0].title
    earlier = build(NOTHING, cover, resources, (), period_end=SEPTEMBER - 3)
    assert earlier.title == "Performance report to 30 June 2017"


def test_a_worked_out_figure_says_so(report_of):
    rows = [row("public_order", SEPTEMBER, 1200, span=Span.ROLLING_12)]
    before = row("public_order", SEPTEMBER - 12, 1000, span=Span.ROLLING_12)
    rows.append(before._replace(derived="Worked out: so."))
    found = report_of(rows).why("public_order/lancashire/previous")
    assert found.formula == "Worked out: so."
    assert report_of(rows).why("public_order/lancashire/current").formula == "As the cell states it."
