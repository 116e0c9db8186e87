"""Another office changes text files alone: its force, headings, sections and marking."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from walk import exported, walk

from scrutinydesk import pipeline
from scrutinydesk.measures.resources import Resources, load_resources

CHANGES = {
    'force = "lancashire"': 'force = "kent"',
    'marking = ""': 'marking = "OFFICIAL-SENSITIVE"',
    'commissioner = "Police and Crime Commissioner"': 'commissioner = "Commissioner for Kent"',
    'meeting = "Strategic Scrutiny Meeting"': 'meeting = "Performance and Delivery Board"',
    'title = "Tackling Crime and Re-Offending"': 'title = "Crime in Kent"',
}
SUBSECTION = """
[[section.subsection]]
id = "7c"
label = "c)"
title = "Citizens who help"
measures = ["cadets", "junior_cadets"]
"""


@pytest.fixture(name="kent", scope="module")
def _kent(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Resources:
    folder = tmp_path_factory.mktemp("kent") / "resources"
    shutil.copytree(root / "resources", folder)
    outline = folder / "report.toml"
    text = outline.read_text(encoding="utf-8")
    for old, new in CHANGES.items():
        assert old in text, old
        text = text.replace(old, new)
    text = re.sub(r',?\s*"(?:junior_)?cadets"', "", text)
    before = text.index("\n[[after]]\n") + 1
    outline.write_text(text[:before] + SUBSECTION + "\n" + text[before:], encoding="utf-8")
    catalogue = folder / "catalogue.toml"
    words = catalogue.read_text(encoding="utf-8")
    for measure in ("cadets", "junior_cadets"):
        at = words.index(f"[measure.{measure}]")
        words = words[:at] + words[at:].replace('"4c"', '"7c"', 1).replace('"4"', '"7"', 1)
    catalogue.write_text(words, encoding="utf-8")
    return load_resources(folder)


@pytest.fixture(name="opened", scope="module")
def _opened(root: Path, kent: Resources, tmp_path_factory: pytest.TempPathFactory) -> pipeline.Opened:
    book = openpyxl.load_workbook(root / "resources" / "demo.xlsx")
    book["Cover"]["B4"] = "Kent Police"
    book["Cover"]["B6"] = None
    for sheet in ("Road casualties", "National comparison"):
        for cell in book[sheet]["B"]:
            cell.value = {"Lancashire": "Kent", "North West": "South East"}.get(cell.value, cell.value)
    path = tmp_path_factory.mktemp("books") / "kent.xlsx"
    book.save(path)
    return pipeline.open_workbook(path, resources=kent)


def test_the_report_is_of_that_force_and_in_those_words(opened: pipeline.Opened) -> None:
    report = opened.report
    assert report.force == "Kent Police"
    assert report.marking == "OFFICIAL-SENSITIVE"
    titles = [section.title for section in report.sections]
    assert "Crime in Kent" in titles
    assert any(row.key == "all_crime/kent" for section in report.sections for row in section.measures.rows)
    extra = next(sub for section in report.sections for sub in section.subsections if sub.id == "7c")
    assert extra.title == "Citizens who help"
    assert any("Police cadets" in paragraph.text for paragraph in extra.paragraphs)


def test_everything_in_it_can_be_looked_at_and_taken_away(opened: pipeline.Opened, tmp_path: Path) -> None:
    walk(opened.report, opened.resources)
    words = exported(opened.report, tmp_path, resources=opened.resources)
    assert "Performance and Delivery Board" in words["report.docx"]
    for name, text in words.items():
        assert "OFFICIAL-SENSITIVE" in text, name
        assert "Lancashire" not in text.replace("Lancashire’s", ""), name


def test_a_marking_goes_with_charts_and_the_clipboard(opened: pipeline.Opened) -> None:
    report = opened.report
    section = report.sections[1]
    assert "OFFICIAL-SENSITIVE" in pipeline.copy_section(report, section).plain
    key, mode = section.subsections[0].charts[0]
    assert report.figure(key, mode).source.startswith("OFFICIAL-SENSITIVE")
