"""A comparison across a break: refused everywhere, bridged where it can be, allowed with a printed reason."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from scrutinydesk import pipeline
from scrutinydesk.export import clip
from scrutinydesk.measures.break_register import BreakRegister, Override
from scrutinydesk.measures.breaks import Break
from scrutinydesk.measures.observations import Observation, Observations
from scrutinydesk.periods import Month, Span
from scrutinydesk.reporting.build import build
from scrutinydesk.reporting.figure import Mode

sys.path.insert(0, str(Path(__file__).parents[1] / "scenarios"))
from walk import exported, walk

APRIL, SEPTEMBER = Month.of(2017, 4), Month.of(2017, 9)
REASON = "The force recounted 2016 under the new rules {and} sent both."
BLOCKED = (
    "high_impact_acquisitive", "burglary_residential", "satisfaction_burglary", "satisfaction_violent",
    "satisfaction_hate",
)  # fmt: skip
# What the two windows would give: sizes and percentages that must be nowhere.
ARITHMETIC = ("2,019", "34.4%", "1,821", "34.6%", "3.9 p", "4.5 p", "1.0 p")
NOTE = f"by decision of A. Officer on 2 November 2017: {REASON}"


def reported(demo, resources, register=None, **more):
    book, seen = demo
    own = resources if register is None else resources.with_register(register)
    return own, build(
        seen.observations, seen.cover, own, seen.findings, sha256=book.sha256, file_name=book.name,
        missing=seen.missing, **more,
    )  # fmt: skip


def allowed(*measures, area=""):
    breaks = {"s": "victim-surveys"}
    return BreakRegister(
        overrides=tuple(
            Override(m, area, breaks.get(m[0], "burglary-classification"), REASON, "A. Officer", "2017-11-02")
            for m in measures
        )
    )


@pytest.fixture(scope="module")
def overridden(demo, resources):
    return reported(demo, resources, allowed(*BLOCKED))


def sub(report, place):
    return next(each for s in report.sections for each in s.subsections if each.id == place)


def paragraph(report, identity):
    place = identity.partition(".")[0]
    return next((each.text for each in sub(report, place).paragraphs if each.id == identity), "")


def row(report, key):
    section = next(s for s in report.sections if key in {r.key for r in s.measures.rows})
    found = next(r for r in section.measures.rows if r.key == key)
    return dict(zip([c.key for c in section.measures.columns], found.cells, strict=True))


def test_the_difference_is_nowhere(demo_report, resources, tmp_path):
    """Residential burglary across April 2017 is refused: in no text, table, chart, explanation or file."""
    said = walk(demo_report, resources)
    files = exported(demo_report, tmp_path)
    clips = [pipeline.copy_section(demo_report, section) for section in demo_report.sections]
    tables = [clip.of_table(section.measures) for section in demo_report.sections]
    every = [*said, *files.values(), *(text for c in (*clips, *tables) for text in (c.html, c.plain))]
    for text in every:
        for number in ARITHMETIC:
            # All burglary and others may have such a number of their own.
            if number in text and any(name in text for name in ("acquisitive", "esidential", "victims")):
                assert _others(text, number), (number, text[:300])


def _others(text, number):
    """Tell whether each line with the number is about something else."""
    return all(
        not any(name in line for name in ("acquisitive", "esidential", "victims"))
        for line in text.replace("</tr>", "\n").replace("</p>", "\n").splitlines()
        if number in line
    )


@pytest.mark.parametrize("measure", BLOCKED)
def test_words_stand_in_place_of_difference_and_percentage(demo_report, measure):
    cells = row(demo_report, f"{measure}/lancashire")
    assert cells["change"].text == "n/c"
    assert cells["change"].value is None
    if measure.startswith("satisfaction"):
        assert cells["percent"].text == "–"
    else:
        assert cells["percent"].text == "n/c"
    assert cells["signal"].text == "Not comparable"
    # Both figures stand: each is what was recorded.
    assert cells["current"].value
    assert cells["previous"].value


def test_all_burglary_is_allowed_and_offered(demo_report):
    assert row(demo_report, "burglary_all/lancashire")["percent"].text == "+9.5%"
    text = paragraph(demo_report, "5e.change.high_impact_acquisitive")
    assert "The two are not comparable." in text
    assert "All burglary was not affected and can be compared." in text
    assert "From April to September 2017, all after the break, there were " in text
    assert "Within the new series, high impact acquisitive crime" in text
    assert "from July to September 2017" in text
    assert "different months of the year" in text
    notes = next(s for s in demo_report.sections if s.number == "5").measures.notes
    assert any("All burglary can be compared" in note for note in notes)
    headline = demo_report.overview.headlines[2]
    assert headline.figure == "5"
    items = [item for part in demo_report.overview.lists for item in part.items]
    crossing = next(item for item in items if item.title.startswith("Residential burglary: crosses"))
    assert "All burglary can be compared" in crossing.detail
    finding = next(f for f in demo_report.findings if f.kind == "report.break")
    assert "All burglary can be compared" in finding.remedy


def test_where_nothing_can_be_offered_that_is_said(demo_report):
    assert "Nothing can be offered instead" in paragraph(demo_report, "7a.break")


def test_why_explains_the_refusal_and_the_bridge_with_cells(demo_report):
    found = demo_report.why("burglary_residential/lancashire/change")
    assert found.value == "not comparable"
    assert "April 2017" in found.formula
    assert "All burglary rose by 1,140 crimes (9.5%)" in found.working
    assert any("Since 1 April 2017" in text for text in found.cautions)
    assert {what.split(",")[0] for what, _, _ in found.inputs} >= {"Burglary", "All burglary"}
    assert all(place.cell for _, _, place in found.inputs)
    assert demo_report.why("burglary_residential/lancashire/percent").value == "not comparable"
    since = demo_report.why("burglary_residential/lancashire~since/current")
    assert len(since.inputs) == 6
    later = demo_report.why("burglary_residential/lancashire~later/change")
    assert len(later.inputs) == 6
    instead = demo_report.why("burglary_residential/lancashire~burglary_all/percent")
    assert instead.value == "+9.5%"
    assert demo_report.why("burglary_residential/lancashire~nothing/percent") is None
    assert demo_report.why("burglary_all/lancashire~since/current") is None


def test_charts_across_a_break(demo_report):
    key = "burglary_residential/lancashire"
    rolling = demo_report.figure(key, Mode.ROLLING)
    assert rolling.title.endswith("cannot be compared with the year before")
    (panel,) = rolling.panels
    assert [(each.first, each.last) for each in panel.mixed] == [(APRIL.ordinal, SEPTEMBER.ordinal)]
    assert "Hatched" in rolling.note
    assert "April 2017" in rolling.note
    peers = demo_report.figure(key, Mode.PEERS)
    assert peers.empty
    assert demo_report.figure("burglary_all/lancashire", Mode.PEERS).panels
    assert not demo_report.figure("burglary_all/lancashire", Mode.ROLLING).panels[0].mixed


def test_an_override_has_it_compared_as_usual(overridden):
    _, report = overridden
    assert row(report, "burglary_residential/lancashire")["percent"].text == "+34.6%"
    assert row(report, "high_impact_acquisitive/lancashire")["change"].text == "+2,019"
    assert "rose by 1,821 crimes (34.6%)" in paragraph(report, "5e.change.burglary_residential")
    assert "down 3.9 percentage points from 81.3%" in paragraph(report, "7a.change.satisfaction_burglary")
    assert report.overview.headlines[2].figure == "0"
    assert "5 that you allow" in report.overview.headlines[2].text


def test_its_reason_is_printed_wherever_it_goes(overridden, tmp_path):
    own, report = overridden
    walk(report, own, own_words=(REASON,))
    files = exported(report, tmp_path)
    for name in ("section-5.docx", "section-5.txt", "section-7.docx", "section-7.txt", "report.docx"):
        assert " ".join(files[name].split()).count(" ".join(NOTE.split())) >= 2, name
    for section in report.sections:
        if section.number in {"5", "7"}:
            made = pipeline.copy_section(report, section)
            for text in (made.html, made.plain):
                assert NOTE in " ".join(text.split()), section.number
            assert any(NOTE in note for note in section.measures.notes)
            copied = clip.of_table(section.measures, (section.measures.rows[1].key,))
            assert NOTE in copied.plain
            assert NOTE in copied.html
    for identity in ("5e.change.burglary_residential", "5e.can", "7a.change.satisfaction_hate"):
        assert NOTE in paragraph(report, identity), identity
    for mode in (Mode.MONTHLY, Mode.ROLLING):
        assert NOTE in report.figure("burglary_residential/lancashire", mode).source
        assert NOTE not in report.figure("burglary_all/lancashire", mode).source
    assert any(NOTE in text for text in report.why("burglary_residential/lancashire/percent").cautions)
    assert sum(f.kind == "report.override" for f in report.findings) == len(BLOCKED)
    titles = [item.detail for part in report.overview.lists for item in part.items]
    assert sum(NOTE in text for text in titles) >= len(BLOCKED)
    table = next(t for t in sub(report, "7a").tables if t.id.startswith("estimates"))
    assert any(NOTE in note for note in table.notes)


def test_an_override_of_one_measure_leaves_the_others_refused(demo, resources):
    _, report = reported(demo, resources, allowed("burglary_residential", area="lancashire"))
    assert row(report, "burglary_residential/lancashire")["percent"].text == "+34.6%"
    assert row(report, "high_impact_acquisitive/lancashire")["percent"].text == "n/c"
    assert NOTE not in paragraph(report, "5e.change.high_impact_acquisitive")


def test_without_a_name_or_a_day_the_reason_stands_alone(demo, resources):
    bare = Override("burglary_residential", "", "burglary-classification", "Recounted")
    _, report = reported(demo, resources, BreakRegister(overrides=(bare,)))
    text = paragraph(report, "5e.change.burglary_residential")
    assert "Compared across the break of April 2017 (Burglary reclassified): Recounted." in text


def test_an_own_break_refuses_all_crime_everywhere(demo, resources, tmp_path):
    item = Break("nicl", ("all_crime", "ksi_all", "officers_fte", "spend_total", "confidence_overall"),
                 APRIL, "New {system}", "Counted {} anew.", "Take {care}.", "")  # fmt: skip
    own, report = reported(demo, resources, BreakRegister((item,)))
    words = walk(report, own, own_words=("{",))
    exported(report, tmp_path)
    assert not any("13,320" in text for text in words)
    assert not any("+13.0%" in text for text in words)
    assert row(report, "all_crime/lancashire")["change"].text == "n/c"
    first = report.overview.headlines[0]
    assert (first.title, first.figure) == ("All crime", "–")
    assert "not comparable with the year before" in first.text
    assert "not comparable: the series changed in April 2017" in paragraph(report, "5a.comparison.all_crime")
    assert not paragraph(report, "5a.forces_up.all_crime")
    assert not paragraph(report, "5b.contribution")
    national = next(t for t in sub(report, "5a").tables if t.id.startswith("national"))
    assert {cell.text for cell in national.rows[0].cells[1:]} == {"not comparable"}
    casualties = next(t for t in sub(report, "5f").tables)
    whole = next(r for r in casualties.rows if r.key == "ksi_all/lancashire")
    assert [cell.text for cell in whole.cells[4:6]] == ["not comparable"] * 2
    roads = paragraph(report, "5f.change.ksi_all")
    assert "before (not comparable)" in roads
    assert "fewer (" not in roads
    ranks = paragraph(report, "7b.change.confidence_overall")
    assert "not comparable" in ranks
    assert "(up" not in ranks
    assert "(down" not in ranks
    assert report.figure("all_crime/lancashire", Mode.PEERS).empty
    assert report.figure("ksi_all/lancashire", Mode.DIVISIONS).title.endswith("by division")


def test_a_break_of_another_force_changes_nothing(demo, demo_report, resources):
    item = Break("kent", ("all_crime",), APRIL, "New", "New.", "Care.", "", ("kent",))
    _, report = reported(demo, resources, BreakRegister((item,)))
    assert report.sections == demo_report.sections


def test_a_break_of_the_force_reaches_its_divisions_and_charts(demo, resources):
    item = Break("own", ("ksi_all",), APRIL, "New", "New.", "Care.", "", ("lancashire",))
    _, report = reported(demo, resources, BreakRegister((item,)))
    assert row(report, "ksi_all/lancashire-east")["change"].text == "n/c"
    for panel in report.figure("ksi_all/lancashire", Mode.DIVISIONS).panels:
        assert [each.month for each in panel.breaks] == [APRIL.ordinal]


SOURCE = "f" * 64


def observation(measure, last, value, area="lancashire"):
    return Observation(
        measure, area, "", (last - 11).ordinal, last.ordinal, Span.ROLLING_12, value, "crimes", (), "S",
        f"B{last.ordinal}", "0", SOURCE,
    )  # fmt: skip


def test_lines_are_indexed_on_one_side_only(demo, resources):
    june = Month.of(2018, 6)
    rows = [
        observation("burglary_residential", june - back, 8000 - 10 * back, area)
        for area in ("lancashire", "england-and-wales", "north-west")
        for back in range(24)
    ]
    _, seen = demo
    cover = replace(seen.cover, period_end=june)
    report = build(Observations(tuple(rows), {SOURCE: "a.csv"}), cover, resources, ())
    figure = report.figure("burglary_residential/lancashire", Mode.PEERS)
    assert figure.panels[0].lines[0].months == tuple(range(Month.of(2018, 3).ordinal, june.ordinal + 1))
    assert "one side of April 2017" in figure.note
    assert not figure.panels[0].mixed
    before = build(
        Observations(tuple(rows), {SOURCE: "a.csv"}), cover, resources, (), period_end=Month.of(2017, 9)
    ).figure("burglary_residential/lancashire", Mode.PEERS)
    assert before.panels[0].lines[0].months[-1] == APRIL.ordinal - 1
    own = resources.with_register(allowed("burglary_residential"))
    whole = build(Observations(tuple(rows), {SOURCE: "a.csv"}), cover, own, ())
    figure = whole.figure("burglary_residential/lancashire", Mode.PEERS)
    assert len(figure.panels[0].lines[0].months) == 24
    assert [(m.first, m.last) for m in figure.panels[0].mixed] == [(APRIL.ordinal, APRIL.ordinal + 10)]
    assert NOTE in figure.source


@pytest.mark.parametrize("first", [0, 5])
def test_totals_a_year_apart_are_not_joined_across_a_break(demo, resources, first):
    _, seen = demo
    rows = [observation("burglary_residential", SEPTEMBER - back, 8000) for back in (0, 12)]
    report = build(Observations(tuple(rows), {SOURCE: "a.csv"}), seen.cover, resources, ())
    (line,) = report.figure("burglary_residential/lancashire", Mode.ROLLING).panels[0].lines
    assert line.values == (8000, None, 8000)
