"""Every use case, without a window: open, look, write, take away.

The window and the command line call these functions and nothing below them; a headless run of
them is the proof that the core needs no Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.exporting import REPORT, Format, Job, Painter, export_opened, export_report
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.opening import DEMO, Kind, Opened, add_comparison, look, open_workbook
from scrutinydesk.progress import SILENT, Progress
from scrutinydesk.workbook import demo, template

if TYPE_CHECKING:
    from scrutinydesk.export.clip import Clip
    from scrutinydesk.reporting.edits import Edits
    from scrutinydesk.reporting.report import Report, Section


def write_template(path: Path) -> None:
    """Write an empty standard workbook with instructions and validation lists."""
    template.write_template(path, load_resources())


def write_demo(path: Path) -> None:
    """Write the demo workbook."""
    demo.write_demo(path, load_resources())


def export(  # noqa: PLR0913, PLR0917  each with a default that does the usual
    source: Path | str,
    out: Path,
    sections: Sequence[str] = (),
    formats: Sequence[str] = REPORT,
    painter: Painter | None = None,
    progress: Progress = SILENT,
    check: Callable[[Opened, Progress], Opened] | None = None,
) -> list[Path]:
    """Open a workbook and write its sections; return the files written, in order.

    Parameters
    ----------
    check : callable, optional
        Runs the slower checks: the errors that they find are named in what is written.

    Raises
    ------
    ScrutinyError
        Nobody has said what stands in the workbook: there is nothing to report.
    """
    opened = open_workbook(source, progress)
    if opened.kind is Kind.UNRECOGNISED:
        raise ScrutinyError(
            f"The layout of “{opened.book.name}” is not known.",
            "No measure was taken from it, and nothing was written.",
            "Map it in the window, or write a recipe (scrutinydesk recipe FILE --out R.toml) and export "
            "with --recipe R.toml.",
        )
    if check is not None:
        opened = check(opened, progress)
    return export_opened(opened, out, sections, formats, painter, progress)


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


__all__ = [
    "DEMO", "Format", "Job", "Kind", "Opened", "Painter", "add_comparison", "copy_section", "export",
    "export_opened", "export_report", "look", "open_workbook", "with_edits", "write_demo", "write_template",
]  # fmt: skip
