"""Outline, breaks, and the four files together."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scrutinydesk.errors import ResourceError, UnknownMeasureError
from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.measures.report import Numbering
from scrutinydesk.measures.resources import Resources, load_resources
from scrutinydesk.periods import Month

APRIL = Month.of(2017, 4)


@pytest.fixture
def folder(tmp_path: Path, resources) -> Path:
    for file in resources.folder.glob("*.toml"):
        shutil.copy(file, tmp_path)
    return tmp_path


def change(folder: Path, file: str, old: str, new: str) -> Resources:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    head, mark, body = text.partition("\n\n[")  # the comment at the top explains the same keys
    (folder / file).write_text(head + mark + body.replace(old, new, 1), encoding="utf-8")
    return load_resources(folder)


def test_the_files_as_shipped_are_sound_and_kept(resources):
    resources.check()
    assert load_resources() is resources


def test_sections_headings_and_numbering(resources):
    sections = resources.outline.sections
    assert [section.number for section in sections] == ["4", "5", "6", "7"]
    assert [section.tab for section in sections] == [
        "4 Local policing", "5 Crime & re-offending", "6 Vulnerable people & victims",
        "7 Confidence",
    ]  # fmt: skip
    labels = {part.id: part.label for section in sections for part in section.subsections}
    assert labels == {
        "4a": "a)", "4b": "b)", "4c": "c)", "4f": "f)", "5a": "a)", "5b": "b)", "5c": "c)",
        "5e": "e)", "5f": "f)", "5g": "g)", "6a": "a.", "6b": "b.", "6c": "c.", "6d": "d.", "7a": "a)",
        "7b": "b)",
    }  # fmt: skip


def test_every_measure_of_a_section_stands_in_the_outline_once(resources):
    listed = [
        measure
        for section in resources.outline.sections
        for part in section.subsections
        for measure in part.measures
    ]
    with_section = [m.id for m in resources.catalogue.values() if m.section]
    assert sorted(listed) == sorted(with_section)


def test_finding_parts_of_the_outline(resources):
    outline = resources.outline
    casualties = outline.subsection_of("ksi_child")
    assert casualties is not None
    assert casualties.areas["ksi_child"] == (AreaKind.FORCE, AreaKind.DIVISION)
    assert casualties.numbering is Numbering.ROMAN
    assert outline.subsection_of("fraud") is None
    assert outline.section("7").subsections[1].numbering is Numbering.BULLET
    with pytest.raises(UnknownMeasureError):
        outline.section("12")


def test_standing_words(resources):
    outline = resources.outline
    assert [part.number for part in (*outline.before, *outline.after)] == list("12389")
    texts = [text for part in outline.before for _, text in part.text]
    filled = [outline.filled(text, "Lancashire", "30 September 2017") for text in texts]
    assert any("30 September 2017" in text for text in filled)
    assert not any("{" in text for text in filled)


@pytest.mark.parametrize(
    ("measure", "first", "last", "found"),
    [
        ("burglary_residential", APRIL - 12, APRIL, 1),
        ("burglary_residential", APRIL - 12, APRIL - 1, 0),
        ("burglary_residential", APRIL, APRIL + 12, 0),
        ("high_impact_acquisitive", Month.of(2015, 10), Month.of(2017, 9), 1),
        ("burglary_all", Month.of(2015, 10), Month.of(2017, 9), 0),
        ("satisfaction_hate", Month.of(2016, 10), Month.of(2017, 9), 1),
        ("confidence_overall", Month.of(2016, 10), Month.of(2017, 9), 0),
    ],
)
def test_a_break_counts_with_months_on_both_sides(resources, measure, first, last, found):
    assert len(resources.breaks.affecting(measure, first, last)) == found


def test_each_break_says_what_changed_and_what_to_do(resources):
    assert len(resources.breaks) >= 2
    for item in resources.breaks:
        assert item.effect.endswith(".")
        assert item.advice.endswith(".")
        assert len(item.label) <= 24
    burglary = resources.breaks.affecting("high_impact_acquisitive", APRIL - 1, APRIL)[0]
    assert (burglary.month, burglary.instead) == (APRIL, "burglary_all")


def test_a_break_may_touch_only_some_areas(folder):
    resources = change(folder, "breaks.toml", 'label = "S', 'areas = ["kent"]\nlabel = "S')
    span = ("satisfaction_hate", APRIL - 1, APRIL)
    assert resources.breaks.affecting(*span) == ()
    assert resources.breaks.affecting(*span, area="lancashire") == ()
    assert len(resources.breaks.affecting(*span, area="kent")) == 1


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("report.toml", '"all_crime"', '"all_crimes"', ["“5a”", "“all_crimes”"]),
        ("report.toml", '"all_crime"', '"rape"', ["“rape”", "“6b”"]),
        ("report.toml", '["all_crime"]', '["all_crime", "all_crime"]', ["“all_crime”", "two"]),
        ("report.toml", 'force = "lancashire"', 'force = "lancs"', ["“lancs”"]),
        ("report.toml", 'id = "5a"', 'id = "6x"', ["“6x”", "“5”"]),
        ("report.toml", 'ksi_all = ["force"', 'ksi_all = ["town"', ["town", "division"]),
        ("report.toml", 'numbering = "•"', 'numbering = "1."', ["“numbering”", "(i)"]),
        ("report.toml", "{force}", "{froce}", ["{force}"]),
        (
            "report.toml",
            'title = "Mental',
            'titel = "Mental',
            ["[section number 3.subsection number 1]", "“title” is missing"],
        ),
        ("report.toml", "commissioner", "comissioner", ["[report]", "“comissioner”"]),
        ("breaks.toml", '"burglary_all"', '"burglaries"', ["burglary-class", "“burglaries”"]),
        ("breaks.toml", '"2017-04"', '"April 2017"', ["“month”", "“April 2017”"]),
        ("breaks.toml", "label", "lable", ["“label” is missing"]),
        ("areas.toml", "title", "title title", ["valid TOML", "line"]),
    ],
)
def test_faults_name_file_and_key(folder, file, old, new, words):
    resources = change(folder, file, old, new)
    with pytest.raises(ResourceError) as error:
        resources.check()
    for word in (file, *words):
        assert word in str(error.value)


def test_a_missing_file_and_one_that_is_not_text(folder):
    (folder / "breaks.toml").unlink()
    with pytest.raises(ResourceError, match=r"breaks\.toml"):
        load_resources(folder).check()
    (folder / "breaks.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ResourceError, match="UTF-8"):
        load_resources(folder).check()


def test_only_what_is_asked_for_is_parsed(folder):
    (folder / "report.toml").write_text("not = = toml", encoding="utf-8")
    resources = load_resources(folder)
    assert "all_crime" in resources.catalogue
    with pytest.raises(ResourceError):
        _ = resources.outline


def test_another_office_changes_text_files_only(folder):
    change(folder, "report.toml", 'force = "lancashire"', 'force = "kent"')
    resources = change(folder, "report.toml", "4 Local policing", "4 Neighbourhoods")
    resources.check()
    assert resources.outline.force == "kent"
    assert resources.outline.section("4").tab == "4 Neighbourhoods"
