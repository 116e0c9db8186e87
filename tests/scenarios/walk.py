"""A walk through everything that a report holds, as a reader with endless patience would take it.

``walk`` returns every text that was met, so that a test can ask more of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from scrutinydesk import pipeline
from scrutinydesk.export.picture import Picture
from scrutinydesk.periods import Window
from scrutinydesk.reporting.figure import Mode
from scrutinydesk.reporting.figures import DRAWERS

if TYPE_CHECKING:
    from scrutinydesk.findings import Finding
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.reporting.figure import Figure, Panel
    from scrutinydesk.reporting.report import Report, Section, SubSection
    from scrutinydesk.reporting.table import Table

# What a program says when it has not thought about a value. "None of these" is a sentence.
UNTHOUGHT = re.compile(
    r"\b(?:nan|NaN|NAN|inf|Infinity|NaT|NoneType|Fraction|datetime)\b|Month\(|\bNone\b(?! of)"
    r"|[<]\w+ object|Traceback|\b[a-z0-9]+_[a-z0-9_]+/|\{\w*\}"
)
MINUS_ZERO = re.compile(r"[−-]0(?:\.0+)?(?![\d.])(?:%| pp|$)")
MANNERS = re.compile(
    r"(?<!\.)\.\.(?!\.)|\s,|\s\.(?![\dx])|,,|\(\)| {2,}"
    r"|(?<![\d,.])1 (?:crimes|casualties|incidents|reports|detentions|forces|months|changes)\b"
)
QUOTED = re.compile("“[^”]*”")  # Names of sheets and labels are as the workbook writes them.
ENDS_IN_A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
PICTURE = Picture(
    bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
        "0000000d4944415478da63fcffff3f030005fe02fea7d5c4b90000000049454e44ae426082"
    ),
    b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
    16.0,
    8.0,
)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


PAINTER = pipeline.Painter(
    lambda _: PICTURE,
    lambda _, path: _write(path, PICTURE.png),
    lambda _, path: _write(path, PICTURE.svg),
)


def walk(report: Report, resources: Resources, own_words: tuple[str, ...] = ()) -> list[str]:
    """Touch everything in a report and hold it to what the product promises.

    Parameters
    ----------
    own_words : tuple of str
        Texts of the workbook itself, which may say what they like.
    """
    report = replace(report, why=cache(report.why))  # one explanation stands beneath many cells
    texts = [report.title, report.force, *_overview(report), *_findings(report.findings)]
    for section in report.sections:
        texts += _section(report, section, resources)
    for text in dict.fromkeys(texts):
        if not any(word in text for word in own_words):
            _well_said(text)
    return texts


@cache
def _well_said(text: str) -> None:
    """Hold a text to what it may say; an altered workbook has most texts of the one before."""
    assert not UNTHOUGHT.search(text), text
    assert not MINUS_ZERO.search(text), text
    assert not MANNERS.search(QUOTED.sub("“…”", text)), text


def exported(
    report: Report,
    out: Path,
    painter: pipeline.Painter | None = PAINTER,
    resources: Resources | None = None,
) -> dict[str, str]:
    """Write every section as text and Word; return the words of each file by its name."""
    import docx

    formats = ("docx", "txt") if painter is None else tuple(pipeline.Format)
    words: dict[str, str] = {}
    for path in pipeline.export_report(report, out, formats=formats, painter=painter, resources=resources):
        assert path.stat().st_size > 0, path
        if path.suffix == ".txt":
            words[path.name] = path.read_text(encoding="utf-8")
        elif path.suffix == ".docx":
            document = docx.Document(str(path))
            parts = [paragraph.text for paragraph in document.paragraphs]
            parts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
            for each in document.sections:
                parts += [paragraph.text for paragraph in each.header.paragraphs]
                parts += [paragraph.text for paragraph in each.footer.paragraphs]
            words[path.name] = "\n".join(parts)
    return words


def _overview(report: Report) -> Iterator[str]:
    known = {section.number for section in report.sections}
    for headline in report.overview.headlines:
        yield from (headline.title, headline.figure, headline.text)
        assert headline.title
        assert headline.link.section in {"", *known}
    for part in report.overview.lists:
        yield from (part.title, part.subtitle, part.empty)
        assert part.items or part.empty, f"{part.title} is blank"
        for item in part.items:
            assert item.title
            assert item.signal.word
            yield from (item.title, item.detail, item.value, item.signal.word)
            assert item.link.finding < len(report.findings)
            if item.link.row:
                rows = next(s for s in report.sections if s.number == item.link.section).measures.rows
                assert item.link.row in {row.key for row in rows}, item


def _findings(findings: tuple[Finding, ...]) -> Iterator[str]:
    for finding in findings:
        assert finding.title
        assert finding.place.source or finding.place.sheet, finding
        yield from (finding.title, finding.detail, finding.remedy)


def _section(report: Report, section: Section, resources: Resources) -> Iterator[str]:
    yield from _table(report, section.measures)
    assert all(section.comparison)
    # Many rows share one table.
    for table in {id(table): table for table in section.comparison.values()}.values():
        yield from _table(report, table)
    for row in section.measures.rows:
        assert section.subsection_of(row.key) is not None or row.level == "group", row.key
        if row.level == "group":
            continue
        for mode in DRAWERS:
            yield from _figure(report, report.figure(row.key, mode), mode)
    _nothing_crosses_a_break(report, section, resources)
    for sub in section.subsections:
        yield from _subsection(report, sub)


def _subsection(report: Report, sub: SubSection) -> Iterator[str]:
    yield sub.title
    ids = [paragraph.id for paragraph in sub.paragraphs]
    assert len(ids) == len(set(ids)), f"{sub.id}: two paragraphs of one id"
    for paragraph in sub.paragraphs:
        yield paragraph.text
        for run in paragraph.runs:
            if run.figure:
                yield from _why(report, run.figure, run.text)
    for table in sub.tables:
        yield from _table(report, table)
    for key, mode in sub.charts:
        yield from _figure(report, report.figure(key, mode), mode)


def _table(report: Report, table: Table) -> Iterator[str]:
    yield from (table.title, *table.notes, table.source)
    yield from (column.heading for column in table.columns)
    keys = [column.key for column in table.columns]
    assert len(keys) == len(set(keys)), table.id
    for row in table.rows:
        if row.level == "group":
            assert len(row.cells) == 1
        else:
            assert len(row.cells) == len(table.columns), (table.id, row.key)
        for cell in row.cells:
            yield from (cell.text, cell.note)
            if cell.why:
                yield from _why(report, cell.why, cell.text)


def _why(report: Report, identity: str, text: str) -> Iterator[str]:
    found = report.why(identity)
    assert found is not None, f"{identity} ({text}) has no explanation"
    assert found.title, identity
    assert found.value, identity
    assert found.formula, identity
    yield from (found.title, found.value, found.formula, found.working, *found.cautions, found.source)
    for what, value, _place in found.inputs:
        yield from (what, value)


def _beside_lines(panel: Panel) -> Iterator[str]:
    """Yield what a panel says of all that is no line of months."""
    for point in (*panel.bars, *panel.dots, *panel.spots):
        yield from (point.label, point.words, getattr(point, "text", ""))
    yield from (curve.name for curve in panel.curves)
    yield from (level.label for level in (panel.target, panel.reference) if level is not None)
    if panel.fan is not None:
        yield from (panel.fan.label, panel.fan.methods_label)


def _figure(report: Report, figure: Figure, mode: Mode) -> Iterator[str]:
    yield from (figure.title, figure.subtitle, figure.note, figure.alt, figure.empty, figure.source)
    if figure.empty:
        assert not figure.panels, figure.id
        return
    assert figure.title, figure.id
    assert figure.alt, figure.id
    assert ENDS_IN_A_YEAR.search(figure.subtitle + figure.title), f"{figure.id} does not say when it ends"
    yield from (badge.word for badge in figure.badges)
    drawn = 0
    for panel in figure.panels:
        yield panel.title
        assert not (mode is Mode.ROLLING and panel.limits), f"{figure.id}: limits on rolling sums"
        assert not (mode is Mode.PEERS and panel.limits), figure.id
        for line in panel.lines:
            yield from (line.name, *line.words)
            assert len(line.months) == len(line.values), figure.id
            assert list(line.months) == sorted(set(line.months)), figure.id
            for beside in (line.marks, line.words, line.places):
                assert len(beside) in {0, len(line.months)}, figure.id
            held = [value for value in line.values if value is not None]
            assert all(abs(value) < float("inf") for value in held), figure.id
            drawn += len(held)
        _hold_across(figure, panel)
        for limits in panel.limits:
            yield limits.label
            assert limits.first <= limits.last, figure.id
            assert limits.lower <= limits.mean <= limits.upper, figure.id
        for each in panel.breaks:
            yield from (each.label, each.detail)
        yield from _beside_lines(panel)
        drawn += len(panel.bars) + len(panel.dots) + len(panel.spots)
    assert drawn, f"{figure.id} draws nothing and does not say why"
    yield from (*figure.can, *figure.cannot)
    assert bool(figure.can) == bool(figure.cannot), f"{figure.id} has one of the pair only"
    yield from _table(report, figure.table)


def _hold_across(figure: Figure, panel: Panel) -> None:
    """Hold rows, points and bars to what a reader needs of them."""
    for each in (*panel.dots, *panel.spots, *panel.bars):
        assert each.label, figure.id
        assert each.words, f"{figure.id}: {each.label} says nothing"
    for dot in panel.dots:
        ends = [end for end in (dot.low, dot.high) if end is not None]
        assert len(ends) in {0, 2}, figure.id
        assert all(abs(end) < float("inf") for end in ends), figure.id
        # Of several alike the shared rank may lie outside the range of one.
        if dot.value is not None and ends and figure.unit != "rank":
            assert dot.low <= dot.value <= dot.high, (figure.id, dot.label)
    for curve in panel.curves:
        assert all(abs(each) < float("inf") for each in (*curve.xs, *curve.ys)), figure.id


def _nothing_crosses_a_break(report: Report, section: Section, resources: Resources) -> None:
    """Hold every row over a break to words in place of difference and percentage, unless overridden."""
    for row in section.measures.rows:
        if row.level == "group":
            continue
        cells = dict(zip([column.key for column in section.measures.columns], row.cells, strict=True))
        measure = resources.catalogue[row.key.partition("/")[0]]
        percent = cells.get("percent")
        if percent is None or percent.text in {"", "–"} or measure.unit == "gbp_million":
            continue
        window = Window.rolling_12(report.period_end)
        if measure.kind != "flow" or "(" in cells["measure"].text.replace("(KSI)", ""):
            continue  # Another window stands in the label; the statement of it is tested elsewhere.
        area = row.key.partition("/")[2]
        if resources.crossing(measure.id, window.previous.first, window.last, area).refused:
            assert cells["signal"].signal is not None
            assert cells["signal"].signal.word == "Not comparable", row.key
            assert (percent.text, cells["change"].text) == ("n/c", "n/c"), row.key
