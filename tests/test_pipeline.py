"""The use cases, without a window, on the demo and on real files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import python_calamine

from scrutinydesk import pipeline
from scrutinydesk.analysis import comparison
from scrutinydesk.errors import CancelledError, ScrutinyError, UnknownMeasureError, UnreadableFileError
from scrutinydesk.findings import Severity
from scrutinydesk.periods import Month
from scrutinydesk.reporting.edits import Edit, Edits
from scrutinydesk.reporting.figure import Figure, Mode

RELEASE = "data/public-releases/policeforceareadatatablesyearendingjune2018corrected.xlsx"


@pytest.fixture(scope="module")
def demo() -> pipeline.Opened:
    return pipeline.open_workbook("demo")


def test_demo_opens_with_every_section_and_nothing_wrong(demo: pipeline.Opened) -> None:
    assert demo.kind is pipeline.Kind.STANDARD
    assert [section.number for section in demo.report.sections] == ["4", "5", "6", "7"]
    assert not [f for f in demo.findings if f.severity is Severity.ERROR]
    assert demo.report.period_end == Month.of(2017, 9)
    assert demo.report.marking == "OFFICIAL"


def test_findings_come_by_severity(demo: pipeline.Opened) -> None:
    order = list(Severity)
    ranks = [order.index(finding.severity) for finding in demo.report.findings]
    assert len(set(ranks)) > 1
    assert ranks == sorted(ranks)


def test_an_earlier_period_is_another_report_of_the_same_book(demo: pipeline.Opened) -> None:
    earlier = pipeline.look(demo, Month.of(2017, 6))
    assert earlier.period_end == Month.of(2017, 6)
    assert "12 months to June 2017" in earlier.sections[1].measures.title
    assert demo.report.period_end == Month.of(2017, 9)


def test_a_blank_template_opens_with_what_to_fill_in(tmp_path: Path) -> None:
    path = tmp_path / "new.xlsx"
    pipeline.write_template(path)
    opened = pipeline.open_workbook(path)
    assert opened.kind is pipeline.Kind.STANDARD
    assert len(opened.observed.missing) >= 12
    titles = [item.title for part in opened.report.overview.lists for item in part.items]
    assert "Monthly counts" in titles
    assert not [f for f in opened.findings if f.severity is Severity.ERROR]


def test_the_demo_can_be_written_and_read_again(tmp_path: Path, demo: pipeline.Opened) -> None:
    path = tmp_path / "demo.xlsx"
    pipeline.write_demo(path)
    again = pipeline.open_workbook(path)
    assert [r.value for r in again.observations] == [r.value for r in demo.observations]


def test_any_other_workbook_opens_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "lists.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Dear", "officer"])
    book.active.append([1, 2])
    book.save(path)
    opened = pipeline.open_workbook(path)
    assert opened.kind is pipeline.Kind.UNRECOGNISED
    assert opened.book.sheets[0].value(1, 1) == 2
    assert "workbook.unrecognised" in [finding.kind for finding in opened.findings]
    assert not len(opened.observations)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 but no more", b"%PDF-1.4", b"\xd0\xcf\x11\xe0"])
def test_what_is_no_workbook_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError) as raised:
        pipeline.open_workbook(path)
    assert raised.value.title
    assert raised.value.remedy


def test_cancel_stops_the_opening(tmp_path: Path) -> None:
    class Impatient:
        def step(self, done: int, total: int, what: str) -> None:
            raise CancelledError

    with pytest.raises(CancelledError):
        pipeline.open_workbook("demo", Impatient())


def test_comparison_areas_are_the_sums_of_their_cells(shared: Path) -> None:
    """MSG and region against the cells of their forces, read by another library."""
    opened = pipeline.open_workbook(shared / RELEASE)
    rows = (
        python_calamine.CalamineWorkbook.from_path(str(shared / RELEASE))
        .get_sheet_by_name("Table P1")
        .to_python(skip_empty_area=False)
    )
    cells = {str(row[1]).rstrip("0123456789, "): row for row in rows}
    heading = rows[4]
    column = next(i for i, text in enumerate(heading) if str(text).startswith("Public order"))
    group = (
        "Lancashire", "Humberside", "Kent", "Northumbria", "Nottinghamshire", "South Wales",
        "South Yorkshire", "West Yorkshire",
    )  # fmt: skip
    resources, end = opened.resources, Month.of(2018, 6)
    measure = resources.catalogue["public_order"]
    found = comparison.compare_areas(opened.observations, measure, "lancashire", end, resources)
    current = {row.area: row.change.current.value for row in found.rows if row.change.current}
    assert current["lancashire"] == cells["Lancashire"][column]
    assert current["north-west"] == cells["North West"][column]
    assert current["england-and-wales"] == cells["ENGLAND AND WALES"][column]
    assert current["lancashire-msg"] == sum(cells[name][column] for name in group)


def test_national_figures_join_an_open_workbook(shared: Path, demo: pipeline.Opened) -> None:
    joined = pipeline.add_comparison(demo, shared / "data/public-releases/rec-crime-pfa.csv")
    assert len(joined.observations) > len(demo.observations)
    assert joined.report.period_end == demo.report.period_end
    # The workbook's own figures stand where both state a value.
    before = demo.report.sections[1].measures.rows[1]
    after = joined.report.sections[1].measures.rows[1]
    assert [cell.text for cell in after.cells[:5]] == [cell.text for cell in before.cells[:5]]


def test_only_a_public_release_can_be_joined(tmp_path: Path, demo: pipeline.Opened) -> None:
    path = tmp_path / "copy.xlsx"
    shutil.copy(Path(demo.book.path), path)
    with pytest.raises(ScrutinyError, match="not a public release"):
        pipeline.add_comparison(demo, path)


def test_export_without_pictures_writes_words(tmp_path: Path) -> None:
    written = pipeline.export("demo", tmp_path / "new" / "out", formats=("txt", "docx"))
    assert all(path.stat().st_size > 200 for path in written)
    assert {path.suffix for path in written} == {".txt", ".docx"}
    assert (tmp_path / "new" / "out" / "report.docx") in written


def test_export_draws_each_chart_in_each_form(tmp_path: Path, demo: pipeline.Opened) -> None:
    drawn: list[tuple[str, str]] = []

    def draw(form: str) -> Callable[[Figure, Path], None]:
        return lambda figure, path: drawn.append((form, figure.id))

    def no_picture(figure: Figure) -> None:
        raise AssertionError(figure.id)

    painter = pipeline.Painter(no_picture, draw("png"), draw("svg"))  # type: ignore[arg-type]
    pipeline.export_report(demo.report, tmp_path, ("5",), ("png", "svg"), painter)
    charts = [c for sub in demo.report.sections[1].subsections for c in sub.charts]
    assert len(drawn) == 2 * len(charts)


def test_a_section_that_is_not_there_is_named(tmp_path: Path, demo: pipeline.Opened) -> None:
    with pytest.raises(UnknownMeasureError, match="no section 9"):
        pipeline.export_report(demo.report, tmp_path, ("9",))


def test_edited_words_go_into_the_document(tmp_path: Path, demo: pipeline.Opened) -> None:
    paragraph = demo.report.sections[1].subsections[0].paragraphs[0]
    edits = Edits().with_edit(Edit(paragraph.id, "Said differently.", paragraph.text))
    edited = pipeline.with_edits(demo.report, edits)
    pipeline.export_report(edited, tmp_path, ("5",), ("txt",))
    text = (tmp_path / "section-5.txt").read_text(encoding="utf-8")
    assert "(i) Said differently." in text


def test_copy_of_one_subsection(demo: pipeline.Opened) -> None:
    clip = pipeline.copy_section(demo.report, demo.report.sections[1], "5f")
    assert clip.plain.startswith("Please note: For demonstration only.")
    assert "\nf) Road safety" in clip.plain
    assert "from “demo.xlsx”" in clip.plain
    assert "e) High" not in clip.plain


def test_the_same_workbook_gives_the_same_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        pipeline.export("demo", tmp_path / name, formats=("txt",))
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_every_chart_has_words_and_a_table(demo: pipeline.Opened) -> None:
    for section in demo.report.sections:
        for sub in section.subsections:
            for key, mode in sub.charts:
                figure = demo.report.figure(key, mode)
                assert figure.empty or (0 < len(figure.alt) <= 250 and figure.table.rows)
    limits = [
        panel.limits
        for row in demo.report.sections[1].measures.rows
        if row.level != "group"
        for panel in demo.report.figure(row.key, Mode.ROLLING).panels
    ]
    assert limits
    assert not any(limits), "control limits are never drawn on rolling sums"


def test_a_workbook_of_an_unknown_layout_is_not_exported(tmp_path):
    path, out = tmp_path / "own.csv", tmp_path / "out"
    path.write_text("Offence,Apr-21,May-21\nBurglary,1,2\n", encoding="utf-8")
    with pytest.raises(ScrutinyError, match=r"layout of “own\.csv” is not known") as told:
        pipeline.export(path, out)
    assert "--recipe" in told.value.remedy
    assert not out.exists()
