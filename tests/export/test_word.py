"""The Word document, opened again and read part by part."""

from __future__ import annotations

import base64
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from scrutinydesk.errors import ExportError
from scrutinydesk.export import blocks, text, word
from scrutinydesk.export.clip import of_blocks
from scrutinydesk.export.picture import Picture
from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.reporting.report import Report
from scrutinydesk.reporting.table import Cell, Column, Level, Row, Table

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.fixture
def path(report: Report, tmp_path: Path) -> Path:
    path = tmp_path / "section.docx"
    word.write(report, report.sections, path, lambda _: Picture(PNG, SVG, 15.9, 9.0))
    return path


def part(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as file:
        return etree.fromstring(file.read(name))


def numbers(path: Path) -> list[tuple[str, str, int]]:
    """Return style, text and the number that each numbered paragraph prints, by counting."""
    document = docx.Document(str(path))
    numbering = document.part.numbering_part.element
    starts = {
        num.get(qn("w:numId")): {
            int(over.get(qn("w:ilvl"))): int(over.find(qn("w:startOverride")).get(qn("w:val")))
            for over in num.findall(qn("w:lvlOverride"))
        }
        for num in numbering.findall(qn("w:num"))
    }
    seen: dict[tuple[str, int], int] = {}
    result = []
    for paragraph in document.paragraphs:
        properties = paragraph._p.pPr.numPr if paragraph._p.pPr is not None else None
        if properties is None:
            continue
        number, level = str(properties.numId.val), int(properties.ilvl.val)
        seen[number, level] = seen.get((number, level), starts[number].get(level, 1) - 1) + 1
        result.append((paragraph.style.name, paragraph.text, seen[number, level]))
    return result


def test_numbering_is_the_reports_own(path: Path) -> None:
    found = numbers(path)
    assert ("Heading 1", "Crime & more", 5) in found
    assert ("Heading 2", "Title a", 1) in found
    assert ("Heading 2", "Title e", 5) in found
    paras = [(text, number) for style, text, number in found if style == "Report Para"]
    assert [number for _, number in paras] == [1, 2, 1, 2]
    levels = part(path, "word/numbering.xml").xpath(
        "//w:abstractNum[w:multiLevelType/@w:val='multilevel'][.//w:pStyle/@w:val='ReportPara']"
        "/w:lvl/w:lvlText/@w:val",
        namespaces={"w": qn("w:p")[1:].split("}")[0]},
    )
    assert levels == ["%1.", "%2)", "(%3)"]


def test_subsection_without_content_is_left_out(path: Path) -> None:
    assert "Nothing" not in [text for _, text, _ in numbers(path)]


def test_tables_can_be_read_by_a_screen_reader(path: Path) -> None:
    document = docx.Document(str(path))
    assert len(document.tables) == 3
    for table in document.tables:
        element = table._tbl
        first = element.tr_lst[0]
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in element.tr_lst)
        assert element.tblPr.find(qn("w:tblCaption")).get(qn("w:val")).startswith("Recorded crime")
        assert element.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
        assert not element.findall(f".//{qn('w:gridSpan')}")
        assert not element.findall(f".//{qn('w:vMerge')}")
        texts = [[cell.text for cell in row.cells] for row in table.rows]
        assert texts[0] == ["Part", "Measure", "12m to Sep 2017", "Signal"]
        assert texts[1] == ["a)", "All crime & <more>", "115,782", "Above limit"]


def test_captions_are_fields_with_their_number(path: Path) -> None:
    body = part(path, "word/document.xml")
    fields = [
        (field.get(qn("w:instr")).strip(), "".join(field.itertext()))
        for field in body.iter(qn("w:fldSimple"))
    ]
    assert [n for name, n in fields if name.startswith("SEQ Table")] == ["1", "2", "3"]
    assert [n for name, n in fields if name.startswith("SEQ Figure")] == ["1", "2"]


def test_charts_have_words_and_both_pictures(path: Path) -> None:
    body = part(path, "word/document.xml")
    described = [p.get("descr") for p in body.iter(qn("wp:docPr"))]
    assert len(described) == 2
    assert all(0 < len(text) <= 250 for text in described)
    with zipfile.ZipFile(path) as file:
        names = file.namelist()
        content = file.read("word/document.xml").decode()
    assert [name for name in names if name.endswith(".svg")] == [
        "word/media/chart1.svg",
        "word/media/chart2.svg",
    ]
    assert content.count("svgBlip") == 2
    assert "wp:anchor" not in content


def test_language_marking_and_properties(path: Path) -> None:
    document = docx.Document(str(path))
    styles = part(path, "word/styles.xml")
    assert styles.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}").get(qn("w:val")) == "en-GB"
    assert document.sections[0].header.paragraphs[0].text == "OFFICIAL"
    assert "Data to September 2017" in document.sections[0].footer.paragraphs[0].text
    properties = document.core_properties
    assert properties.title == "Performance report to 30 September 2017"
    assert properties.language == "en-GB"
    assert "ab" * 32 in document.paragraphs[-1].text
    assert document.sections[0].page_width.cm == pytest.approx(21, abs=0.01)


def test_without_a_painter_there_are_no_charts(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "plain.docx"
    word.write(report, report.sections, path)
    with zipfile.ZipFile(path) as file:
        assert not [name for name in file.namelist() if "media" in name]


def test_what_cannot_be_written_leaves_the_old_file(report: Report, tmp_path: Path) -> None:
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(ExportError) as raised:
        word.write(report, report.sections, target)
    assert raised.value.remedy
    assert list(tmp_path.iterdir()) == [target]


def test_a_bullet_before_the_first_number_does_not_count(report: Report, tmp_path: Path) -> None:
    """Bullets are in a list of their own, so that (i) stays (i) behind them."""
    section = report.sections[0]
    sub = section.subsections[0]
    first = replace(sub, paragraphs=(sub.paragraphs[2], *sub.paragraphs[:2]))
    path = tmp_path / "bullets.docx"
    word.write(report, (replace(section, subsections=(first,)),), path)
    document = docx.Document(str(path))
    bullets = [p for p in document.paragraphs if p.style.name == "Report Bullet"]
    assert bullets
    assert all(p._p.pPr.numPr is None for p in bullets)
    numbering = document.part.numbering_part.element
    of_style = {s.get(qn("w:styleId")): s for s in document.styles.element if s.get(qn("w:styleId"))}
    ids = {
        name: of_style[name].find(f".//{qn('w:numId')}").get(qn("w:val"))
        for name in ("ReportBullet", "ReportPara")
    }
    abstract = {
        n.get(qn("w:numId")): n.find(qn("w:abstractNumId")).get(qn("w:val"))
        for n in numbering.findall(qn("w:num"))
    }
    assert abstract[ids["ReportBullet"]] != abstract[ids["ReportPara"]]
    assert [n for style, _, n in numbers(path) if style == "Report Para"] == [1, 2]


def test_the_note_of_the_cover_and_a_missing_marking_are_on_the_page(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "noted.docx"
    unmarked = replace(report, marking="", note="The months are made up.")
    word.write(unmarked, unmarked.sections, path)
    document = docx.Document(str(path))
    assert document.sections[0].header.paragraphs[0].text == "PROTECTIVE MARKING NOT GIVEN"
    assert "Please note: The months are made up." in [p.text for p in document.paragraphs]


def test_errors_that_nobody_has_settled_go_along(report: Report, tmp_path: Path) -> None:
    place = Place("pack.xlsx", "5a", "C7")
    found = [
        Finding("quality.unit_jump", severity, f"{what}.", "why", "what to do", place)
        for severity, what in (
            (Severity.ERROR, "100 times too large"), (Severity.ERROR, "It adds up to 3"),
            (Severity.ERROR, "A sign"), (Severity.ERROR, "One more"), (Severity.WARNING, "A break"),
        )
    ]  # fmt: skip
    path = tmp_path / "errors.docx"
    faulty = replace(report, findings=tuple(found))
    word.write(faulty, faulty.sections, path)
    said = next(p.text for p in docx.Document(str(path)).paragraphs if p.text.startswith("Errors"))
    assert said == (
        "Errors in the workbook that nobody has settled: 100 times too large (sheet “5a”, cell C7); It adds "
        "up to 3 (sheet “5a”, cell C7); A sign (sheet “5a”, cell C7); and 1 more, which Checks lists."
    )
    assert said in text.plain(blocks.of_note(faulty)).replace("\n", " ")
    sound = replace(report, findings=tuple(found[-1:]))
    assert not list(blocks.to_know(replace(sound, note="")))


def test_what_a_chart_allows_to_conclude_stands_beneath_it(report: Report, tmp_path: Path):
    """As text, not in the picture, which is drawn without it."""
    drawn = []
    figure = replace(report.figure("all_crime", "monthly"), can=("It rose & rose.",), cannot=("Why.", "How."))
    told = replace(report, figure=lambda *_: figure)
    path = tmp_path / "told.docx"
    word.write(told, told.sections, path, lambda each: drawn.append(each) or Picture(PNG, SVG, 15.9, 9.0))
    texts = [each.text for each in docx.Document(str(path)).paragraphs]
    at = next(n for n, each in enumerate(texts) if each.endswith(figure.title) and each != figure.title)
    assert texts[at + 1 : at + 3] == [
        "What we can conclude: It rose & rose.", "What we cannot conclude: Why. How.",
    ]  # fmt: skip
    assert all(not each.conclusions for each in drawn)
    listed = [*blocks.of_section(told, told.sections[0])]
    assert "What we cannot conclude: Why. How." in text.plain(listed)
    clip = of_blocks(listed)
    assert "What we can conclude: It rose &amp; rose." in clip.html
    assert "What we can conclude: It rose & rose." in clip.rtf


def test_what_is_to_spare_is_not_on_paper():
    columns = (Column("a", "Measure"), Column("b", "Beside the rest", spare=True), Column("c", "Change"))
    rows = (Row("g", (Cell("a) Crime"),), Level.GROUP), Row("r", (Cell("All"), Cell("Lower"), Cell("+1"))))
    ready = blocks.printable(Table("t", "T", columns, rows))
    assert [column.heading for column in ready.columns] == ["Part", "Measure", "Change"]
    assert [cell.text for cell in ready.rows[0].cells][1:] == ["All", "+1"]
