from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx

from scrutinydesk import pipeline
from scrutinydesk.export.allowed import allowed
from scrutinydesk.reporting.report import Report, Run

FOUL = "a\x0bb\x00c\ufffed\ud800"


def test_tabs_lines_and_every_script_stay():
    assert allowed("a\tb\nc \u202e\U0001f600 £") == "a\tb\nc \u202e\U0001f600 £"
    assert allowed(FOUL) == "a b c d "


def test_a_pasted_text_with_control_characters_still_makes_a_document(report: Report, tmp_path: Path):
    section = report.sections[0]
    sub = section.subsections[0]
    paragraph = replace(sub.paragraphs[0], runs=(Run(FOUL),))
    table = replace(sub.tables[0], source=FOUL)
    foul = replace(section, subsections=(replace(sub, paragraphs=(paragraph,), tables=(table,)),))
    changed = replace(
        report, sections=(foul,), title=FOUL, force="x" * 500, file_name=FOUL, marking="OFFICIAL-SENSITIVE"
    )
    paths = pipeline.export_report(changed, tmp_path, formats=("docx", "txt"))
    for path in paths:
        if path.suffix == ".docx":
            assert "a b c d" in "".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
        else:
            assert path.read_text(encoding="utf-8").startswith("OFFICIAL-SENSITIVE\n")


def test_a_section_named_twice_is_written_once(report: Report, tmp_path: Path):
    assert len(pipeline.export_report(report, tmp_path, sections=("5", "5"), formats=("txt",))) == 1
