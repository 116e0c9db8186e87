"""What the window asks of the core; imported by it late, so that the first paint does not wait."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scrutinydesk.qt.remembering import DEMO, KeptImport, is_for_demo

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.library.store import Library
    from scrutinydesk.periods import Month
    from scrutinydesk.pipeline import Opened
    from scrutinydesk.progress import Progress
    from scrutinydesk.qt.library_shelf import LibraryShelf
    from scrutinydesk.qt.panels.core import Core
    from scrutinydesk.qt.remembering import Remembering, Source
    from scrutinydesk.reporting.report import Report
    from scrutinydesk.workbook.recipes import Recipe

    Opener = Callable[..., Opened]


def open_remembered(remembering: Remembering, shelf: LibraryShelf) -> Opener:
    """Return what opens a workbook with all that is remembered, called (source, progress, recipe=None).

    The core is imported there, in the thread, behind the painted window.
    """

    def open_it(source: Source, progress: Progress, recipe: Recipe | None = None) -> Opened:
        from scrutinydesk import pipeline  # noqa: PLC0415  not before the first paint

        if isinstance(source, KeptImport):
            return recalled(source)
        library = remembering.at_hand(source)
        if library is None:
            opened = pipeline.open_workbook(source, progress, recipe=recipe)
        else:
            from scrutinydesk.remembered import workbooks  # noqa: PLC0415  where there is a library

            opened = workbooks.open_workbook(library, source, progress, recipe)
            shelf.prepare(library, edits_name(source, opened.report))
        _import_pages()
        return opened

    def recalled(source: KeptImport) -> Opened:
        from scrutinydesk.remembered import workbooks  # noqa: PLC0415  see above

        def work(library: Library) -> Opened:
            opened = workbooks.reopened(library, source.id)
            shelf.prepare(library, edits_name(source, opened.report))
            return opened

        opened = remembering.ask(work, for_demo=source.for_demo)
        _import_pages()
        return opened

    return open_it


def _import_pages() -> None:
    # What the pages need too: imported in the window's own thread it would stand still meanwhile.
    from scrutinydesk.qt import headless  # noqa: F401, PLC0415  late: decision 6
    from scrutinydesk.qt.panels import page_commands, pages  # noqa: F401, PLC0415  late: decision 6


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
    from scrutinydesk.qt import headless  # noqa: PLC0415  late: decision 6
    from scrutinydesk.qt.panels.core import Core  # noqa: PLC0415  late: decision 6
    from scrutinydesk.workbook.shown import shown  # noqa: PLC0415  late: decision 6

    drawn = headless.painter()

    def export(report: Report, out: Path, numbers: tuple[str, ...], progress: Progress) -> list[Path]:
        return pipeline.export_report(report, out, numbers, painter=drawn, progress=progress)

    return Core(pipeline.with_edits, pipeline.copy_section, export, shown)


def write_template(path: Path) -> None:
    """Write the empty standard workbook."""
    from scrutinydesk import pipeline  # noqa: PLC0415  not before the first paint

    pipeline.write_template(path)


def edits_name(source: Source, report: Report) -> str:
    """Return the name under which edits are kept.

    Of force and period, so that a corrected workbook finds them again; the demo's are its own.
    """
    force = "".join(c if c.isalnum() else "-" for c in report.force.casefold())
    owner = DEMO if is_for_demo(source) else force
    return f"{owner}-{report.period_end}"
