"""What is taken away from an open workbook: sections, charts and figures as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk import atomic
from scrutinydesk.errors import UnknownMeasureError
from scrutinydesk.measures.resources import Resources, load_resources
from scrutinydesk.progress import SILENT, Progress

if TYPE_CHECKING:
    from scrutinydesk.export.picture import Picture
    from scrutinydesk.export.word import Standing
    from scrutinydesk.opening import Opened
    from scrutinydesk.reporting.figure import Figure
    from scrutinydesk.reporting.report import Report, Section


class Format(StrEnum):
    """What a section can be exported as."""

    DOCX = "docx"
    PNG = "png"
    SVG = "svg"
    TXT = "txt"
    CSV = "csv"  # the observations, of all sections


REPORT = (Format.DOCX, Format.PNG, Format.SVG, Format.TXT)


@dataclass(frozen=True, slots=True)
class Painter:
    """Draws a figure for the exporters; the shell hands one down, the core has none.

    Attributes
    ----------
    picture : callable Figure -> Picture
        For Word: PNG at 300 dpi of the full text width, and SVG.
    png, svg : callable (Figure, Path) -> None
        Writes a file.
    """

    picture: Callable[[Figure], Picture]
    png: Callable[[Figure, Path], None]
    svg: Callable[[Figure, Path], None]


class Job(NamedTuple):
    """One file to write and how."""

    path: Path
    write: Callable[[Path], None]


def export_opened(
    opened: Opened,
    out: Path,
    sections: Sequence[str] = (),
    formats: Sequence[str] = REPORT,
    painter: Painter | None = None,
    progress: Progress = SILENT,
) -> list[Path]:
    """Write sections of an open workbook, and its observations where ``csv`` is among the formats."""
    others = [name for name in formats if name != Format.CSV]
    written = []
    if others:
        written = export_report(opened.report, out, sections, others, painter, progress, opened.resources)
    if Format.CSV in formats:
        from scrutinydesk.export import delimited  # noqa: PLC0415  not needed at start-up

        atomic.make_folder(out)
        progress.step(0, 1, "Writing observations.csv")
        path = out / "observations.csv"
        atomic.write(path, delimited.observations(opened.observations).encode("utf-8", "replace"))
        written.append(path)
    return written


def export_report(  # noqa: PLR0913, PLR0917  each with a default that does the usual
    report: Report,
    out: Path,
    sections: Sequence[str] = (),
    formats: Sequence[str] = REPORT,
    painter: Painter | None = None,
    progress: Progress = SILENT,
    resources: Resources | None = None,
) -> list[Path]:
    """Write sections of a report.

    Parameters
    ----------
    sections : sequence of str
        Section numbers; all where empty, and then the whole report as one document too.
    formats : sequence of str
        Of ``Format``; pictures need a ``painter``. A report has no observations: ``csv`` is not for it.
    resources : Resources, optional
        Those that the report was made with, for the standing words around it.

    Returns
    -------
    list of Path
        The files written.
    """
    wanted = [Format(name) for name in formats]
    chosen = _sections(report, sections)
    jobs = [job for section in chosen for job in _section_jobs(report, section, out, wanted, painter)]
    if Format.DOCX in wanted and not sections:
        whole = partial(_write_word, report, chosen, painter, _standing(report, resources))
        jobs.append(Job(out / "report.docx", whole))
    atomic.make_folder(out)
    for done, job in enumerate(jobs):
        progress.step(done, len(jobs), f"Writing {job.path.name}")
        job.write(job.path)
    progress.step(len(jobs), len(jobs), "Done")
    return [job.path for job in jobs]


def _sections(report: Report, numbers: Sequence[str]) -> tuple[Section, ...]:
    known = {section.number: section for section in report.sections}
    unknown = [number for number in numbers if number not in known]
    if unknown:
        raise UnknownMeasureError(
            f"There is no section {', '.join(unknown)}.",
            f"The report has sections {', '.join(known)}.",
            "Name one of these.",
        )
    if numbers:
        return tuple(known[number] for number in dict.fromkeys(numbers))
    filled = (section for section in report.sections if section.measures.rows)
    return tuple(filled) or report.sections


def _section_jobs(
    report: Report,
    section: Section,
    out: Path,
    formats: Sequence[Format],
    painter: Painter | None,
) -> Iterator[Job]:
    stem = out / f"section-{section.number}"
    if Format.DOCX in formats:
        yield Job(stem.with_suffix(".docx"), partial(_write_word, report, (section,), painter, None))
    if Format.TXT in formats:
        yield Job(stem.with_suffix(".txt"), partial(_write_text, report, section))
    if painter is None:
        return
    drawn = {Format.PNG: painter.png, Format.SVG: painter.svg}
    for name, figure in _charts(report, section):
        for form, draw in drawn.items():
            if form in formats:
                yield Job(out / f"{name}.{form}", partial(draw, figure))


def _charts(report: Report, section: Section) -> Iterator[tuple[str, Figure]]:
    """Yield file name and figure of each chart of a section that has something to draw."""
    for sub in section.subsections:
        for key, mode in sub.charts:
            figure = report.figure(key, mode)
            if not figure.empty:
                yield f"{sub.id}-{key.replace('/', '-')}-{mode}", figure


def _write_word(
    report: Report,
    sections: Sequence[Section],
    painter: Painter | None,
    standing: Standing | None,
    path: Path,
) -> None:
    from scrutinydesk.export import word  # noqa: PLC0415  not needed at start-up

    word.write(report, sections, path, painter.picture if painter else None, standing)


def _standing(report: Report, resources: Resources | None) -> Standing:
    """Return what the outline puts around the sections, filled in for this report."""
    from scrutinydesk.export import blocks, word  # noqa: PLC0415  not needed at start-up

    outline = (resources or load_resources()).outline
    end = report.period_end
    date = f"{end.last_day.day} {end.words}"

    def fill(text: str) -> str:
        return outline.filled(text, report.force, date)

    return word.Standing(
        tuple((label, fill(text)) for label, text in outline.header),
        tuple(block for part in outline.before for block in blocks.of_standing(part, fill)),
        tuple(block for part in outline.after for block in blocks.of_standing(part, fill)),
    )


def _write_text(report: Report, section: Section, path: Path) -> None:
    atomic.write(path, section_text(report, section))


def section_text(report: Report, section: Section) -> bytes:
    """Return a section as plain text, tables and source included, under its marking."""
    from scrutinydesk.export import blocks, text  # noqa: PLC0415  not needed at start-up

    parts = (*blocks.of_note(report), *blocks.of_section(report, section), *blocks.of_source(report))
    words = text.plain(parts)
    return f"{report.marking or blocks.NO_MARKING}\n\n{words}".encode()
