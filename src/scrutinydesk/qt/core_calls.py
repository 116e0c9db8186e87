"""What the window asks of the core; imported by it late, so that the first paint does not wait."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.periods import Month
    from scrutinydesk.pipeline import Opened
    from scrutinydesk.progress import Progress
    from scrutinydesk.qt.panels.core import Core
    from scrutinydesk.reporting.report import Report

    Opener = Callable[[Path | str, Progress], Opened]

DEMO = "demo"


def open_in_core(source: Path | str, progress: Progress) -> Opened:
    """Open a workbook; the core is imported here, in the thread, behind the painted window."""
    from scrutinydesk import pipeline  # noqa: PLC0415  not before the first paint

    opened = pipeline.open_workbook(source, progress)
    # What the pages need too: imported in the window's own thread it would stand still meanwhile.
    from scrutinydesk.qt import headless  # noqa: F401, PLC0415
    from scrutinydesk.qt.panels import page_commands, pages  # noqa: F401, PLC0415

    return opened


def look_at(opened: Opened, month: Month) -> Report:
    """Build the report of an open workbook as of another period end."""
    from scrutinydesk import pipeline  # noqa: PLC0415  not before the first paint

    return pipeline.look(opened, month)


def compared(opened: Opened, path: Path, progress: Progress) -> Opened:
    """Join the figures of a public release to an open workbook."""
    from scrutinydesk import pipeline  # noqa: PLC0415  not before the first paint

    return pipeline.add_comparison(opened, path, progress)


def checked(opened: Opened, progress: Progress) -> Opened:
    """Run the slower checks over an open workbook; the same one where they find nothing."""
    from scrutinydesk import checking  # noqa: PLC0415  not before the first view

    return checking.check(opened, progress)


def core() -> Core:
    """Return what the pages need of the core."""
    from scrutinydesk import pipeline  # noqa: PLC0415  not before the first paint
    from scrutinydesk.qt import headless  # noqa: PLC0415
    from scrutinydesk.qt.panels.core import Core  # noqa: PLC0415
    from scrutinydesk.workbook.shown import shown  # noqa: PLC0415

    drawn = headless.painter()

    def export(report: Report, out: Path, numbers: tuple[str, ...], progress: Progress) -> list[Path]:
        return pipeline.export_report(report, out, numbers, painter=drawn, progress=progress)

    return Core(pipeline.with_edits, pipeline.copy_section, export, shown)


def write_template(path: Path) -> None:
    """Write the empty standard workbook."""
    from scrutinydesk import pipeline  # noqa: PLC0415  not before the first paint

    pipeline.write_template(path)


def edits_name(source: Path | str, report: Report) -> str:
    """Return the name under which edits are kept.

    Of force and period, so that a corrected workbook finds them again; the demo's are its own.
    """
    owner = DEMO if source == DEMO else "".join(c if c.isalnum() else "-" for c in report.force.casefold())
    return f"{owner}-{report.period_end}.json"
