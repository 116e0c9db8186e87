"""Every use case, without a window: open, look, write, take away.

The window and the command line call these functions and nothing below them; a headless run of
them is the proof that the core needs no Qt.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk import atomic
from scrutinydesk.errors import ScrutinyError, UnknownMeasureError
from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.measures.observations import NOTHING, Observations
from scrutinydesk.measures.resources import Resources, load_resources
from scrutinydesk.periods import Month
from scrutinydesk.progress import SILENT, Progress
from scrutinydesk.reporting import build
from scrutinydesk.reporting.disagreements import disagreements
from scrutinydesk.reporting.edits import Edits
from scrutinydesk.workbook import demo, publications, reading, standard, template
from scrutinydesk.workbook.assurance import assurance
from scrutinydesk.workbook.observed import Cover, Observed

if TYPE_CHECKING:
    from scrutinydesk.export.clip import Clip
    from scrutinydesk.export.picture import Picture
    from scrutinydesk.export.word import Standing
    from scrutinydesk.reporting.figure import Figure
    from scrutinydesk.reporting.report import Report, Section
    from scrutinydesk.workbook.grid import Book

DEMO = "demo"


class Kind(StrEnum):
    """What a workbook was recognised as."""

    STANDARD = "standard workbook"
    PUBLICATION = "public release"
    UNRECOGNISED = "not recognised"


class Format(StrEnum):
    """What a section can be exported as."""

    DOCX = "docx"
    PNG = "png"
    SVG = "svg"
    TXT = "txt"


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


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook that is open, with everything seen in it."""

    book: Book
    kind: Kind
    observed: Observed
    findings: tuple[Finding, ...]
    report: Report
    resources: Resources

    @property
    def observations(self) -> Observations:
        """The tidy rows."""
        return self.observed.observations


def open_workbook(
    source: Path | str, progress: Progress = SILENT, resources: Resources | None = None
) -> Opened:
    """Read a workbook, recognise it, and build the report of its latest period.

    Parameters
    ----------
    source : Path or str
        A file, or ``demo`` for the built-in demo workbook.

    Raises ``UnreadableFileError`` where the file cannot be opened and ``CancelledError`` where
    ``progress`` asked to stop; nothing was changed then.
    """
    resources = resources or load_resources()
    path = demo.demo_path() if source == DEMO else Path(source)
    progress.step(0, 3, f"Reading {path.name}")
    read = reading.read(path, progress)
    progress.step(1, 3, "Recognising tables")
    kind, observed = _observe(read.book, resources)
    progress.step(2, 3, "Drafting the report")
    read_well = assurance(read.book, read.findings)
    findings = (*read.findings, *observed.findings, *((read_well,) if read_well else ()))
    report = _report(read.book, observed, findings, resources, None)
    progress.step(3, 3, "Done")
    return Opened(read.book, kind, observed, findings, report, resources)


def look(opened: Opened, period_end: Month | None = None) -> Report:
    """Build the report of an open workbook for a period; the latest where none is given."""
    return _report(opened.book, opened.observed, opened.findings, opened.resources, period_end)


def add_comparison(opened: Opened, source: Path, progress: Progress = SILENT) -> Opened:
    """Join the figures of a public release to an open workbook, for its comparison views.

    The workbook's own figures stand first: where both state the same value, its own is used.

    Raises
    ------
    ScrutinyError
        The file is not a public release that can be recognised.
    """
    other = open_workbook(source, progress, opened.resources)
    if other.kind is not Kind.PUBLICATION:
        raise ScrutinyError(
            f"“{other.book.name}” is not a public release that Scrutiny Desk knows.",
            "Comparison figures come from the police force area tables, the recorded crime open "
            "data and the police workforce tables.",
            "Open it by itself to look at it in the Data tab.",
        )
    observations = opened.observations.joined([other.observations])
    observed = replace(opened.observed, observations=observations)
    end = opened.report.period_end
    differ = disagreements(opened.observations, other.observations, opened.resources, end)
    findings = (*opened.findings, *other.findings, *differ)
    report = _report(opened.book, observed, findings, opened.resources, end)
    return replace(opened, observed=observed, findings=findings, report=report)


def write_template(path: Path) -> None:
    """Write an empty standard workbook with instructions and validation lists."""
    template.write_template(path, load_resources())


def write_demo(path: Path) -> None:
    """Write the demo workbook."""
    demo.write_demo(path, load_resources())


def export(
    source: Path | str,
    out: Path,
    sections: Sequence[str] = (),
    formats: Sequence[str] = tuple(Format),
    painter: Painter | None = None,
    progress: Progress = SILENT,
) -> list[Path]:
    """Open a workbook and write its sections; return the files written, in order."""
    opened = open_workbook(source, progress)
    return export_report(opened.report, out, sections, formats, painter, progress, opened.resources)


def export_report(  # noqa: PLR0913, PLR0917  each with a default that does the usual
    report: Report,
    out: Path,
    sections: Sequence[str] = (),
    formats: Sequence[str] = tuple(Format),
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
        Of ``Format``; pictures need a ``painter``.
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


def copy_section(report: Report, section: Section, subsection_id: str = "") -> Clip:
    """Return a section, or one of its sub-sections, for the clipboard; a marking goes with it."""
    from scrutinydesk.export import blocks, clip  # noqa: PLC0415  not needed at start-up

    parts = blocks.of_section(report, section)
    if subsection_id:
        subs = [sub for sub in section.subsections if sub.id == subsection_id]
        parts = (block for sub in subs for block in blocks.of_subsection(report, sub))
    return clip.of_blocks((*blocks.of_marking(report), *parts, *blocks.of_source(report)))


def with_edits(report: Report, edits: Edits) -> Report:
    """Return the report in the officer's words where there are any."""
    return edits.applied(report)


def _observe(book: Book, resources: Resources) -> tuple[Kind, Observed]:
    if standard.recognise(book):
        return Kind.STANDARD, standard.observe(book, resources)
    if publications.recognise(book):
        return Kind.PUBLICATION, publications.observe(book, resources)
    finding = Finding(
        "workbook.unrecognised",
        Severity.WARNING,
        "The layout of this workbook is not known.",
        "It is shown as it is in the Data tab; no measure was taken from it.",
        "Copy the figures into a standard workbook (File > New workbook), or open a public release.",
        Place(book.name),
    )
    outline = resources.outline
    force = resources.areas[outline.force]
    # Nothing names a period; today's month stands until a table does.
    now = dt.datetime.now(dt.UTC)
    end = Month.of(now.year, now.month)
    cover = Cover(force.id, force.title, end, "", outline.title, period_given=False)
    return Kind.UNRECOGNISED, Observed(NOTHING, (finding,), cover, ())


def _report(
    book: Book,
    observed: Observed,
    findings: tuple[Finding, ...],
    resources: Resources,
    period_end: Month | None,
) -> Report:
    return build.build(
        observed.observations,
        observed.cover,
        resources,
        findings,
        period_end=period_end,
        sha256=book.sha256,
        file_name=book.name,
        missing=observed.missing,
    )


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
    from scrutinydesk.export import blocks, text  # noqa: PLC0415

    parts = (*blocks.of_note(report), *blocks.of_section(report, section), *blocks.of_source(report))
    words = text.plain(parts)
    atomic.write(path, f"{report.marking or blocks.NO_MARKING}\n\n{words}".encode())
